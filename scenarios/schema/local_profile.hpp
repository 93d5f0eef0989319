#pragma once

#include <cstdint>
#include <span>

#include "scenarios/schema/calendar.hpp"
#include "scenarios/schema/local_clock.hpp"

namespace holdtime {

/// A day's or week's values as a clock on the wall looks them up: by its own zone, and with dates that are played as
/// other weekdays. Intervals of the grid need not begin where the values' do.
class LocalProfile {
public:
    /// `values` cover a day from midnight, or a week from Monday, in steps of `interval` seconds that divide a day;
    /// they and the clock must outlive it.
    LocalProfile(std::span<const double> values, const LocalClock& clock, std::int64_t interval)
        : values_(values), clock_(clock), interval_(interval) {}

    /// The value that holds at so many seconds from the start.
    double level(std::int64_t at) const;
    /// What is due between two such times, each value being the amount of its whole interval.
    double amount(std::int64_t from, std::int64_t to) const;

private:
    std::span<const double> values_;
    const LocalClock& clock_;
    std::int64_t interval_;
};

}  // namespace holdtime
