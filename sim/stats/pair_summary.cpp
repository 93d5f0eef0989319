#include "sim/stats/pair_summary.hpp"

#include <cmath>

namespace holdtime {

namespace {

double amount(Figure figure, const PartSums& total) {
    const auto [numerator, denominator] = ratio(figure, total);
    if (figure != Figure::resolution_rate) return numerator;
    return denominator > 0 ? numerator / denominator * ratio(Figure::customers, total).numerator : 0;
}

bool same_side(const Estimate& one, const Estimate& other) {
    return (one.low > 0 && other.low > 0) || (one.high < 0 && other.high < 0);
}

}  // namespace

Decisive decisive_of(const PartSums& total) {
    const auto settled = ratio(Figure::resolution_rate, total), left = ratio(Figure::abandonment_rate, total);
    return {amount(Figure::cost, total),
            amount(Figure::unserved, total),
            amount(Figure::resolution_rate, total),
            amount(Figure::customers, total),
            settled.numerator,
            settled.denominator,
            left.numerator,
            left.denominator};
}

PairSummary::PairSummary(std::vector<SetUp> strategies) : strategies_(std::move(strategies)) {
    for (std::size_t a = 0; a < strategies_.size(); ++a)
        for (std::size_t b = a + 1; b < strategies_.size(); ++b) pairs_.push_back({a, b, {}, {}});
}

void PairSummary::add(std::span<const PartSums* const> totals) {
    for (auto& pair : pairs_) {
        const auto a = decisive_of(*totals[pair.a]), b = decisive_of(*totals[pair.b]);
        const double set_up = (*totals[pair.a])[Sum::set_up] - (*totals[pair.b])[Sum::set_up];
        const std::array<double, 4> values{a.cost - b.cost, a.unserved - b.unserved, a.resolved - b.resolved,
                                           a.cost - b.cost - set_up};
        for (std::size_t i = 0; i < things; ++i) pair.less[i] += values[i] < 0;
        pair.differences.add(values);
    }
}

/// What is spent more, over what is saved a day: as far as the interval of the latter says that anything is.
Estimate PairSummary::payback_days(const State& state, StudentT& student) const {
    const double more = strategies_[state.a].amount - strategies_[state.b].amount;
    if (more == 0) return {};
    const double spent = std::abs(more) * strategies_[state.a].days;
    const auto saved = state.differences.sum_of({0, 0, 0, more > 0 ? -1.0 : 1.0}, student);
    const double least = saved.has_interval() ? saved.low : saved.mean;
    if (!(least > 0)) return {};
    Estimate days;
    days.mean = spent / saved.mean;
    if (saved.has_interval()) days.low = spent / saved.high, days.high = spent / saved.low;
    return days;
}

PairOutcome PairSummary::outcome(const State& state, StudentT& student) const {
    PairOutcome result;
    const std::array figures{&result.cost, &result.unserved, &result.resolved};
    for (std::size_t i = 0; i < things; ++i) {
        PairedMoments::Weights weights{};
        weights[i] = 1;
        figures[i]->difference = state.differences.sum_of(weights, student);
        figures[i]->days = static_cast<double>(state.less[i]) / state.differences.count();
    }
    // Elsewhere the quotient is no price: the cheaper one settles more, or it is not known which does.
    if (same_side(result.cost.difference, result.resolved.difference))
        result.price_per_need = state.differences.ratio_of({1, 0, 0, 0}, {0, 0, 1, 0}, student);
    result.payback_days = payback_days(state, student);
    result.a_sets_up = strategies_[state.a].amount > strategies_[state.b].amount;
    return result;
}

std::vector<PairOutcome> PairSummary::outcomes(double confidence) const {
    StudentT student(confidence);
    std::vector<PairOutcome> list;
    for (const auto& pair : pairs_) {
        list.push_back(outcome(pair, student));
        list.back().a = strategies_[pair.a].strategy;
        list.back().b = strategies_[pair.b].strategy;
    }
    return list;
}

}  // namespace holdtime
