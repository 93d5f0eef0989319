#include "sim/stats/day_summary.hpp"

#include <algorithm>

namespace holdtime {

namespace {

constexpr std::size_t dots = 20;

/// No share is above 1: a bin may say so.
double percentile_of(const WaitSample& sample, double p, Figure figure) {
    const double value = sample.quantile(p);
    return info(figure).unit == Unit::share && value > 1 ? 1 : value;
}

template <class Sums>
void add_value(WaitSample& sample, Figure figure, const Sums& sums) {
    const auto [numerator, denominator] = ratio(figure, sums);
    if (denominator > 0) sample.add(numerator / denominator);
}

DaySpread spread_of(const WaitSample& sample, Figure figure) {
    DaySpread spread{figure,
                     percentile_of(sample, 0.1, figure),
                     percentile_of(sample, 0.5, figure),
                     percentile_of(sample, 0.9, figure),
                     {}};
    if (figure == Figure::service_level)
        for (std::size_t i = 0; i < dots; ++i)
            spread.dots.push_back(
                percentile_of(sample, (static_cast<double>(i) + 0.5) / static_cast<double>(dots), figure));
    return spread;
}

}  // namespace

DaySummary::DaySummary(const Description& description, const Layout& layout)
    : columns_(layout.offered.size()),
      intervals_(layout.intervals()),
      of_days_(columns_),
      of_intervals_(layout.interval_waits ? intervals_ * columns_ : 0) {
    for (const auto channel : layout.offered) names_.push_back(description.channels[channel].name);
    const auto* day = description.grid.day.data() + description.grid.warm_up_intervals;
    for (std::size_t i = 0; i < intervals_; ++i) {
        if (i == 0 || (description.whole_days && day[i] != day[i - 1])) days_.push_back({i, i});
        days_.back().last = i + 1;
    }
}

void DaySummary::add_day(const Day& day, const Folded& folded) {
    for (std::size_t c = 0; c < columns_; ++c) {
        auto sums = folded.channel_intervals.over(day.first * columns_ + c, day.last * columns_, columns_);
        sums[Sum::replications] = 1;
        if (!(ratio(Figure::offered, sums).numerator > 0)) continue;
        for (std::size_t f = 0; f < figures.size(); ++f) add_value(of_days_[c][f], figures[f], sums);
    }
}

void DaySummary::add(const Folded& folded) {
    for (const auto& day : days_) add_day(day, folded);
    for (std::size_t i = 0; i < of_intervals_.size(); ++i)
        add_value(of_intervals_[i], Figure::service_level, folded.channel_intervals[i]);
}

void DaySummary::tell(StrategyResults& results) const {
    for (std::size_t c = 0; c < columns_; ++c) {
        ChannelDays days{names_[c], {}};
        for (std::size_t f = 0; f < figures.size(); ++f)
            if (of_days_[c][f].size() > 0) days.figures.push_back(spread_of(of_days_[c][f], figures[f]));
        if (!days.figures.empty()) results.days.push_back(std::move(days));
    }
    if (of_intervals_.empty() || results.channel_intervals.size() != columns_) return;
    for (std::size_t c = 0; c < columns_; ++c)
        for (std::size_t i = 0; i < intervals_; ++i) {
            const auto& sample = of_intervals_[i * columns_ + c];
            results.channel_intervals[c].service_level_p10.push_back(percentile_of(sample, 0.1, Figure::service_level));
            results.channel_intervals[c].service_level_p90.push_back(percentile_of(sample, 0.9, Figure::service_level));
        }
}

}  // namespace holdtime
