// Visitors of a site: who is asked whether it wants to talk, and comes if it does.

#include "sim/center/proceed.hpp"

namespace holdtime {

[[gnu::noinline]] void Center::visit(const Attempt& visitor) {
    const auto which = visitor.segment - description_.segments.size();
    auto& count = visits_[which];
    const bool counts = visitor.arrival >= 0 && visitor.arrival < description_.grid.end();
    count.visitors += counts;
    if (visitor.channel == no_channel || !enterable(visitor.channel)) return;
    if (!has_free_slots(queue_of(visitor), description_.visitors[which].while_free)) return;
    count.invited += counts;
    const auto answer = source_.invite(visitor);
    if (!answer.accepted) return;
    count.accepted += counts;
    const Seconds joins = now_ + answer.delay;
    if (!(joins < description_.grid.last())) return;  // nobody comes after the end
    const auto number = take_contact();
    auto& contact = contacts_[number];
    contact.attempt = visitor;
    contact.attempt.arrival = joins;
    contact.work = visitor.talk;
    contact.settles = visitor.resolved;
    contact.stage = Stage::away;
    if (!(joins > now_)) return proceed<Stage::away, Exit::invited>(number);
    contact.timer = Exit::invited;
    calendar_.insert(timer_slot(number), joins, timer_rank | ++joined_);
}

// The channel may have closed since.
void Center::join_invited(std::uint32_t number) {
    if (!enterable(contacts_[number].attempt.channel)) return contacts_.give_back(number);
    proceed<Stage::away, Exit::invited>(number);
}

// Of agents on duty; nobody starts a chat beside something else.
bool Center::has_free_slots(std::uint16_t queue, std::uint32_t wanted) const {
    const auto channel = queues_[queue].channel;
    std::uint32_t slots = 0;
    for (const auto& tier : queues_[queue].tiers)
        for (const auto g : tier) {
            const auto& group = groups_[g];
            const auto limit = most_chats(description_, g, channel);
            if (!group.staying_for.empty()) continue;
            slots += group.idle.size() * limit;
            const auto last = group.first_agent + group.agents;
            for (auto a = group.first_agent; a < last && slots < wanted; ++a) {
                const auto& agent = agents_[a];
                if (mixes_ && agent.present && agent.open > 0)
                    slots += chats_that_fit(agent, channel);
                else if (agent.present && agent.open > 0 && agent.channel == channel && agent.open < limit)
                    slots += limit - agent.open;
            }
        }
    return slots >= wanted;
}

}  // namespace holdtime
