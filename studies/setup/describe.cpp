#include "studies/setup/describe.hpp"

#include <algorithm>

#include "studies/setup/staffing.hpp"
#include "studies/setup/timetable.hpp"

namespace holdtime {
namespace {

bool offers(const Strategy& strategy, const std::string& channel) {
    return std::count(strategy.channels.begin(), strategy.channels.end(), channel) > 0;
}

double share_of(const Named<double>& shares, const std::string& name) {
    const auto i = index_of(shares, name);
    return i ? shares[*i].second : 0;
}

ChannelKind kind_of(Kind kind) {
    if (kind == Kind::chat) return ChannelKind::chat;
    return kind == Kind::deferred ? ChannelKind::deferred : ChannelKind::voice;
}

AtClose at_close_of(const std::string& word) {
    if (word == "drop") return AtClose::drop;
    return word == "carry" ? AtClose::carry : AtClose::serve;
}

ShiftEnd shift_end_of(const std::string& word) {
    if (word == "idle_first") return ShiftEnd::idle_first;
    if (word == "first_done") return ShiftEnd::first_done;
    return word == "preempt" ? ShiftEnd::preempt : ShiftEnd::finish;
}

ChannelDescription describe_channel(const std::string& name, const Channel& channel, bool offered) {
    ChannelDescription result;
    result.name = name;
    result.kind = kind_of(channel.kind);
    result.offered = offered;
    result.concurrency = channel.kind == Kind::chat ? channel.concurrency : 1;
    result.lines = channel.lines.value_or(no_limit);
    result.max_wait = channel.max_wait.value_or(forever);
    result.at_close = at_close_of(channel.at_close);
    if (channel.service_level) {
        result.service_within = channel.service_level->within;
        result.working_hours = channel.service_level->working_hours;
    }
    return result;
}

std::vector<ChannelDescription> describe_channels(const Scenario& scenario, const Strategy& strategy,
                                                  const ScenarioModels& models) {
    std::vector<ChannelDescription> result;
    for (std::size_t c = 0; c < scenario.channels.size(); ++c) {
        const auto& [name, channel] = scenario.channels[c];
        result.push_back(describe_channel(name, channel, offers(strategy, name)));
        result.back().pace = models.pace[c];
        result.back().after_contact_work = models.after_contact_work[c];
    }
    return result;
}

std::vector<GroupDescription> describe_groups(const Scenario& scenario, const Strategy& strategy,
                                              const Timetable& timetable, const Plan& outside) {
    std::vector<GroupDescription> result;
    const std::size_t groups = strategy.agent_groups.size();
    for (std::size_t g = 0; g < groups; ++g) {
        const auto& [name, group] = strategy.agent_groups[g];
        GroupDescription description;
        description.name = name;
        for (const auto& skill : group.skills)
            if (offers(strategy, skill))
                description.skills.push_back(static_cast<std::uint16_t>(*index_of(scenario.channels, skill)));
        description.outside = outside[g];
        description.reserve = group.reserve;
        description.absence = group.absence;
        description.shift_end = shift_end_of(group.shift_end.value_or(strategy.shift_end));
        description.drain = group.blending.value_or(strategy.blending).drain;
        for (std::size_t m = 0; m < timetable.at.size(); ++m)
            description.most_agents = std::max(description.most_agents, timetable.agents[m * groups + g]);
        result.push_back(std::move(description));
    }
    return result;
}

ComeBack describe_coming_back(const std::optional<ComingBack>& rule, std::initializer_list<Cause> causes,
                              const ScenarioModels::Law& delay) {
    ComeBack result;
    if (!rule || rule->probability <= 0) return result;
    for (const auto cause : causes) result.probability[static_cast<std::size_t>(cause)] = {rule->probability};
    result.delay = delay;
    result.limit = rule->limit;
    return result;
}

SegmentDescription describe_segment(const Scenario& scenario, std::size_t s, const ScenarioModels& models) {
    const auto& [name, segment] = scenario.segments[s];
    SegmentDescription result;
    result.name = name;
    result.arrivals = models.arrivals[s];
    for (const auto& [reason, about] : scenario.reasons)
        result.reason_shares.push_back(share_of(segment.reasons, reason));
    for (std::size_t c = 0; c < scenario.channels.size(); ++c) {
        const auto& channel = scenario.channels[c].first;
        result.channels.push_back({share_of(segment.prefers, channel), share_of(segment.if_unavailable, channel),
                                   share_of(segment.balk, channel), models.patience[s][c]});
    }
    result.redial = describe_coming_back(
        segment.redial, {Cause::abandoned, Cause::blocked, Cause::disconnected, Cause::balked}, models.redial_delay[s]);
    result.repeat = describe_coming_back(segment.repeat, {Cause::repeat}, models.repeat_delay[s]);
    result.later = share_of(segment.if_unavailable, "later");
    result.leave = segment.if_unavailable.empty() ? 1 : share_of(segment.if_unavailable, "leave");
    return result;
}

ReasonDescription describe_reason(const Scenario& scenario, std::size_t r, const ScenarioModels& models) {
    const auto& [name, reason] = scenario.reasons[r];
    ReasonDescription result;
    result.name = name;
    result.talk_time = models.talk_time[r];
    for (const auto& [channel, about] : scenario.channels) {
        const auto i = index_of(reason.channels, channel);
        result.resolved.push_back(i ? reason.channels[*i].second.resolved : 1);
        auto& hand_over = result.hand_over.emplace_back();
        if (!i || reason.channels[*i].second.hand_over_share <= 0) continue;
        const auto& rule = reason.channels[*i].second;
        hand_over.share = rule.hand_over_share;
        hand_over.to.assign(scenario.channels.size(), 0.0);
        hand_over.to[*index_of(scenario.channels, rule.hand_over_to)] = 1;
        hand_over.talked = rule.hand_over_talked;
        hand_over.limit = rule.hand_over_limit;
    }
    return result;
}

/// Does anybody make several contacts by what this strategy offers?
bool comes_back(const Description& description) {
    for (const auto& segment : description.segments)
        if (segment.redial.limit > 0 || segment.repeat.limit > 0) return true;
    for (const auto& reason : description.reasons)
        for (std::size_t c = 0; c < reason.hand_over.size(); ++c)
            if (reason.hand_over[c].share > 0 && description.channels[c].offered) return true;
    return false;
}

Money describe_money(const Scenario& scenario, const Strategy& strategy) {
    Money money;
    for (const auto& [name, group] : strategy.agent_groups) {
        double seat = 0;
        for (const auto& skill : group.skills)
            if (offers(strategy, skill)) seat = std::max(seat, share_of(scenario.costs.agent_seat, skill));
        money.groups.push_back({group.wage, seat, scenario.costs.shrinkage});
    }
    for (const auto& [name, channel] : scenario.channels) {
        const auto i = index_of(scenario.costs.channels, name);
        const auto costs = i ? scenario.costs.channels[*i].second : ChannelCosts{};
        money.channels.push_back({costs.per_minute, costs.per_contact});
    }
    money.per_day = scenario.costs.per_day;
    const auto& duration = scenario.calendar.duration;
    money.days = duration ? *duration / 86400 : scenario.calendar.days;
    return money;
}

}  // namespace

Description describe(const Scenario& scenario, std::size_t number, const ScenarioModels& models, const TimeGrid& grid) {
    const auto& [name, strategy] = scenario.strategies[number];
    Description result;
    result.strategy = name;
    result.grid = grid;
    result.at_end = scenario.calendar.cut_at_end ? AtEnd::cut : AtEnd::finish;
    result.routing = models.routing[number];
    result.channels = describe_channels(scenario, strategy, models);
    result.timetable = make_timetable(scenario, strategy, grid, models.plans[number], models.outside[number]);
    result.groups = describe_groups(scenario, strategy, result.timetable, models.outside[number]);
    for (std::size_t s = 0; s < scenario.segments.size(); ++s)
        result.segments.push_back(describe_segment(scenario, s, models));
    for (std::size_t r = 0; r < scenario.reasons.size(); ++r)
        result.reasons.push_back(describe_reason(scenario, r, models));
    result.comes_back = comes_back(result);
    result.money = describe_money(scenario, strategy);
    result.targets = targets_of(scenario, strategy);
    result.whole_days = !scenario.calendar.duration;
    return result;
}

}  // namespace holdtime
