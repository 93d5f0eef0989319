#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "studies/history/log/contact_log.hpp"
#include "studies/history/log/local_days.hpp"

namespace holdtime {

/// A day of a history that is no ordinary one of its weekday, and is left out.
struct OddDay {
    std::int64_t day = 0;
    std::string why;
};

/// Of days with so many contacts each, from the first one on: holidays, breakdowns, half a day at a log's ends. A total
/// that lies more than 5 robust standard deviations, and 40 % or more, from the median of its weekday, and days without
/// any contact where ten or more are usual.
std::vector<OddDay> find_odd_days(std::int64_t first_day, const std::vector<double>& totals);

/// The history laid out by local day and interval. Days run from the log's first to its last contact.
class DayTable {
public:
    DayTable(const ContactLog& log, const LocalDays& clock, double interval);

    std::int64_t first_day() const { return first_day_; }
    std::size_t days() const { return days_; }
    std::size_t slots() const { return slots_; }  ///< intervals a day
    double interval() const { return interval_; }
    int weekday(std::size_t day) const { return weekday_of(first_day_ + static_cast<std::int64_t>(day)); }
    /// Of each contact of the log: its day (from 0) and interval of the day.
    std::size_t day_of(std::size_t contact) const { return place_[contact] / slots_; }
    std::size_t slot_of(std::size_t contact) const { return place_[contact] % slots_; }
    /// Was there a day of this kind; days that are odd count nowhere.
    bool counts(std::size_t day) const { return counts_[day]; }
    std::size_t counted(int weekday) const { return counted_[static_cast<std::size_t>(weekday)]; }
    const std::vector<OddDay>& odd_days() const { return odd_; }

private:
    double interval_;
    std::size_t slots_, days_ = 0;
    std::int64_t first_day_ = 0;
    std::vector<std::uint32_t> place_;
    std::vector<bool> counts_;
    std::size_t counted_[7] = {};
    std::vector<OddDay> odd_;
};

}  // namespace holdtime
