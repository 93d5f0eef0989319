#pragma once

#include <cstdint>
#include <string>

namespace holdtime {

/// How far a piece of work has come: replications, or a sweep's points.
struct WorkDone {
    double seconds = 0;  ///< since it began
    std::uint64_t finished = 0;
    std::uint64_t planned = 0;
    unsigned threads = 1;  ///< that work side by side
};

/// Seconds that are left, going on as until now; 0 while nothing can be told. The first results of all threads come at
/// about the same time: each of them counts as soon as the first is there.
double seconds_left(const WorkDone& work);

/// `about 3 hours`, for work that somebody should know about before waiting for it: ten minutes or more. "" for less.
std::string long_work(double seconds);

}  // namespace holdtime
