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
    odd_ = find_odd_days(first_day_, totals);
    for (const auto& odd : odd_) counts_[static_cast<std::size_t>(odd.day - first_day_)] = false;
    for (std::size_t day = 0; day < days_; ++day)
        if (counts_[day]) ++counted_[weekday(day)];
}

std::vector<OddDay> find_odd_days(std::int64_t first_day, const std::vector<double>& totals) {
    constexpr double least_usual = 10;  ///< contacts a day: of fewer, days without any are nothing odd
    const auto weekday = [&](std::size_t day) { return weekday_of(first_day + static_cast<std::int64_t>(day)); };
    double typical[7];
    std::vector<double> deviations;
    for (int w = 0; w < 7; ++w) {
        std::vector<double> busy;
        for (std::size_t day = 0; day < totals.size(); ++day)
            if (weekday(day) == w && totals[day] > 0) busy.push_back(totals[day]);
        typical[w] = median(busy);
        if (busy.size() >= 3)
            for (const double total : busy) deviations.push_back(std::abs(total / typical[w] - 1));
    }
    const double spread = 1.4826 * median(deviations);
    std::vector<OddDay> odd;
    for (std::size_t day = 0; day < totals.size(); ++day) {
        const auto date = first_day + static_cast<std::int64_t>(day);
        const double usual = typical[weekday(day)];
        const double limit = std::max({0.4, 5 * spread, 5 / std::sqrt(std::max(usual, 1.0))});
        if (totals[day] == 0 && usual >= least_usual)
            odd.push_back({date, "no contact at all"});
        else if (totals[day] > 0 && !deviations.empty() && std::abs(totals[day] / usual - 1) > limit)
            odd.push_back({date, fmt::format("{:.0f} contacts, where {:.0f} are usual", totals[day], usual)});
    }
    return odd;
}

}  // namespace holdtime
