// The life of a contact: it arrives, waits or starts, is worked on, hangs up, is closed.

#include "sim/center/center.hpp"

namespace holdtime {

void Center::arrive(const Customer& customer) {
    if (customer.channel == no_channel) return leave_at_once(customer, Outcome::unavailable, false);
    auto& channel = channels_[customer.channel];
    if (channel.lines_in_use >= about(customer.channel).lines) return leave_at_once(customer, Outcome::blocked, false);
    const auto agent = find_agent(customer.channel);
    if (agent == none && customer.balks) return leave_at_once(customer, Outcome::abandoned, true);
    ++channel.lines_in_use;
    const auto contact = take_contact();
    auto& state = contacts_[contact];
    state.customer = customer;
    state.interval = interval_;
    state.delayed = agent == none;
    if (agent == none)
        wait(contact);
    else
        start(contact, agent);
}

// Never enters the queue: what becomes of it is known on arrival.
void Center::leave_at_once(const Customer& customer, Outcome outcome, bool balked) {
    Contact contact;
    contact.customer = customer;
    contact.interval = interval_;
    contact.delayed = balked;
    report(contact, outcome);
}

void Center::wait(std::uint32_t contact) {
    link_last(contact);
    set_timer(contact);
}

void Center::start(std::uint32_t number, std::uint32_t agent_number) {
    auto& contact = contacts_[number];
    auto& agent = agents_[agent_number];
    const auto channel = contact.customer.channel;
    if (!contact.answered) {
        contact.answered = true;
        contact.wait = now_ - contact.customer.arrival;
        contact.agent = agent_number;
    }
    contact.started = now_;
    if (agent.idle) leave_idle(agent_number);
    if (about(channel).kind == ChannelKind::chat) {
        if (agent.open > 0) {
            leave_room(agent_number);
            close_span(agent, agent_number);
            advance_clocks(agent);
            calendar_.erase(agent_number);
        } else {
            agent.clock = agent.effort_clock = 0;
            agent.updated = now_;
        }
        chats_of(agent_number)[agent.open++] = {agent.clock + contact.customer.talk, number};
        agent.channel = channel;
        contact.effort -= agent.effort_clock;
        join_room(agent_number);
        schedule_chat(agent_number);
    } else {
        agent.open = 1;
        agent.channel = channel;
        agent.contact = number;
        Seconds end = now_ + contact.customer.talk;
        if (groups_[agent.group].hang_up_unseen && about(channel).lines == no_limit && contact.customer.after > 0) {
            contact.hang_up = end;
            contact.after_work = true;
            --channels_[channel].lines_in_use;
            end += contact.customer.after;
        }
        calendar_.insert(agent_number, end, agent_number);
    }
    agent.since = now_;
    agent.overtime = ended_ || !groups_[agent.group].staying_for.empty();
}

void Center::work_ends(std::uint32_t number) {
    auto& agent = agents_[number];
    if (about(agent.channel).kind == ChannelKind::chat) return chat_work_ends(number);
    auto& contact = contacts_[agent.contact];
    if (hang_up(contact)) return calendar_.insert(number, now_ + contact.customer.after, number);
    contact.effort += now_ - contact.started;
    close_span(agent, number);
    agent.open = 0;
    close(agent.contact);
    freed(number);
}

void Center::chat_work_ends(std::uint32_t number) {
    auto& agent = agents_[number];
    auto* chats = chats_of(number);
    const auto ending = chats[agent.next_chat];
    auto& contact = contacts_[ending.contact];
    advance_clocks(agent);
    agent.clock = ending.finish;  // what it is but for rounding
    if (hang_up(contact)) {
        chats[agent.next_chat].finish = agent.clock + contact.customer.after;
        return schedule_chat(number);
    }
    leave_room(number);
    close_span(agent, number);
    contact.effort += agent.effort_clock;
    chats[agent.next_chat] = chats[--agent.open];
    close(ending.contact);
    if (agent.open > 0) {
        join_room(number);
        schedule_chat(number);
    }
    freed(number);
}

// True if the agent goes on with after-contact work.
bool Center::hang_up(Contact& contact) {
    if (contact.after_work) return false;
    contact.hang_up = now_;
    --channels_[contact.customer.channel].lines_in_use;
    contact.after_work = contact.customer.after > 0;
    return contact.after_work;
}

void Center::close(std::uint32_t contact) {
    report(contacts_[contact], Outcome::answered);
    free_contact(contact);
}

// The customer, waiting, is gone: by its own will, sent away, or because the day is over.
void Center::leave_queue(std::uint32_t number, Outcome outcome) {
    auto& contact = contacts_[number];
    clear_timer(number);
    unlink(number);
    --channels_[contact.customer.channel].lines_in_use;
    contact.hang_up = now_;
    if (contact.answered) {  // put back by a departing agent: it stays answered, but nothing was settled
        contact.customer.resolved = false;
        outcome = Outcome::answered;
    }
    report(contact, outcome);
    free_contact(number);
}

// A departing agent's contact, to the head of the queue, with its work as far as it is done and new patience.
void Center::put_back(std::uint32_t number) {
    auto& contact = contacts_[number];
    auto& customer = contact.customer;
    ++contact.put_back;
    const auto& law = description_.segments[customer.segment].channels[customer.channel].patience;
    if (law)
        customer.patience = law->quantile(random_pair(key_, customer.segment, customer.number,
                                                      Purpose::patience_and_after_work, contact.put_back)[0]);
    link_first(number);
    set_timer(number);
}

void Center::report(const Contact& contact, Outcome outcome) {
    const auto& customer = contact.customer;
    // Field by field into its place: a record assembled elsewhere and then copied stalls on its own narrow stores.
    auto& record = reporter_.next_contact();
    record.arrival = customer.arrival;
    record.wait = contact.answered ? contact.wait : now_ - customer.arrival;
    record.hang_up = contact.answered ? contact.hang_up : now_;
    record.end = now_;
    record.effort = contact.effort;
    record.queued = contact.queued;
    record.customer = customer.number;
    record.interval = contact.interval;
    record.agent = contact.answered ? number_in_group(contact.agent) : nobody;
    record.group = contact.answered ? agents_[contact.agent].group : no_group;
    record.segment = customer.segment;
    record.reason = customer.reason;
    record.channel = customer.channel;
    record.attempt = 0;
    record.outcome = outcome;
    record.delayed = contact.delayed;
    record.balked = outcome == Outcome::abandoned && contact.delayed && contact.queued_since == no_time;
    record.resolved = contact.answered && customer.resolved;
    record.moved = customer.moved;
    reporter_.contact_done();
}

std::uint32_t Center::take_contact() {
    if (free_ == none) {
        const auto size = static_cast<std::uint32_t>(contacts_.size());
        const auto grown = size < 32 ? 64 : 2 * size;
        contacts_.resize(grown);
        calendar_.grow_slots(timer_slot(grown));
        for (auto c = grown; c-- > size;) free_contact(c);
    }
    const auto contact = free_;
    free_ = contacts_[contact].next;
    contacts_[contact] = Contact{};
    return contact;
}

void Center::free_contact(std::uint32_t contact) {
    contacts_[contact].next = free_;
    free_ = contact;
}

}  // namespace holdtime
