#include "studies/setup/budget_service.hpp"

#include <algorithm>

namespace holdtime {

std::vector<Served> BudgetService::measure(const std::vector<Plan>& plans) const {
    std::vector<Trial> list;
    for (const auto& plan : plans) list.push_back({plan, 0, replications_});
    std::vector<Served> result;
    for (const auto& outcome : run_trials(on_duty_, list, trials_)) {
        notes_.simulated_contacts += outcome.contacts;
        result.push_back(served(outcome));
    }
    return result;
}

/// Contacts that each channel lacks to its target, over the horizon: what one day or interval lacks another may have
/// too many of, but money is for all of them.
std::vector<double> BudgetService::lacking(const TrialOutcome& outcome) const {
    const std::size_t intervals = on_duty_.grid.counted(), channels = on_duty_.channels.size();
    const double n = outcome.replications;
    std::vector<double> asked(channels, 0), within(channels, 0), offered(channels, 0), left(channels, 0),
        result(channels, 0);
    for (std::size_t at = 0; at < outcome.offered.size(); ++at) {
        const auto c = at / intervals % channels;
        asked[c] += outcome.promised_to(at) / n;
        within[c] += outcome.within[at] / n;
        offered[c] += outcome.offered[at] / n;
        left[c] += outcome.abandoned[at] / n;
    }
    for (const auto& target : targets_) {
        const auto c = target.number;
        if (target.figure == TargetFigure::service_level)
            result[c] += std::max(0.0, target.value * asked[c] - within[c]);
        if (target.figure == TargetFigure::abandonment_rate)
            result[c] += std::max(0.0, left[c] - target.value * offered[c]);
    }
    return result;
}

Served BudgetService::served(const TrialOutcome& outcome) const {
    const std::size_t intervals = on_duty_.grid.counted(), channels = on_duty_.channels.size();
    const double n = outcome.replications;
    const auto lacks = lacking(outcome);
    Served result;
    for (const double contacts : lacks) result.too_short += contacts;
    result.late_at.assign(on_duty_.groups.size(), std::vector<double>(intervals, 0));
    result.left_at = result.late_at;
    for (std::size_t at = 0; at < outcome.offered.size(); ++at) {
        const auto c = at / intervals % channels;
        const auto i = at % intervals;
        const bool judged = on_duty_.channels[c].service_within >= 0;
        const double left = outcome.abandoned[at] / n;
        const double late = judged ? (1.0 * outcome.promised_to(at) - outcome.within[at]) / n : left;
        const double weight = lacks[c] > 0 ? 1 + by_short : 1;
        result.offered += outcome.offered[at] / n;
        result.late += late;
        result.left += left;
        for (std::size_t g = 0; g < on_duty_.groups.size(); ++g)
            for (const auto skill : on_duty_.groups[g].skills)
                if (skill == c) result.late_at[g][i] += weight * late, result.left_at[g][i] += left;
    }
    return result;
}

}  // namespace holdtime
