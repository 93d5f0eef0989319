#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "models/expected_load.hpp"
#include "scenarios/schema/calendar.hpp"
#include "scenarios/schema/parameters.hpp"
#include "sim/ports/description.hpp"
#include "sim/ports/plan.hpp"

namespace holdtime {

/// No plan has so many; a formula that asks for more gives this number, which whoever takes the plan refuses.
constexpr std::uint32_t too_many_agents = 100001;
void complain_about_too_many(const GroupPlan& plan, Parameters& parameters);

/// A target that no allowed staffing meets.
struct Shortfall {
    std::string what;    ///< "phone at 2026-03-02T09:00: service level at most 61.2 % with 12 agents (target 80 %)"
    std::string remedy;  ///< the cheapest relaxation: "lower the target to 61 %, or allow 14 agents (+48.00 a day)"
};

/// People of one group on one shift.
struct ShiftWorked {
    std::size_t group = 0;
    std::string type;
    std::string start;  ///< local, ISO 8601
    std::string end;
    std::vector<std::string> breaks;  ///< local times of day at which they start
    std::uint32_t people = 0;
    double hours = 0;  ///< present, a person
};

/// How far a search is.
struct SearchProgress {
    double share = 0;           ///< of the effort that it may spend; it may end before
    std::optional<double> pay;  ///< of the cheapest plan so far that meets the targets
};
using ReportSearch = std::function<void(const SearchProgress&)>;

/// What a staffing model has to say beside its plan.
struct StaffingNotes {
    std::vector<std::string> lines;     ///< a sentence each: how sure it is, a solver's gap
    std::vector<Shortfall> shortfalls;  ///< empty: every target can be met
    std::vector<ShiftWorked> shifts;
    std::uint64_t simulated_contacts = 0;
};

/// What staffing models may know of a strategy.
struct StaffingNeeds {
    const Description& on_duty;      ///< the strategy with one agent in each group while the group is on duty
    std::vector<ChannelLoad> loads;  ///< per channel of the scenario
    std::vector<Target> targets;
    std::vector<std::string> interval_labels;  ///< local start of each counted interval
    EvaluatePlans evaluate;
    std::uint32_t replications = 200;  ///< of the experiment
    Plan start;                        ///< where a search may start; empty = where it likes
    StaffingNotes& notes;
    bool independent = false;    ///< every trial on customers of its own, to measure what common ones are worth
    ReportSearch progress = {};  ///< called by models that search

    /// Share of each counted interval in which the group is on duty.
    std::vector<double> duty(std::size_t group) const;
    /// Share of the group's planned people who come to work: absence is unforeseen, so that it is planned for, and
    /// unpaid.
    double coming(std::size_t group) const;
    /// Money for one planned agent and hour: pay and seat, shrinkage included, of those who come.
    double pay_per_hour(std::size_t group) const;
    /// The same for one agent in each counted interval.
    std::vector<double> pay(std::size_t group) const;
    /// The contacts of each counted interval that would first be offered to the group: all of a channel's where, among
    /// the groups on duty, none has the channel higher in its list (equally high: fewer skills; still equal: divided
    /// evenly).
    std::vector<double> share(std::size_t group, std::size_t channel) const;
};

}  // namespace holdtime
