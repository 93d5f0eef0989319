// What follows from the description: rules by channel, groups and their agents.

#include <algorithm>
#include "sim/center/center.hpp"
#include "sim/ports/figures.hpp"

namespace holdtime {

namespace {

constexpr std::uint16_t no_first_room = 0xffff;

/// Mean length of what an agent does at a time, over the strategy's channels: only the calendar's bucket width depends
/// on it.
Seconds mean_work(const Description& description) {
    Seconds sum = 0;
    int laws = 0;
    for (std::size_t c = 0; c < description.channels.size(); ++c) {
        if (!description.channels[c].offered || is_machine(description.channels[c].kind)) continue;
        for (const auto& reason : description.reasons) {
            const auto& law = description.channels[c].converses ? reason.conversation[c].work : reason.talk_time[c];
            if (!law) continue;
            const auto mean = law->mean();
            if (mean > 0 && mean < 1e9) sum += mean, ++laws;
        }
    }
    return laws > 0 ? sum / laws : 60;
}

}  // namespace

// Of a reply, by the chats that are open.
const double* Center::lay_out_desk_paces(const ChannelDescription& channel) {
    auto& paces = desk_paces_.emplace_back();
    for (std::uint32_t others = 0; others < channel.concurrency; ++others)
        paces.push_back(1 / (1 + channel.switch_cost * others));
    return paces.data();
}

void Center::lay_out_channels() {
    channel_count_ = description_.channels.size();
    channels_.resize(channel_count_);
    for (const auto& channel : description_.channels) {
        const bool chat = channel.kind == ChannelKind::chat;
        rules_.push_back({channel.pace.data(), channel.max_wait, channel.lines, channel.waiting, channel.concurrency,
                          channel.kind, channel.at_close, !channel.menu.levels.empty() || !channel.met_first.empty(),
                          channel.interrupted});
        preempts_ = preempts_ || (channel.offered && channel.interrupted);
        if (channel.kind == ChannelKind::bot) rules_.back().lines = channel.sessions;
        rules_.back().converses = channel.offered && channel.converses;
        if (rules_.back().converses) rules_.back().pace = lay_out_desk_paces(channel);
        if (chat) rules_.back().manner = rules_.back().converses ? Manner::by_message : Manner::shared;
        if (channel.offered && chat) most_chats_ = std::max(most_chats_, channel.concurrency);
    }
}

// What a rule needs that looks at more than how long agents have been idle; and what figures of single agents do.
void Center::lay_out_choice() {
    const auto rule = description_.routing.agent_rule;
    chooses_ = rule != AgentRule::skill_rank && rule != AgentRule::longest_idle;
    watches_ = rule == AgentRule::most_idle || (description_.some_figures & of_people) != 0;
    paces_differ_ = paces_differ_ || people_.differ();
    qualities_differ_ = qualities_differ_ || people_.differ_in_quality();
    if (!chooses_) return;
    std::vector<Choice::Group> groups;
    for (std::size_t g = 0; g < groups_.size(); ++g)
        groups.push_back({groups_[g].first_agent, groups_[g].agents, groups_[g].rooms.size()});
    choice_.lay_out(rule, groups);
}

// Chats go by load, and choices by their own sets.
void Center::lay_out_idle_groups() {
    constexpr std::size_t many = 16;  // below, looking at each costs less than keeping the set
    std::size_t most = 0;
    for (const auto& queue : queues_) {
        std::size_t groups = 0;
        for (const auto& tier : queue.tiers) groups += tier.size();
        if (about(queue.channel).manner == Manner::alone) most = std::max(most, groups);
    }
    many_groups_ = most >= many && !chooses_ && !mixes_;
    if (!many_groups_) return;
    idle_groups_.lay_out(groups_.size());
    for (auto& queue : queues_)
        for (const auto& tier : queue.tiers) queue.tier_sets.push_back(idle_groups_.set_of(tier));
}

void Center::lay_out_groups() {
    comes_back_ = description_.comes_back;
    has_sessions_ = description_.has_sessions;
    for (const auto& reason : description_.reasons) {
        for (const auto& rule : reason.hand_over) holds_ = holds_ || rule.warm;
        for (std::uint16_t c = 0; c < channels_.size(); ++c) writes_ = writes_ || takes_rounds(reason, c);
    }
    for (const auto& channel : description_.channels) {
        calls_back_ = calls_back_ || (channel.offered && channel.callback.accept > 0);
        deflects_ = deflects_ || (channel.offered && channel.deflection.accept > 0);
        silent_ = silent_ || (channel.offered && channel.silent.share > 0);
        converses_ = converses_ || (channel.offered && channel.converses);
        divides_ = divides_ || (channel.offered && !channel.kept.empty());
    }
    holds_back_ = calls_back_;  // calls that wait keep promises back
    first_visitors_ = description_.segments.size();
    visits_.resize(description_.visitors.size());
    alone_at_work_ = holds_ || has_sessions_ || silent_;
    waits_are_told_ = deflects_ || overflows_;
    at_random_ = description_.routing.chat_rule == ChatRule::random;
    for (std::size_t g = 0; g < groups_.size(); ++g) {
        const auto& group = description_.groups[g];
        groups_[g].asked = groups_[g].skills;
        groups_[g].hang_up_unseen = group.shift_end != ShiftEnd::preempt && !comes_back_ && !preempts_;
        groups_[g].first_agent = agent_count_;
        groups_[g].agents = group.most_agents + group.on_call.agents;
        first_done_ = first_done_ || group.shift_end == ShiftEnd::first_done;
        on_call_ = on_call_ || group.on_call.agents > 0;
        agent_count_ += groups_[g].agents;
        for (std::size_t c = 0; c < channels_.size(); ++c)
            weights_.push_back(rules_[c].kind == ChannelKind::chat ? 1.0 / most_chats(description_, g, c) : 1.0);
        auto& calls = call_skills_.emplace_back();
        auto& first_room = first_room_.emplace_back(channels_.size(), no_first_room);
        std::size_t rooms = 0;
        for (const auto q : groups_[g].skills) {
            const auto c = queues_[q].channel;
            if (about(c).kind == ChannelKind::voice) calls.push_back(q);
            if (about(c).kind != ChannelKind::chat || first_room[c] != no_first_room) continue;
            first_room[c] = static_cast<std::uint16_t>(rooms);
            rooms += about(c).concurrency - 1;
        }
        groups_[g].rooms.resize(rooms);
        if (at_random_) groups_[g].rooms_at_random.resize(rooms);
        if (group.drain && !calls.empty() && calls.size() < groups_[g].skills.size()) holds_back_ = true;
        if (group.drain) groups_[g].gives_way_to = calls;
        groups_[g].reserve = group.reserve;
        if (group.reserve > 0) holds_back_ = counts_idle_ = true;
        groups_[g].restrained =
            !groups_[g].gives_way_to.empty() || group.reserve > 0 || group.shift_end == ShiftEnd::first_done;
    }
    lay_out_choice();
    lay_out_mixes();
    for (auto& queue : queues_)
        if (about(queue.channel).manner == Manner::alone && !chooses_) queue.whose_idle = queue.only_group;
    plans_talks_ = comes_back_ || paces_differ_;
    tells_more_ = comes_back_ || overflows_;
    restrains_ = holds_back_ || first_done_;
    lay_out_idle_groups();
    counts_who_idles_ = counts_idle_ || chooses_ || many_groups_;
    agents_.resize(agent_count_);
    pending_of_.resize(agent_count_);
    open_chats_.resize(agent_count_ * std::size_t{most_chats_});
    room_places_.resize(agent_count_);
    if (converses_) desks_.resize(agent_count_);
    if (divides_) divided_.resize(agent_count_);
    const auto busiest = std::max(1u, agent_count_);
    many_agents_ = busiest > 512;
    const auto buckets_an_agent = busiest > 4096 ? 8u : 16u;  // more would not fit the caches
    buckets_ = buckets_an_agent * busiest;
    bucket_width_ = 2 * mean_work(description_) / buckets_;
}

}  // namespace holdtime
