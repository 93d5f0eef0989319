#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/schema/value.hpp"
#include "sim/core/time.hpp"

/// The calendar and hours, as a scenario has them.
namespace holdtime {

/// A time of day in minutes after midnight, 0 to 1440 ("24:00").
using MinuteOfDay = int;

struct OpenSpan {
    std::array<bool, 7> weekdays{};  ///< Monday first: days on which the span starts
    MinuteOfDay from = 0;
    MinuteOfDay to = 1440;  ///< to <= from: runs into the next day
};

/// Opening hours; `always` when `spans` is empty and `always` is true.
struct Hours {
    bool always = true;
    std::vector<OpenSpan> spans;
    Place place;
};

/// A date that is played as another weekday, or on which whatever has hours is closed.
struct Holiday {
    std::int64_t day = 0;  ///< since 1970-01-01
    int weekday = 0;       ///< whose profile, hours and staffing it has; 0 = Monday
    bool closed = false;   ///< nothing with hours opens; the weekday is its own
    Place place;
};

struct CalendarSpec {
    int year = 0, month = 0, day = 0;  ///< of start, local
    MinuteOfDay start_minute = 0;
    int days = 1;  ///< used when `duration` is absent
    std::optional<Seconds> duration;
    Seconds interval = 1800;
    std::string timezone = "UTC";
    Seconds warm_up = 0;
    Seconds cool_down = 0;
    bool cut_at_end = false;  ///< at_end: cut
    std::vector<Holiday> holidays;
    std::string clock;  ///< zone by whose clock profiles, hours and time stamps are read; "" = timezone
    Place place;
    Place start_place, interval_place, horizon_place, warm_up_place, cool_down_place,
        timezone_place;  ///< for make_grid's complaints
};

}  // namespace holdtime
