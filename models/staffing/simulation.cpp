#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/catalogue.hpp"
#include "models/checks.hpp"
#include "models/ever_judged.hpp"
#include "models/staffing/requirement/erlang_plan.hpp"
#include "models/staffing/search/search.hpp"
#include "models/staffing/search/search_notes.hpp"

namespace holdtime {
namespace {

constexpr long long most_agents = 100000;

struct Limits {
    std::uint32_t at_least = 0;
    std::uint32_t at_most = 0;  ///< 0 = as many as could ever be of use
};

Limits read_limits(Parameters& parameters) {
    Limits limits;
    const auto read = [&](const std::string& key, std::uint32_t& into, long long least) {
        parameters.value(key);
        if (parameters.has(key))
            into = static_cast<std::uint32_t>(Checked(parameters).integer(key, least, most_agents));
    };
    read("at_least", limits.at_least, 0);
    read("at_most", limits.at_most, 1);
    parameters.value("budget");
    if (parameters.has("budget"))
        Checked(parameters).number("budget", 0, 1e15);  // whoever asks for the search spends it
    if (limits.at_most > 0 && limits.at_least > limits.at_most)
        parameters.complain(
            "at_least", fmt::format("{}.at_least {} contradicts at_most {} (it is more); lower one or raise the other",
                                    parameters.path(), limits.at_least, limits.at_most));
    return limits;
}

/// Three times the load of all its channels in the busiest interval, or of the whole horizon's deferred work, and some.
std::uint32_t plenty(const StaffingNeeds& needs, std::size_t group) {
    const auto& grid = needs.on_duty.grid;
    double busiest = 0, deferred = 0, time = 0;
    const auto duty = needs.duty(group);
    for (std::size_t i = 0; i < duty.size(); ++i) {
        const Seconds length =
            grid.boundaries[i + grid.warm_up_intervals + 1] - grid.boundaries[i + grid.warm_up_intervals];
        double erlangs = 0;
        time += duty[i] * length;
        for (const auto c : needs.on_duty.groups[group].skills) {
            const double work = needs.loads[c].arrivals[i] * needs.loads[c].handle_time[i];
            const bool later = needs.on_duty.channels[c].kind == ChannelKind::deferred;
            (later ? deferred : erlangs) +=
                later ? work : work / (needs.loads[c].open[i] > 0 ? needs.loads[c].open[i] : length);
        }
        busiest = std::max(busiest, erlangs);
    }
    const double load = busiest + (time > 0 ? deferred / time : 0);
    return static_cast<std::uint32_t>(std::min(1e5, std::ceil(3 * load) + 10));
}

/// A promise that nobody comes to asks for nobody.
bool asks_for_agents(const Target& target, const Description& strategy) {
    if (target.figure == TargetFigure::occupancy) return false;
    return target.figure != TargetFigure::service_level || ever_judged(strategy, target.number);
}

void check_targets(std::vector<StaffedGroup>& groups, const StaffingNeeds& needs) {
    const auto& strategy = needs.on_duty;
    for (const auto& group : groups) {
        const auto& about = strategy.groups[group.group];
        const auto is_own = [&](const Target& t) {
            return t.figure != TargetFigure::occupancy &&
                   std::count(about.skills.begin(), about.skills.end(), t.number) > 0;
        };
        const auto own = std::find_if(needs.targets.begin(), needs.targets.end(), is_own);
        if (std::any_of(needs.targets.begin(), needs.targets.end(),
                        [&](const Target& t) { return is_own(t) && asks_for_agents(t, strategy); }))
            continue;
        group.parameters.complain(
            "", own == needs.targets.end()
                    ? fmt::format("agent group '{}' of '{}' has nothing to aim at (none of the group's channels has a "
                                  "target); add one, as in service_level: {{target: 80%, within: 20s}}",
                                  about.name, strategy.strategy)
                    : fmt::format("agent group '{}' of '{}' has nothing to aim at (service_level.during of '{}' never "
                                  "comes while the channel is open); choose hours in which customers come",
                                  about.name, strategy.strategy, strategy.channels[own->number].name));
    }
}

/// The search starts from no fewer than have to be on duty, and keeps them.
void keep_open(StaffedGroup& group, const StaffingContext& context, SearchQuestion& question) {
    if (!context.at_least) return;
    const auto g = group.group;
    question.bounds.kept_open = *context.at_least;
    for (std::size_t i = 0; i < question.start[g].size(); ++i)
        question.start[g][i] =
            std::max(question.start[g][i], question.bounds.fewest({g, static_cast<std::uint32_t>(i)}));
    const auto& rows = (*context.at_least)[g];
    const auto most = rows.empty() ? 0 : *std::max_element(rows.begin(), rows.end());
    question.plenty[g] = std::max(question.plenty[g], most);
    if (most > question.bounds.at_most[g] && most > 1)
        group.parameters.complain("at_most", fmt::format("{}.at_most {} contradicts at_least {} of the group (it is "
                                                         "less) lower one or raise the other",
                                                         group.parameters.path(), question.bounds.at_most[g], most));
    question.bounds.at_most[g] = std::max(question.bounds.at_most[g], most);
}

void plan_together(std::vector<StaffedGroup>& groups, const StaffingContext& context, Plan& plan) {
    std::vector<Limits> limits;
    for (const auto& group : groups) limits.push_back(read_limits(group.parameters));
    if (!context.needs) return;
    const auto& needs = *context.needs;
    check_targets(groups, needs);
    if (!groups.front().parameters.problems().empty()) return;

    SearchQuestion question;
    question.start = plan;
    question.bounds.at_least.assign(plan.size(), 0);
    question.bounds.at_most.assign(plan.size(), 0);
    question.plenty.assign(plan.size(), 0);
    question.replications = needs.replications;
    question.independent = needs.independent;
    question.progress = needs.progress;
    for (std::size_t k = 0; k < groups.size(); ++k) {
        const auto g = groups[k].group;
        question.groups.push_back(g);
        question.start[g] = needs.start.empty() ? erlang_plan(needs, context.calendar, g) : needs.start[g];
        question.bounds.at_least[g] = limits[k].at_least;
        question.plenty[g] = std::max(plenty(needs, g), limits[k].at_least);
        question.bounds.at_most[g] = limits[k].at_most > 0 ? limits[k].at_most : question.plenty[g];
        keep_open(groups[k], context, question);
    }
    if (!groups.front().parameters.problems().empty()) return;
    if (!needs.evaluate) {
        plan = question.start;
        return;
    }
    const auto answer = search(needs, question);
    plan = answer.plan;
    add_notes(answer, question, needs);
}

}  // namespace

extern const StaffingModel simulation_staffing_model = {
    {"simulation",
     "the least-cost agents who meet every target of the channels when simulated; all groups that say so are sought "
     "together",
     "min pay x agents subject to E[in time - target x offered] >= 0 and the like, by integer programs over measured "
     "effects of one agent",
     "J. Atlason, M. Epelman, S. Henderson, Annals of Operations Research 127 (2004), 333-358; M. Cezik, P. L'Ecuyer, "
     "Management Science 54 (2008), 310-323",
     {ParameterInfo{"at_least", "integer", "0", "fewest agents on duty"}.within(between(0, most_agents)),
      ParameterInfo{"at_most", "integer", "as many as could be of use", "most agents on duty"}.within(
          between(1, most_agents)),
      ParameterInfo{"budget", "number", "not given",
                    "money that the strategy may cost in all over the calendar: the best service for it is sought, and "
                    "not the least pay for the targets; the same for every group"}
          .within(between(0, 1e15))},
     "{simulation: {at_most: 40}}"},
    nullptr,
    plan_together};

}  // namespace holdtime
