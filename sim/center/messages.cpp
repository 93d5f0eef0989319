// Cases of several rounds: after an answer the customer writes again, and the message queues like a contact. One place
// in the pool is the case, from its first message to its last answer.

#include <algorithm>

#include "sim/center/proceed.hpp"

namespace holdtime {

bool Center::writes_again(std::uint32_t number) const {
    return comes_back_ && contacts_[number].next_contact == Next::message;
}

// The answer has been sent and written up. What comes at once joins its queue before the agent is asked. The message
// cannot come before the agent has written up the answer.
[[gnu::noinline]] void Center::enter_away(std::uint32_t number, std::uint32_t agent) {
    release(number, agent);
    auto& need = need_of(number);
    auto& contact = contacts_[number];
    Attempt next;
    auto& its = cases_[number];
    source_.writes_again(need.need, contact.attempt, its.answers, next);
    ++need.need.messages;
    if (++its.answers == 1) its.sent = contact.hang_up;
    const Seconds comes = std::max(contact.hang_up + next.arrival, now_);
    report_answer(contact, agent, comes);
    contact.since = now_;
    if (!(comes < description_.grid.last())) {
        need.pending = true;
        proceed<Stage::away, Exit::too_late>(number);
        return free_agent(agent);
    }
    contact.attempt.talk = contact.work = next.talk;
    contact.attempt.after = next.after;
    contact.left = Exit::message;
    if (comes > now_) {
        contact.timer = Exit::message;
        calendar_.insert(timer_slot(number), comes, return_rank | ++joined_);
    } else {
        proceed<Stage::away, Exit::message>(number);
    }
    free_agent(agent);
}

// It waits for ever, as deferred work does, and has no claim to the place of the message before it.
[[gnu::noinline]] void Center::join_with_message(std::uint32_t number) {
    auto& contact = contacts_[number];
    contact.queued += now_ - contact.since;
    ++channels_[contact.attempt.channel].lines_in_use;
    const auto agent = find_agent(contact.queue);
    if (agent != none) return proceed<Stage::queue, Exit::agent>(number, agent);
    join_line(number);
    contact.since = now_;
    if (overflows_) set_timer(number, forever, forever);
    if (on_call_) call_in(contacts_[number].queue);
}

}  // namespace holdtime
