// After a contact: what its customer does next, and what becomes of its need. Nothing here happens to customers who
// make one contact whatever comes of it.

#include <algorithm>

#include "sim/center/proceed.hpp"

namespace holdtime {

namespace {

// Of one instant: after work that ends and first arrivals, before patience and other timers.
constexpr std::uint64_t return_rank = std::uint64_t{1} << 61;

Cause cause_of(Exit left) {
    if (left == Exit::no_line) return Cause::blocked;
    if (left == Exit::balks) return Cause::balked;
    return left == Exit::patience ? Cause::abandoned : Cause::disconnected;
}

}  // namespace

// Few come here beside those who are answered: out of their way.
[[gnu::noinline]] void Center::enter_after(std::uint32_t number, Exit left) {
    contacts_[number].left = left;
    contacts_[number].settles = false;
    contacts_[number].next_contact = Next::nothing;  // an agent who had put it back may have had other plans
    if (comes_back_ && left != Exit::not_offered && left != Exit::end)
        come_back(number, cause_of(left), contacts_[number].attempt.channel);
    proceed<Stage::after, Exit::done>(number);
}

// The talk is over, or the part of it before a hand-over. False: the agent has to go on with the rest.
[[gnu::noinline]] bool Center::talk_is_over(std::uint32_t number, std::uint32_t agent) {
    const auto& attempt = contacts_[number].attempt;
    if (contacts_[number].next_contact == Next::hand_over) {  // as planned when the talk began
        if (enterable(attempt.hand_over_to)) {
            come_back(number, Cause::hand_over, attempt.hand_over_to);
            return true;
        }
        // Nobody is there to take over: it is talked to its end, and nothing is settled.
        contacts_[number].next_contact = Next::nothing;
        contacts_[number].settles = false;
        if (go_on(number, agent)) return false;
    }
    if (!contacts_[number].settles)
        come_back(number, Cause::repeat, attempt.hand_over_to == no_channel ? attempt.channel : attempt.hand_over_to);
    return true;
}

bool Center::enterable(std::uint16_t channel) const {
    const auto& about = description_.channels[channel];
    return about.offered && (channels_[channel].open || about.kind == ChannelKind::deferred);
}

// How much of the talk comes first: all of it, unless the contact is to be handed over.
void Center::plan_talk(std::uint32_t number) {
    auto& contact = contacts_[number];
    auto& attempt = contact.attempt;
    contact.settles = attempt.resolved;
    if (attempt.hand_over_to == no_channel) return;
    const auto& rule = description_.reasons[attempt.reason].hand_over[attempt.channel];
    const bool known = contact.need != none;
    if ((known ? needs_[contact.need].need.hand_overs : 0u) >= rule.limit) {
        if (known) needs_[contact.need].cut = true;
        attempt.hand_over_to = no_channel;
        return;
    }
    contact.next_contact = Next::hand_over;
    contact.settles = false;
    contact.work = rule.talked * attempt.talk;
}

Seconds Center::rest_of_talk(const Attempt& attempt) const {
    return (1 - description_.reasons[attempt.reason].hand_over[attempt.channel].talked) * attempt.talk;
}

void Center::come_back(std::uint32_t number, Cause cause, std::uint16_t wished) {
    Need first;
    first.arrival = contacts_[number].attempt.arrival;
    first.contacts = 1;
    const auto place = contacts_[number].need;
    Attempt next;
    const auto answer = source_.follow_up(place == none ? first : needs_[place].need, contacts_[number].attempt, wished,
                                          cause, now_, next);
    if (answer == FollowUp::never) return;
    auto& need = need_of(number, first);
    if (answer == FollowUp::cut) {
        need.cut = true;
        return;
    }
    contacts_[number].next_contact = cause == Cause::hand_over ? Next::hand_over
                                     : cause == Cause::repeat  ? Next::repeat
                                                               : Next::redial;
    if (cause != Cause::hand_over && !(next.arrival < description_.grid.last())) {
        need.pending = true;  // it never comes
        return;
    }
    ++need.open;
    go_away(contacts_[number].need, next);
}

NeedState& Center::need_of(std::uint32_t number, const Need& first) {
    auto& contact = contacts_[number];
    if (contact.need == none) {
        if (needs_.full()) needs_.grow();
        contact.need = needs_.take();
        auto& need = needs_[contact.need];
        need.need = first;
        need.open = 1;
        need.customer = contact.attempt.number;
        need.segment = contact.attempt.segment;
        need.reason = contact.attempt.reason;
        need.moved = contact.attempt.moved;
        need.first_channel = need.last_channel = contact.attempt.channel;
    }
    return needs_[contact.need];
}

// The next contact stands in the calendar until it comes; a leg after a hand-over comes at once.
void Center::go_away(std::uint32_t need, const Attempt& next) {
    const auto number = take_contact();
    auto& contact = contacts_[number];
    contact.attempt = next;
    contact.work = next.talk;
    contact.need = need;
    contact.stage = Stage::away;
    if (next.cause == Cause::hand_over) return proceed<Stage::away, Exit::handed_over>(number);
    contact.timer = Exit::done;
    calendar_.insert(timer_slot(number), next.arrival, return_rank | ++joined_);
}

[[gnu::noinline]] void Center::return_to_door(std::uint32_t number) {
    count_return(contacts_[number]);
    enter_door(number);
}

void Center::count_return(Contact& contact) {
    auto& state = needs_[contact.need];
    auto& need = state.need;
    contact.interval = interval_;
    contact.number = static_cast<std::uint8_t>(std::min(need.contacts, 255u));
    if (contact.attempt.channel == no_channel) return;
    ++need.contacts;
    const auto cause = contact.attempt.cause;
    reporter_.step({need.arrival, state.last_channel, contact.attempt.channel, cause, state.moved});
    state.last_channel = contact.attempt.channel;
    auto& count = cause == Cause::hand_over ? need.hand_overs : cause == Cause::repeat ? need.repeats : need.redials;
    ++count;
    if (cause != Cause::hand_over && cause != Cause::repeat) return;
    need.work_cause = cause;
    need.work_ordinal = count;
}

// One of its contacts is over, after-contact work included.
[[gnu::noinline]] void Center::close_contact_of_need(const Contact& contact) {
    auto& need = needs_[contact.need];
    need.answered = need.answered || contact.answered;
    if (contact.answered && contact.settles) need.resolved_at = contact.hang_up;
    need.pending = need.pending || contact.left == Exit::end;
    if (--need.open > 0) return;
    NeedRecord record;
    record.arrival = need.need.arrival;
    record.resolved = need.resolved_at;
    record.customer = need.customer;
    record.contacts = need.need.contacts;
    record.segment = need.segment;
    record.reason = need.reason;
    record.first_channel = need.first_channel;
    record.last_channel = need.last_channel;
    record.redials = need.need.redials;
    record.repeats = need.need.repeats;
    record.hand_overs = need.need.hand_overs;
    record.answered = need.answered;
    record.cut = need.cut;
    record.moved = need.moved;
    record.fate = need.resolved_at != no_time ? Fate::resolved
                  : need.pending              ? Fate::in_progress
                  : need.answered             ? Fate::unresolved
                                              : Fate::unserved;
    reporter_.need(record);
    needs_.give_back(contact.need);
}

}  // namespace holdtime
