#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "models/staffing/solver/integer_program.hpp"
#include "sim/ports/plan.hpp"

/// Requirements covered by shifts: the least-cost number of people on each of many possible shifts (Dantzig, Operations
/// Research 2 (1954), 339-341), jointly over groups and channels, with penalties for too few and too many.
namespace holdtime {

/// One way to work: a shift on a day, or the same shift on several days by the same people.
struct ShiftColumn {
    std::size_t group = 0;
    std::size_t type = 0;                  ///< of the caller's list; columns of one type share its limit
    std::vector<std::uint32_t> days;       ///< on which it starts
    std::vector<std::uint32_t> intervals;  ///< in which the person is present: breaks left out
    double cost = 0;                       ///< money a person
    bool part_time = false;
};

struct CoverGroup {
    std::vector<std::size_t> jobs;                     ///< what its people can do: indices into CoverProblem::need
    std::vector<double> existing;                      ///< per interval: people who are there anyway; empty = none
    double heads_at_most = IntegerProgram::unlimited;  ///< people on shifts that start on one day
    double part_time_at_most = 1;                      ///< share of the people of a day
    double over_cost = 0;                              ///< money per hour of one who is there and not needed
};

struct CoverProblem {
    static constexpr double forbidden = std::numeric_limits<double>::infinity();

    std::uint32_t intervals = 0, days = 0;
    std::vector<std::vector<double>> need;  ///< [job][interval]: people
    std::vector<CoverGroup> groups;
    std::vector<ShiftColumn> columns;
    std::vector<double> type_at_most;  ///< per type: people on any day; empty = no limit
    std::vector<double> hours;         ///< length of each interval
    std::vector<double> under_cost;  ///< per job: money per missing person and hour; forbidden = nobody may be missing
    ProgramLimits limits;
};

struct CoverSolution {
    bool found = false;
    std::vector<std::uint32_t> heads;          ///< per column
    Plan staff;                                ///< [group][interval], the existing included
    std::vector<std::vector<double>> missing;  ///< [job][interval]
    double shift_cost = 0;                     ///< without penalties
    double cost = 0, bound = 0;  ///< with the penalties that have a price; where people are missing who may not
                                 ///< be, among those covers that have as few missing
    std::uint32_t nodes = 0;
    double gap() const { return cost > bound && cost > 0 ? (cost - bound) / cost : 0; }
};

CoverSolution cover(const CoverProblem& problem);

}  // namespace holdtime
