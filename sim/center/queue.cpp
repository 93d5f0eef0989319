// The queue: who waits, for how long at most, and the integral of its length.

#include <utility>

#include "sim/center/proceed.hpp"

namespace holdtime {

void Center::enter_queue(std::uint32_t number) {
    auto& contact = contacts_[number];
    if (comes_back_ && (ended_ || asks_later_)) return join_late(number);
    auto agent = find_agent(contact.queue);
    if (agent == none && preempts_) agent = interrupt_for(contact.queue);
    contacts_[number].delayed = agent == none;  // an interruption may have moved it
    if (agent != none) return proceed<Stage::queue, Exit::agent>(number, agent);
    if (is_full(contact)) {
        contact.delayed = false;
        free_line(contact);
        return proceed<Stage::queue, Exit::no_room>(number);
    }
    if (calls_back_ && accepts_callback(number)) return proceed<Stage::queue, Exit::promised>(number);
    if (contact.attempt.balks) {
        free_line(contact);
        return proceed<Stage::queue, Exit::balks>(number);
    }
    join_line(number);
    contact.since = now_;
    set_timer(number, contact.attempt.patience, about(contact.attempt.channel).max_wait);
    if (on_call_) call_in(contacts_[number].queue);
}

void Center::join_line(std::uint32_t number) {
    queues_[contacts_[number].queue].line.append(contacts_, number, now_);
    ++waiting_;
}

// As many wait on the channel as may.
bool Center::is_full(const Contact& contact) const {
    const auto channel = contact.attempt.channel;
    const auto most = about(channel).waiting;
    if (most == no_limit) return false;
    if (queues_.size() == channels_.size()) return queues_[contact.queue].line.size() >= most;
    std::uint32_t waiting = 0;
    for (const auto& queue : queues_) waiting += queue.channel == channel ? queue.line.size() : 0;
    return waiting >= most;
}

// A leg that follows work which ended with the horizon is served as at_end says; one that comes while other work of the
// instant is still to end, or agents and hours are to change, waits until those are asked.
[[gnu::noinline]] void Center::join_late(std::uint32_t number) {
    auto& contact = contacts_[number];
    const bool live = about(contact.attempt.channel).kind != ChannelKind::deferred;
    if (ended_ && (description_.at_end == AtEnd::cut || !live || !staffed(contact.queue))) {
        free_line(contact);
        return proceed<Stage::queue, Exit::end>(number);
    }
    auto agent = asks_later_ ? none : find_agent(contact.queue);
    if (agent == none && preempts_ && !asks_later_) agent = interrupt_for(contact.queue);
    if (agent != none) return proceed<Stage::queue, Exit::agent>(number, agent);
    join_line(number);
    contact.since = now_;
    contact.delayed = true;
    unsettled_ = true;
    set_timer(number, contact.attempt.patience, about(contact.attempt.channel).max_wait);
    if (on_call_) call_in(contacts_[number].queue);
}

// A departing or interrupted agent's contact, to the head of the queue, with new patience.
[[gnu::noinline]] void Center::join_again(std::uint32_t number) {
    auto& contact = contacts_[number];
    if (contact.left == Exit::message) return join_with_message(number);
    if (contact.astray) return join_right_queue(number);
    ++contact.put_back;
    queues_[contact.queue].line.put_back(contacts_, number, now_);
    ++waiting_;
    contact.since = now_;
    if (waits_in_silence(number))
        set_message_timer(number);
    else
        set_timer(number, patience_of(contact), forever);
    if (on_call_) call_in(contacts_[number].queue);
}

// One event a contact: of its patience and max_wait the earlier, for the other can no longer come; before them it may
// be offered another channel.
void Center::set_timer(std::uint32_t number, Seconds patience, Seconds max_wait) {
    ++joined_;
    const Seconds gives_up = now_ + patience;
    const Seconds is_sent = now_ + max_wait;
    if (waits_are_told_)
        return set_first_timer(number, gives_up, is_sent, deflects_ ? asked_at(contacts_[number]) : forever, false);
    set_deadline(number, gives_up, is_sent);
}

void Center::set_deadline(std::uint32_t number, Seconds gives_up, Seconds is_sent) {
    auto& contact = contacts_[number];
    const bool sent = is_sent < gives_up;
    const Seconds end = sent ? is_sent : gives_up;
    if (end == forever) return;
    contact.timer = sent ? Exit::sent_away : Exit::patience;
    calendar_.insert(timer_slot(number), end, (sent ? timer_rank : patience_rank) | joined_);
}

// Out of the line, for an agent or for good.
void Center::leave_line(std::uint32_t number) {
    auto& contact = contacts_[number];
    if (std::exchange(contact.timer, Exit::stays) != Exit::stays) calendar_.erase(timer_slot(number));
    take_from_line(number);
}

void Center::take_from_line(std::uint32_t number) {
    auto& contact = contacts_[number];
    auto& line = queues_[contact.queue].line;
    line.remove(contacts_, number, now_);
    --waiting_;
    contact.queued += now_ - contact.since;
    if (!line.empty()) {
        if (many_agents_) fetch_contact(line.head());
        return;
    }
    if (holds_back_ && about(contact.attempt.channel).kind == ChannelKind::voice)
        unsettled_ = true;  // chats held back by a waiting call may start
    if (stay_may_end_ || any_called_in_) unsettled_ = true;
}

// The time of its pending event has come.
void Center::timer_ends(std::uint32_t number) {
    auto& contact = contacts_[number];
    const auto exit = std::exchange(contact.timer, Exit::stays);
    if (exit != Exit::patience && exit != Exit::sent_away) return other_timer_ends(number, exit);
    if (silent_ && exit == Exit::patience && goes_unseen(number)) return;
    take_from_line(number);
    if (contact.stage == Stage::unseen) return proceed<Stage::unseen, Exit::sent_away>(number);
    free_line(contact);
    if (exit == Exit::sent_away) return proceed<Stage::queue, Exit::sent_away>(number);
    proceed<Stage::queue, Exit::patience>(number);
}

// Of contacts that have not joined the line yet, may leave it only if they want, or are in conversation.
[[gnu::noinline]] void Center::other_timer_ends(std::uint32_t number, Exit exit) {
    if (contacts_[number].stage == Stage::talk) return conversation_timer_ends(number, exit);
    if (exit == Exit::done) return proceed<Stage::away, Exit::done>(number);
    if (exit == Exit::message) return proceed<Stage::away, Exit::message>(number);
    if (exit == Exit::due) return fall_due(number);
    if (exit == Exit::invited) return join_invited(number);
    if (exit == Exit::threshold) return threshold_passed(number);
    if (exit == Exit::called_in) return come_on_call(contacts_[number].queue, number);
    if (exit == Exit::inactive) return end_silence(number);
    offer_elsewhere(number);
}

// From its channel the customer is gone.
void Center::free_line(Contact& contact) {
    contact.hang_up = now_;
    const auto channel = contact.attempt.channel;
    --channels_[channel].lines_in_use;
    if (calls_back_ && about(channel).lines != no_limit) unsettled_ = true;  // there may be somebody to be called back
}

void Center::report_queues(std::uint32_t interval) {
    for (auto& queue : queues_) {
        const auto seconds = queue.line.take_waiting_seconds(now_);
        const auto unseen = silent_ ? queue.unseen.take_seconds(now_) : 0;
        if (seconds > 0) reporter_.queue({interval, queue.channel, seconds, unseen});
    }
}

}  // namespace holdtime
