#include "studies/staff/staff.hpp"

#include <algorithm>
#include <memory>

#include "models/staffing/requirement/erlang_plan.hpp"
#include "sim/experiment/stop_at.hpp"
#include "studies/analytic/ignored_by_models.hpp"
#include "studies/compare/target_sentences.hpp"
#include "studies/compare/unstaffed_hours.hpp"
#include "studies/pools/planned_returns.hpp"
#include "studies/setup/formulas.hpp"
#include "studies/setup/impossible_targets.hpp"
#include "studies/setup/kept_open.hpp"
#include "studies/setup/scenario_models.hpp"
#include "studies/setup/setup.hpp"
#include "studies/staff/constant.hpp"
#include "studies/staff/curve.hpp"
#include "studies/staff/roster.hpp"
#include "studies/staff/targets.hpp"

namespace holdtime {

namespace {

ModelChoice model_at(const std::string& name, const Place& place) {
    ModelChoice choice{name, {}, place, true};
    choice.parameters.kind = Value::Kind::map;
    choice.parameters.place = place;
    return choice;
}

void keep_strategies(Scenario& scenario, const std::vector<std::string>& names) {
    if (names.empty()) return;
    std::vector<std::string> known;
    for (const auto& [name, strategy] : scenario.strategies) known.push_back(name);
    for (const auto& name : names)
        if (std::count(known.begin(), known.end(), name) == 0)
            throw InputError({}, "unknown strategy '" + name + "'" + suggestion(name, known));
    std::erase_if(scenario.strategies,
                  [&](const auto& one) { return std::count(names.begin(), names.end(), one.first) == 0; });
    scenario.experiment.baseline.clear();
}

/// By the model asked for, else by the groups' own; a strategy of which no group's model computes anything is searched.
void choose_models(Scenario& scenario, const std::string& model) {
    for (auto& [name, strategy] : scenario.strategies) {
        auto& groups = strategy.agent_groups;
        const bool any = std::any_of(groups.begin(), groups.end(),
                                     [](const auto& group) { return computes(group.second.staffing.name); });
        if (any && model.empty()) continue;
        for (auto& [group_name, group] : groups)
            group.staffing = model_at(model.empty() ? "simulation" : model, group.staffing.place);
    }
}

void check_model_name(const std::string& model) {
    if (model.empty()) return;
    std::vector<std::string> known;
    for (const auto* one : staffing_models()) known.emplace_back(one->info.name);
    if (std::count(known.begin(), known.end(), model) == 0)
        throw InputError({}, "unknown staffing model '" + model + "' in --model" + suggestion(model, known));
}

/// What is wrong with the scenario's own models is said even where another model takes their place. Takes a copy: the
/// defaults of those are not the plan's.
void check_own_models(Scenario scenario) {
    KnownLaws laws;
    Problems problems;
    const auto grid = std::make_shared<const TimeGrid>(make_grid(scenario.calendar, problems));
    make_models(scenario, problems.empty() ? grid : nullptr, laws, problems);
    check_targets(scenario, problems);
    problems.throw_if_any();
}

void check_absence(const Scenario& scenario) {
    Problems problems;
    for (const auto& [name, strategy] : scenario.strategies)
        for (const auto& [group_name, group] : strategy.agent_groups)
            if (group.absence >= 1)
                problems.add(group.place, "invalid absence 100% of " + group_name +
                                              " (nobody would ever come to work); lower it, as in 5%");
    problems.throw_if_any();
}

StaffedGroupResult group_result(const Scenario& scenario, const StaffingNeeds& needs, std::size_t strategy,
                                std::size_t g, const Plan& plan) {
    const auto& [name, group] = scenario.strategies[strategy].second.agent_groups[g];
    StaffedGroupResult result{name, group.staffing.name, !computes(group.staffing.name), plan[g], 0, {}};
    const auto duty = needs.duty(g);
    for (std::size_t i = 0; i < duty.size(); ++i)
        if (duty[i] <= 0) result.agents[i] = 0;
    for (const auto& shift : needs.notes.shifts)
        if (shift.group == g) result.shifts.push_back(shift);
    return result;
}

/// With redials and repeats, as many as there will be under this plan.
Plan erlang_plans(const Scenario& scenario, std::size_t strategy, const Description& on_duty, const Plan& found,
                  const TrialSettings& trials) {
    StaffingNotes unused;
    auto needs = staffing_needs(scenario, strategy, on_duty, {trials}, unused);
    const auto& about = scenario.strategies[strategy].second;
    const auto plan = [&] {
        Plan agents = found;
        for (std::size_t g = 0; g < agents.size(); ++g)
            if (computes(about.agent_groups[g].second.staffing.name))
                agents[g] = erlang_plan(needs, scenario.calendar, g);
        const auto fewest = fewest_agents(needs, about, agents);
        return raised(std::move(agents), fewest, about);
    };
    auto first = plan();
    if (!comes_back_later(on_duty)) return first;
    foretell_returns(needs, std::move(first), plan, usual_formula(), stop_at(trials.interrupted));
    return plan();
}

/// Are other customers far enough on the right side of the target to be sure of it?
bool is_confirmed(const TargetResult& target) {
    if (!target.unseen.has_interval()) return true;  // nothing speaks against it
    return target.figure == "service_level" ? target.unseen.low >= target.target : target.unseen.high <= target.target;
}

/// The states that `run` tells of the simulated plan; but a plan that was chosen because it meets its targets on
/// these customers is only sure to meet them if it does so for others, too. The trials take what nobody has decided
/// yet at the end for not late.
void take_states(const StrategyResults& outcome, std::vector<TargetResult>& targets) {
    for (auto& target : targets)
        for (const auto& judged : outcome.targets) {
            if (judged.name != target.name || target.figure != info(figure_of(judged.figure)).key) continue;
            target.state = judged.state;
            if (target.state == TargetState::met && !is_confirmed(target)) target.state = TargetState::on_the_line;
            target.days = judged.days;
            target.days_met = judged.days_met;
            target.by_replication = judged.by_replication;
            target.undecided = judged.state == TargetState::undecided;
            if (target.undecided) target.given = judged.value;
        }
}

/// What is not met is missed: also what only other customers refute, of which `run` knows nothing, and what comes too
/// near for `run` to tell.
void call_missed(std::vector<TargetResult>& targets) {
    for (auto& target : targets)
        if (target.contacts && !target.undecided && !target.met) target.state = TargetState::missed;
}

/// What only contacts that nobody has decided yet keep from being met is undecided, and no failure.
void pass_over_undecided(StrategyStaffing& strategy) {
    const auto& targets = strategy.targets;
    const auto passes = [](const TargetResult& one) { return one.met || one.undecided || !one.contacts; };
    if (!std::all_of(targets.begin(), targets.end(), passes)) return;
    if (std::none_of(targets.begin(), targets.end(), [](const auto& one) { return one.undecided; })) return;
    for (const auto& shortfall : strategy.shortfalls) strategy.notes.push_back("undecided: " + shortfall.what);
    strategy.shortfalls.clear();
}

StrategyResults parts_of(const StrategyResults& outcome) {
    StrategyResults parts;
    parts.total = outcome.total;
    parts.channels = outcome.channels;
    parts.agent_groups = outcome.agent_groups;
    parts.segments = outcome.segments;
    parts.reasons = outcome.reasons;
    return parts;
}

StrategyStaffing strategy_result(const Scenario& scenario, Setup& setup, std::size_t s, const StaffOptions& options) {
    StrategyStaffing result;
    result.name = scenario.strategies[s].first;
    const auto& on_duty = setup.on_duty[s];
    const auto& plan = setup.plans[s];
    const auto needs = staffing_needs(scenario, s, on_duty, {options.trials}, setup.staffing[s]);
    result.simulated_contacts = setup.staffing[s].simulated_contacts;
    for (std::size_t g = 0; g < plan.size(); ++g) {
        result.groups.push_back(group_result(scenario, needs, s, g, plan));
        const auto pay = needs.pay(g);
        for (std::size_t i = 0; i < pay.size(); ++i) result.pay += pay[i] * plan[g][i];
    }
    result.targets = judge_plan(scenario, s, on_duty, plan, options.trials, result.simulated_contacts);
    const auto erlang = erlang_plans(scenario, s, on_duty, plan, options.trials);
    std::vector<Description> both{with_plan(on_duty, plan)};
    if (erlang != plan) both.push_back(with_plan(on_duty, erlang));
    if (both.size() > 1) both.back().strategy += " (Erlang)";
    const auto simulated = simulate_plans(scenario, both, options.trials, result.simulated_contacts);
    const auto& outcome = simulated.strategies.front();
    result.cost = outcome.total[Figure::cost];
    result.total = outcome.total;
    result.parts = parts_of(outcome);
    take_states(outcome, result.targets);
    call_missed(result.targets);
    for (std::size_t g = 0; g < result.groups.size(); ++g)
        result.groups[g].paid_hours = outcome.agent_groups[g].figures[Figure::paid_hours].mean;
    if (both.size() > 1) {
        result.erlang.emplace();
        result.erlang->cost = simulated.strategies.back().total[Figure::cost];
        result.erlang->gain = simulated.differences.front().total[Figure::cost];
        result.erlang->targets = judge_plan(scenario, s, on_duty, erlang, options.trials, result.simulated_contacts);
        take_states(simulated.strategies.back(), result.erlang->targets);
        call_missed(result.erlang->targets);
    }
    result.unstaffed = unstaffed_hours(scenario.calendar, with_plan(on_duty, plan));
    result.notes = roster_remarks(result, on_duty.grid, erlang);
    for (auto& line : ignored_by_models(scenario, scenario.strategies[s].second, both.front()))
        result.notes.push_back(std::move(line));
    const auto& lines = setup.staffing[s].lines;
    result.notes.insert(result.notes.end(), lines.begin(), lines.end());
    result.shortfalls = setup.staffing[s].shortfalls;
    pass_over_undecided(result);
    return result;
}

void add_curves(const Scenario& scenario, const Setup& setup, const StaffingSettings& settings, Staffing& staffing) {
    for (std::size_t s = 0; s < staffing.strategies.size(); ++s) {
        auto& strategy = staffing.strategies[s];
        staffing.curves.push_back(trade_off(scenario, s, setup, settings, strategy.simulated_contacts));
        const auto& why = staffing.curves.back().none_because;
        if (!why.empty()) strategy.notes.push_back("there is no curve of cost against service: " + why);
    }
}

}  // namespace

bool StrategyStaffing::feasible() const {
    return shortfalls.empty() && std::all_of(targets.begin(), targets.end(), [](const auto& target) {
               return target.met || target.undecided || !target.contacts;
           });
}

bool Staffing::feasible() const {
    return std::all_of(strategies.begin(), strategies.end(), [](const auto& strategy) { return strategy.feasible(); });
}

Staffing staff(Scenario scenario, StaffOptions options) {
    options.trials.seed = scenario.experiment.seed;
    check_model_name(options.model);
    check_own_models(scenario);
    keep_strategies(scenario, options.strategies);
    choose_models(scenario, options.model);
    check_absence(scenario);
    StaffingSettings settings{options.trials};
    settings.independent = options.independent;
    settings.progress = options.progress;
    settings.simulate = !options.constant;  // where a search would start is where that of one number starts
    auto setup = set_up(scenario, settings);
    if (options.constant)
        for (std::size_t s = 0; s < scenario.strategies.size(); ++s) make_constant(scenario, s, setup, options.trials);
    Staffing staffing;
    staffing.scenario = scenario.name;
    staffing.hash = scenario.hash;
    staffing.currency = scenario.currency;
    staffing.replications = scenario.experiment.replications;
    staffing.seed = scenario.experiment.seed;
    staffing.confidence = scenario.experiment.confidence;
    staffing.interval_labels = interval_labels(scenario.calendar, *setup.grid);
    staffing.period = period_of(scenario.calendar, staffing.interval_labels);
    for (std::size_t s = 0; s < scenario.strategies.size(); ++s)
        staffing.strategies.push_back(strategy_result(scenario, setup, s, options));
    if (options.curve) add_curves(scenario, setup, settings, staffing);
    return staffing;
}

}  // namespace holdtime
