// Preemption: a call that finds no idle agent takes one from a deferred contact, which resumes at the head of its queue
// with what is left of its work.
//
// State: per group the agents in the middle of such a contact, in the order in which they began (StartedAgents). Step:
// of the groups that serve the call's queue, whoever began last is interrupted, and the call goes to that agent; then
// idle agents are asked for what was laid down (settle). Source: preemptive resume, journeys S50 to S52.

#include "sim/center/proceed.hpp"

namespace holdtime {

// An answer that has been sent is written up: only what comes before that is interrupted.
[[gnu::noinline]] void Center::may_be_interrupted(std::uint32_t number, bool may) {
    auto& agent = agents_[number];
    if (agent.interruptible == may) return;
    agent.interruptible = may;
    auto& started = groups_[agent.group].started;
    if (may)
        started.enter(agents_, number);
    else
        started.leave(agents_, number);
}

// Whom a call of this queue would interrupt; none if there is nobody. What is begun when the horizon has ended could
// not be resumed.
[[gnu::noinline]] std::uint32_t Center::find_interruptible(std::uint16_t number) const {
    const auto& queue = queues_[number];
    if (ended_ || about(queue.channel).kind != ChannelKind::voice) return none;
    std::uint32_t best = none;
    for (const auto& tier : queue.tiers)
        for (const auto g : tier) {
            auto agent = groups_[g].started.latest();
            while (agent != none && !agents_[agent].present) agent = agents_[agent].previous;
            if (agent == none || !may_start(g, number, false)) continue;
            if (best == none || contacts_[agents_[agent].contact].since > contacts_[agents_[best].contact].since)
                best = agent;
        }
    return best;
}

// For a contact that joins a queue: an agent with nothing else to do, or one who is interrupted for it.
[[gnu::noinline]] std::uint32_t Center::interrupt_for(std::uint16_t queue) {
    const auto agent = find_interruptible(queue);
    if (agent != none) interrupt(agent);
    return agent;
}

[[gnu::noinline]] void Center::interrupt(std::uint32_t number) {
    const auto& agent = agents_[number];
    const auto& contact = contacts_[agent.contact];
    const auto& attempt = contact.attempt;
    reporter_.interruption({attempt.arrival, now_, attempt.number, contact.interval, number_in_group(number),
                            attempt.segment, attempt.reason, attempt.channel, agent.group});
    lay_down(number);
    unsettled_ = true;  // somebody else may be idle
}

// Back to the head of its queue, the longest there first; not what is only written up.
void Center::lay_down(std::uint32_t number) {
    auto& agent = agents_[number];
    auto& contact = contacts_[agent.contact];
    if (contact.stage != Stage::talk) return;
    if (mixes_) return put_back_mix(number);
    if (agent.interruptible) may_be_interrupted(number, false);
    close_span(agent, number);
    calendar_.erase(number);
    contact.effort += now_ - contact.since;
    contact.work -= now_ - contact.since;
    agent.open = 0;
    agent.load = 0;
    put_back(agent.contact, number);
}

// A call that an agent of the group may take waits: what it would interrupt is not begun.
[[gnu::noinline]] bool Center::would_be_interrupted(std::uint16_t group, std::uint16_t queue, bool from_idle) const {
    if (!about(queues_[queue].channel).interrupted) return false;
    for (const auto calls : call_skills_[group])
        if (holds_chats_back(group, calls) && may_start(group, calls, from_idle)) return true;
    return false;
}

// Calls that have come to wait while no agent might be taken from its work, and now one may.
[[gnu::noinline]] void Center::interrupt_for_waiting(std::uint16_t queue) {
    while (!queues_[queue].line.empty()) {
        const auto agent = interrupt_for(queue);
        if (agent == none) return;
        const auto call = queues_[queue].line.head();
        leave_line(call);
        proceed<Stage::queue, Exit::agent>(call, agent);
    }
}

}  // namespace holdtime
