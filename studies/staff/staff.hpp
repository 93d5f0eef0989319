#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "models/staffing_needs.hpp"
#include "scenarios/schema/scenario.hpp"
#include "sim/experiment/trials.hpp"
#include "sim/ports/results.hpp"
#include "studies/compare/period.hpp"

namespace holdtime {

/// What the caller of `staff` decides beside the scenario.
struct StaffOptions {
    std::string model;  ///< staff every group by this model; "" = by the groups' own where one computes
    std::vector<std::string> strategies;  ///< only these; empty = all
    bool curve = false;                   ///< cost against service level, too
    bool constant = false;                ///< one number of people per group for all its hours on duty
    bool independent = false;             ///< no common random numbers in searches, to see what they are worth
    TrialSettings trials;                 ///< threads and interruption; the seed is the scenario's
    /// How far the search for a strategy's plan is.
    std::function<void(const std::string& strategy, const SearchProgress& progress)> progress = {};
};

struct StaffedGroupResult {
    std::string name;
    std::string model;      ///< that the plan comes from
    bool kept = false;      ///< not sought: as the scenario has it
    GroupPlan agents;       ///< per counted interval; 0 off duty
    double paid_hours = 0;  ///< simulated: of those who came, shrinkage and overtime included
    std::vector<ShiftWorked> shifts;
};

/// A target and what the simulated plan gives: over the horizon, or on the day or in the interval that comes off worst.
struct TargetResult {
    bool of_group = false;
    std::string name;    ///< of the channel, or of the group for an occupancy
    std::string figure;  ///< service_level, abandonment_rate, occupancy, asa
    double target = 0;
    std::string per;   ///< interval, day, horizon
    std::string when;  ///< start of the worst day or interval; "" for the horizon
    Estimate given;    ///< on the experiment's customers
    Estimate unseen;   ///< on as many others, whom no search has seen: for the long run, where they come off worst
    std::string unseen_when;
    /// As `run` says of the plan; met only if others say so, too, and missed wherever `met` is false.
    TargetState state = TargetState::no_contacts;
    bool undecided = false;  ///< hangs on contacts that are not decided yet: neither met nor missed
    bool met = false;        ///< everywhere on the experiment's customers, and nowhere refuted by the others
    bool contacts = true;    ///< somebody came whom it could be judged by; else it is neither met nor missed
    std::uint32_t places = 1, missed = 0;  ///< days or intervals with contacts, and how many of them miss it
    /// On how many single days (of a duration: replications) of the experiment's customers it held, of those of which
    /// that is decided; as `run` tells it.
    std::uint64_t days = 0, days_met = 0;
    bool by_replication = false;

    bool missed_by_others() const { return contacts && !undecided && !met && missed == 0; }
};

/// Another plan for the same strategy, and what it would cost.
struct PlanBeside {
    Estimate cost;
    Estimate gain;  ///< its cost less the plan's, paired
    std::vector<TargetResult> targets;
};

struct StrategyStaffing {
    std::string name;
    std::vector<StaffedGroupResult> groups;
    Estimate cost;          ///< all money, simulated
    Figures total;          ///< of the simulated plan
    StrategyResults parts;  ///< likewise: total, channels, groups, segments and reasons, and nothing else
    double pay = 0;         ///< for the planned hours alone
    std::vector<TargetResult> targets;
    std::optional<PlanBeside> erlang;    ///< what Erlang's formulas would have staffed; absent when that is the plan
    std::vector<std::string> unstaffed;  ///< hours in which customers would meet nobody
    std::vector<std::string> notes;
    std::vector<Shortfall> shortfalls;
    std::uint64_t simulated_contacts = 0;  ///< everything: the search, and simulating what it proposes

    bool feasible() const;  ///< every target is met
};

/// One point of the trade-off: all service-level targets moved alike, or as far as they can be.
struct CurvePoint {
    double change = 0;         ///< of the target that moved most, as a share: 0.05 = five points more
    double service_level = 0;  ///< simulated, total
    double pay = 0;
    Estimate cost;
    bool feasible = true;  ///< every target, as moved, is met
};

struct StrategyCurve {
    std::string strategy;
    std::vector<CurvePoint> points;  ///< ascending in change; empty where nothing can be moved
    std::string none_because;        ///< why it is
};

struct Staffing {
    std::string scenario, hash, currency;
    std::uint32_t replications = 0;
    std::uint64_t seed = 0;
    double confidence = 0.95;
    std::vector<std::string> interval_labels;
    Period period;
    std::vector<StrategyStaffing> strategies;
    std::vector<StrategyCurve> curves;

    bool feasible() const;
};

/// Finds each strategy's staffing and simulates it. Throws InputError when a model cannot staff its group.
Staffing staff(Scenario scenario, StaffOptions options);

}  // namespace holdtime
