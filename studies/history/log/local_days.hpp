#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

#include "scenarios/schema/local_clock.hpp"

namespace holdtime {

/// Moments of a log by the clock on the wall of one time zone.
class LocalDays {
public:
    /// The zone must exist (find_zone).
    explicit LocalDays(const std::string& zone);

    /// Unix time of a local second (days since 1970-01-01 x 86,400 + seconds after midnight); nothing when the clocks
    /// skipped it. Of a time that comes twice the first, unless it would lie before `not_before`, as in a log that
    /// goes on through the repeated hour.
    std::optional<double> unix_time(double local, double not_before) const;
    double local(double unix_time) const;  ///< the reverse
    std::int64_t day(double unix_time) const;
    /// Seconds on the clock since midnight.
    double second_of_day(double unix_time) const;
    /// When that local day begins: Unix time.
    double start_of(std::int64_t day) const;

private:
    struct Hour {
        bool plain = false;
        std::int64_t offset = 0;
    };
    const Hour& hour(std::int64_t hour, bool of_local) const;
    LocalClock clock_;
    mutable std::unordered_map<std::int64_t, Hour> local_hours_, unix_hours_;  ///< a log asks for the same again
};

}  // namespace holdtime
