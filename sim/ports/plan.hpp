#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "sim/core/time.hpp"

namespace holdtime {

/// Agents present in one group, per counted interval of the grid (warm-up and cool-down left out: see
/// planned_agents()).
using GroupPlan = std::vector<std::uint32_t>;

/// The counted part of a plan for all intervals of a grid (and of a counted one, all of it).
inline GroupPlan counted_part(GroupPlan plan, const TimeGrid& grid) {
    if (plan.size() != grid.intervals()) return plan;
    plan.resize(plan.size() - grid.cool_down_intervals);
    plan.erase(plan.begin(), plan.begin() + grid.warm_up_intervals);
    return plan;
}

/// Staffing of one strategy: a GroupPlan per agent group.
using Plan = std::vector<GroupPlan>;

enum class TargetFigure : std::uint8_t { service_level, abandonment_rate, occupancy, asa };

/// Over what a target must be met: in every interval with contacts, on every day, or over the horizon.
enum class TargetScope : std::uint8_t { interval, day, horizon };

/// What a plan has to achieve: a service level of at least `value`; an abandonment rate, an occupancy, or an average
/// speed of answer (seconds) of at most `value`.
struct Target {
    TargetFigure figure = TargetFigure::service_level;
    std::uint16_t number = 0;  ///< of the channel; of the group for an occupancy
    double value = 0;
    TargetScope scope = TargetScope::horizon;
};

/// A plan and the replications to try it on. Trials with the same replications meet the same customers.
struct Trial {
    Plan plan;
    std::uint32_t first_replication = 0;
    std::uint32_t replications = 0;
};

/// Replications from here on are kept for the last word on a plan: no search looks at them.
inline constexpr std::uint32_t unseen_replications = 1u << 31;

/// What a trial gave, replication by replication: what targets are judged by. Contacts count where they arrived.
struct TrialOutcome {
    std::uint32_t replications = 0;
    std::uint64_t contacts = 0;  ///< simulated
    std::vector<std::uint32_t> offered, within,
        abandoned;                        ///< [replication][channel of the scenario][counted interval]
    std::vector<double> busy, duty;       ///< [replication][group][counted interval], seconds
    std::vector<double> worked;           ///< [replication][channel][counted interval], agents' seconds
    std::vector<std::uint32_t> judged;    ///< offered, of those whom service levels judge; empty: all are
    std::vector<std::uint32_t> answered;  ///< live; this and `waited` are empty unless a target is about their waits
    std::vector<double> waited;           ///< seconds of the answered, together

    std::uint32_t promised_to(std::size_t at) const { return judged.empty() ? offered[at] : judged[at]; }
};

/// Simulates the trials of one strategy; for staffing models that must. Deterministic.
using EvaluatePlans = std::function<std::vector<TrialOutcome>(std::span<const Trial>)>;

}  // namespace holdtime
