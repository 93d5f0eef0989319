#include "studies/setup/staffing.hpp"

#include <algorithm>
#include <deque>
#include <optional>

#include "models/catalogue.hpp"
#include "models/staffing/requirement/erlang_plan.hpp"
#include "scenarios/schema/calendar.hpp"
#include "scenarios/schema/local_clock.hpp"
#include "sim/experiment/stop_at.hpp"
#include "studies/pools/planned_returns.hpp"
#include "studies/setup/budget.hpp"
#include "studies/setup/formulas.hpp"
#include "studies/setup/kept_open.hpp"
#include "studies/setup/scenario_models.hpp"

namespace holdtime {

namespace {

TargetScope scope_of(const std::string& per) {
    if (per == "interval") return TargetScope::interval;
    return per == "day" ? TargetScope::day : TargetScope::horizon;
}

const StaffingModel* model_named(const std::string& name) {
    for (const auto* model : staffing_models())
        if (model->info.name == name) return model;
    return nullptr;
}

/// Groups of one model that staffs together, with their parameters.
struct Together {
    const StaffingModel* model = nullptr;
    std::vector<StaffedGroup> groups;
};

/// Makes every group's plan; parameters live as long as it does.
class Planner {
public:
    Planner(const Scenario& scenario, std::size_t strategy, const StaffingNeeds& needs, Stop stop, Problems& problems)
        : scenario_(scenario),
          strategy_(scenario.strategies[strategy].second),
          path_(path_to("strategies", scenario.strategies[strategy].first) + ".agent_groups"),
          needs_(needs),
          stop_(stop),
          problems_(problems) {}

    /// Given numbers first, then who comes back, then each model that works for itself, then those that staff groups
    /// together: who comes later knows whom the others keep on duty.
    Plan make() {
        const auto& groups = strategy_.agent_groups;
        Plan plan(groups.size(), GroupPlan(needs_.interval_labels.size(), 0));
        for (const auto& [name, group] : groups)
            parameters_.emplace_back(group.staffing, path_to(path_to(path_, name) + ".staffing", group.staffing.name),
                                     problems_);
        for (const auto& [name, group] : groups) calendars_.push_back(by_clock_of(scenario_.calendar, group.timezone));
        for (std::size_t g = 0; g < groups.size(); ++g)
            if (!computes(groups[g].second.staffing.name)) plan_alone(g, plan);
        if (problems_.empty()) at_least_ = fewest_agents(needs_, strategy_, plan);
        if (problems_.empty() && comes_back_later(needs_.on_duty)) add_returns(plan);
        std::vector<Together> together;
        for (std::size_t g = 0; g < groups.size(); ++g) {
            const auto* model = model_named(groups[g].second.staffing.name);
            if (!model->plan)
                join(together, model, {parameters_[g], g});
            else if (computes(groups[g].second.staffing.name))
                plan_alone(g, plan);
        }
        if (!problems_.empty()) return plan;
        at_least_ = fewest_agents(needs_, strategy_, plan);
        plan = raised(std::move(plan), at_least_, strategy_);  // those that staff together start from the fewest
        for (auto& [model, members] : together) model->plan_together(members, context(members.front().group), plan);
        for (std::size_t g = 0; g < plan.size(); ++g) complain_about_too_many(plan[g], parameters_[g]);
        return plan;
    }

private:
    StaffingContext context(std::size_t group) const {
        const bool all = with_returns_ && staffs_for_all(strategy_.agent_groups[group].second.staffing);
        return {calendars_[group], needs_.on_duty.grid, all ? &*with_returns_ : &needs_, group,
                at_least_.empty() ? nullptr : &at_least_};
    }

    void plan_alone(std::size_t g, Plan& plan) {
        const auto& name = strategy_.agent_groups[g].second.staffing.name;
        plan[g] = counted_part(model_named(name)->plan(parameters_[g], context(g)), needs_.on_duty.grid);
    }

    /// As far as formulas that staff ask for it.
    void add_returns(const Plan& given) {
        const auto& groups = strategy_.agent_groups;
        if (std::none_of(groups.begin(), groups.end(),
                         [](const auto& group) { return staffs_for_all(group.second.staffing); }))
            return;
        with_returns_.emplace(needs_);
        const auto plan = [&] {
            const auto said = needs_.notes;
            Plan agents = given;
            for (std::size_t g = 0; g < groups.size(); ++g) {
                const auto& name = groups[g].second.staffing.name;
                if (model_named(name)->plan && computes(name))
                    plan_alone(g, agents);
                else if (computes(name))
                    agents[g] = erlang_plan(*with_returns_, scenario_.calendar, g);
            }
            needs_.notes = said;  // what a round has to say is said by the plan in earnest
            const auto fewest = fewest_agents(needs_, strategy_, agents);
            return raised(std::move(agents), fewest, strategy_);
        };
        auto first = plan();
        if (!problems_.empty()) return;
        foretell_returns(*with_returns_, std::move(first), plan, formula_of(strategy_, needs_.on_duty), stop_);
    }

