#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/checks.hpp"
#include "models/staffing/shifts/shift_plan.hpp"

namespace holdtime {
namespace {

std::optional<double> money_per_hour(Parameters& parameters, const std::string& key) {
    const Value* value = parameters.value(key);
    return value ? read_money_per_hour(*value, parameters.path() + '.' + key, parameters.problems()) : std::nullopt;
}

/// `{erlang_a: {}}`, or just `erlang_a`.
std::optional<ModelChoice> read_requirement(Parameters& parameters) {
    const Value* value = parameters.value("requirement");
    if (!value) return {};
    ModelChoice choice{"", {}, value->place, true};
    choice.parameters.kind = Value::Kind::map;
    choice.parameters.place = value->place;
    if (value->is_scalar()) choice.name = value->text;
    if (value->is_map() && value->entries.size() == 1)
        choice = {value->entries.front().key, value->entries.front().value, value->entries.front().place, true};
    std::vector<std::string> known;
    for (const auto* model : staffing_models())
        if (model->info.name != "shifts") known.emplace_back(model->info.name);
    if (std::count(known.begin(), known.end(), choice.name) > 0) return choice;
    parameters.problems().add(choice.place, fmt::format("unknown model '{}' in {}.requirement{}", choice.name,
                                                        parameters.path(), suggestion(choice.name, known)));
    return {};
}

std::vector<double> read_existing(Parameters& parameters, const StaffingContext& context) {
    const Value* value = parameters.value("existing");
    if (!value) return {};
    auto all = expand_per_interval(*value, parameters.path() + ".existing", context.calendar, context.grid,
                                   parameters.problems());
    const auto odd = std::find_if(all.begin(), all.end(), [](double people) {
        return !(people >= 0 && people < too_many_agents && people == std::floor(people));
    });
    if (odd != all.end())
        parameters.complain("existing",
                            fmt::format("invalid {}.existing of {} people (must be a whole number from 0 to {})",
                                        parameters.path(), show_number(*odd), too_many_agents - 1));
    all.resize(all.size() - context.grid.cool_down_intervals);
    all.erase(all.begin(), all.begin() + context.grid.warm_up_intervals);
    return all;
}

ShiftGroup read_group(StaffedGroup& staffed, const StaffingContext& context) {
    auto& parameters = staffed.parameters;
    ShiftGroup group;
    group.group = staffed.group;
    group.types = read_shift_types(parameters, context.calendar);
    group.requirement = read_requirement(parameters);
    parameters.value("heads");
    if (parameters.has("heads"))
        group.heads_at_most = static_cast<double>(Checked(parameters).integer("heads", 0, 1000000));
    group.part_time_at_most = parameters.share("part_time", 1.0);
    group.existing = read_existing(parameters, context);
    group.understaffing = money_per_hour(parameters, "understaffing");
    group.overstaffing = money_per_hour(parameters, "overstaffing").value_or(0);
    group.limits.gap = parameters.share("gap", 0.01);
    parameters.value("nodes");
    if (parameters.has("nodes"))
        group.limits.nodes = static_cast<std::uint32_t>(Checked(parameters).integer("nodes", 1, 100000000));
    return group;
}

/// Parameters of the requirement's model are checked with the rest.
void check_requirement(const ShiftGroup& group, const StaffedGroup& staffed, const StaffingContext& context) {
    if (!group.requirement) return;
    for (const auto* model : staffing_models()) {
        if (model->info.name != group.requirement->name) continue;
        Parameters parameters(*group.requirement, staffed.parameters.path() + ".requirement." + group.requirement->name,
                              staffed.parameters.problems());
        const StaffingContext blank{context.calendar, context.grid};
        std::vector<StaffedGroup> alone{{parameters, 0}};
        Plan unused;
        if (model->plan)
            model->plan(parameters, blank);
        else
            model->plan_together(alone, blank, unused);
        parameters.done();
    }
}

void plan_together(std::vector<StaffedGroup>& staffed, const StaffingContext& context, Plan& plan) {
    std::vector<ShiftGroup> groups;
    for (auto& group : staffed) {
        groups.push_back(read_group(group, context));
        check_requirement(groups.back(), group, context);
    }
    if (context.needs && staffed.front().parameters.problems().empty()) plan_shifts(groups, staffed, context, plan);
}

}  // namespace

extern const StaffingModel shifts_staffing_model = {
    {"shifts",
     "people on shifts that cover a requirement at least cost; groups that say so are planned together, blended people "
     "where they help most",
     "min pay x people + penalties subject to people present >= requirement, whole people; stops at a proven gap or a "
     "number of nodes",
     "G. Dantzig, Operations Research 2 (1954), 339-341; solved by COIN-OR CBC",
     {{"types", "map of shifts", "",
       "per shift: start \"06:00-09:00\", every 30min, length 8h, breaks [{after: 4h, latest: 5h, length: 30min}], "
       "weekdays mon-fri, together (the same people all week, from Monday), part_time, at_most (people a day)"},
      {"requirement", "staffing model", "erlang_a for calls, erlang_chat for chats, workload for deferred",
       "how many are needed"},
      ParameterInfo{"heads", "integer", "no limit", "most people on any day"}.within(between(0, 1000000)),
      {"part_time", "share", "100%", "most part-time people among those of a day"},
      ParameterInfo{"existing", "per_interval", "none", "people who are there anyway"}.within(
          from_to_below(0, too_many_agents)),
      {"understaffing", "money per hour", "nobody may be missing", "price of a missing agent"},
      {"overstaffing", "money per hour", "0/h", "price of an agent too many, beside the pay"},
      {"gap", "share", "1%", "stop when the cost is proven to be so close to the least"},
      ParameterInfo{"nodes", "integer", "2000", "or after so many nodes of the search"}.within(between(1, 100000000))},
     "{shifts: {types: {early: {start: \"06:00-09:00\", every: 30min, length: 8h}}}}"},
    nullptr,
    plan_together};

}  // namespace holdtime
