#include "sim/stats/summary.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

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

}  // namespace

struct Summary::State {
    std::size_t baseline = 0;
    double confidence = 0.95;
    std::uint32_t replications = 0;
    std::vector<StrategySummary> strategies;
    std::optional<PairSummary> pairs;
    std::vector<const PartSums*> totals;  ///< of the latest replication
};

Summary::Summary(std::span<const Description> strategies, std::size_t baseline, double confidence, Asked asked)
    : state_(std::make_unique<State>()) {
    state_->baseline = baseline;
    state_->confidence = confidence;
    std::vector<std::string> names;
    for (const auto& description : strategies) names.push_back(description.strategy);
    if (asked.judged) state_->pairs.emplace(std::move(names));
    for (const auto& description : strategies)
        state_->strategies.emplace_back(description, strategies[baseline], asked);
}

Summary::~Summary() = default;

void Summary::add(std::span<const Tally> tallies) {
    auto& strategies = state_->strategies;
    for (std::size_t i = 0; i < strategies.size(); ++i) strategies[i].fold(tallies[i]);
    for (std::size_t i = 0; i < strategies.size(); ++i)
        strategies[i].add(state_->replications, tallies[i], strategies[state_->baseline]);
    ++state_->replications;
    if (!state_->pairs) return;
    state_->totals.clear();
    for (const auto& strategy : strategies) state_->totals.push_back(&strategy.folded_total());
    state_->pairs->add(state_->totals);
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

Results Summary::results() const {
    Results results;
    results.engine = "simulation";
    results.replications = state_->replications;
    results.confidence = state_->confidence;
    const auto& strategies = state_->strategies;
    for (const auto& strategy : strategies) results.strategies.push_back(strategy.results(state_->confidence));
    if (strategies.empty()) return results;
    if (state_->pairs && state_->replications > 0) results.pairs = state_->pairs->outcomes(state_->confidence);
    results.baseline = results.strategies[state_->baseline].name;
    for (std::size_t i = 0; i < strategies.size(); ++i)
        if (i != state_->baseline)
            results.differences.push_back(strategies[i].differences(strategies[state_->baseline], state_->confidence));
    return results;
}

}  // namespace holdtime
