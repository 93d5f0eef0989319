#include "studies/compare/period.hpp"

#include <fmt/format.h>

#include "scenarios/schema/quantity.hpp"

namespace holdtime {

Period period_of(const CalendarSpec& calendar, const std::vector<std::string>& interval_labels) {
    constexpr std::size_t date = 10;  // 2026-03-02
    Period period;
    if (!interval_labels.empty()) {
        period.first = interval_labels.front().substr(0, date);
        period.last = interval_labels.back().substr(0, date);
    }
    period.length = calendar.duration ? show_duration(*calendar.duration)
                                      : fmt::format("{} day{}", calendar.days, calendar.days == 1 ? "" : "s");
    if (calendar.warm_up > 0) period.warm_up = show_duration(calendar.warm_up);
    if (calendar.cool_down > 0) period.cool_down = show_duration(calendar.cool_down);
    return period;
}

}  // namespace holdtime
