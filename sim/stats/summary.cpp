#include "sim/stats/summary.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "sim/stats/combined_summary.hpp"
#include "sim/stats/pair_summary.hpp"
#include "sim/stats/strategy_summary.hpp"

namespace holdtime {

namespace {

/// Half-widths of waits need not be below this, however short the wait.
constexpr Seconds finest_wait = 0.5;

/// Money and counts relative to the mean, shares in percentage points, waits relative but at least half a second.
bool precise_enough(const Estimate& estimate, Unit unit, double precision) {
    if (!estimate.exists()) return true;
    if (!estimate.has_interval()) return false;
    switch (unit) {
        case Unit::share:
            return estimate.half_width() <= precision;
        case Unit::seconds:
            return estimate.half_width() <= std::max(precision * std::abs(estimate.mean), finest_wait);
        default:
            return estimate.half_width() <= precision * std::abs(estimate.mean);
    }
}

std::vector<PairSummary::SetUp> set_ups(std::span<const Description> strategies) {
    std::vector<PairSummary::SetUp> list;
    for (const auto& one : strategies) list.push_back({one.strategy, one.money.set_up, one.money.days});
    return list;
}

/// A difference to what does not exist does not exist.
void drop_missing(Figures& difference, const Figures& before) {
    for (std::size_t f = 0; f < figure_count; ++f)
        if (!before.values[f].exists()) difference.values[f] = {};
}

void drop_missing(std::vector<NamedFigures>& differences, const std::vector<NamedFigures>& before) {
    for (auto& part : differences)
        for (const auto& own : before)
            if (own.name == part.name) drop_missing(part.figures, own.figures);
}

StrategyResults without_missing(StrategyResults difference, const StrategyResults& before) {
    drop_missing(difference.total, before.total);
    drop_missing(difference.channels, before.channels);
    drop_missing(difference.agent_groups, before.agent_groups);
    drop_missing(difference.segments, before.segments);
    drop_missing(difference.reasons, before.reasons);
    return difference;
}

}  // namespace

struct Summary::State {
    std::size_t baseline = 0;
    std::size_t unchanged = 0;  ///< strategies of the world as it is, in front
    double confidence = 0.95;
    std::uint32_t replications = 0;
    std::vector<StrategySummary> strategies;
    std::optional<PairSummary> pairs, changed_pairs;
    std::vector<const PartSums*> totals;  ///< of the latest replication
    std::optional<CombinedSummary> figures;
    std::vector<const std::vector<PartSums>*> parts;  ///< likewise

    /// What strategy i is compared with.
    std::size_t against(std::size_t i) const { return i < unchanged ? baseline : i - unchanged; }
};

Summary::Summary(std::span<const Description> strategies, std::size_t baseline, double confidence, Asked asked,
                 std::size_t changed)
    : state_(std::make_unique<State>()) {
    auto& state = *state_;
    state.baseline = baseline;
    state.unchanged = strategies.size() - changed;
    state.confidence = confidence;
    if (asked.judged && changed > 0) state.changed_pairs.emplace(set_ups(strategies.last(changed)));
    if (asked.judged) state.pairs.emplace(set_ups(strategies.first(state.unchanged)));
    if (!asked.figures.empty()) state.figures.emplace(asked.figures, strategies);
    for (std::size_t i = 0; i < strategies.size(); ++i)
        state.strategies.emplace_back(strategies[i], strategies[state.against(i)], asked);
}

Summary::~Summary() = default;

void Summary::add(std::span<const Tally> tallies) {
    auto& strategies = state_->strategies;
    for (std::size_t i = 0; i < strategies.size(); ++i) strategies[i].fold(tallies[i]);
    for (std::size_t i = 0; i < strategies.size(); ++i)
        strategies[i].add(state_->replications, tallies[i], strategies[state_->against(i)]);
    ++state_->replications;
    if (state_->figures) {
        state_->parts.clear();
        for (const auto& strategy : strategies) state_->parts.push_back(&strategy.folded_parts());
        state_->figures->add(state_->parts);
    }
    if (!state_->pairs) return;
    state_->totals.clear();
    for (const auto& strategy : strategies) state_->totals.push_back(&strategy.folded_total());
    const std::span<const PartSums* const> totals(state_->totals);
    state_->pairs->add(totals.first(state_->unchanged));
    if (state_->changed_pairs) state_->changed_pairs->add(totals.subspan(state_->unchanged));
}

std::uint32_t Summary::replications() const { return state_->replications; }

bool Summary::precise(double precision) const {
    constexpr std::array watched{Figure::cost, Figure::service_level, Figure::asa, Figure::abandonment_rate};
    StudentT student(state_->confidence);
    for (const auto& strategy : state_->strategies)
        for (const auto figure : watched)
            if (!precise_enough(strategy.total(figure, student), info(figure).unit, precision)) return false;
    return true;
}

std::vector<Decisive> Summary::decisive() const {
    std::vector<Decisive> list;
    for (const auto* total : state_->totals) list.push_back(decisive_of(*total));
    return list;
}

Results Summary::results() const { return results(state_->confidence); }

Results Summary::results(double confidence) const {
    Results results;
    results.engine = "simulation";
    results.replications = state_->replications;
    results.confidence = confidence;
    const auto& strategies = state_->strategies;
    for (std::size_t i = 0; i < strategies.size(); ++i)
        (i < state_->unchanged ? results.strategies : results.changed).push_back(strategies[i].results(confidence));
    if (strategies.empty()) return results;
    if (state_->pairs && state_->replications > 0) results.pairs = state_->pairs->outcomes(confidence);
    if (state_->changed_pairs && state_->replications > 0)
        results.changed_pairs = state_->changed_pairs->outcomes(confidence);
    if (state_->figures) results.figures = state_->figures->estimates(confidence);
    results.baseline = results.strategies[state_->baseline].name;
    for (std::size_t i = 0; i < strategies.size(); ++i) {
        const auto against = state_->against(i);
        if (i == against) continue;
        auto difference = strategies[i].differences(strategies[against], confidence);
        if (i < state_->unchanged)
            results.differences.push_back(std::move(difference));
        else
            results.changes.push_back(without_missing(std::move(difference), results.strategies[against]));
    }
    return results;
}

}  // namespace holdtime
