#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace holdtime {

/// A date, a time of day, or both, as a column of times may have them.
struct TimeStamp {
    std::optional<std::int64_t> day;  ///< since 1970-01-01
    double second = 0;                ///< after midnight
    bool has_clock = false;           ///< a time of day is written
    std::optional<int> utc_offset;    ///< seconds, where one is written
};

/// `2026-03-02`, `08:15`, `2026-03-02T08:15:30.25`, also with a space for the T, `Z` or `+01:00`; nullopt if it is
/// none.
std::optional<TimeStamp> read_time_stamp(const std::string& text);

}  // namespace holdtime
