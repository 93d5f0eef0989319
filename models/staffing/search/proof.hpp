#pragma once

#include <optional>
#include <vector>

#include "models/staffing/search/posts.hpp"

/// The last word on a plan: it holds when it meets the targets on the experiment's customers and others do not refute
/// it; of what was missed or refuted before, others have to confirm that it is met now. What does not hold is staffed
/// up where that helps most; where no single agent helps (a backlog that whoever comes only shortens), the same number
/// of people all day is where a search can start, since it is known to hold.
namespace holdtime {

struct ProvenPlan {
    JudgedPlan plan;  ///< on the experiment's customers
    UnseenJudgement unseen;
};

class Proof {
public:
    /// `impossible`: requirements that even the most agents miss; they are asked for no more than the question's
    /// margins, of the experiment's customers. `doubted`: requirements that have to be met by a standard error on
    /// customers whom no search has seen.
    Proof(const PostsQuestion& question, const std::vector<std::size_t>& impossible,
          const std::vector<std::size_t>& doubted)
        : question_(question), impossible_(impossible), doubted_(doubted) {}

    ProvenPlan prove(const Plan& plan) const;
    bool holds(const Judgement& own, const UnseenJudgement& unseen) const;
    bool holds(const ProvenPlan& plan) const { return holds(plan.plan.judgement, plan.unseen); }
    bool is_refuted(std::size_t requirement, const Judgement& own, const UnseenJudgement& unseen) const;
    /// What is missed on the experiment's customers, refuted or doubted.
    std::vector<std::size_t> failing(const Judgement& own, const UnseenJudgement& unseen) const;

    /// The plan with agents added, a little at a time and by the program, until it holds; nothing where that takes more
    /// than `most_pay` or too long.
    std::optional<ProvenPlan> staffed_up(ProvenPlan plan, double most_pay) const;

    struct Constant {
        std::optional<ProvenPlan> plan;  ///< that holds
        std::optional<ProvenPlan> most;  ///< with the most agents allowed, where those do not hold either
    };
    /// About the fewest people, the same number for all hours on duty, that hold: the busiest interval's of `start` in
    /// each group, times one factor for all groups.
    Constant constant(const Plan& start) const;

private:
    double missing(std::size_t requirement, const Judgement& own, const UnseenJudgement& unseen) const;
    bool is_possible(std::size_t requirement) const;
    Plan same_all_day(const Plan& start, double factor) const;
    bool holds_on_own(const Judgement& own) const;

    const PostsQuestion& question_;
    const std::vector<std::size_t>& impossible_;
    const std::vector<std::size_t>& doubted_;
};

}  // namespace holdtime
