#include "studies/history/estimation/day_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace holdtime {

namespace {

double median(std::vector<double> values) {
    if (values.empty()) return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

}  // namespace

DayTable::DayTable(const ContactLog& log, const LocalDays& clock, double interval)
    : interval_(interval), slots_(static_cast<std::size_t>(std::ceil(seconds_a_day / interval))) {
    first_day_ = clock.day(log.contacts.front().asked);
    days_ = static_cast<std::size_t>(clock.day(log.contacts.back().asked) - first_day_ + 1);
    std::vector<double> totals(days_, 0);
    place_.reserve(log.contacts.size());
    for (const auto& contact : log.contacts) {
        const auto wall = clock.local(contact.asked);
        const auto day = static_cast<std::int64_t>(std::floor(wall / seconds_a_day));
        const auto slot = static_cast<std::size_t>((wall - static_cast<double>(day * seconds_a_day)) / interval);
        const auto number = static_cast<std::size_t>(day - first_day_);
        place_.push_back(static_cast<std::uint32_t>(number * slots_ + std::min(slot, slots_ - 1)));
        if (contact.reached_queue()) ++totals[number];
    }
    counts_.assign(days_, true);
    find_odd_days(totals);
    for (std::size_t day = 0; day < days_; ++day)
        if (counts_[day]) ++counted_[weekday(day)];
}

void DayTable::leave_out(std::size_t day, std::string why) {
    counts_[day] = false;
    odd_.push_back({first_day_ + static_cast<std::int64_t>(day), std::move(why)});
}

/// Holidays, breakdowns, half a day at the log's ends: a total that lies more than 5 robust standard deviations, and
/// 40 % or more, from the median of its weekday. Days without any contact on a weekday that has ten or more are closed
/// ones.
void DayTable::find_odd_days(const std::vector<double>& totals) {
    constexpr double least_usual = 10;  ///< contacts a day: of fewer, days without any are nothing odd
    double typical[7];
    std::vector<double> deviations;
    for (int w = 0; w < 7; ++w) {
        std::vector<double> busy;
        for (std::size_t day = 0; day < days_; ++day)
            if (weekday(day) == w && totals[day] > 0) busy.push_back(totals[day]);
        typical[w] = median(busy);
        if (busy.size() >= 3)
            for (const double total : busy) deviations.push_back(std::abs(total / typical[w] - 1));
    }
    const double spread = 1.4826 * median(deviations);
    for (std::size_t day = 0; day < days_; ++day) {
        const double usual = typical[weekday(day)];
        if (usual == 0) continue;
        if (totals[day] == 0) {
            if (usual >= least_usual) leave_out(day, "no contact at all");
            continue;
        }
        if (deviations.empty()) continue;
        const double limit = std::max({0.4, 5 * spread, 5 / std::sqrt(usual)});
        if (std::abs(totals[day] / usual - 1) > limit)
            leave_out(day, fmt::format("{:.0f} contacts, where {:.0f} are usual", totals[day], usual));
    }
}

}  // namespace holdtime
