#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/staffing/solver/cover.hpp"
#include "models/staffing_needs.hpp"
#include "scenarios/schema/parameters.hpp"

/// Shifts as a user describes them, and every way to work them.
namespace holdtime {

struct ShiftBreak {
    Seconds after = 0, latest = 0;  ///< earliest and latest start, after the shift's
    Seconds length = 0;
};

struct ShiftType {
    std::string name;
    int first_start = 0, last_start = 0;  ///< minutes after midnight
    Seconds every = 0;
    Seconds length = 0;
    std::vector<ShiftBreak> breaks;
    std::array<bool, 7> weekdays{true, true, true, true, true, true, true};
    bool together = false;  ///< the same people on all of its weekdays, in weeks from Monday
    bool part_time = false;
    double at_most = IntegerProgram::unlimited;
    Place place;
};

/// The block `types`: a map from names to shifts. Complains about times that are no whole intervals.
std::vector<ShiftType> read_shift_types(Parameters& parameters, const CalendarSpec& calendar);

/// One column with what a report says of it.
struct ShiftOption {
    ShiftColumn column;
    std::vector<std::string> starts, ends;         ///< local, per day of the column
    std::vector<std::vector<std::string>> breaks;  ///< local times, per day of the column
    double hours = 0;                              ///< present, a day
};

/// Every start, break and day of a type, within the counted intervals and from the evening before. `pay` is money per
/// agent and hour.
std::vector<ShiftOption> shift_options(const ShiftType& type, std::size_t group, const CalendarSpec& calendar,
                                       const TimeGrid& grid, double pay_per_hour);

/// `mon-fri`, `sat`, or a list of such; nullopt after a complaint.
std::optional<std::array<bool, 7>> read_shift_weekdays(const Value& value, const std::string& what, Problems& problems);

}  // namespace holdtime
