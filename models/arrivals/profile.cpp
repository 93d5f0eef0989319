#include "models/arrivals/profile.hpp"

#include <fmt/format.h>

namespace holdtime {

std::vector<double> read_profile(Parameters& parameters, const ArrivalContext& context) {
    const auto before = parameters.problems().size();
    std::vector<double> expected;
    if (const Value* written = parameters.value("per_interval"))
        expected = expand_per_interval(*written, parameters.path() + ".per_interval", context.calendar, *context.grid,
                                       parameters.problems(), PerInterval::amount);
    else
        parameters.complain("per_interval", "missing key 'per_interval' in " + parameters.path());
    for (std::size_t i = 0; i < expected.size() && parameters.problems().size() == before; ++i) {
        if (expected[i] >= 0 && expected[i] <= 1e9) continue;
        parameters.complain(
            "per_interval",
            fmt::format("invalid {}.per_interval {} (must be a number of contacts from 0 to 1000000000)",
                        parameters.path(), show_number(expected[i])));
    }
    for (double& contacts : expected) contacts *= context.volume;
    return expected;
}

}  // namespace holdtime
