#include "studies/pools/planned_returns.hpp"

#include <algorithm>

#include "sim/experiment/trials.hpp"

namespace holdtime {

namespace {

constexpr int most_rounds = 60;
constexpr double stays = 1e-4;  // of a load: less than any agent is added for

/// Adds the agents that the other has more; were there any?
bool add(const Plan& other, Plan& plan) {
    bool more = false;
    for (std::size_t g = 0; g < plan.size(); ++g)
        for (std::size_t i = 0; i < plan[g].size(); ++i)
            if (other[g][i] > plan[g][i]) plan[g][i] = other[g][i], more = true;
    return more;
}

}  // namespace

void foretell_returns(StaffingNeeds& needs, Plan agents, const std::function<Plan()>& plan, const AskAnyPool& ask,
                      Stop stop) {
    QueueFates fates;
    for (int round = 0; round < most_rounds; ++round) {
        const auto staffed = without_cool_down(with_plan(needs.on_duty, agents));
        const auto answered = answer_pools(staffed, ask, stop, round > 0 ? &fates : nullptr);
        fates = fates_of(staffed, answered, stop);
        auto loads = expected_load(staffed, Expected::counted_intervals, &fates);
        const double change = change_of(needs.loads, loads);
        needs.loads = std::move(loads);
        if (!add(plan(), agents) && change < stays) return;
        stop.check();
    }
    needs.notes.lines.emplace_back(
        "so many come back that the load had not settled when it was no longer pursued: the plan is for that of the "
        "last round");
}

}  // namespace holdtime
