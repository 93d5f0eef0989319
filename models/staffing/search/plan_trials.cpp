#include "models/staffing/search/plan_trials.hpp"

#include <algorithm>
#include <utility>

namespace holdtime {

namespace {

constexpr std::uint32_t fewest_at_first = 16;  ///< replications for a first look, or
constexpr std::uint32_t part_at_first = 4;     ///< this part of them, if that is more
constexpr std::uint32_t fewest_unseen = 50;    ///< replications that tell luck from service
constexpr double beyond_noise = 3;             ///< standard errors

void append(TrialOutcome& all, const TrialOutcome& more) {
    all.replications += more.replications;
    all.contacts += more.contacts;
    const auto add = [](auto& to, const auto& from) { to.insert(to.end(), from.begin(), from.end()); };
    add(all.offered, more.offered);
    add(all.within, more.within);
    add(all.abandoned, more.abandoned);
    add(all.busy, more.busy);
    add(all.duty, more.duty);
    add(all.worked, more.worked);
    add(all.judged, more.judged);
    add(all.answered, more.answered);
    add(all.waited, more.waited);
}

}  // namespace

std::vector<TrialOutcome> PlanTrials::run(const std::vector<Plan>& plans, std::uint32_t replications,
                                          std::uint32_t first) {
    std::vector<Trial> trials;
    for (const auto& plan : plans) {
        if (independent_) first = std::exchange(next_replication_, next_replication_ + replications);
        trials.push_back({plan, first, replications});
    }
    auto outcomes = evaluate_(trials);
    for (const auto& outcome : outcomes) contacts_ += outcome.contacts;
    return outcomes;
}

JudgedPlan PlanTrials::judge(const Plan& plan) {
    auto outcome = std::move(run({plan}, replications_).front());
    auto judgement = judge_.judge(outcome);
    return {plan, std::move(judgement), std::move(outcome)};
}

UnseenJudgement PlanTrials::judge_fresh(const Plan& plan) {
    const auto enough = std::max(replications_, fewest_unseen);
    const auto outcome = std::move(run({plan}, enough, unseen_replications).front());
    auto all = judge_.judge_long_run(outcome);
    auto asked = enough > replications_ ? judge_.judge_long_run(outcome, replications_) : all;
    return {std::move(all), std::move(asked), judge_.judge(outcome)};
}

JudgedPlan PlanTrials::judge_change(const JudgedPlan& now, const Plan& plan, const std::vector<double>& margins,
                                    double tolerable) {
    const auto look = std::max(fewest_at_first, replications_ / part_at_first);
    if (independent_ || 2 * look > replications_) return judge(plan);
    auto outcome = std::move(run({plan}, look).front());
    const auto change = judge_.change(now.outcome, outcome, look);
    auto moved = now.judgement, at_best = now.judgement;
    for (std::size_t k = 0; k < margins.size(); ++k) {
        moved.slack[k] += change.slack[k];
        at_best.slack[k] += change.slack[k] + beyond_noise * change.error[k];
    }
    if (at_best.shortfall(margins) > tolerable * now.judgement.shortfall(margins) + 1e-9)
        return {plan, std::move(moved), {}};
    append(outcome, run({plan}, replications_ - look, look).front());
    auto judgement = judge_.judge(outcome);
    return {plan, std::move(judgement), std::move(outcome)};
}

}  // namespace holdtime
