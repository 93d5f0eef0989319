// Who serves whom: which agent for an arriving contact, which contact for a freed agent, and who is asked again.

#include <algorithm>

#include "sim/center/proceed.hpp"

namespace holdtime {

namespace {

bool contains(const std::vector<std::uint16_t>& list, std::uint16_t value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

// Restrictions that hold an agent of the group back though it has room; `from_idle`: it is among those counted idle.
[[gnu::noinline]] bool Center::may_start_restrained(std::uint16_t number, std::uint16_t queue, bool from_idle) const {
    const auto& group = groups_[number];
    if (!group.staying_for.empty()) return contains(group.staying_for, queue);
    if (!group.leavers.empty()) return false;  // first_done: as many are busy as should be present
    if (!group.gives_way_to.empty() && about(queues_[queue].channel).kind == ChannelKind::chat)
        for (const auto calls : group.gives_way_to)
            if (holds_chats_back(number, calls)) return false;
    return group.reserve == 0 || contains(group.by_skill.front().queues, queue) || keeps_reserve(number, from_idle);
}

// Of the groups in these tiers, the first of which is best.
std::uint32_t Center::find_agent_among(std::uint16_t number, const std::vector<std::vector<std::uint16_t>>& tiers) {
    if (mixes_) return find_lightest(number, tiers);
    if (chooses_) return choose_agent(number, tiers, false);
    const auto& queue = queues_[number];
    const bool chat = about(queue.channel).kind == ChannelKind::chat;
    if (many_groups_ && !chat && &tiers == &queue.tiers) return find_agent_of_many(number);
    for (const auto& tier : tiers) {
        if (chat) {
            const auto agent =
                tier.size() == 1 ? find_chat_agent_of(number, tier.front()) : find_chat_agent(number, tier);
            if (agent != none) return agent;
            continue;
        }
        std::uint32_t best = none;
        for (const auto g : tier) {
            const auto agent = groups_[g].idle.longest();
            if (agent == none || (best != none && agents_[agent].since >= agents_[best].since)) continue;
            if (may_start(g, number, true)) best = agent;
        }
        if (best != none) return best;
    }
    return none;
}

// Of all who serve who arrives, where these are many groups of few.
[[gnu::noinline]] std::uint32_t Center::find_agent_of_many(std::uint16_t number) const {
    std::uint32_t best = none;
    for (const auto& tier : queues_[number].tier_sets) {
        idle_groups_.each_of(tier, [&](std::uint16_t g) {
            const auto agent = groups_[g].idle.longest();
            if (best != none && agents_[agent].since >= agents_[best].since) return;
            if (may_start(g, number, true)) best = agent;
        });
        if (best != none) return best;
    }
    return none;
}

// By load (least or most first, nothing open being the least); of equals on whom the fewest customers wait for a reply,
// then who has waited longest, idle or since its last chat was assigned, then the lowest number.
std::uint32_t Center::find_chat_agent(std::uint16_t queue, const std::vector<std::uint16_t>& tier) {
    if (at_random_) return find_random_chat_agent(queue, tier);
    const auto channel = queues_[queue].channel;
    const auto levels = about(channel).concurrency;  // 0 .. concurrency - 1 chats open
    const bool least = description_.routing.chat_rule == ChatRule::least_loaded;
    for (std::uint32_t i = 0; i < levels; ++i) {
        const auto level = least ? i : levels - 1 - i;
        std::uint32_t best = none, best_awaiting = none;
        Seconds best_since = forever;
        for (const auto g : tier) {
            const auto& group = groups_[g];
            const auto agent =
                level == 0 ? group.idle.longest() : group.rooms[first_room_[g][channel] + level - 1].first();
            if (agent == none) continue;
            const Seconds since = level == 0 ? agents_[agent].since : room_places_[agent].assigned;
            const auto awaiting = level == 0 ? 0 : room_places_[agent].awaiting;
            if (awaiting > best_awaiting || (awaiting == best_awaiting && since >= best_since)) continue;
            if (may_start(g, queue, level == 0)) best = agent, best_since = since, best_awaiting = awaiting;
        }
        if (best != none) return best;
    }
    return none;
}

// The same of one group.
std::uint32_t Center::find_chat_agent_of(std::uint16_t queue, std::uint16_t number) {
    if (at_random_) return find_random_chat_agent(queue, {&number, 1});
    const auto channel = queues_[queue].channel;
    const auto& group = groups_[number];
    const auto* rooms = group.rooms.data() + first_room_[number][channel];
    const auto levels = about(channel).concurrency;
    const bool least = description_.routing.chat_rule == ChatRule::least_loaded;
    for (std::uint32_t i = 0; i < levels; ++i) {
        const auto level = least ? i : levels - 1 - i;
        const auto agent = level == 0 ? group.idle.longest() : rooms[level - 1].first();
        if (agent != none && may_start(number, queue, level == 0)) return agent;
    }
    return none;
}

// Uniformly among all agents of the tier with room.
[[gnu::noinline]] std::uint32_t Center::find_random_chat_agent(std::uint16_t queue,
                                                               std::span<const std::uint16_t> tier) {
    const auto channel = queues_[queue].channel;
    const auto levels = about(channel).concurrency;
    const auto room = [&](std::uint16_t g, std::uint32_t level) -> std::uint32_t {
        if (!may_start(g, queue, level == 0)) return 0;
        return level == 0 ? groups_[g].idle.size()
                          : groups_[g].rooms_at_random[first_room_[g][channel] + level - 1].size();
    };
    std::uint32_t total = 0;
    for (const auto g : tier)
        for (std::uint32_t level = 0; level < levels; ++level) total += room(g, level);
    if (total == 0) return none;
    auto drawn = groups_[tier.front()].chat_choices.below(total);
    for (const auto g : tier)
        for (std::uint32_t level = 0; level < levels; ++level) {
            const auto here = room(g, level);
            if (drawn >= here) {
                drawn -= here;
            } else if (level > 0) {
                const auto& set = groups_[g].rooms_at_random[first_room_[g][channel] + level - 1];
                return groups_[g].first_agent + set.member(drawn);
            } else {
                auto agent = groups_[g].idle.longest();
                for (; drawn > 0; --drawn) agent = agents_[agent].next;
                return agent;
            }
        }
    return none;
}

// What a freed agent, or one asked again, takes; none if nothing waits that it may start.
std::uint32_t Center::find_contact(std::uint32_t number) {
    const auto& agent = agents_[number];
    if (groups_[agent.group].particular) return find_in_skills(number);
    std::uint32_t best = none;
    int best_rank = 0;
    for (const auto q : groups_[agent.group].asked) {
        auto head = queues_[q].line.head();
        const bool promise = head == none;
        if (promise && calls_back_) head = promise_for(number, q);
        if (head == none) continue;
        const auto c = queues_[q].channel;
        if (!can_take(agent, c)) continue;
        if (!promise && !may_start(agent.group, q, agent.idle)) continue;
        if (preempts_ && would_be_interrupted(agent.group, q, agent.idle)) continue;
        if (description_.routing.contact_rule != ContactRule::longest_wait) return head;
        const int rank = promise ? 1 : about(c).kind != ChannelKind::deferred ? 2 : 0;
        const bool longer = best == none || contacts_[head].waits_since() < contacts_[best].waits_since();
        if (best == none || rank > best_rank || (rank == best_rank && longer)) best = head, best_rank = rank;
    }
    return best;
}

void Center::offer(std::uint32_t agent) {
    while (waiting_ > 0 || calls_back_) {
        const auto contact = find_contact(agent);
        if (contact == none) return;
        if (contacts_[contact].stage == Stage::callback) {
            dial(contact, agent);
        } else if (contacts_[contact].stage == Stage::unseen) {
            leave_line(contact);
            proceed<Stage::unseen, Exit::agent>(contact, agent);
        } else {
            leave_line(contact);
            proceed<Stage::queue, Exit::agent>(contact, agent);
        }
        if (!mixes_ && !has_room(agents_[agent], agents_[agent].channel)) return;
    }
}

// A restriction may have lifted, or agents have come: those with room are asked, best first, calls before chats before
// deferred work, until nothing starts.
[[gnu::noinline]] void Center::settle() {
    do {
        unsettled_ = false;
        if (stay_may_end_) end_stays();
        for (const auto kind : {ChannelKind::voice, ChannelKind::chat, ChannelKind::deferred}) {
            if (waiting_ == 0 && !calls_back_) break;
            if (calls_back_ && kind == ChannelKind::chat) ask_to_dial();
            for (std::uint16_t q = 0; q < queues_.size(); ++q) {
                const auto& queue = queues_[q];
                if (queue.line.empty() || about(queue.channel).kind != kind) continue;
                if (ended_ && kind == ChannelKind::deferred) continue;
                const auto find = [&] { return queue.windowed ? find_agent_who_sees(q) : find_agent(q); };
                for (auto agent = find(); agent != none && !queue.line.empty(); agent = find()) offer(agent);
                if (preempts_ && kind == ChannelKind::voice && !queue.windowed) interrupt_for_waiting(q);
            }
        }
        if (any_called_in_) send_home();
    } while (unsettled_);
}

}  // namespace holdtime
