#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "models/staffing/search/effects.hpp"
#include "models/staffing/search/plan_trials.hpp"

namespace holdtime {

/// What a search over posts is to find: the least pay with which every requirement has the slack asked for.
struct PostsQuestion {
    const Judge& judge;
    PlanTrials& trials;
    const std::vector<Post>& posts;
    const std::vector<double>& pay;  ///< per post: money for one agent
    const Bounds& bounds;
    const std::vector<std::uint32_t>& later;  ///< per target, see measure_effects
    const std::vector<double>& margins;       ///< per requirement: slack asked for
    std::uint32_t replications = 100;         ///< of the experiment
    /// Share of the effort spent, and the cheapest plan so far that meets the targets; no plan: none new.
    std::function<void(double share, const Plan& best)> report = {};

    std::uint32_t& agents(Plan& plan, std::size_t p) const { return plan[posts[p].group][posts[p].interval]; }
    std::uint32_t agents(const Plan& plan, std::size_t p) const { return plan[posts[p].group][posts[p].interval]; }
    double pay_of(const Plan& plan) const {
        double sum = 0;
        for (std::size_t p = 0; p < posts.size(); ++p) sum += pay[p] * agents(plan, p);
        return sum;
    }
    /// `plan` with so many agents more (or, negative, fewer) per post.
    Plan changed(const Plan& plan, const std::vector<int>& step) const {
        Plan result = plan;
        for (std::size_t p = 0; p < step.size(); ++p)
            agents(result, p) = static_cast<std::uint32_t>(static_cast<int>(agents(plan, p)) + step[p]);
        return result;
    }
};

}  // namespace holdtime
