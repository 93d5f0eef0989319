#include "studies/staff/targets.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "models/expected_load.hpp"
#include "models/staffing/search/judge.hpp"
#include "scenarios/schema/calendar.hpp"
#include "sim/experiment/experiment.hpp"
#include "sim/stats/moments.hpp"
#include "studies/compare/target_sentences.hpp"
#include "studies/setup/staffing.hpp"

namespace holdtime {

namespace {

std::string scope_name(TargetScope scope) {
    if (scope == TargetScope::interval) return "interval";
    return scope == TargetScope::day ? "day" : "horizon";
}

/// One target's requirements with what the outcome gives.
class TargetJudge {
public:
    TargetJudge(const Target& target, const TrialOutcome& outcome, const TimeGrid& grid,
                std::vector<std::vector<double>> expected)
        : target_(target),
          outcome_(outcome),
          days_(days(grid)),
          judge_({target}, counted(grid), days_, std::move(expected)),
          judgement_(judge_.judge(outcome)) {}

    void fill(TargetResult& result, const std::vector<std::string>& labels, double confidence) const {
        std::size_t worst = 0;
        double least = 0;
        result.places = 0;
        for (std::size_t k = 0; k < judge_.requirements().size(); ++k) {
            if (judgement_.volume[k] <= 0) continue;
            result.missed += !judgement_.met(k);
            const double off = judgement_.slack[k] / judgement_.volume[k];
            if (result.places++ == 0 || off < least) worst = k, least = off;
        }
        result.contacts = result.places > 0;
        result.met = result.contacts && result.missed == 0;
        if (!result.contacts) return;
        if (target_.scope != TargetScope::horizon) result.when = labels[judge_.requirements()[worst].first];
        result.given = estimate(worst, confidence);
    }

    /// What the others say, one of so many targets.
    void compare(TargetResult& result, const TrialOutcome& others, const std::vector<std::string>& labels,
                 double confidence, std::size_t targets) const {
        const auto judgement = judge_.judge_long_run(others);
        if (others.replications < 2 || !result.contacts) return;
        const double within = student_t(confidence, others.replications - 1);
        double least = 0;
        bool first = true;
        for (std::size_t k = 0; k < judge_.requirements().size(); ++k) {
            if (judgement.volume[k] <= 0) continue;
            if (refuted(judgement, k, targets * result.places)) result.met = false;
            const double off = judgement.slack[k] / judgement.volume[k];
            if (!first && off >= least) continue;
            first = false;
            least = off;
            const double mean = judgement.figure(k, judge_.requirements(), judge_.targets()),
                         half = within * judgement.error[k] / judgement.volume[k] * figure_per_slack(target_);
            // Control variates know nothing of the ends of a share, or of where waits begin.
            const double most = target_.figure == TargetFigure::asa ? forever : 1;
            const auto possible = [&](double value) { return std::clamp(value, 0.0, most); };
            result.unseen = {possible(mean), possible(mean - half), possible(mean + half)};
            if (target_.scope != TargetScope::horizon) result.unseen_when = labels[judge_.requirements()[k].first];
        }
    }

private:
    static std::uint32_t counted(const TimeGrid& grid) { return grid.counted(); }
    static std::vector<std::uint32_t> days(const TimeGrid& grid) { return grid.counted_days(); }

    /// The delta method: a ratio's error is that of the slack at the ratio itself, over the volume.
    Estimate estimate(std::size_t k, double confidence) const {
        Estimate result;
        result.mean = judgement_.figure(k, judge_.requirements(), judge_.targets());
        if (judgement_.replications < 2) return result;
        auto at_figure = target_;
        if (target_.figure != TargetFigure::asa || result.mean > 0) at_figure.value = result.mean;
        const Judge again({at_figure}, judge_.intervals(), days_);
        const double error = again.judge(outcome_).error[k] / judgement_.volume[k] * figure_per_slack(at_figure);
        const double half = student_t(confidence, judgement_.replications - 1) * error;
        result.low = result.mean - half;
        result.high = result.mean + half;
        return result;
    }

    Target target_;
    const TrialOutcome& outcome_;
    std::vector<std::uint32_t> days_;
    Judge judge_;
    Judgement judgement_;
};

}  // namespace

std::vector<TargetResult> judge_plan(const Scenario& scenario, std::size_t strategy, const Description& on_duty,
                                     const Plan& plan, const TrialSettings& trials, std::uint64_t& contacts) {
    const auto& about = scenario.strategies[strategy].second;
    const auto targets = targets_of(scenario, about);
    std::vector<TargetResult> results;
    if (targets.empty()) return results;
    const auto n = scenario.experiment.replications;
    const std::vector<Trial> trial{{plan, 0, n}}, other{{plan, unseen_replications, n}};
    const auto outcome = std::move(run_trials(on_duty, trial, trials).front()),
               others = std::move(run_trials(on_duty, other, trials).front());
    contacts += outcome.contacts + others.contacts;
    std::vector<std::vector<double>> expected;
    for (const auto& load : expected_load(on_duty)) expected.push_back(load.arrivals);
    const auto labels = interval_labels(scenario.calendar, on_duty.grid);
    for (const auto& target : targets) {
        TargetResult result;
        result.of_group = target.figure == TargetFigure::occupancy;
        result.name =
            result.of_group ? about.agent_groups[target.number].first : scenario.channels[target.number].first;
        result.figure = info(figure_of(target.figure)).key;
        result.target = target.value;
        result.per = scope_name(target.scope);
        const TargetJudge judge(target, outcome, on_duty.grid, expected);
        judge.fill(result, labels, scenario.experiment.confidence);
        judge.compare(result, others, labels, scenario.experiment.confidence, targets.size());
        results.push_back(std::move(result));
    }
    return results;
}

Results simulate_plans(const Scenario& scenario, std::span<const Description> plans, const TrialSettings& trials,
                       std::uint64_t& contacts) {
    ExperimentSettings settings;
    settings.seed = scenario.experiment.seed;
    settings.replications = scenario.experiment.replications;
    settings.confidence = scenario.experiment.confidence;
    settings.threads = trials.threads;
    settings.interrupted = trials.interrupted;
    auto results = run_experiment(plans, settings);
    if (results.partial) throw Interrupted{};
    for (const auto& strategy : results.strategies) {
        const double offered = strategy.total[Figure::offered].mean * results.replications;
        if (offered > 0) contacts += static_cast<std::uint64_t>(std::llround(offered));
    }
    return results;
}

}  // namespace holdtime
