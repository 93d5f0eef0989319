// What follows from the description: rules by channel, queues and who serves them, groups and their skills.

#include <algorithm>
#include <utility>

#include "sim/center/center.hpp"

namespace holdtime {

namespace {

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

/// Talk and after-contact work, every reason that comes by the channel counted alike.
Seconds mean_handle_time(const Description& description, std::size_t channel) {
    Seconds sum = 0;
    int reasons = 0;
    for (const auto& reason : description.reasons)
        if (const auto& talk = reason.talk_time[channel]) sum += talk->mean(), ++reasons;
    const auto& after = description.channels[channel].after_contact_work;
    return (reasons > 0 ? sum / reasons : 0) + (after ? after->mean() : 0);
}

std::size_t rank_of(const GroupDescription& group, std::uint16_t channel) {
    return static_cast<std::size_t>(std::find(group.skills.begin(), group.skills.end(), channel) -
                                    group.skills.begin());
}

/// The groups that serve a channel, best first, in tiers of equals: by the channel's rank among their skills, then by
/// fewer skills.
std::vector<std::vector<std::uint16_t>> tiers_of(const Description& description, std::uint16_t channel) {
    using Key = std::pair<std::size_t, std::size_t>;
    std::vector<std::pair<Key, std::uint16_t>> ranked;
    for (std::size_t g = 0; g < description.groups.size(); ++g) {
        const auto& group = description.groups[g];
        const auto rank = rank_of(group, channel);
        if (rank == group.skills.size()) continue;
        const bool by_rank = description.routing.agent_rule == AgentRule::skill_rank;
        ranked.push_back({by_rank ? Key{rank, group.skills.size()} : Key{0, 0}, static_cast<std::uint16_t>(g)});
    }
    std::sort(ranked.begin(), ranked.end());
    std::vector<std::vector<std::uint16_t>> tiers;
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        if (i == 0 || ranked[i].first != ranked[i - 1].first) tiers.emplace_back();
        tiers.back().push_back(ranked[i].second);
    }
    return tiers;
}

}  // namespace

void Center::lay_out_channels() {
    channels_.resize(description_.channels.size());
    for (const auto& channel : description_.channels) {
        const bool chat = channel.kind == ChannelKind::chat;
        rules_.push_back({channel.pace.data(), channel.max_wait, channel.lines, channel.waiting, channel.concurrency,
                          chat ? 1.0 / channel.concurrency : 1.0, channel.kind, channel.at_close,
                          !channel.menu.levels.empty() || !channel.met_first.empty()});
        if (channel.kind == ChannelKind::bot) rules_.back().lines = channel.sessions;
        rules_.back().converses = channel.offered && channel.converses;
        rules_.back().switch_cost = channel.switch_cost;
        if (channel.offered && chat) most_chats_ = std::max(most_chats_, channel.concurrency);
    }
}

// A queue for each channel, whatever the reason: a group that has the channel serves all of them.
void Center::lay_out_queues() {
    const auto channels = description_.channels.size();
    reasons_ = std::max<std::size_t>(1, description_.reasons.size());
    queue_of_.resize(channels * reasons_);
    queues_.resize(channels);
    idle_with_skill_.resize(channels);
    for (std::size_t c = 0; c < channels; ++c) {
        auto& queue = queues_[c];
        queue.channel = static_cast<std::uint16_t>(c);
        for (std::size_t r = 0; r < reasons_; ++r) queue_of_[c * reasons_ + r] = queue.channel;
        queue.handle_time = mean_handle_time(description_, c);
        if (description_.channels[c].offered) queue.tiers = tiers_of(description_, queue.channel);
        if (queue.tiers.size() == 1 && queue.tiers.front().size() == 1) queue.only_group = queue.tiers.front().front();
    }
}

void Center::lay_out_groups() {
    comes_back_ = description_.comes_back;
    has_sessions_ = description_.has_sessions;
    for (const auto& reason : description_.reasons)
        for (const auto& rule : reason.hand_over) holds_ = holds_ || rule.warm;
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
    groups_.resize(description_.groups.size());
    at_random_ = description_.routing.chat_rule == ChatRule::random;
    for (std::size_t g = 0; g < groups_.size(); ++g) {
        const auto& group = description_.groups[g];
        for (const auto channel : group.skills) groups_[g].skills.push_back(queue_of_[channel * reasons_]);
        groups_[g].hang_up_unseen = group.shift_end != ShiftEnd::preempt && !comes_back_;
        groups_[g].first_agent = agent_count_;
        agent_count_ += group.most_agents;
        auto& calls = call_skills_.emplace_back();
        auto& first_room = first_room_.emplace_back(channels_.size(), std::uint16_t{0});
        std::size_t rooms = 0;
        for (const auto q : groups_[g].skills) {
            const auto c = queues_[q].channel;
            if (about(c).kind == ChannelKind::voice) calls.push_back(q);
            if (about(c).kind != ChannelKind::chat) continue;
            first_room[c] = static_cast<std::uint16_t>(rooms);
            rooms += about(c).concurrency - 1;
        }
        groups_[g].rooms.resize(rooms);
        if (at_random_) groups_[g].rooms_at_random.resize(rooms);
        if (group.drain && !calls.empty() && calls.size() < group.skills.size()) holds_back_ = true;
        if (group.reserve > 0) holds_back_ = counts_idle_ = true;
    }
    agents_.resize(agent_count_);
    open_chats_.resize(agent_count_ * std::size_t{most_chats_});
    room_places_.resize(agent_count_);
    if (converses_) desks_.resize(agent_count_);
    if (divides_) divided_.resize(agent_count_);
    const auto busiest = std::max(1u, agent_count_);
    many_agents_ = busiest > 512;
    buckets_ = 16 * busiest;
    bucket_width_ = mean_work(description_) / (8 * busiest);
}

}  // namespace holdtime
