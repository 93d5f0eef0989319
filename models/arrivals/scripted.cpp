#include <fmt/format.h>

#include "models/arrivals/given_times.hpp"
#include "models/catalogue.hpp"
#include "models/checks.hpp"

namespace holdtime {
namespace {

std::shared_ptr<const ArrivalProcess> make(Parameters& parameters, const ArrivalContext& context) {
    parameters.short_form("times");
    Checked check(parameters);
    auto times = parameters.durations("times");
    for (const Seconds t : times) {
        if (t < context.grid->last()) continue;
        check.invalid("times", show_duration(t), "must lie before the end, " + show_duration(context.grid->last()));
        break;
    }
    return check.ok() ? given_times(std::move(times), context.grid) : nullptr;
}

}  // namespace

extern const ArrivalModel scripted_model = {
    {"scripted",
     "customers at the very times that are listed, alike in every replication",
     "",
     "",
     {ParameterInfo{"times", "list of durations", "", "time of each arrival after the start"}.short_form()},
     "{scripted: {times: [0s, 90s, 1h]}}"},
    make,
    false};

}  // namespace holdtime
