#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "models/staffing/search/judge.hpp"

namespace holdtime {

/// A plan simulated on many replications. Plans near it are judged by how they differ from it, customer by customer, on
/// a few of them: the plan itself is a control variate, and the luck of the few cancels.
class Anchor {
public:
    static constexpr std::uint32_t times = 3;  ///< the experiment's replications

    /// `own`: so many replications, the first, are the experiment's. A target counts as met when it is over these and
    /// over all.
    Anchor(const Judge& judge, Plan plan, TrialOutcome outcome, std::uint32_t own);

    const Plan& plan() const { return plan_; }
    std::uint32_t replications() const { return outcome_.replications; }
    /// A replication.
    double contacts() const { return std::max(1.0, static_cast<double>(outcome_.contacts) / outcome_.replications); }
    /// Over the experiment's own replications.
    const Judgement& own() const { return own_; }
    const Judgement& all() const { return all_; }
    /// Of both the one that leaves less slack, requirement by requirement.
    const Judgement& strict() const { return strict_; }
    /// Another plan's strict judgement, by its outcome on the replications from `first` on; errors are those of the
    /// difference.
    Judgement of(const Judge& judge, const TrialOutcome& outcome, std::uint32_t first) const;

private:
    Plan plan_;
    TrialOutcome outcome_;
    Judgement own_, all_, strict_;
};

}  // namespace holdtime
