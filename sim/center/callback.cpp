// Callbacks: who would have to wait for long hangs up, and is called back when no call waits.

#include <utility>

#include "sim/center/proceed.hpp"

namespace holdtime {

// Nobody is asked whom an agent keeps on the line, warm.
[[gnu::noinline]] bool Center::accepts_callback(std::uint32_t number) {
    const auto& contact = contacts_[number];
    const auto& rule = description_.channels[contact.attempt.channel].callback;
    if (rule.accept <= 0 || is_held(contact)) return false;
    if (!(expected_wait(contact.queue) > rule.offer_above)) return false;
    return source_.accepts_callback(need_so_far(contact), contact.attempt);
}

// As a system would say it: so many calls ahead, and one's own, among those on duty.
Seconds Center::expected_wait(std::uint16_t number) const {
    const auto& queue = queues_[number];
    std::uint32_t agents = 0;
    for (const auto& tier : queue.tiers)
        for (const auto g : tier) agents += groups_[g].present + groups_[g].called_in;
    return agents > 0 ? (queue.line.size() + 1.0) * queue.handle_time / agents : forever;
}

// Promised, to be dialled again later, or due: its place is that of the promise.
[[gnu::noinline]] void Center::enter_callback(std::uint32_t number, Exit how) {
    auto& contact = contacts_[number];
    auto& queue = queues_[contact.queue];
    contact.since = how == Exit::due ? contact.since : now_;
    if (how == Exit::promised) {
        free_line(contact);
        contact.promised = true;
        promises_[number] = {++promised_, 0, 0};
        ++queue.promises;
    } else if (how == Exit::no_answer && promises_[number].retry > 0) {
        queue.retried.insert(contacts_, promises_, number);
        contact.timer = Exit::due;
        return calendar_.insert(timer_slot(number), now_ + promises_[number].retry, timer_rank | ++joined_);
    }
    queue.due.insert(contacts_, promises_, number);
    unsettled_ = true;
}

// After all calls that an agent of the group could take, on a line, and as one of the skills that a reserve limits.
bool Center::may_dial(std::uint16_t number, std::uint16_t queue, bool from_idle) const {
    const auto c = queues_[queue].channel;
    const auto& channel = channels_[c];
    if (queues_[queue].due.empty() || channel.lines_in_use >= about(c).lines) return false;
    if (!channel.open && about(c).at_close == AtClose::carry) return false;
    if (!may_start(number, queue, from_idle)) return false;
    for (const auto calls : call_skills_[number])
        if (holds_chats_back(number, calls)) return false;
    return keeps_reserve(number, from_idle);
}

[[gnu::noinline]] std::uint32_t Center::promise_for(std::uint32_t agent, std::uint16_t queue) const {
    return may_dial(agents_[agent].group, queue, agents_[agent].idle) ? queues_[queue].due.head() : none;
}

// As for a call that arrives.
std::uint32_t Center::find_agent_to_dial(std::uint16_t queue) {
    if (queues_[queue].due.empty()) return none;
    if (chooses_) return choose_agent(queue, queues_[queue].tiers, true);
    for (const auto& tier : queues_[queue].tiers) {
        std::uint32_t best = none;
        for (const auto g : tier) {
            const auto agent = groups_[g].idle.longest();
            if (agent == none || (best != none && agents_[agent].since >= agents_[best].since)) continue;
            if (may_dial(g, queue, true)) best = agent;
        }
        if (best != none) return best;
    }
    return none;
}

[[gnu::noinline]] void Center::ask_to_dial() {
    for (std::uint16_t q = 0; q < queues_.size(); ++q)
        for (auto agent = find_agent_to_dial(q); agent != none; agent = find_agent_to_dial(q)) offer(agent);
}

// Whoever answers is talked to at once; a dial in vain costs the agent its time.
[[gnu::noinline]] void Center::dial(std::uint32_t number, std::uint32_t agent_number) {
    auto& contact = contacts_[number];
    auto& queue = queues_[contact.queue];
    queue.due.remove(contacts_, number);
    contact.queued += now_ - contact.since;
    ++channels_[contact.attempt.channel].lines_in_use;
    const auto dial = source_.dial(need_so_far(contact), contact.attempt, ++promises_[number].dials);
    if (dial.answered) {
        keep_promise(queue);
        contact.attempt.talk *= description_.channels[contact.attempt.channel].callback.work;
        contact.work = contact.attempt.talk;
        return proceed<Stage::callback, Exit::answers>(number, agent_number);
    }
    promises_[number].retry = dial.retry;
    contact.since = now_;
    take_up(number, agent_number);
    begin_work(agent_number, now_ + dial.takes);
}

// In vain: the time is the agent's who dialled, whoever may talk to the customer later. Who is to be dialled again at
// once is in the list before the agent is asked.
[[gnu::noinline]] void Center::dial_ends(std::uint32_t number, std::uint32_t agent) {
    release(number, agent);
    auto& contact = contacts_[number];
    const auto& attempt = contact.attempt;
    const auto c = attempt.channel;
    reporter_.vain_dial({{attempt.arrival, std::exchange(contact.effort, 0.0), contact.interval, attempt.segment,
                          attempt.reason, c, agents_[agent].group}});
    auto& queue = queues_[contact.queue];
    free_line(contact);
    const bool closed = !channels_[c].open && about(c).at_close == AtClose::drop;
    const bool cut = ended_ && (description_.at_end == AtEnd::cut || !staffed(contact.queue));
    const bool last = promises_[number].dials >= description_.channels[c].callback.attempts;
    if (last || closed || cut) keep_promise(queue);
    if (last)
        proceed<Stage::callback, Exit::unreached>(number);
    else if (closed)
        proceed<Stage::callback, Exit::closing>(number);
    else if (cut)
        proceed<Stage::callback, Exit::end>(number);
    else
        proceed<Stage::callback, Exit::no_answer>(number);
    free_agent(agent);
}

// Since it joined the queue, dials in vain included.
[[gnu::noinline]] Seconds Center::promised_wait(std::uint32_t number) const {
    const auto& contact = contacts_[number];
    return now_ - contact.attempt.arrival - (contact.approached ? approaches_[number].menu : 0);
}

void Center::fall_due(std::uint32_t number) {
    queues_[contacts_[number].queue].retried.remove(contacts_, number);
    proceed<Stage::callback, Exit::due>(number);
}

// Kept or not, it is one less to stay for.
void Center::keep_promise(QueueState& queue) {
    if (--queue.promises == 0 && stay_may_end_) unsettled_ = true;
}

template <Exit exit>
void Center::break_promises(std::uint16_t number) {
    auto& queue = queues_[number];
    while (!queue.due.empty() || !queue.retried.empty()) {
        auto& list = queue.due.empty() ? queue.retried : queue.due;
        const auto first = list.head();
        auto& contact = contacts_[first];
        if (std::exchange(contact.timer, Exit::stays) != Exit::stays) calendar_.erase(timer_slot(first));
        list.remove(contacts_, first);
        contact.queued += now_ - contact.since;
        keep_promise(queue);
        proceed<Stage::callback, exit>(first);
    }
}
template void Center::break_promises<Exit::closing>(std::uint16_t);
template void Center::break_promises<Exit::end>(std::uint16_t);

}  // namespace holdtime
