#include <algorithm>
#include <cmath>

#include "studies/compare/judge_terms.hpp"

namespace holdtime {

namespace {

/// Whom the verdict names, from the first to the last.
std::vector<std::size_t> named_by(const Verdict& verdict) {
    if (verdict.choice) return {*verdict.choice};
    if (verdict.prices.empty()) return verdict.best.empty() ? verdict.undominated : verdict.best;
    std::vector<std::size_t> named;
    for (const auto& step : verdict.prices) named.push_back(step.strategy);
    return named;
}

/// That would put the target's interval on one side, or within a point of it (of a wait: a twentieth).
double more_for_target(const TargetOutcome& target, std::uint32_t replications) {
    if (!target.value.has_interval()) return 0;
    constexpr double point = 0.01, twentieth = 0.05;
    const bool wait = target.figure == TargetFigure::asa;
    const double half = target.value.half_width() / (wait ? target.target : 1);
    const double wanted = std::max(target.off(), wait ? twentieth : point);
    return half <= wanted ? 0 : replications * (std::pow(half / wanted, 2) - 1);
}

}  // namespace

std::vector<HangingTarget> hanging_targets(const Results& results, const Objective* objective,
                                           const JudgeTerms& terms) {
    std::vector<HangingTarget> list;
    if (results.strategies.size() < 2 || results.replications < 2) return list;
    const auto named = named_by(judge(results, objective, terms));
    for (std::size_t s = 0; s < results.strategies.size(); ++s) {
        const auto& targets = results.strategies[s].targets;
        const auto on_the_line = [](const auto& one) { return one.state == TargetState::on_the_line; };
        if (shortfall(results.strategies[s]) > 0 || std::none_of(targets.begin(), targets.end(), on_the_line)) continue;
        auto without = terms;
        without.excluded = s;
        if (named_by(judge(results, objective, without)) == named) continue;
        for (std::size_t t = 0; t < targets.size(); ++t)
            if (on_the_line(targets[t])) list.push_back({s, t, more_for_target(targets[t], results.replications)});
    }
    return list;
}

}  // namespace holdtime
