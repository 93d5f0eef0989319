// Silent leavers: a chat's customer whose patience ends may go without a word. It is gone; its place in the queue is
// not, and an agent who takes it holds a slot until nobody has answered for so long.

#include "sim/center/proceed.hpp"

namespace holdtime {

// Another contact takes its place, which is nobody's. Who is on the line with an agent, or has been, is missed at once.
[[gnu::noinline]] bool Center::goes_unseen(std::uint32_t number) {
    const auto& leaving = contacts_[number];
    if (description_.channels[leaving.attempt.channel].silent.share <= 0) return false;
    if (leaving.answered || is_held(leaving)) return false;
    const auto silence = source_.silence(need_so_far(leaving), leaving.attempt);
    if (!silence.silent) return false;
    const auto place = take_contact();
    auto& contact = contacts_[number];
    auto& unseen = contacts_[place];
    unseen.attempt = contact.attempt;
    unseen.attempt.talk = silence.work;
    unseen.work = silence.hold;
    unseen.since = contact.since;
    unseen.interval = contact.interval;
    unseen.queue = contact.queue;
    unseen.stage = Stage::unseen;
    auto& queue = queues_[contact.queue];
    queue.line.replace(contacts_, number, place);
    queue.unseen.more(now_);
    contact.queued += now_ - contact.since;
    contact.unseen = true;
    const Seconds is_sent = unseen.since + about(unseen.attempt.channel).max_wait;
    if (overflows_)
        set_first_timer(place, forever, is_sent, forever, false);
    else
        set_deadline(place, forever, is_sent);
    proceed<Stage::queue, Exit::patience>(number);
    return true;
}

// An agent writes to somebody who is not there. The slot is free again by the clock: work that ends, by the agent's
// number.
[[gnu::noinline]] void Center::enter_kept(std::uint32_t place, std::uint32_t agent) {
    auto& unseen = contacts_[place];
    queues_[unseen.queue].unseen.less(now_);
    unseen.wait = unseen.queued;
    unseen.agent = unseen.next = agent;
    calendar_.insert(timer_slot(place), now_ + unseen.work, agent);
    unseen.work = about(unseen.attempt.channel).converses ? unseen.attempt.talk : forever;
    take_up(place, agent);
}

void Center::kept_ends(std::uint32_t place) {
    const auto agent = contacts_[place].next;
    if (mixes_)
        pick_mix(place, agent);
    else
        find_chat(place, agent);
    proceed<Stage::kept, Exit::done>(place, agent);
}

// The slot is free; or nobody will ever see that the place is nobody's.
[[gnu::noinline]] void Center::end_unseen(std::uint32_t place, std::uint32_t agent) {
    auto& unseen = contacts_[place];
    if (agent == none)
        queues_[unseen.queue].unseen.less(now_);
    else
        release(place, agent);
    free_line(unseen);
    if (agent != none) {
        const auto& attempt = unseen.attempt;
        const Seconds effort = about(attempt.channel).converses ? unseen.effort : attempt.talk;
        reporter_.unseen({{attempt.arrival, effort, unseen.interval, attempt.segment, attempt.reason, attempt.channel,
                           agents_[agent].group},
                          unseen.wait});
    }
    contacts_.give_back(place);
    if (agent != none) free_agent(agent);
}

}  // namespace holdtime
