// Warm hand-overs: the first agent stays with the customer until the second has answered and knows what it is about.

#include <utility>

#include "sim/center/proceed.hpp"

namespace holdtime {

// The customer queues for the next agent, while this one does nothing but hold; a chat keeps its place.
[[gnu::noinline]] void Center::enter_hold(std::uint32_t number, std::uint32_t agent_number) {
    contacts_[number].next = agent_number;
    auto& agent = agents_[agent_number];
    if (mixes_) {
        hold_mix(number, agent_number);
    } else if (converses_ && about(agent.channel).converses) {
        schedule_desk(agent_number);
    } else if (about(agent.channel).kind == ChannelKind::chat) {
        chats_of(agent_number)[agent.next_chat].finish = forever;
        schedule_chat(agent_number);
    }
    need_of(number).held = number;
    come_back(number, Cause::hand_over, contacts_[number].attempt.hand_over_to);
}

// The second agent has answered: the briefing is the first part of its work.
void Center::brief(std::uint32_t number) {
    const auto& need = needs_[contacts_[number].need];
    if (need.held == none) return;
    const Seconds briefing = source_.briefing(need.need, contacts_[need.held].attempt);
    contacts_[number].work += briefing;
    stop_holding(contacts_[number].need, briefing);
}

// Answered, or gone: the agent who holds is needed for so long only. It is work that ends, by the agent's number.
void Center::stop_holding(std::uint32_t need, Seconds after) {
    const auto held = std::exchange(needs_[need].held, none);
    if (held != none) calendar_.insert(timer_slot(held), now_ + after, contacts_[held].next);
}

// Work that takes no agent's event: the agent who holds, or is kept, is freed, a menu or session is over.
[[gnu::noinline]] void Center::work_alone_ends(std::uint32_t number) {
    const auto stage = contacts_[number].stage;
    if (stage == Stage::menu) return menu_ends(number);
    if (stage == Stage::bot) return bot_ends(number);
    if (stage == Stage::kept) return kept_ends(number);
    hold_ends(number);
}

// Of one that has no event of the agent's: it is the next to end.
void Center::find_chat(std::uint32_t contact, std::uint32_t number) {
    auto& agent = agents_[number];
    const auto& channel = about(agent.channel);
    if (channel.kind != ChannelKind::chat || channel.converses) return;
    advance_clocks(agent);
    if (has_pending_chat(number)) calendar_.erase(number);
    const auto* chats = chats_of(number);
    for (agent.next_chat = 0; chats[agent.next_chat].contact != contact;) ++agent.next_chat;
}

// Its own part of the contact is over.
[[gnu::noinline]] void Center::hold_ends(std::uint32_t number) {
    auto& contact = contacts_[number];
    const auto agent_number = contact.next;
    free_line(contact);
    if (mixes_)
        pick_mix(number, agent_number);
    else
        find_chat(number, agent_number);
    if (contact.attempt.after > 0) return proceed<Stage::hold, Exit::done>(number, agent_number);
    proceed<Stage::hold, Exit::all_done>(number, agent_number);
}

}  // namespace holdtime
