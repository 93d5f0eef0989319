// Misrouted calls: the menu sends a caller to a group that has the channel but not the reason. Its agent finds out, and
// transfers the call within the channel: one contact, answered by the first agent.

#include <algorithm>

#include "sim/center/proceed.hpp"

namespace holdtime {

// To one of the groups on duty that cannot help, each as likely; if there is none, to the right queue after all.
[[gnu::noinline]] void Center::lead_astray(std::uint32_t number) {
    auto& contact = contacts_[number];
    const auto& attempt = contact.attempt;
    const auto right = queue_of(attempt);
    const auto wrong = [&](std::uint16_t q) {
        const auto& group = groups_[queues_[q].only_group];
        return group.present > 0 && std::find(group.skills.begin(), group.skills.end(), right) == group.skills.end();
    };
    const auto& queues = astray_[attempt.channel];
    const auto many = std::count_if(queues.begin(), queues.end(), wrong);
    if (many == 0) return;
    auto nth = std::min<std::ptrdiff_t>(
        static_cast<std::ptrdiff_t>(approaches_[number].lands * static_cast<double>(many)), many - 1);
    const auto its =
        std::find_if(queues.begin(), queues.end(), [&](std::uint16_t q) { return wrong(q) && nth-- == 0; });
    contact.queue = *its;
    contact.astray = true;
}

// All that this agent does is to find out.
[[gnu::noinline]] void Center::meet_wrong_agent(std::uint32_t number) {
    auto& contact = contacts_[number];
    contact.misrouted = true;
    contact.work = approaches_[number].lost;
}

// It joins the right queue before the agent who could not help is asked again.
[[gnu::noinline]] void Center::transfer(std::uint32_t number, std::uint32_t agent) {
    release(number, agent);
    proceed<Stage::talk, Exit::transferred>(number);
    free_agent(agent);
}

[[gnu::noinline]] void Center::take_transferred(std::uint32_t number, std::uint32_t agent) {
    auto& contact = contacts_[number];
    const auto& attempt = contact.attempt;
    contact.transferred = false;
    reporter_.transfer({attempt.arrival, contact.since, now_, attempt.number, number_in_group(agent), attempt.segment,
                        agents_[agent].group});
}

// At the tail, with new patience, but for who is to be served no more.
[[gnu::noinline]] void Center::join_right_queue(std::uint32_t number) {
    auto& contact = contacts_[number];
    contact.astray = false;
    contact.transferred = contact.answered;
    contact.queue = queue_of(contact.attempt);
    contact.work = contact.attempt.talk;
    ++contact.put_back;
    if (ended_ && (description_.at_end == AtEnd::cut || !staffed(contact.queue))) {
        free_line(contact);
        return proceed<Stage::queue, Exit::end>(number);
    }
    join_line(number);
    contact.since = now_;
    unsettled_ = true;
    set_timer(number, patience_of(contact), forever);
    if (on_call_) call_in(contacts_[number].queue);
}

// Who waits for a group that has gone off duty meanwhile is not kept waiting for it.
[[gnu::noinline]] void Center::send_on_stranded() {
    for (const auto& queues : astray_)
        for (const auto q : queues)
            while (!queues_[q].line.empty() && !staffed(q)) {
                const auto number = queues_[q].line.head();
                leave_line(number);
                join_right_queue(number);
            }
}

}  // namespace holdtime
