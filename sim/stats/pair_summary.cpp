#include "sim/stats/pair_summary.hpp"

namespace holdtime {

namespace {

/// Numerators of figures that are a number of the whole replication. Needs resolved are customers x resolution_rate:
/// those still in progress are taken to fare like the others, for where the calendar ends is no
/// merit of a strategy.
double amount(Figure figure, const PartSums& total) {
    const auto [numerator, denominator] = ratio(figure, total);
    if (figure != Figure::resolution_rate) return numerator;
    return denominator > 0 ? numerator / denominator * ratio(Figure::customers, total).numerator : 0;
}

constexpr std::array compared{Figure::cost, Figure::unserved, Figure::resolution_rate};

bool same_side(const Estimate& one, const Estimate& other) {
    return (one.low > 0 && other.low > 0) || (one.high < 0 && other.high < 0);
}

}  // namespace

PairSummary::PairSummary(std::vector<std::string> strategies) : strategies_(std::move(strategies)) {
    for (std::size_t a = 0; a < strategies_.size(); ++a)
        for (std::size_t b = a + 1; b < strategies_.size(); ++b) pairs_.push_back({a, b, {}, {}});
}

void PairSummary::add(std::span<const PartSums* const> totals) {
    for (auto& pair : pairs_) {
        std::array<double, 4> values{};
        for (std::size_t i = 0; i < things; ++i) {
            values[i] = amount(compared[i], *totals[pair.a]) - amount(compared[i], *totals[pair.b]);
            pair.less[i] += values[i] < 0;
        }
        pair.differences.add(values);
    }
}

PairOutcome PairSummary::outcome(const State& state, StudentT& student) {
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
    return result;
}

std::vector<PairOutcome> PairSummary::outcomes(double confidence) const {
    StudentT student(confidence);
    std::vector<PairOutcome> list;
    for (const auto& pair : pairs_) {
        list.push_back(outcome(pair, student));
        list.back().a = strategies_[pair.a];
        list.back().b = strategies_[pair.b];
    }
    return list;
}

}  // namespace holdtime
