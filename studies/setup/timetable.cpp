#include "studies/setup/timetable.hpp"

#include <algorithm>

#include "scenarios/schema/calendar.hpp"
#include "scenarios/schema/local_clock.hpp"

namespace holdtime {
namespace {

using Spans = std::vector<TimeSpan>;

/// Spans are ascending and disjoint.
bool covers(const Spans& spans, Seconds t) {
    const auto next = std::upper_bound(spans.begin(), spans.end(), t,
                                       [](Seconds time, const TimeSpan& span) { return time < span.from; });
    return next != spans.begin() && t < std::prev(next)->to;
}

/// A group's duty: while any of these covers.
using Duty = std::vector<Spans>;

bool covers(const Duty& duty, Seconds t) {
    return std::any_of(duty.begin(), duty.end(), [t](const Spans& spans) { return covers(spans, t); });
}

/// The hours of each channel; none where the strategy does not offer it.
std::vector<Spans> channel_spans(const Scenario& scenario, const Strategy& strategy, const TimeGrid& grid) {
    std::vector<Spans> spans;
    for (const auto& [name, channel] : scenario.channels) {
        const bool offered = std::count(strategy.channels.begin(), strategy.channels.end(), name) > 0;
        spans.push_back(offered ? open_spans(channel.hours, scenario.calendar, grid) : Spans{});
    }
    return spans;
}

bool never_closes(const Scenario& scenario, const Strategy& strategy, const std::string& channel) {
    return scenario.channels[*index_of(scenario.channels, channel)].second.hours.always &&
           std::count(strategy.channels.begin(), strategy.channels.end(), channel) > 0;
}

/// A closed date sends a group home unless one of its channels goes on.
Spans own_hours(const Scenario& scenario, const Strategy& strategy, const AgentGroup& group, const TimeGrid& grid) {
    const auto calendar = by_clock_of(scenario.calendar, group.timezone);
    const bool goes_on = std::any_of(group.skills.begin(), group.skills.end(),
                                     [&](const std::string& skill) { return never_closes(scenario, strategy, skill); });
    return goes_on ? clock_spans(*group.on_duty, calendar, grid) : open_spans(*group.on_duty, calendar, grid);
}

std::vector<Duty> group_duties(const Scenario& scenario, const Strategy& strategy, const TimeGrid& grid,
                               const std::vector<Spans>& channels) {
    std::vector<Duty> duties;
    for (const auto& [name, group] : strategy.agent_groups) {
        Duty duty;
        if (group.on_duty)
            duty.push_back(own_hours(scenario, strategy, group, grid));
        else
            for (const auto& skill : group.skills) duty.push_back(channels[*index_of(scenario.channels, skill)]);
        duties.push_back(std::move(duty));
    }
    return duties;
}

/// When service levels judge who comes, of the channels that say so: formulas need moments of one kind.
std::vector<Spans> judged_spans(const Scenario& scenario, const Strategy& strategy, const TimeGrid& grid) {
    std::vector<Spans> spans;
    for (const auto& [name, channel] : scenario.channels)
        if (channel.service_level && channel.service_level->during &&
            std::count(strategy.channels.begin(), strategy.channels.end(), name) > 0)
            spans.push_back(open_spans(*channel.service_level->during, scenario.calendar, grid));
    return spans;
}

std::vector<Seconds> moments(const TimeGrid& grid, const std::vector<Spans>& channels, const std::vector<Duty>& duties,
                             const std::vector<Spans>& judged) {
    std::vector<Seconds> at(grid.boundaries.begin(), grid.boundaries.end() - 1);
    const auto add = [&at](const std::vector<Spans>& list) {
        for (const Spans& spans : list)
            for (const TimeSpan& span : spans) at.insert(at.end(), {span.from, span.to});
    };
    add(channels);
    add(judged);
    for (const Duty& duty : duties) add(duty);
    std::erase_if(at, [&](Seconds t) { return t < grid.begin() || t >= grid.last(); });
    std::sort(at.begin(), at.end());
    at.erase(std::unique(at.begin(), at.end()), at.end());
    return at;
}

}  // namespace

Timetable make_timetable(const Scenario& scenario, const Strategy& strategy, const TimeGrid& grid, const Plan& plan,
                         const Plan& outside) {
    const auto channels = channel_spans(scenario, strategy, grid);
    const auto duties = group_duties(scenario, strategy, grid, channels);
    Timetable table;
    table.at = moments(grid, channels, duties, judged_spans(scenario, strategy, grid));
    std::uint32_t interval = 0;
    for (const Seconds t : table.at) {
        while (grid.boundaries[interval + 1] <= t) ++interval;
        table.interval.push_back(interval);
        for (std::size_t g = 0; g < duties.size(); ++g)
            table.agents.push_back(covers(duties[g], t) ? planned_agents(grid, plan[g], outside[g], interval) : 0);
        for (const Spans& spans : channels) table.open.push_back(covers(spans, t));
    }
    return table;
}

}  // namespace holdtime
