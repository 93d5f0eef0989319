#pragma once

#include <string>
#include <vector>

#include "studies/history/estimation/day_table.hpp"
#include "studies/history/estimation/duty.hpp"
#include "studies/history/log/contact_log.hpp"

namespace holdtime {

/// Agents with the same media.
struct GroupEstimate {
    std::string name;
    std::vector<Medium> media;
    std::vector<double> per_interval;  ///< a week from Monday: mean number on duty
    std::vector<double> standard_errors;
    double hours = 0;  ///< of duty in the history
    double work = 0;   ///< hours with contacts
};

/// How fast a roster changes: the age at which a day tells half as much of the staffing to come as the last one does,
/// in days; 0: all tell alike. Exponential smoothing (R. Brown, Statistical Forecasting for Inventory Control, 1959) of
/// each day's total against what is usual on its weekday: of 1, 2, 4 and 8 weeks the one that foretells the days after
/// the first week best, from the days before each, if that takes a fifth off the squared errors that the plain mean
/// makes, and moves the level by 3 % or more. `totals`: of each day; `weekday`: of each day from 0, -1 where it does
/// not count.
double half_life_of_staffing(const std::vector<double>& totals, const std::vector<int>& weekday);

/// Of every group: the mean number on duty by weekday and interval, over the days that count.
std::vector<GroupEstimate> estimate_staffing(const ContactLog& log, const DayTable& table, const AgentGroups& groups,
                                             const DutyTable& duty, double half_life);

/// The same, from the duty itself.
double half_life_of_staffing(const DayTable& table, const DutyTable& duty);

}  // namespace holdtime
