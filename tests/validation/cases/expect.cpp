#include "tests/validation/cases/expect.hpp"

#include <utility>

namespace holdtime::validation {

Expectations& Expectations::voice_figures() {
    static constexpr std::pair<const char*, Figure> figures[] = {
        {"p_wait", Figure::delayed_rate},
        {"p_abandon", Figure::abandonment_rate},
        {"asa", Figure::asa},
        {"wait_all", Figure::wait_mean},
        {"lq", Figure::queue_mean},
        {"sl", Figure::service_level},
        {"sl1", Figure::service_level_offered},
        {"sl2", Figure::service_level_answered},
        {"sl3", Figure::service_level_excluding_abandoned_within},
        {"sl4", Figure::service_level_abandoned_within_as_good},
    };
    for (const auto& [key, figure] : figures)
        if (result_.contains(key)) channel(key, figure);
    if (result_.contains("occupancy")) group("occupancy", Figure::occupancy);
    return *this;
}

}  // namespace holdtime::validation
