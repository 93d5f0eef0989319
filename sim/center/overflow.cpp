// Overflow: some groups see who has waited so long, or no longer. A contact keeps its place, and stands in the calendar
// for each wait at which a group begins or ceases to see it, before or between what else may end its waiting.

#include "sim/center/proceed.hpp"

namespace holdtime {

// At the very instant of either limit, too.
bool Center::sees(std::uint16_t group, std::uint16_t queue, const Contact& contact) const {
    const auto& ability = abilities_[group * queues_.size() + queue];
    const Seconds since = contact.waits_since();
    return now_ >= since + ability.after && now_ <= since + ability.until;
}

// Of a queue's line, the first that the group sees. Who stands behind one that has not waited long enough has waited
// less, but for who was put back.
[[gnu::noinline]] std::uint32_t Center::first_seen(std::uint16_t group, std::uint16_t number) const {
    const auto& queue = queues_[number];
    auto contact = queue.line.head();
    if (!queue.windowed) return contact;
    const Seconds after = abilities_[group * queues_.size() + number].after;
    for (; contact != none; contact = contacts_[contact].next) {
        const auto& waits = contacts_[contact];
        if (sees(group, number, waits)) return contact;
        if (now_ < waits.waits_since() + after && !waits.was_put_back()) return none;
    }
    return none;
}

[[gnu::noinline]] bool Center::is_called(std::uint16_t group, std::uint16_t calls) const {
    return first_seen(group, calls) != none;
}

// Among the groups that see this contact, or anybody in the queue.
[[gnu::noinline]] std::uint32_t Center::find_agent_who_sees(std::uint16_t number, std::uint32_t contact) {
    const auto& tiers = queues_[number].all_tiers;
    for (std::size_t t = 0; t < seeing_.size(); ++t) {
        seeing_[t].clear();
        if (t >= tiers.size()) continue;
        for (const auto g : tiers[t])
            if (contact != none ? sees(g, number, contacts_[contact]) : first_seen(g, number) != none)
                seeing_[t].push_back(g);
    }
    return find_agent_among(number, seeing_);
}

// When a group begins or ceases to see it, now included or not; forever if none does any more.
Seconds Center::next_threshold(const Contact& contact, bool from_now) const {
    const Seconds since = contact.waits_since();
    for (const auto threshold : queues_[contact.queue].thresholds)
        if (const Seconds at = since + threshold; at > now_ || (from_now && at == now_)) return at;
    return forever;
}

// Who was put back or transferred waits with a patience of its own.
Seconds Center::patience_of(const Contact& contact) const {
    const auto& attempt = contact.attempt;
    const auto& law = habits_of(description_, attempt.segment).channels[attempt.channel].patience;
    if (contact.put_back == 0 || !law) return attempt.patience;
    const auto u =
        random_pair(key_, attempt.segment, attempt.number, Purpose::patience_and_after_work, contact.put_back);
    return law->quantile(u[0]);
}

// The first of all that may come of its waiting: patience goes before the others, then max_wait, then an offer.
[[gnu::noinline]] void Center::set_first_timer(std::uint32_t number, Seconds gives_up, Seconds is_sent, Seconds asked,
                                               bool from_now) {
    auto& contact = contacts_[number];
    const Seconds seen = overflows_ ? next_threshold(contact, from_now) : forever;
    const Seconds other = asked <= seen ? asked : seen;
    if (!(other < gives_up && other < is_sent)) return set_deadline(number, gives_up, is_sent);
    contact.timer = asked <= seen ? Exit::deflected : Exit::threshold;
    calendar_.insert(timer_slot(number), other, timer_rank | joined_);
}

// It waits on, since it joined the queue; `was_asked`: at this instant it has declined another channel.
void Center::set_next_timer(std::uint32_t number, bool was_asked) {
    ++joined_;
    const auto& contact = contacts_[number];
    const bool again = contact.put_back > 0, gone = contact.stage == Stage::unseen;
    const Seconds asked = deflects_ && !gone ? asked_at(contact) : forever;
    set_first_timer(number, gone ? forever : contact.since + patience_of(contact),
                    again ? forever : contact.since + about(contact.attempt.channel).max_wait,
                    asked > now_ ? asked : forever, was_asked);
}

// Agents who were waiting for nothing else take it at once; others may be held back by it no longer.
[[gnu::noinline]] void Center::threshold_passed(std::uint32_t number) {
    const auto queue = contacts_[number].queue;
    const auto agent = find_agent_who_sees(queue, number);
    if (agent != none) {
        take_from_line(number);
        if (contacts_[number].stage == Stage::unseen) return proceed<Stage::unseen, Exit::agent>(number, agent);
        return proceed<Stage::queue, Exit::agent>(number, agent);
    }
    set_next_timer(number, false);
    if (holds_back_) unsettled_ = true;
}

}  // namespace holdtime
