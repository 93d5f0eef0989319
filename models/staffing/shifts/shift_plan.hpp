#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/catalogue.hpp"
#include "models/staffing/shifts/shift_types.hpp"

namespace holdtime {

/// One group's shifts as its scenario has them.
struct ShiftGroup {
    std::size_t group = 0;
    std::vector<ShiftType> types;
    std::optional<ModelChoice> requirement;  ///< the model that says how many are needed; Erlang's when absent
    double heads_at_most = IntegerProgram::unlimited;
    double part_time_at_most = 1;
    std::vector<double> existing;         ///< per counted interval; empty = none
    std::optional<double> understaffing;  ///< money per missing agent and hour; absent: nobody may be missing
    double overstaffing = 0;              ///< money per agent and hour too many
    ProgramLimits limits;
};

/// Covers the groups' requirements jointly: people of a group may stand in for another whose channels they all know.
/// Fills in the groups' plans, and the notes with shifts, gap and what is missing. Complains when no shift covers an
/// interval in which somebody is needed.
void plan_shifts(const std::vector<ShiftGroup>& groups, std::vector<StaffedGroup>& staffed,
                 const StaffingContext& context, Plan& plan);

}  // namespace holdtime
