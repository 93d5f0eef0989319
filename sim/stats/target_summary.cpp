#include "sim/stats/target_summary.hpp"

#include <algorithm>

namespace holdtime {

namespace {

/// What rounding may take from a share that is exactly the target.
constexpr double rounding = 1e-9;

std::vector<std::pair<std::size_t, std::size_t>> days_of(const Description& description, std::size_t intervals) {
    const auto* day = description.grid.day.data() + description.grid.warm_up_intervals;
    std::vector<std::pair<std::size_t, std::size_t>> days;
    for (std::size_t i = 0; i < intervals; ++i) {
        if (i == 0 || day[i] != day[i - 1]) days.emplace_back(i, i);
        days.back().second = i + 1;
    }
    return days;
}

}  // namespace

void TargetSummary::Counts::add(const Counts& other) {
    counted += other.counted;
    all += other.all;
    undecided += other.undecided;
}

TargetSummary::TargetSummary(const Target& target, const Description& description, const Layout& layout)
    : target_(target), by_day_(description.whole_days), intervals_(layout.intervals()) {
    const bool of_group = target.figure == TargetFigure::occupancy;
    name_ = of_group ? description.groups[target.number].name : description.channels[target.number].name;
    if (target.figure == TargetFigure::service_level) within_ = layout.rules[target.number].within;
    first_ = of_group ? target.number : layout.column[target.number];
    step_ = of_group ? layout.groups : layout.offered.size();
    const auto days = days_of(description, layout.intervals());
    const auto add = [](std::vector<Place>& places, std::size_t first, std::size_t last) {
        places.push_back({first, last, {}});
    };
    if (target.scope == TargetScope::horizon) add(places_, 0, layout.intervals());
    if (target.scope == TargetScope::day)
        for (const auto& [first, last] : days) add(places_, first, last);
    if (target.scope == TargetScope::interval)
        for (std::size_t i = 0; i < layout.intervals(); ++i) add(places_, i, i + 1);
    if (!by_day_) add(days_, 0, layout.intervals());
    for (std::size_t d = 0; d < days.size() && by_day_; ++d) add(days_, days[d].first, days[d].second);
}

TargetSummary::Counts TargetSummary::counts_of(const SumsOfInterval& s) const {
    if (target_.figure == TargetFigure::occupancy) return {s[Sum::busy], s[Sum::duty], 0};
    if (target_.figure == TargetFigure::service_level)
        return {s[Sum::within], s[Sum::judged_offered], s[Sum::undecided]};
    if (target_.figure == TargetFigure::asa) {
        const auto [waited, answered] = ratio(Figure::asa, s);
        return {waited, answered, 0};
    }
    const auto [abandoned, offered] = ratio(Figure::abandonment_rate, s);
    return {abandoned, offered, 0};
}

TargetSummary::Counts TargetSummary::over(std::size_t first, std::size_t last) const {
    Counts sum;
    for (auto i = first; i < last; ++i) sum.add(intervals_[i]);
    return sum;
}

bool TargetSummary::holds(const Counts& counts) const {
    const double slack = counts.counted - target_.value * counts.all;
    return target_.figure == TargetFigure::service_level ? slack >= -rounding * counts.all
                                                         : slack <= rounding * counts.all;
}

bool TargetSummary::holds_on(const Place& day, bool undecided_in_time) const {
    const auto held = [&](Counts counts) {
        if (undecided_in_time) counts.counted += counts.undecided;
        return holds(counts);
    };
    if (target_.scope != TargetScope::interval) return held(over(day.first, day.last));
    return std::all_of(intervals_.begin() + static_cast<std::ptrdiff_t>(day.first),
                       intervals_.begin() + static_cast<std::ptrdiff_t>(day.last), held);
}

void TargetSummary::add(const Folded& folded) {
    const auto& sums = target_.figure == TargetFigure::occupancy ? folded.group_intervals : folded.channel_intervals;
    for (std::size_t i = 0; i < intervals_.size(); ++i) intervals_[i] = counts_of(sums[i * step_ + first_]);
    for (auto& place : places_) {
        const auto counts = over(place.first, place.last);
        place.moments.add({counts.counted, counts.all, counts.undecided, 0});
    }
    for (const auto& day : days_) {
        if (!(over(day.first, day.last).all > 0)) continue;
        const bool held = holds_on(day, false);
        if (!held && holds_on(day, true)) continue;  // it hangs on contacts that are not decided yet
        ++judged_;
        held_ += held;
    }
}

/// On which side of the target; without an interval the mean decides.
TargetState TargetSummary::side(const Estimate& estimate) const {
    const bool sure = estimate.has_interval();
    const double sign = target_.figure == TargetFigure::service_level ? 1 : -1;
    const double low = sign * ((sure ? (sign > 0 ? estimate.low : estimate.high) : estimate.mean) - target_.value),
                 high = sign * ((sure ? (sign > 0 ? estimate.high : estimate.low) : estimate.mean) - target_.value);
    return low >= -rounding ? TargetState::met : high < -rounding ? TargetState::missed : TargetState::on_the_line;
}

/// It is met only if it is with all undecided contacts late, missed only if it is with all of them in time.
TargetSummary::Standing TargetSummary::standing(const Place& place, StudentT& of_state, StudentT& of_value) const {
    using Weights = PairedMoments::Weights;
    constexpr Weights counted{1, 0, 0, 0}, with_undecided{1, 0, 1, 0}, all{0, 1, 0, 0}, decided{0, 1, -1, 0};
    if (place.moments.count() == 0 || !(place.moments.mean(1) > 0)) return {};
    const auto value = place.moments.ratio_of(counted, decided, of_value);
    const auto worst = side(place.moments.ratio_of(counted, all, of_state)),
               best = side(place.moments.ratio_of(with_undecided, all, of_state));
    if (worst == TargetState::met) return {TargetState::met, value};
    if (best == TargetState::missed) return {TargetState::missed, value};
    return {worst == best ? TargetState::on_the_line : TargetState::undecided, value};
}

TargetOutcome TargetSummary::outcome(double confidence) const {
    TargetOutcome result;
    result.name = name_;
    result.figure = target_.figure;
    result.target = target_.value;
    result.within = within_;
    result.scope = target_.scope;
    result.by_replication = !by_day_;
    result.days = judged_;
    result.days_met = held_;
    const auto judged =
        std::count_if(places_.begin(), places_.end(), [](const Place& place) { return place.moments.mean(1) > 0; });
    // Many places are each given less room for chance, so that together they err as seldom as one.
    StudentT of_value(confidence),
        of_state(1 - (1 - confidence) / static_cast<double>(std::max<std::ptrdiff_t>(judged, 1)));
    constexpr std::array by_weight{TargetState::no_contacts, TargetState::met, TargetState::on_the_line,
                                   TargetState::undecided, TargetState::missed};
    const auto weight = [&](TargetState state) {
        return std::find(by_weight.begin(), by_weight.end(), state) - by_weight.begin();
    };
    double least = 0;
    for (const auto& place : places_) {
        const auto here = standing(place, of_state, of_value);
        if (here.state == TargetState::no_contacts) continue;
        if (weight(here.state) < weight(result.state)) continue;  // the place named is one of the state told
        const bool worse = weight(here.state) > weight(result.state);
        result.state = here.state;
        const double margin = (result.at_least() ? 1 : -1) * (here.value.mean - target_.value);
        if (!worse && result.value.exists() && !(margin < least)) continue;
        least = margin;
        result.value = here.value;
        result.interval = static_cast<std::uint32_t>(place.first);
    }
    return result;
}

}  // namespace holdtime
