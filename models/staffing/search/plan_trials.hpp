#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "models/staffing/search/judge.hpp"
#include "models/staffing_needs.hpp"

/// Plans tried by simulation and judged, on as few replications as the verdict takes; contacts counted.
namespace holdtime {

struct JudgedPlan {
    Plan plan;
    Judgement judgement;
    TrialOutcome outcome;  ///< of all replications; empty where a few were enough to turn the plan down
};

/// On customers that no search has seen, for the long run but for `plain`.
struct UnseenJudgement {
    Judgement all;    ///< of as many as it takes to tell luck from service
    Judgement asked;  ///< of the first of them, as many as the experiment has: by these `staff` judges the plan
    Judgement plain;  ///< of all as they came: what is to be expected is not known well where customers come back

    /// What the requirement lacks, by the sample that lacks more.
    double missing(std::size_t requirement) const {
        return -std::min(all.slack[requirement], asked.slack[requirement]);
    }
    /// What it lacks to be met by a standard error, and as the customers came.
    double unconfirmed(std::size_t requirement) const {
        return std::max(all.error[requirement] - all.slack[requirement], -plain.slack[requirement]);
    }
};

class PlanTrials {
public:
    /// `independent`: every trial on customers of its own.
    PlanTrials(const EvaluatePlans& evaluate, const Judge& judge, std::uint32_t replications, bool independent)
        : evaluate_(evaluate), judge_(judge), replications_(replications), independent_(independent) {}

    std::vector<TrialOutcome> run(const std::vector<Plan>& plans, std::uint32_t replications, std::uint32_t first = 0);
    /// On all replications.
    JudgedPlan judge(const Plan& plan);
    /// On replications that no search has seen.
    UnseenJudgement judge_fresh(const Plan& plan);
    /// A change of a plan. The first replications alone turn it down when by the paired difference from `now` the
    /// targets would, beyond the noise, miss more than this part of what they miss now; its judgement is then the
    /// present one moved by that difference.
    JudgedPlan judge_change(const JudgedPlan& now, const Plan& plan, const std::vector<double>& margins,
                            double tolerable);

    std::uint64_t contacts() const { return contacts_; }

private:
    const EvaluatePlans& evaluate_;
    const Judge& judge_;
    std::uint32_t replications_;
    bool independent_;
    std::uint32_t next_replication_ = 0;
    std::uint64_t contacts_ = 0;
};

}  // namespace holdtime
