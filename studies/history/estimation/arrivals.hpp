#pragma once

#include <limits>
#include <vector>

#include "studies/history/estimation/day_table.hpp"

namespace holdtime {

/// Contacts by weekday and interval, and how much days differ beyond chance.
struct ArrivalEstimate {
    static constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    std::vector<double> per_interval;           ///< a week from Monday: expected contacts
    std::vector<double> standard_errors;        ///< of each
    double day_cv = 0, day_cv_error = unknown;  ///< of the day's factor; unknown: too few days
    double interval_cv = 0, interval_cv_error = unknown;
    double correlation = 0;  ///< of what intervals of a day have in common, between them; 0 when there is no such
    double dispersion = 1;   ///< variance over mean of the interval counts
    std::size_t days = 0;
    double n = 0;
};

/// `counted[i]`: does contact i of the log count as an arrival of this queue?
ArrivalEstimate estimate_arrivals(const DayTable& table, const std::vector<bool>& counted);

/// From counts by day and interval: what estimate_arrivals rests on. `weekday` of each day, -1 of days left out.
/// Mean count by weekday and interval. With a day's factor B and an interval's C, both of mean 1, counts N_i of one day
/// have covariance cv_B^2 m_i m_j between intervals, and variance m_i + (cv_B^2 + cv_C^2 + cv_B^2 cv_C^2) m_i^2: both
/// cv's are ratios of sums of squares and products about the mean of the weekday, times n / (n - 1); errors by the
/// jackknife over days. Source: A. Avramidis, A. Deslauriers, P. L'Ecuyer, Management Science 50 (2004), 896-908;
/// G. Jongbloed, G. Koole, Applied Stochastic Models in Business and Industry 17 (2001), 307-318.
ArrivalEstimate estimate_arrivals(const std::vector<std::vector<double>>& counts, const std::vector<int>& weekday);

}  // namespace holdtime
