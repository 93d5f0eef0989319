#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <numeric>

#include "scenarios/load/understand.hpp"
#include "scenarios/schema/local_clock.hpp"
#include "scenarios/schema/profile_start.hpp"

namespace holdtime {

namespace {

bool contains(const std::vector<std::string>& list, const std::string& name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

const Channel* channel_of(const Scenario& scenario, const std::string& name) {
    const auto i = index_of(scenario.channels, name);
    return i ? &scenario.channels[*i].second : nullptr;
}

void about_channel(const Channel& channel, const std::string& path, std::vector<std::string>& remarks) {
    const auto add = [&](const std::string& key, const std::string& why) {
        remarks.push_back(path + key + " has no effect (" + why + ")");
    };
    const auto& level = channel.service_level;
    if (channel.hours.always && level && level->working_hours)
        add(".service_level.working_hours", "the channel's hours are always");
    if (channel.hours.always && channel.at_close != "serve")
        add(".at_close", "the channel's hours are always: it never closes");
    if (level && level->per != "horizon" && !level->target) add(".service_level.per", "there is no target");
    if (channel.menu && channel.menu->levels.empty()) add(".menu", "it has no levels");
    if (channel.attention && channel.attention->name == "shared" && channel.concurrency == 1)
        add(".attention", "concurrency is 1: there is no other chat to share with");
}

/// What is offered to those who wait.
void about_offers(const Channel& channel, const std::string& path, std::vector<std::string>& remarks) {
    const auto add = [&](const std::string& key, const std::string& why) {
        remarks.push_back(path + key + " has no effect (" + why + ")");
    };
    if (const auto& rule = channel.callback; rule && rule->accept > 0) {
        if (rule->no_answer <= 0 && rule->dial) add(".callback.dial", "everybody answers: no dial is in vain");
        if (rule->no_answer <= 0 && rule->retry) add(".callback.retry", "everybody answers the first dial");
        if (rule->no_answer > 0 && rule->attempts == 1 && rule->retry) add(".callback.retry", "there is one dial only");
    }
    if (const auto& rule = channel.deflect; rule && rule->accept > 0 && channel.max_wait)
        if (*channel.max_wait <= rule->after) add(".deflect", "max_wait sends everybody away before");
}

/// The skills of a group that the strategy offers.
std::vector<std::string> skills_in_use(const AgentGroup& group, const Strategy& strategy) {
    std::vector<std::string> skills;
    for (const auto& skill : group.skills)
        if (contains(strategy.channels, skill)) skills.push_back(skill);
    return skills;
}

/// Then callbacks are what a reserve keeps agents from.
bool calls_back(const Scenario& scenario, const std::string& name) {
    const Channel* channel = channel_of(scenario, name);
    return channel && channel->callback && channel->callback->accept > 0;
}

bool has_kind(const Scenario& scenario, const std::vector<std::string>& skills, Kind kind) {
    return std::any_of(skills.begin(), skills.end(), [&](const std::string& skill) {
        const Channel* channel = channel_of(scenario, skill);
        return channel && channel->kind == kind;
    });
}

bool mixes_calls_and_chats(const Scenario& scenario, const std::vector<std::string>& skills) {
    return has_kind(scenario, skills, Kind::voice) && has_kind(scenario, skills, Kind::chat);
}

/// Work for whose sake nobody could take a call.
void about_preempt(const Scenario& scenario, const Strategy& strategy, const std::string& path,
                   std::vector<std::string>& remarks) {
    for (const auto& channel : strategy.preempt) {
        const bool interrupts =
            std::any_of(strategy.agent_groups.begin(), strategy.agent_groups.end(), [&](const auto& group) {
                const auto skills = skills_in_use(group.second, strategy);
                return contains(skills, channel) && has_kind(scenario, skills, Kind::voice);
            });
        if (!interrupts)
            remarks.push_back(path + ".preempt of '" + channel + "' has no effect (nobody serves it and calls)");
    }
}

/// Agents who are said to differ, and do not, or are never there.
void about_people(const AgentGroup& group, const std::string& path, std::vector<std::string>& remarks) {
    if (!group.people) return;
    const Value& staffing = group.staffing.parameters;
    const Value* agents = staffing.is_map() ? staffing.find("agents") : &staffing;
    if (group.staffing.name == "fixed" && agents && agents->is_scalar() && agents->text == "0")
        remarks.push_back(path + ".people has no effect (the group has no agents)");
    else if (!group.people->on())
        remarks.push_back(path + ".people makes no difference (its agents are all alike)");
}

/// What the lightest of the skills of that kind takes of an agent.
double lightest(const Scenario& scenario, const std::vector<std::string>& skills, Kind kind, const Blending& blending) {
    double least = 1;
    for (const auto& skill : skills) {
        const auto i = index_of(blending.weights, skill);
        if (i && has_kind(scenario, {skill}, kind)) least = std::min(least, blending.weights[*i].second);
    }
    return least;
}

/// Calls and chats that never fit beside each other.
void about_weights(const Scenario& scenario, const std::vector<std::string>& skills, const Blending& blending,
                   const std::string& path, std::vector<std::string>& remarks) {
    if (!blending.weighted || !mixes_calls_and_chats(scenario, skills)) return;
    const double together =
        lightest(scenario, skills, Kind::voice, blending) + lightest(scenario, skills, Kind::chat, blending);
    if (together > 1 + 1e-9)
        remarks.push_back(path + " has no call beside a chat (the lightest of each weigh " + show_number(together) +
                          " together, and an agent has 1)");
}

void about_strategy(const Scenario& scenario, const Strategy& strategy, const std::string& path,
                    std::vector<std::string>& remarks) {
    bool mixed = false;
    for (const auto& [name, group] : strategy.agent_groups) {
        const auto skills = skills_in_use(group, strategy);
        const bool mixes = mixes_calls_and_chats(scenario, skills);
        const std::string of_group = Block::join(path + ".agent_groups", name);
        for (const auto& [channel, limit] : group.concurrency)
            if (!contains(skills, channel))
                remarks.push_back(of_group + ".concurrency." + channel +
                                  " has no effect (the group does not serve it)");
        mixed = mixed || (mixes && !group.blending);
        if (group.reserve > 0 && skills.size() == 1 && !calls_back(scenario, skills[0]))
            remarks.push_back(of_group + ".reserve has no effect (only " + skills[0] + " is offered of its skills)");
        about_people(group, of_group, remarks);
        about_weights(scenario, skills, group.blending.value_or(strategy.blending), of_group, remarks);
        if (group.blending && !group.blending->drain && !group.blending->weighted && !mixes)
            remarks.push_back(
                of_group + ".blending.exclusive.drain has no effect (the group does not serve calls and " + "chats)");
    }
    about_preempt(scenario, strategy, path, remarks);
    const bool weighted =
        strategy.blending.weighted ||
        std::any_of(strategy.agent_groups.begin(), strategy.agent_groups.end(),
                    [](const auto& group) { return group.second.blending && group.second.blending->weighted; });
    const auto& routing = strategy.routing.name;
    if (weighted && (routing == "most_idle" || routing == "fastest" || routing == "random"))
        remarks.push_back(path + ".routing." + routing +
                          " has no effect (with weighted blending the agent with the least weight in use is chosen)");
    if (strategy.blending.weighted && !mixed)
        remarks.push_back(path + ".blending.weighted has no effect (no group serves calls and chats)");
    if (!strategy.blending.drain && !strategy.blending.weighted && !mixed)
        remarks.push_back(path + ".blending.exclusive.drain has no effect (no group serves calls and chats)");
}

/// Does some strategy offer a first choice of theirs that closes? Only then there is a later opening to wait for.
bool may_come_later(const Scenario& scenario, const Segment& segment) {
    return std::any_of(scenario.strategies.begin(), scenario.strategies.end(), [&](const auto& strategy) {
        return std::any_of(segment.prefers.begin(), segment.prefers.end(), [&](const auto& choice) {
            const Channel* channel = channel_of(scenario, choice.first);
            return choice.second > 0 && channel && !channel->hours.always &&
                   contains(strategy.second.channels, choice.first);
        });
    });
}

/// Days of the horizon on which the zone's clocks show nothing.
void about_days_left_out(const CalendarSpec& calendar, std::vector<std::string>& remarks) {
    if (!find_zone(calendar.timezone)) return;  // complained about
    const LocalClock clock(calendar);
    const auto days = static_cast<std::int64_t>(wall_length(calendar)) / seconds_a_day;
    for (std::int64_t day = 1; day < days; ++day)
        if (clock.skipped(day * seconds_a_day) && clock.skipped((day + 1) * seconds_a_day - 1))
            remarks.push_back("calendar.days counts " + show_date(clock.first_day() + day) +
                              ", on which nothing happens (" + clock.change_over(day * seconds_a_day) + ")");
}

/// Does anything have hours that a closed day could take away?
bool has_hours(const Scenario& scenario) {
    const auto opens = [](const auto& channel) { return !channel.second.hours.always; };
    const auto comes = [](const auto& group) { return group.second.on_duty && !group.second.on_duty->always; };
    return std::any_of(scenario.channels.begin(), scenario.channels.end(), opens) ||
           std::any_of(scenario.strategies.begin(), scenario.strategies.end(), [&](const auto& strategy) {
               const auto& groups = strategy.second.agent_groups;
               return std::any_of(groups.begin(), groups.end(), comes);
           });
}

/// Why a holiday changes nothing; "" where it may. Somewhere a zone's date may be the day before or after.
std::string why_no_holiday(const Holiday& holiday, const Scenario& scenario, const LocalClock& clock) {
    const auto& calendar = scenario.calendar;
    const auto day = static_cast<double>(holiday.day - clock.first_day());
    if ((day + 2) * seconds_a_day <= -calendar.warm_up ||
        (day - 2) * seconds_a_day >= wall_length(calendar) + calendar.cool_down)
        return "it lies outside the calendar";
    if (holiday.closed && !has_hours(scenario)) return "closed, and everything's hours are always";
    if (!holiday.closed && holiday.weekday == weekday_of(holiday.day)) return "it is that weekday";
    return "";
}

void about_holidays(const Scenario& scenario, std::vector<std::string>& remarks) {
    if (!find_zone(scenario.calendar.timezone)) return;  // complained about
    const LocalClock clock(scenario.calendar);
    for (const auto& holiday : scenario.calendar.holidays)
        if (const auto why = why_no_holiday(holiday, scenario, clock); !why.empty())
            remarks.push_back("calendar.holidays." + show_date(holiday.day) + " has no effect (" + why + ")");
}

/// What agents can see of earlier contacts matters only where something depends on it.
void about_history(const Scenario& scenario, std::vector<std::string>& remarks) {
    const auto depends = [](const auto& channel) { return channel.second.without_history > 0; };
    if (std::any_of(scenario.reasons.begin(), scenario.reasons.end(), [&](const auto& reason) {
            return std::any_of(reason.second.channels.begin(), reason.second.channels.end(), depends);
        }))
        return;
    for (const auto& [name, channel] : scenario.channels)
        if (channel.record < 1)
            remarks.push_back(Block::join("channels", name) +
                              ".record changes the figure `records` alone (no reason has without_history)");
    for (const auto& [name, strategy] : scenario.strategies)
        if (!strategy.history)
            remarks.push_back(Block::join("strategies", name) +
                              ".history has no effect (no reason has without_history)");
}

/// Profiles that a start at a time of day may have moved.
void about_profiles(const Scenario& scenario, std::vector<std::string>& remarks) {
    const auto look = [&](const Value* value, const std::string& path) {
        const auto remark = value ? profile_start_remark(*value, path, scenario.calendar) : std::string();
        if (!remark.empty()) remarks.push_back(remark);
    };
    for (const auto& [name, segment] : scenario.segments) {
        const auto path = Block::join(Block::join("segments", name) + ".arrivals", segment.arrivals.name);
        look(segment.arrivals.parameters.find("per_interval"), path + ".per_interval");
    }
    for (const auto& [name, strategy] : scenario.strategies)
        for (const auto& [group, about] : strategy.agent_groups)
            if (about.staffing.name == "per_interval")
                look(&about.staffing.parameters,
                     Block::join(Block::join("strategies", name) + ".agent_groups", group) + ".staffing.per_interval");
}

/// Numbers of agents by a clock that shows no round time when the calendar's intervals begin.
void about_group_clocks(const Scenario& scenario, std::vector<std::string>& remarks) {
    const auto& calendar = scenario.calendar;
    const auto interval = static_cast<std::int64_t>(calendar.interval);
    if (!find_zone(calendar.timezone) || interval <= 0) return;  // complained about
    const auto own = LocalClock(calendar).utc_offset(0);
    for (const auto& [name, strategy] : scenario.strategies)
        for (const auto& [group, about] : strategy.agent_groups) {
            if (about.timezone.empty() || about.staffing.name != "per_interval" || !find_zone(about.timezone)) continue;
            const auto ahead = LocalClock(by_clock_of(calendar, about.timezone)).utc_offset(0) - own;
            if (ahead % interval == 0) continue;
            const auto common = std::gcd(std::abs(ahead), interval);
            remarks.push_back(Block::join(Block::join("strategies", name) + ".agent_groups", group) +
                              ".staffing.per_interval holds from the start of each of the calendar's intervals, which "
                              "is no start of one by the clock of " +
                              about.timezone + " (with an interval of " + show_duration(static_cast<Seconds>(common)) +
                              " it would be)");
        }
}

/// A rate of a month or of a day is easily typed as one of a year.
void about_turnover(const Scenario& scenario, std::vector<std::string>& remarks) {
    constexpr double usual = 2;
    if (const auto& turnover = scenario.costs.turnover; turnover && turnover->rate > usual)
        remarks.push_back(
            fmt::format("costs.turnover.rate is of a year: with {:.0f} % everybody is replaced {:.3g} times in it",
                        100 * turnover->rate, turnover->rate));
}

}  // namespace

std::vector<std::string> remarks_of(const Scenario& scenario) {
    std::vector<std::string> remarks;
    about_group_clocks(scenario, remarks);
    about_turnover(scenario, remarks);
    about_days_left_out(scenario.calendar, remarks);
    about_holidays(scenario, remarks);
    about_history(scenario, remarks);
    for (const auto& [name, segment] : scenario.segments) {
        const auto later = index_of(segment.if_unavailable, "later");
        if (later && segment.if_unavailable[*later].second > 0 && !may_come_later(scenario, segment))
            remarks.push_back(
                Block::join("segments", name) +
                ".if_unavailable.later has no effect (none of their first choices has opening hours: there is no "
                "later opening)");
    }
    for (const auto& [name, channel] : scenario.channels)
        about_channel(channel, Block::join("channels", name), remarks);
    about_skills(scenario, remarks);
    for (const auto& [name, channel] : scenario.channels) about_offers(channel, Block::join("channels", name), remarks);
    for (const auto& [name, strategy] : scenario.strategies)
        about_strategy(scenario, strategy, Block::join("strategies", name), remarks);
    about_profiles(scenario, remarks);
    if (const auto& turnover = scenario.costs.turnover; turnover && turnover->rate > 1)
        remarks.push_back("costs.turnover.rate is a year's, and above 100 %: everybody is replaced " +
                          show_number(turnover->rate) + " times a year (of a month's rate write twelve times as much)");
    return remarks;
}

}  // namespace holdtime
