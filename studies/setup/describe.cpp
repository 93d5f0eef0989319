#include "studies/setup/describe.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "scenarios/schema/calendar.hpp"
#include "sim/ports/figures.hpp"
#include "studies/setup/customer_side.hpp"
#include "studies/setup/people.hpp"
#include "studies/setup/staffing.hpp"
#include "studies/setup/surge_intervals.hpp"
#include "studies/setup/timetable.hpp"

namespace holdtime {
namespace {

bool contains(const std::vector<std::string>& list, const std::string& name) {
    return std::count(list.begin(), list.end(), name) > 0;
}

bool offers(const Strategy& strategy, const std::string& channel) { return contains(strategy.channels, channel); }

double share_of(const Named<double>& shares, const std::string& name) {
    const auto i = index_of(shares, name);
    return i ? shares[*i].second : 0;
}

ChannelKind kind_of(Kind kind) {
    if (kind == Kind::chat) return ChannelKind::chat;
    if (kind == Kind::bot) return ChannelKind::bot;
    if (kind == Kind::self_service) return ChannelKind::self_service;
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

ChannelDescription describe_channel(const std::string& name, const Channel& channel, bool offered,
                                    const CalendarSpec& calendar, const TimeGrid& grid) {
    ChannelDescription result;
    result.name = name;
    result.kind = kind_of(channel.kind);
    result.offered = offered;
    result.concurrency = channel.kind == Kind::chat ? channel.concurrency : 1;
    result.lines = channel.lines.value_or(no_limit);
    result.max_wait = channel.max_wait.value_or(forever);
    result.waiting = channel.waiting.value_or(no_limit);
    result.record = channel.record;
    result.at_close = at_close_of(channel.at_close);
    result.sessions = channel.sessions.value_or(no_limit);
    result.opt_out = channel.opt_out;
    result.visits = channel.visits;
    if (channel.service_level) {
        result.service_within = channel.service_level->within;
        result.working_hours = channel.service_level->working_hours;
        result.short_abandonment = channel.service_level->short_abandonment;
        if (const auto& during = channel.service_level->during) result.judged = open_spans(*during, calendar, grid);
    }
    return result;
}

/// What is offered to those who would wait, or wait.
void describe_offers(const Scenario& scenario, const Channel& channel, ChannelDescription& result) {
    if (const auto& rule = channel.callback; rule && rule->accept > 0) {
        result.callback.accept = rule->accept;
        result.callback.offer_above = rule->offer_above;
        result.callback.no_answer = rule->no_answer;
        result.callback.attempts = rule->attempts;
        result.callback.within = rule->within.value_or(-1);
        result.callback.work = rule->work;
    }
    if (const auto& rule = channel.deflect; rule && rule->accept > 0) {
        result.deflection.accept = rule->accept;
        result.deflection.after = rule->after;
        for (const auto& [name, about] : scenario.channels) result.deflection.to.push_back(share_of(rule->to, name));
    }
}

MenuDescription describe_menu(const Scenario& scenario, const MenuSpec& menu,
                              const std::vector<ScenarioModels::Law>& laws) {
    MenuDescription result;
    result.zero_out = menu.zero_out;
    result.misrouted = menu.misrouted;
    for (std::size_t l = 0; l < menu.levels.size(); ++l) {
        auto& level = result.levels.emplace_back();
        level.time = laws[l];
        level.leave = menu.levels[l].leave;
        for (const auto& [reason, about] : scenario.reasons) {
            const auto i = index_of(menu.levels[l].self_service, reason);
            const auto self = i ? menu.levels[l].self_service[*i].second : SelfService{};
            level.self_service.push_back(self.share);
            level.settled.push_back(self.resolved);
        }
    }
    return result;
}

/// Does somebody who works on the channel also take calls, and lay the work down for them?
bool is_interrupted(const Scenario& scenario, const Strategy& strategy, const std::string& channel) {
    const auto takes = [&](const AgentGroup& group, const std::string& skill) {
        return offers(strategy, skill) && std::count(group.skills.begin(), group.skills.end(), skill) > 0;
    };
    if (std::count(strategy.preempt.begin(), strategy.preempt.end(), channel) == 0) return false;
    return std::any_of(strategy.agent_groups.begin(), strategy.agent_groups.end(), [&](const auto& group) {
        return takes(group.second, channel) &&
               std::any_of(scenario.channels.begin(), scenario.channels.end(), [&](const auto& one) {
                   return one.second.kind == Kind::voice && takes(group.second, one.first);
               });
    });
}

/// What a contact takes of an agent, per channel of the scenario; empty where the group serves no calls or no chats, or
/// never at once.
std::vector<double> weights_of(const Scenario& scenario, const Strategy& strategy, const AgentGroup& group,
                               const Blending& blending) {
    const auto serves = [&](Kind kind) {
        return std::any_of(group.skills.begin(), group.skills.end(), [&](const std::string& skill) {
            return offers(strategy, skill) &&
                   scenario.channels[*index_of(scenario.channels, skill)].second.kind == kind;
        });
    };
    std::vector<double> result;
    if (!blending.weighted || !serves(Kind::chat)) return result;
    for (const auto& [name, channel] : scenario.channels) {
        const auto i = index_of(blending.weights, name);
        result.push_back(i ? blending.weights[*i].second : 1);
    }
    return result;
}

/// Most chats that one agent has open, likewise; empty where the channels' limits hold.
std::vector<std::uint32_t> own_limits(const Scenario& scenario, const AgentGroup& group,
                                      const std::vector<double>& weights) {
    std::vector<std::uint32_t> result;
    for (const auto& [name, channel] : scenario.channels) {
        if (group.concurrency.empty() && weights.empty()) break;
        const auto i = index_of(group.concurrency, name);
        const auto most = channel.kind == Kind::chat ? channel.concurrency : 1;
        result.push_back(i ? group.concurrency[*i].second.chats : most);
        if (weights.empty()) continue;
        const double fit = std::floor((1 + 1e-9) / weights[result.size() - 1]);
        result.back() = static_cast<std::uint32_t>(std::min<double>(result.back(), fit));
    }
    return result;
}

/// The page and then the bot that the customers of a channel meet before it.
std::vector<std::uint16_t> met_before(const Scenario& scenario, const Strategy& strategy, const std::string& channel) {
    std::vector<std::uint16_t> result;
    for (const auto kind : {Kind::self_service, Kind::bot})
        for (std::size_t c = 0; c < scenario.channels.size(); ++c) {
            const auto& [name, about] = scenario.channels[c];
            const bool before = std::count(about.before.begin(), about.before.end(), channel) > 0;
            if (about.kind == kind && before && offers(strategy, name)) result.push_back(static_cast<std::uint16_t>(c));
        }
    return result;
}

std::vector<ChannelDescription> describe_channels(const Scenario& scenario, const Strategy& strategy,
                                                  const ScenarioModels& models, const TimeGrid& grid) {
    std::vector<ChannelDescription> result;
    for (std::size_t c = 0; c < scenario.channels.size(); ++c) {
        const auto& [name, channel] = scenario.channels[c];
        result.push_back(describe_channel(name, channel, offers(strategy, name), scenario.calendar, grid));
        const auto& attention = models.attention[c];
        result.back().pace = attention.pace;
        result.back().kept = attention.kept;
        result.back().converses = attention.conversation.has_value();
        result.back().switch_cost = attention.switch_cost;
        if (result.back().offered && channel.menu)
            result.back().menu = describe_menu(scenario, *channel.menu, models.menu[c]);
        result.back().menu.misrouted_time = models.misrouted_time[c];
        if (result.back().offered) result.back().met_first = met_before(scenario, strategy, name);
        result.back().after_contact_work = models.after_contact_work[c];
        if (!result.back().offered) continue;
        result.back().interrupted = is_interrupted(scenario, strategy, name);
        describe_offers(scenario, channel, result.back());
        if (channel.silent)
            result.back().silent = {channel.silent->share, models.silent_hold[c], models.silent_work[c]};
        result.back().callback.dial = models.dial[c];
        result.back().callback.retry = models.retry[c];
    }
    return result;
}

/// Where some group of the strategy has more to say of its skills than their order.
std::vector<SkillDescription> describe_abilities(const Scenario& scenario, const Strategy& strategy,
                                                 const AgentGroup& group) {
    std::vector<SkillDescription> abilities;
    if (!std::any_of(group.abilities.begin(), group.abilities.end(),
                     [&](const Skill& skill) { return skill.is_particular() && offers(strategy, skill.channel); }))
        return abilities;
    for (const auto& skill : group.abilities) {
        if (!offers(strategy, skill.channel)) continue;
        auto& ability = abilities.emplace_back();
        ability.channel = static_cast<std::uint16_t>(*index_of(scenario.channels, skill.channel));
        for (const auto& [reason, about] : scenario.reasons)
            if (!skill.reasons.empty()) ability.reasons.push_back(contains(skill.reasons, reason));
        ability.speed = skill.speed;
        ability.resolved = skill.resolved;
        ability.after = skill.after;
        ability.until = skill.until.value_or(forever);
    }
    return abilities;
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
        description.abilities = describe_abilities(scenario, strategy, group);
        description.outside = outside[g];
        description.reserve = group.reserve;
        if (group.on_call) description.on_call = {group.on_call->agents, group.on_call->waiting, group.on_call->after};
        description.absence = group.absence;
        description.shift_end = shift_end_of(group.shift_end.value_or(strategy.shift_end));
        description.people = describe_people(name, group);
        const auto& blending = group.blending ? *group.blending : strategy.blending;
        description.drain = blending.drain;
        description.beside_call = blending.beside_call;
        description.weights = weights_of(scenario, strategy, group, blending);
        description.most_chats = own_limits(scenario, group, description.weights);
        for (std::size_t m = 0; m < timetable.at.size(); ++m)
            description.most_agents = std::max(description.most_agents, timetable.agents[m * groups + g]);
        result.push_back(std::move(description));
    }
    return result;
}

ComeBack describe_coming_back(const Scenario& scenario, const std::optional<ComingBack>& rule,
                              std::initializer_list<std::pair<Cause, const char*>> causes,
                              const ScenarioModels::Law& delay) {
    ComeBack result;
    if (!rule || !rule->on()) return result;
    for (const auto& [cause, name] : causes) {
        auto& list = result.probability[static_cast<std::size_t>(cause)];
        if (const auto i = index_of(rule->by_cause, name))
            list = rule->by_cause[*i].second;
        else if (rule->by_cause.empty())
            list = rule->by_attempt.empty() ? std::vector{rule->probability} : rule->by_attempt;
    }
    result.delay = delay;
    result.limit = rule->limit;
    if (rule->channels.empty()) return result;
    result.same = share_of(rule->channels, "same");
    for (const auto& [channel, about] : scenario.channels)
        result.channels.push_back(result.same < 1 ? share_of(rule->channels, channel) / (1 - result.same) : 0);
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
    result.redial = describe_coming_back(scenario, segment.redial,
                                         {{Cause::abandoned, "abandoned"},
                                          {Cause::blocked, "blocked"},
                                          {Cause::disconnected, "disconnected"},
                                          {Cause::balked, "balked"},
                                          {Cause::left_in_chat, "left_in_chat"},
                                          {Cause::menu, "menu"}},
                                         models.redial_delay[s]);
    result.repeat = describe_coming_back(scenario, segment.repeat, {{Cause::repeat, "repeat"}}, models.repeat_delay[s]);
    result.later = share_of(segment.if_unavailable, "later");
    result.leave = segment.if_unavailable.empty() ? 1 : share_of(segment.if_unavailable, "leave");
    return result;
}

ReasonDescription describe_reason(const Scenario& scenario, std::size_t r, const ScenarioModels& models) {
    const auto& [name, reason] = scenario.reasons[r];
    ReasonDescription result;
    result.name = name;
    result.talk_time = models.talk_time[r];
    result.conversation = models.conversation[r];
    for (std::size_t c = 0; c < scenario.channels.size(); ++c) {
        const auto i = index_of(reason.channels, scenario.channels[c].first);
        const auto rule = i ? reason.channels[*i].second : ReasonChannel{};
        result.resolved.push_back(rule.resolved);
        result.rounds.push_back({rule.answers, rule.answers_fixed, models.reply_delay[r][c]});
        result.without_history.push_back(rule.without_history);
        result.sale.push_back({rule.sale_share, rule.sale_value});
        result.contained.push_back(rule.contained.value_or(rule.resolved));
        result.leave.push_back(rule.leave);
        auto& hand_over = result.hand_over.emplace_back();
        if (!rule.hands_over()) continue;
        hand_over.share = rule.hand_over_share;
        hand_over.to.assign(scenario.channels.size(), 0.0);
        for (const auto& [target, share] : rule.hand_over_to)
            hand_over.to[*index_of(scenario.channels, target)] = share;
        hand_over.talked = rule.hand_over_talked;
        hand_over.limit = rule.hand_over_limit;
        hand_over.warm = rule.hand_over_warm;
        hand_over.briefing = models.briefing[r][c];
    }
    return result;
}

/// Whose habits visitors of a channel have: of the segment most of whose customers prefer it.
std::size_t like_whom(const Scenario& scenario, const ScenarioModels& models, const std::string& channel) {
    std::size_t best = 0;
    double most = -1;
    for (std::size_t s = 0; s < scenario.segments.size(); ++s) {
        const auto expected = models.arrivals[s]->expected();
        const double come = std::accumulate(expected.begin(), expected.end(), 0.0) *
                            share_of(scenario.segments[s].second.prefers, channel);
        if (come > most) most = come, best = s;
    }
    return best;
}

/// They come by the one channel with the one reason, at once or not at all, and never again.
Visitors describe_visitors(const Scenario& scenario, std::size_t c, const ScenarioModels& models,
                           const std::vector<SegmentDescription>& segments) {
    const auto& [name, channel] = scenario.channels[c];
    const auto& rule = *channel.proactive;
    Visitors visitors;
    visitors.channel = static_cast<std::uint16_t>(c);
    visitors.while_free = rule.while_free;
    visitors.accept = rule.accept;
    visitors.delay = models.invitation_delay[c];
    visitors.habits = segments[like_whom(scenario, models, name)];
    visitors.habits.name = "visitors of " + name;
    visitors.habits.arrivals = models.visitors[c];
    visitors.habits.redial = visitors.habits.repeat = {};
    visitors.habits.later = 0;
    visitors.habits.leave = 1;
    for (auto& share : visitors.habits.reason_shares) share = 0;
    visitors.habits.reason_shares[*index_of(scenario.reasons, rule.reason)] = 1;
    for (auto& habits : visitors.habits.channels) habits.prefers = habits.if_unavailable = habits.balk = 0;
    visitors.habits.channels[c].prefers = 1;
    return visitors;
}

/// Does anybody make several contacts by what this strategy offers, or is there more to tell of one than of a call?
bool comes_back(const Description& description) {
    if (description.has_sessions) return true;
    for (const auto& channel : description.channels)
        if (channel.offered &&
            (channel.waiting != no_limit || channel.record < 1 || channel.callback.accept > 0 ||
             channel.deflection.accept > 0 || channel.silent.share > 0 || channel.converses || !channel.kept.empty()))
            return true;
    for (const auto& group : description.groups) {
        if (group.people.quality_cv > 0) return true;
        for (const auto& skill : group.abilities)
            if (skill.resolved != 1) return true;
    }
    for (const auto& segment : description.segments)
        if (segment.redial.limit > 0 || segment.repeat.limit > 0) return true;
    for (const auto& reason : description.reasons)
        for (std::size_t c = 0; c < reason.hand_over.size(); ++c)
            if (description.channels[c].offered &&
                (reason.hand_over[c].share > 0 || reason.rounds[c].answers > 1 || reason.sale[c].share > 0))
                return true;
    return false;
}

/// Traits of figures that are listed where there is what they count.
unsigned some_figures(const Description& description) {
    unsigned some = 0;
    for (std::size_t c = 0; c < description.channels.size(); ++c) {
        const auto& channel = description.channels[c];
        if (channel.offered && channel.callback.accept > 0) some |= of_callbacks;
        if (channel.offered && channel.deflection.accept > 0) some |= of_deflection;
        if (channel.offered && channel.silent.share > 0) some |= of_silent;
        if (channel.offered && channel.converses) some |= of_conversations;
        if (channel.offered && !channel.kept.empty()) some |= of_divided;
        for (const auto& reason : description.reasons)
            if (channel.offered && reason.sale[c].share > 0) some |= of_sales;
        if (channel.menu.misrouted > 0) some |= of_misrouting;
        if (channel.interrupted) some |= of_preemption;
    }
    for (const auto& group : description.groups) {
        if (group.on_call.agents > 0) some |= of_on_call;
        for (const auto& skill : group.abilities)
            if (skill.after > 0) some |= of_overflow;
    }
    return some;
}

/// Do agents differ, or contacts go to them by more than who has been idle longest, in any of the strategies?
bool tells_of_agents(const Scenario& scenario) {
    return std::any_of(scenario.strategies.begin(), scenario.strategies.end(), [](const auto& strategy) {
        const auto& routing = strategy.second.routing;
        const auto& groups = strategy.second.agent_groups;
        return routing.name == "most_idle" || routing.name == "fastest" || routing.name == "random" ||
               std::any_of(groups.begin(), groups.end(),
                           [](const auto& group) { return describe_people(group.first, group.second).differ(); });
    });
}

bool has_sessions(const Description& description) {
    return std::any_of(description.channels.begin(), description.channels.end(), [](const ChannelDescription& channel) {
        return !channel.menu.levels.empty() || !channel.met_first.empty();
    });
}

void add_pay(const Scenario& scenario, const Strategy& strategy, Money& money) {
    for (std::size_t g = 0; g < strategy.agent_groups.size(); ++g) {
        const auto& group = strategy.agent_groups[g].second;
        double seat = 0;
        for (const auto& skill : group.skills)
            if (offers(strategy, skill)) seat = std::max(seat, share_of(scenario.costs.agent_seat, skill));
        money.add(Item::wages, Quantity::paid_hours, group.wage, g);
        if (!scenario.costs.premiums.empty() || scenario.costs.overtime_extra > 0)
            money.add(Item::premiums, Quantity::premium_hours, group.wage, g);
        if (group.on_call && group.on_call->agents > 0)
            money.add(Item::on_call, Quantity::on_call_hours, (1 + group.on_call->premium) * group.wage, g);
        money.add(Item::seats, Quantity::paid_hours, seat, g);
        if (const auto& turnover = scenario.costs.turnover) {
            const double an_hour = turnover->replacement / (turnover->full_time / 3600);
            money.add(Item::turnover, Quantity::paid_hours, turnover->rate * an_hour, g);
            money.add(Item::turnover, Quantity::strained_hours, turnover->with_load * an_hour, g);
        }
    }
}

void add_channel(const Scenario& scenario, std::size_t c, Money& money) {
    const auto& costs = scenario.costs;
    const auto& name = scenario.channels[c].first;
    constexpr double seconds_a_day = 86400;
    add_contact_costs(scenario, c, money);
    if (!is_machine(scenario.channels[c].second.kind))
        money.add(Item::quality, Quantity::answered, costs.sampled * costs.per_sample, c);
    if (const auto i = index_of(costs.set_up, name)) {
        const auto& own = costs.set_up[*i].second;
        money.add(Item::set_up, Quantity::channel_days, own.amount / (own.over / seconds_a_day), c);
        money.set_up += own.amount;
    }
}

Money describe_money(const Scenario& scenario, const Strategy& strategy, const TimeGrid& grid) {
    const auto& costs = scenario.costs;
    const auto& duration = scenario.calendar.duration;
    Money money;
    money.shrinkage = costs.shrinkage;
    money.days = duration ? *duration / 86400 : scenario.calendar.days;
    money.overtime_extra = costs.overtime_extra;
    for (const auto& [name, premium] : costs.premiums)
        if (premium.extra > 0)
            money.premiums.push_back({premium.extra, clock_spans(premium.hours, scenario.calendar, grid)});
    add_pay(scenario, strategy, money);
    for (std::size_t c = 0; c < scenario.channels.size(); ++c)
        if (offers(strategy, scenario.channels[c].first)) add_channel(scenario, c, money);
    money.add(Item::per_day, Quantity::days, costs.per_day);
    money.sampled = costs.sampled;
    add_customer_rates(scenario, money);
    return money;
}

}  // namespace

bool tells_a_year(double days) {
    constexpr double week = 7, year = 364;
    return days >= year || (days >= week && std::fmod(days, week) == 0);
}

Description describe(const Scenario& scenario, std::size_t number, const ScenarioModels& models, const TimeGrid& grid) {
    const auto& [name, strategy] = scenario.strategies[number];
    Description result;
    result.strategy = name;
    result.grid = grid;
    result.at_end = scenario.calendar.cut_at_end ? AtEnd::cut : AtEnd::finish;
    result.routing = models.routing[number];
    result.channels = describe_channels(scenario, strategy, models, grid);
    result.timetable = make_timetable(scenario, strategy, grid, models.plans[number], models.outside[number]);
    result.groups = describe_groups(scenario, strategy, result.timetable, models.outside[number]);
    for (std::size_t s = 0; s < scenario.segments.size(); ++s)
        result.segments.push_back(describe_segment(scenario, s, models));
    for (std::size_t r = 0; r < scenario.reasons.size(); ++r)
        result.reasons.push_back(describe_reason(scenario, r, models));
    result.has_sessions = has_sessions(result);
    for (std::size_t c = 0; c < scenario.channels.size(); ++c)
        if (const auto& rule = scenario.channels[c].second.proactive;
            rule && rule->accept > 0 && result.channels[c].offered)
            result.visitors.push_back(describe_visitors(scenario, c, models, result.segments));
    result.comes_back = comes_back(result);
    result.some_figures = some_figures(result) | (tells_of_agents(scenario) ? unsigned{of_people} : 0u);
    result.history = strategy.history;
    result.money = describe_money(scenario, strategy, grid);
    if (tells_a_year(result.money.days)) result.some_figures |= of_weeks;
    result.experience = experience_of(scenario);
    result.some_figures |= experience_figures(result);
    result.surges = surges_of(scenario, grid);
    result.targets = targets_of(scenario, strategy);
    result.whole_days = !scenario.calendar.duration;
    return result;
}

}  // namespace holdtime
