#include "sim/stats/layout.hpp"

#include "sim/ports/figures.hpp"

namespace holdtime {

namespace {

constexpr std::size_t most_interval_samples = 5000;

ChannelRule rule_of(const Description& description, std::size_t c) {
    const auto& channel = description.channels[c];
    ChannelRule rule;
    rule.within = channel.service_within;
    rule.chat = channel.kind == ChannelKind::chat;
    rule.converses = channel.converses;
    rule.deferred = channel.kind == ChannelKind::deferred;
    rule.machine = is_machine(channel.kind);
    rule.short_abandonment = channel.short_abandonment;
    rule.promise = channel.callback.within;
    rule.judged = channel.judged;
    if (channel.offered && channel.working_hours && channel.kind == ChannelKind::deferred)
        rule.opening.emplace(description.timetable, c, description.channels.size());
    return rule;
}

}  // namespace

Layout::Layout(const Description& description)
    : segments(description.segments.size() + description.visitors.size()),
      reasons(description.reasons.size()),
      groups(description.groups.size()),
      customers(description.segments.size()),
      column(description.channels.size(), no_channel),
      warm_up(description.grid.warm_up_intervals),
      boundaries(description.grid.counted_boundaries()),
      goes_on(description.grid.cool_down_intervals > 0) {
    for (std::size_t c = 0; c < description.channels.size(); ++c) {
        rules.push_back(rule_of(description, c));
        if (!description.channels[c].offered) continue;
        conversations = conversations || description.channels[c].converses;
        callbacks = callbacks || description.channels[c].callback.accept > 0;
        column[c] = static_cast<std::uint16_t>(offered.size());
        offered.push_back(static_cast<std::uint16_t>(c));
    }
    for (std::size_t g = 0; g < groups; ++g) {
        first_pair.push_back(pairs.size());
        for (const auto skill : description.groups[g].skills) pairs.push_back({static_cast<std::uint16_t>(g), skill});
    }
    first_pair.push_back(pairs.size());

    slot.resize(description.channels.size() * (groups + 1), static_cast<std::uint16_t>(unavailable_slot()));
    for (std::size_t i = 0; i < offered.size(); ++i)
        for (std::size_t g = 0; g <= groups; ++g)
            slot[offered[i] * (groups + 1) + g] = static_cast<std::uint16_t>(pairs.size() + i);
    for (std::size_t p = 0; p < pairs.size(); ++p)
        slot[pairs[p].channel * (groups + 1) + pairs[p].group] = static_cast<std::uint16_t>(p);
    for (const auto& reason : description.reasons)
        for (const auto& sale : reason.sale) sales.push_back(sale.value);
    if ((description.some_figures & of_people) != 0) {
        first_agent.push_back(0);
        for (const auto& group : description.groups)
            first_agent.push_back(first_agent.back() + group.most_agents + group.on_call.agents);
    }
    premiums = !description.money.premiums.empty();
    for (const auto& group : description.groups) on_call = on_call || group.on_call.agents > 0;
    interval_waits = intervals() * offered.size() <= most_interval_samples;
}

}  // namespace holdtime
