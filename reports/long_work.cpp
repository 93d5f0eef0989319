#include "reports/long_work.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace holdtime {

double seconds_left(const WorkDone& work) {
    constexpr double least_to_tell = 1;  // seconds: sooner, what is done only once weighs too much
    if (work.finished == 0 || work.seconds < least_to_tell || work.finished >= work.planned) return 0;
    const auto begun = std::max<std::uint64_t>(work.finished, std::min<std::uint64_t>(work.threads, work.planned));
    return work.seconds / static_cast<double>(begun) * static_cast<double>(work.planned - work.finished);
}

std::string long_work(double seconds) {
    constexpr double minute = 60, hour = 3600, day = 24 * hour;
    if (seconds < 10 * minute) return "";
    if (seconds < 1.5 * hour) return fmt::format("about {:.0f} minutes", seconds / minute);
    if (seconds < 2 * day) return fmt::format("about {:.0f} hours", seconds / hour);
    return fmt::format("about {:.0f} days", seconds / day);
}

}  // namespace holdtime