    static void join(std::vector<Together>& all, const StaffingModel* model, const StaffedGroup& group) {
        const auto same = std::find_if(all.begin(), all.end(), [&](const auto& t) { return t.model == model; });
        (same == all.end() ? all.emplace_back(Together{model, {}}) : *same).groups.push_back(group);
    }

    const Scenario& scenario_;
    const Strategy& strategy_;
    std::string path_;
    const StaffingNeeds& needs_;
    Stop stop_;
    Problems& problems_;
    std::deque<Parameters> parameters_;
    std::vector<CalendarSpec> calendars_;  ///< [group]: read by its clock
    Plan at_least_;
    std::optional<StaffingNeeds> with_returns_;  ///< of formulas that count those who come back
};

constexpr double shortest_part = 1e-6;  ///< of a wait, in place of none at all

/// On the way from what anything meets to what nothing does; caps of occupancy are for people, and stay.
void make_harder(Target& target, double by) {
    const double easier = std::max(0.0, -by), left = 1 - std::max(0.0, by);
    if (target.figure == TargetFigure::service_level)
        target.value = by > 0 ? 1 - (1 - target.value) * left : target.value * (1 - easier);
    if (target.figure == TargetFigure::abandonment_rate)
        target.value = by > 0 ? target.value * left : target.value + (1 - target.value) * easier;
    if (target.figure == TargetFigure::asa)
        target.value = target.value * std::max(left, shortest_part) / std::max(1 - easier, shortest_part);
}

}  // namespace

std::vector<Target> targets_of(const Scenario& scenario, const Strategy& strategy) {
    std::vector<Target> targets;
    for (std::size_t c = 0; c < scenario.channels.size(); ++c) {
        const auto& [name, channel] = scenario.channels[c];
        if (std::count(strategy.channels.begin(), strategy.channels.end(), name) == 0) continue;
        const auto number = static_cast<std::uint16_t>(c);
        const auto scope = channel.service_level ? scope_of(channel.service_level->per) : TargetScope::horizon;
        if (channel.service_level && channel.service_level->target)
            targets.push_back({TargetFigure::service_level, number, *channel.service_level->target, scope});
        if (channel.abandonment_at_most)
            targets.push_back({TargetFigure::abandonment_rate, number, *channel.abandonment_at_most, scope});
        if (channel.asa_at_most) targets.push_back({TargetFigure::asa, number, *channel.asa_at_most, scope});
    }
    for (std::size_t g = 0; g < strategy.agent_groups.size(); ++g)
        if (const auto& cap = strategy.agent_groups[g].second.occupancy_at_most)
            targets.push_back({TargetFigure::occupancy, static_cast<std::uint16_t>(g), *cap, TargetScope::horizon});
    return targets;
}

StaffingNeeds staffing_needs(const Scenario& scenario, std::size_t strategy, const Description& on_duty,
                             const StaffingSettings& settings, StaffingNotes& notes) {
    StaffingNeeds needs{on_duty,
                        expected_load(on_duty),
                        targets_of(scenario, scenario.strategies[strategy].second),
                        interval_labels(scenario.calendar, on_duty.grid),
                        {},
                        scenario.experiment.replications,
                        {},
                        notes};
    auto trials = settings.trials;
    trials.seed = scenario.experiment.seed;
    if (settings.simulate)
        needs.evaluate = [&on_duty, trials](std::span<const Trial> list) { return run_trials(on_duty, list, trials); };
    needs.independent = settings.independent;
    if (settings.progress)
        needs.progress = [tell = settings.progress, name = scenario.strategies[strategy].first](
                             const SearchProgress& progress) { tell(name, progress); };
    if (strategy < settings.start.size()) needs.start = settings.start[strategy];
    return needs;
}

bool needs_demand(const Strategy& strategy) {
    return std::any_of(strategy.agent_groups.begin(), strategy.agent_groups.end(),
                       [](const auto& group) { return computes(group.second.staffing.name); });
}

Plan make_plan(const Scenario& scenario, std::size_t strategy, const Description& on_duty,
               const StaffingSettings& settings, StaffingNotes& notes, Problems& problems) {
    return make_harder_plan(scenario, strategy, on_duty, settings, 0, notes, problems);
}

Plan make_harder_plan(const Scenario& scenario, std::size_t strategy, const Description& on_duty,
                      const StaffingSettings& settings, double harder, StaffingNotes& notes, Problems& problems) {
    auto needs = staffing_needs(scenario, strategy, on_duty, settings, notes);
    for (auto& target : needs.targets) make_harder(target, harder);
    return Planner(scenario, strategy, needs, stop_at(settings.trials.interrupted), problems).make();
}

}  // namespace holdtime
