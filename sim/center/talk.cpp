// Talk and after-contact work: an agent takes a contact, works on it at its pace, hangs up, writes it up.

#include "sim/center/proceed.hpp"

namespace holdtime {

void Center::enter_talk(std::uint32_t number, std::uint32_t agent_number) {
    auto& contact = contacts_[number];
    auto& agent = agents_[agent_number];
    const auto channel = contact.attempt.channel;
    if (plans_talks_) {
        begin_planned(number, agent_number);
    } else if (!contact.answered) {
        contact.answered = true;
        contact.wait = contact.queued;
        contact.agent = agent_number;
    }
    contact.since = now_;
    if (take_up(number, agent_number)) return;
    if (about(channel).interrupted) may_be_interrupted(agent_number, true);
    // Where nothing depends on the moment of the hang-up, talk and after-contact work are one event.
    if (contact.attempt.after > 0 && groups_[agent.group].hang_up_unseen && about(channel).lines == no_limit) {
        contact.hang_up = now_ + contact.work;
        --channels_[channel].lines_in_use;
        return proceed<Stage::talk, Exit::done>(number, agent_number);
    }
    begin_work(agent_number, now_ + contact.work);
}

// Where talks depend on who takes them, or there may be more to tell of them.
[[gnu::noinline]] void Center::begin_planned(std::uint32_t number, std::uint32_t agent) {
    auto& contact = contacts_[number];
    if (paces_differ_ && !contact.astray) take_pace(number, agent, false);
    if (!contact.answered) {
        contact.answered = true;
        contact.wait = contact.promised ? promised_wait(number) : contact.queued;
        contact.agent = agent;
        if (!comes_back_) return;
        if (!(contact.wait > 0)) contact.delayed = false;
        if (contact.astray)
            meet_wrong_agent(number);
        else
            plan_talk(number, agent);
    } else if (comes_back_ && (contact.left == Exit::message || contact.transferred)) {
        if (contact.transferred) take_transferred(number, agent);
        plan_talk(number, agent);
        contact.left = Exit::stays;
    }
}

// What the agent attends to from now on. A chat's end is scheduled with it.
bool Center::take_up(std::uint32_t number, std::uint32_t agent_number) {
    auto& agent = agents_[agent_number];
    const auto channel = contacts_[number].attempt.channel;
    const auto manner = about(channel).manner;
    if (agent.idle) leave_idle(agent_number);
    if (manner == Manner::alone) {
        agent.open = 1;
        agent.load = weight(agent, channel);
        agent.channel = channel;
        agent.contact = number;
    } else if (manner == Manner::shared) {
        open_chat(number, agent_number);
    } else if (manner == Manner::by_message) {
        open_conversation(number, agent_number);
    } else {
        take_up_mix(number, agent_number);
    }
    agent.since = now_;
    agent.overtime = ended_ || (stay_may_end_ && !groups_[agent.group].staying_for.empty());
    return manner != Manner::alone && about(channel).kind == ChannelKind::chat;
}

void Center::open_chat(std::uint32_t number, std::uint32_t agent_number) {
    auto& contact = contacts_[number];
    auto& agent = agents_[agent_number];
    const auto channel = contact.attempt.channel;
    if (agent.open > 0) {
        leave_room(agent_number);
        close_span(agent, agent_number);
        advance_clocks(agent);
        if (has_pending_chat(agent_number)) calendar_.erase(agent_number);
    } else {
        agent.clock = agent.effort_clock = 0;
        agent.updated = now_;
    }
    if (divides_) begin_share(number, agent_number);
    chats_of(agent_number)[agent.open++] = {agent.clock + contact.work, number};
    agent.channel = channel;
    agent.load = agent.open * weight(agent, channel);
    room_places_[agent_number].assigned = now_;
    contact.effort -= agent.effort_clock;
    join_room(agent_number);
    schedule_chat(agent_number);
}

void Center::work_ends(std::uint32_t number) {
    auto& agent = agents_[number];
    auto contact = agent.contact;
    if (const auto manner = about(agent.channel).manner; manner == Manner::shared) {
        const auto& ending = chats_of(number)[agent.next_chat];
        advance_clocks(agent);
        agent.clock = ending.finish;  // what it is but for rounding
        contact = ending.contact;
    } else if (manner == Manner::by_message) {
        return desk_ends(number);
    } else if (manner == Manner::weighted) {
        contact = mix_ends(number);
        if (contact == none) return desk_ends(number);
    }
    if (comes_back_) return planned_work_ends(contact, number);
    if (contacts_[contact].stage == Stage::wrap_up) return proceed<Stage::wrap_up, Exit::done>(contact, number);
    if (agent.interruptible) may_be_interrupted(number, false);  // it may be its own customer who calls
    free_line(contacts_[contact]);
    if (contacts_[contact].attempt.after > 0) return proceed<Stage::talk, Exit::done>(contact, number);
    proceed<Stage::talk, Exit::all_done>(contact, number);
}

// Where there may be more to tell of a contact.
[[gnu::noinline]] void Center::planned_work_ends(std::uint32_t contact, std::uint32_t number) {
    if (const auto stage = contacts_[contact].stage; stage != Stage::talk) {
        if (stage == Stage::callback) return dial_ends(contact, number);
        if (writes_again(contact)) return proceed<Stage::wrap_up, Exit::writes>(contact, number);
        return proceed<Stage::wrap_up, Exit::done>(contact, number);
    }
    if (agents_[number].interruptible) may_be_interrupted(number, false);
    if (talk_is_over(contact, number)) hang_up(contact, number);
}

// The customer is done, or taken to be.
void Center::hang_up(std::uint32_t contact, std::uint32_t number) {
    free_line(contacts_[contact]);
    if (divides_) may_lose_answer(contact, number);
    feed_back(contact);
    close_contact(contact, number);
}

void Center::close_contact(std::uint32_t contact, std::uint32_t number) {
    if (contacts_[contact].attempt.after > 0) return proceed<Stage::talk, Exit::done>(contact, number);
    if (writes_again(contact)) return proceed<Stage::talk, Exit::writes>(contact, number);
    proceed<Stage::talk, Exit::all_done>(contact, number);
}

// The customer has hung up; what is left to do stands at the agent's next event.
void Center::enter_wrap_up(std::uint32_t contact, std::uint32_t number) {
    auto& agent = agents_[number];
    const auto& attempt = contacts_[contact].attempt;
    const auto manner = about(agent.channel).manner;
    if (manner == Manner::alone) {
        calendar_.insert(number, contacts_[contact].hang_up + attempt.after, number);
    } else if (manner == Manner::shared) {
        chats_of(number)[agent.next_chat].finish = agent.clock + attempt.after;
        schedule_chat(number);
    } else if (about(attempt.channel).converses) {
        write_up(contact, number);
    } else {
        go_on_mix(contact, number, contacts_[contact].hang_up, attempt.after);
    }
}

// The rest of a talk that was not handed over; false if there is none.
bool Center::go_on(std::uint32_t contact, std::uint32_t number) {
    auto& agent = agents_[number];
    const auto manner = about(agent.channel).manner;
    if (about(contacts_[contact].attempt.channel).converses) return go_on_writing(contact, number);
    const Seconds rest = rest_of_talk(contacts_[contact].attempt);
    if (!(rest > 0)) return false;
    contacts_[contact].work += rest;
    if (manner == Manner::weighted) {
        go_on_mix(contact, number, now_, rest);
    } else if (manner == Manner::shared) {
        chats_of(number)[agent.next_chat].finish = agent.clock + rest;
        schedule_chat(number);
    } else {
        calendar_.insert(number, now_ + rest, number);
    }
    if (about(contacts_[contact].attempt.channel).interrupted) may_be_interrupted(number, true);
    return true;
}

// The agent is done with the contact.
void Center::release(std::uint32_t contact, std::uint32_t number) {
    auto& agent = agents_[number];
    if (divides_) count_open(number);
    const auto manner = about(agent.channel).manner;
    if (manner == Manner::alone) {
        contacts_[contact].effort += now_ - contacts_[contact].since;
        close_span(agent, number);
        agent.open = 0;
        agent.load = 0;
    } else if (manner == Manner::shared) {
        auto* chats = chats_of(number);
        leave_room(number);
        close_span(agent, number);
        contacts_[contact].effort += agent.effort_clock;
        chats[agent.next_chat] = chats[--agent.open];
        agent.load = agent.open * weight(agent, agent.channel);
    } else if (manner == Manner::by_message) {
        release_conversation(contact, number);
    } else {
        release_mix(contact, number);
    }
}

// Nothing more can happen to the contact; the agent that was busy with it, if any, is free for another.
void Center::end(std::uint32_t number, std::uint32_t agent_number) {
    if (agent_number != none) release(number, agent_number);
    report(number, agent_number);
    if (contacts_[number].need != none) close_contact_of_need(contacts_[number]);
    contacts_.give_back(number);
    if (agent_number != none) free_agent(agent_number);
}

// Released from a contact, the agent goes on with its other chats, and may take another.
void Center::free_agent(std::uint32_t number) {
    const auto manner = about(agents_[number].channel).manner;
    if (manner == Manner::weighted) {
        schedule_mix(number);
    } else if (manner != Manner::alone) {
        if (agents_[number].open > 0) join_room(number);
        if (manner == Manner::by_message)
            schedule_desk(number);
        else if (agents_[number].open > 0)
            schedule_chat(number);
    }
    freed(number);
}

}  // namespace holdtime
