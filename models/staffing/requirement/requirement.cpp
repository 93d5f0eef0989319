#include "models/staffing/requirement/requirement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace holdtime {

namespace {

constexpr std::uint32_t most_agents = too_many_agents - 1;

std::string kind_name(ChannelKind kind) {
    if (kind == ChannelKind::chat) return "chat";
    return kind == ChannelKind::deferred ? "deferred" : "voice";
}

/// Its targets in the scenario, overridden by the model's own.
Aims aims_of(std::size_t channel, const AnalyticOptions& options, const StaffingNeeds& needs) {
    Aims aims;
    for (const auto& target : needs.targets) {
        if (target.number != channel || target.figure == TargetFigure::occupancy) continue;
        auto& aim = target.figure == TargetFigure::service_level ? aims.service_level
                    : target.figure == TargetFigure::asa         ? aims.asa
                                                                 : aims.abandonment_rate;
        aim = target.value;
    }
    const Seconds within = needs.on_duty.channels[channel].service_within;
    if (within >= 0) aims.within = within;
    if (options.within) aims.within = *options.within;
    if (options.service_level) aims.service_level = options.service_level;
    if (options.abandonment_rate) aims.abandonment_rate = options.abandonment_rate;
    if (options.asa) aims.asa = options.asa;
    return aims;
}

double share_of_time(std::size_t group, std::size_t channel, const StaffingNeeds& needs) {
    double own = 0, all = 0;
    for (std::size_t g = 0; g < needs.on_duty.groups.size(); ++g) {
        const auto share = needs.share(g, channel), duty = needs.duty(g);
        for (std::size_t i = 0; i < share.size(); ++i) {
            all += share[i] * duty[i];
            if (g == group) own += share[i] * duty[i];
        }
    }
    return all > 0 ? own / all : 0;
}

Duty duty_of(std::size_t channel, const Aims& aims, const StaffingContext& context) {
    const auto& needs = *context.needs;
    const auto& grid = context.grid;
    const auto& load = needs.loads[channel];
    Duty duty{channel, needs.on_duty.channels[channel].kind, aims, needs.share(context.group, channel), {}};
    const bool deferred = duty.kind == ChannelKind::deferred;
    // What is deferred comes in when nobody is on duty, too: its part is the group's part of the time.
    const double part = deferred ? share_of_time(context.group, channel, needs) : 0;
    for (std::size_t i = 0; i < duty.arrivals.size(); ++i) {
        const auto at = i + grid.warm_up_intervals;
        const Seconds length = grid.boundaries[at + 1] - grid.boundaries[at];
        duty.arrivals[i] = (deferred ? part : duty.arrivals[i]) * load.arrivals[i];
        duty.time.push_back(deferred || load.open[i] <= 0 ? length : load.open[i]);
    }
    return duty;
}

bool meets(const FormulaFigures& figures, const Aims& aims, std::optional<double> occupancy) {
    return (!aims.service_level || figures.service_level >= *aims.service_level) &&
           (!aims.abandonment_rate || figures.abandonment_rate <= *aims.abandonment_rate) &&
           (!aims.asa || figures.asa <= *aims.asa) && (!occupancy || figures.occupancy <= *occupancy);
}

/// The smallest number that meets, or the largest that still changed anything.
template <class Meets>
std::pair<std::uint32_t, bool> fewest(std::uint32_t guess, std::uint32_t most, const Meets& enough) {
    std::uint32_t high = std::clamp(guess, 1u, most), low = 0;
    while (!enough(high)) {
        if (high == most) return {most, false};
        low = high;
        high = std::min(most, high + std::max(1u, high / 4));
    }
    while (low + 1 < high) {
        const auto middle = low + (high - low) / 2;
        (enough(middle) ? high : low) = middle;
    }
    return {high, true};
}

std::string aims_text(const Aims& aims, std::optional<double> occupancy) {
    std::string text;
    const auto add = [&](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
    if (aims.service_level)
        add(fmt::format("{:.4g} % within {}", *aims.service_level * 100, show_duration(aims.within)));
    if (aims.abandonment_rate) add(fmt::format("at most {:.4g} % abandoned", *aims.abandonment_rate * 100));
    if (aims.asa) add(fmt::format("answered within {} on average", show_duration(*aims.asa)));
    if (occupancy) add(fmt::format("occupancy of at most {:.4g} %", *occupancy * 100));
    return text;
}

}  // namespace

AnalyticOptions read_analytic_options(Parameters& parameters) {
    AnalyticOptions options;
    const auto share = [&](const std::string& key, std::optional<double>& into) {
        if (parameters.has(key))
            into = parameters.share(key);
        else
            parameters.value(key);
    };
    share("service_level", options.service_level);
    share("abandonment_rate", options.abandonment_rate);
    share("occupancy", options.occupancy);
    const auto duration = [&](const std::string& key, std::optional<Seconds>& into) {
        if (parameters.has(key))
            into = parameters.duration(key);
        else
            parameters.value(key);
    };
    duration("within", options.within);
    duration("asa", options.asa);
    if (options.service_level && *options.service_level >= 1)
        parameters.complain("service_level", "invalid " + parameters.path() +
                                                 ".service_level 100% (no number of agents makes sure that everybody "
                                                 "is answered in time); lower it, as in 95%");
    if (options.occupancy && *options.occupancy <= 0)
        parameters.complain(
            "occupancy", "invalid " + parameters.path() + ".occupancy 0% (whoever works is busy); raise it, as in 85%");
    if (options.abandonment_rate && *options.abandonment_rate <= 0)
        parameters.complain(
            "abandonment_rate",
            "invalid " + parameters.path() +
                ".abandonment_rate 0% (no number of agents makes sure that nobody leaves); raise it, as in 3%");
    if (options.asa && *options.asa <= 0)
        parameters.complain("asa", "invalid " + parameters.path() +
                                       ".asa 0s (no number of agents makes sure that nobody waits); raise it, as in "
                                       "20s");
    options.channels = read_counted_channels(parameters);
    parameters.one_of("contacts", {"all", "first"}, "all");  // whoever asks has chosen the load by it
    return options;
}

std::vector<std::string> read_counted_channels(Parameters& parameters) {
    std::vector<std::string> channels;
    const Value* list = parameters.value("channels");
    if (!list) return channels;
    if (!list->is_list())
        complain_about(*list, parameters.path() + ".channels", "must be a list, as in [phone]", parameters.problems());
    else if (list->items.empty())
        parameters.complain(
            "channels", "invalid " + parameters.path() +
                            ".channels [] (there is nothing to count); name some skills, or leave it out to count all");
    else
        for (const auto& item : list->items) channels.push_back(item.text);
    return channels;
}

std::vector<ParameterInfo> analytic_parameters(std::vector<ParameterInfo> further) {
    std::vector<ParameterInfo> all = {
        ParameterInfo{"service_level", "share", "the channel's service_level.target",
                      "at least so many answered in time"}
            .within(from_to_below(0, 1)),
        {"within", "duration", "the channel's service_level.within", "T of the service level"},
        ParameterInfo{"abandonment_rate", "share", "the channel's abandonment_rate.at_most", "at most so many leave"}
            .within({0, 1, true}),
        ParameterInfo{"asa", "duration", "the channel's asa.at_most", "longest acceptable average speed of answer"}
            .within(above(0)),
        ParameterInfo{"occupancy", "share", "the group's occupancy.at_most", "highest acceptable occupancy"}.within(
            {0, 1, true}),
        {"channels", "list of texts", "the group's skills", "which of them to count"},
        {"contacts", "one of all, first", "all",
         "whom to staff for: all who come, redials and repeats included, or first contacts only"}};
    all.insert(all.end(), further.begin(), further.end());
    return all;
}

std::vector<Duty> duties(Parameters& parameters, const AnalyticOptions& options, const StaffingContext& context,
                         const std::vector<ChannelKind>& kinds, const std::string& model, bool aimless) {
    const auto& needs = *context.needs;
    const auto& group = needs.on_duty.groups[context.group];
    std::vector<std::string> skills;
    for (const auto channel : group.skills) skills.push_back(needs.on_duty.channels[channel].name);
    for (const auto& name : options.channels)
        if (std::count(skills.begin(), skills.end(), name) == 0)
            parameters.complain("channels", fmt::format("'{}' in {}.channels is none of the group's skills{}", name,
                                                        parameters.path(), suggestion(name, skills)));
    std::vector<Duty> result;
    for (const auto channel : group.skills) {
        const auto& about = needs.on_duty.channels[channel];
        if (!options.channels.empty() && std::count(options.channels.begin(), options.channels.end(), about.name) == 0)
            continue;
        if (std::count(kinds.begin(), kinds.end(), about.kind) == 0) {
            parameters.complain(
                "channels",
                fmt::format("{} cannot staff channel '{}' (a {} channel); use {}, or say which skills it is "
                            "to count, as in {{{}: {{channels: [..]}}}}",
                            parameters.path(), about.name, kind_name(about.kind),
                            about.kind == ChannelKind::chat       ? "erlang_chat or simulation"
                            : about.kind == ChannelKind::deferred ? "workload, offered_load or simulation"
                                                                  : "erlang_a or simulation",
                            model));
            continue;
        }
        const auto aims = aims_of(channel, options, needs);
        if (!aims.any() && !aimless && !occupancy_cap(options, context) && about.kind != ChannelKind::deferred)
            parameters.complain(
                "service_level",
                fmt::format("{} has no target for channel '{}' (neither its own nor the channel's); add "
                            "service_level, as in {{{}: {{service_level: 80%, within: 20s}}}}",
                            parameters.path(), about.name, model));
        result.push_back(duty_of(channel, aims, context));
    }
    return result;
}

std::vector<Duty> all_duties(const StaffingContext& context) {
    std::vector<Duty> result;
    for (const auto channel : context.needs->on_duty.groups[context.group].skills)
        result.push_back(duty_of(channel, aims_of(channel, {}, *context.needs), context));
    return result;
}

std::optional<double> occupancy_cap(const AnalyticOptions& options, const StaffingContext& context) {
    if (options.occupancy) return options.occupancy;
    for (const auto& target : context.needs->targets)
        if (target.figure == TargetFigure::occupancy && target.number == context.group) return target.value;
    return {};
}

std::vector<double> requirement(const Duty& duty, Formula formula, std::optional<double> occupancy,
                                const StaffingContext& context) {
    const auto& needs = *context.needs;
    const auto& load = needs.loads[duty.channel];
    const auto& about = needs.on_duty.channels[duty.channel];
    std::map<std::tuple<double, double, double, double>, std::pair<std::uint32_t, bool>> known;  // days repeat
    std::vector<double> agents(duty.arrivals.size(), 0);
    for (std::size_t i = 0; i < agents.size(); ++i) {
        if (!(duty.arrivals[i] > 1e-12) || load.handle_time[i] <= 0) continue;
        const IntervalDemand demand{needs.on_duty,      load, duty.channel, i, duty.arrivals[i] / duty.time[i],
                                    load.handle_time[i]};
        const std::tuple key{demand.rate, demand.handle_time, load.patience[i], load.balk[i]};
        auto& answer = known[key];
        const bool first = answer.first == 0;
        if (first) {
            const double erlangs =
                demand.rate * demand.handle_time / (about.kind == ChannelKind::chat ? about.concurrency : 1);
            const auto guess =
                static_cast<std::uint32_t>(std::min<double>(most_agents, erlangs + std::sqrt(erlangs) + 1));
            const auto most = std::max(1u, std::min(most_agents, about.lines));
            answer = fewest(guess, most, [&](std::uint32_t n) {
                return meets(formula(demand, duty.aims.within, n), duty.aims, occupancy);
            });
        }
        agents[i] = answer.first;
        if (answer.second || !first) continue;
        const auto best = formula(demand, duty.aims.within, answer.first);
        needs.notes.shortfalls.push_back(
            {fmt::format(
                 "{} at {}: no number of agents gives {} (with {}: service level {:.1f} %, abandonment rate {:.1f} %, "
                 "average speed of answer {:.1f} s)",
                 about.name, needs.interval_labels[i], aims_text(duty.aims, occupancy), answer.first,
                 best.service_level * 100, best.abandonment_rate * 100, best.asa),
             about.lines <= answer.first ? "allow more lines, or lower the target to what is possible"
                                         : "lower the target to what is possible"});
    }
    return agents;
}

GroupPlan round_up(const std::vector<double>& agents, const StaffingContext& context) {
    const auto duty = context.needs->duty(context.group);
    const double coming = context.needs->coming(context.group);
    GroupPlan plan;
    for (std::size_t i = 0; i < agents.size(); ++i) {
        const double planned = duty[i] > 0 && agents[i] > 0 ? std::ceil(agents[i] / coming - 1e-9) : 0;
        plan.push_back(static_cast<std::uint32_t>(std::min<double>(planned, too_many_agents)));
    }
    return plan;
}

GroupPlan plan_by_formula(Parameters& parameters, const StaffingContext& context, const std::vector<ChannelKind>& kinds,
                          Formula formula, const std::string& model) {
    const auto options = read_analytic_options(parameters);
    const auto counted = context.grid.counted();
    std::vector<double> agents(counted, 0);
    if (!context.needs) return GroupPlan(counted, 0);
    const auto before = parameters.problems().size();
    const auto all = duties(parameters, options, context, kinds, model);
    if (parameters.problems().size() > before) return GroupPlan(counted, 0);
    for (const auto& duty : all) {
        const auto needed = requirement(duty, formula, occupancy_cap(options, context), context);
        for (std::size_t i = 0; i < agents.size(); ++i) agents[i] += needed[i];
    }
    return round_up(agents, context);
}

}  // namespace holdtime
