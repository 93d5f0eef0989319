// After a contact: what its customer does next, and what becomes of its need. Nothing here happens to customers who
// make one contact whatever comes of it.

#include <algorithm>
#include <limits>

#include "sim/center/proceed.hpp"

namespace holdtime {

namespace {

Cause cause_of(Exit left) {
    if (left == Exit::no_line || left == Exit::no_room) return Cause::blocked;
    if (left == Exit::balks) return Cause::balked;
    if (left == Exit::inactive) return Cause::repeat;
    return left == Exit::patience || left == Exit::unreached ? Cause::abandoned : Cause::disconnected;
}

Next next_of(Cause cause) {
    if (cause == Cause::hand_over) return Next::hand_over;
    if (cause == Cause::deflected) return Next::deflected;
    return cause == Cause::repeat ? Next::repeat : Next::redial;
}

// A matter that this channel must not handle: no answer is written, not even of a case that would take several.
bool passed_on_unread(const Description& description, const Attempt& attempt, std::uint32_t hand_overs) {
    if (attempt.hand_over_to == no_channel) return false;
    const auto& rule = description.reasons[attempt.reason].hand_over[attempt.channel];
    return rule.talked <= 0 && hand_overs < rule.limit;
}

}  // namespace

// Few come here beside those who are answered: out of their way.
[[gnu::noinline]] void Center::enter_after(std::uint32_t number, Exit left) {
    contacts_[number].left = left;
    if (before_contact(left)) return after_session(number, left);
    contacts_[number].settles = false;
    if (left != Exit::deflected)
        contacts_[number].next_contact = Next::nothing;  // an agent who had put it back may have had other plans
    if (left == Exit::end && contacts_[number].answered) need_of(number).pending = true;  // put back, and not resumed
    if (holds_ && contacts_[number].need != none) stop_holding(contacts_[number].need, 0);
    const bool gives_up =
        left != Exit::not_offered && left != Exit::end && left != Exit::too_late && left != Exit::deflected;
    if (comes_back_ && gives_up) come_back(number, cause_of(left), contacts_[number].attempt.channel);
    proceed<Stage::after, Exit::done>(number);
}

// The talk is over, or the part of it before a hand-over. False: the agent has to go on with the rest.
[[gnu::noinline]] bool Center::talk_is_over(std::uint32_t number, std::uint32_t agent) {
    const auto& attempt = contacts_[number].attempt;
    if (contacts_[number].astray) {
        transfer(number, agent);
        return false;
    }
    if (contacts_[number].next_contact == Next::message) return true;  // all as planned when the talk began
    if (contacts_[number].next_contact == Next::hand_over) {
        if (enterable(attempt.hand_over_to)) {
            if (description_.reasons[attempt.reason].hand_over[attempt.channel].warm) {
                proceed<Stage::talk, Exit::holds>(number, agent);
                return false;
            }
            come_back(number, Cause::hand_over, attempt.hand_over_to);
            return true;
        }
        // Nobody is there to take over: it is talked to its end, and nothing is settled.
        contacts_[number].next_contact = Next::nothing;
        contacts_[number].settles = false;
        if (go_on(number, agent)) return false;
    }
    return true;
}

// The customer has hung up. Whom it did not help may come again: at once, before the agent is asked.
[[gnu::noinline]] void Center::feed_back(std::uint32_t number) {
    const auto& contact = contacts_[number];
    const auto& attempt = contact.attempt;
    if (contact.settles || contact.next_contact != Next::nothing) return;
    come_back(number, Cause::repeat, attempt.hand_over_to == no_channel ? attempt.channel : attempt.hand_over_to);
}

// Of those who spoke to an agent and are to come again.
void Center::note_history(NeedState& need, const Contact& contact) const {
    if (!contact.answered) return;
    const auto channel = contact.attempt.channel;
    need.spoke_elsewhere = need.spoke_elsewhere || (need.spoke_on != no_channel && need.spoke_on != channel);
    need.spoke_on = channel;
    need.unrecorded = need.unrecorded || contact.unrecorded;
    if (takes_rounds(description_.reasons[contact.attempt.reason], channel)) ++need.need.messages;  // there was no more
}

// The first time that an agent has the contact: will it leave a record, and can this agent see those of earlier ones?
void Center::see_history(Contact& contact) const {
    auto& attempt = contact.attempt;
    const auto channel = attempt.channel;
    if (description_.channels[channel].record < 1)
        contact.unrecorded = !source_.leaves_record(need_so_far(contact), attempt);
    const auto& more = description_.reasons[attempt.reason].without_history;
    if (contact.need == none || more.empty() || more[channel] <= 0) return;
    const auto& need = needs_[contact.need];
    const bool elsewhere = need.spoke_elsewhere || (need.spoke_on != no_channel && need.spoke_on != channel);
    if (!need.unrecorded && (description_.history || !elsewhere)) return;
    attempt.talk *= 1 + more[channel];
    contact.work = attempt.talk;
}

bool Center::sells(const Contact& contact) {
    const auto& sale = description_.reasons[contact.attempt.reason].sale;
    if (sale.empty() || sale[contact.attempt.channel].share <= 0) return false;
    return source_.sells(need_so_far(contact), contact.attempt);
}

bool Center::enterable(std::uint16_t channel) const {
    const auto& about = description_.channels[channel];
    return about.offered && (channels_[channel].open || about.kind == ChannelKind::deferred);
}

// What is to come of the talk, and how much of it comes first: all, unless the contact is to be handed over.
[[gnu::noinline]] void Center::plan_talk(std::uint32_t number, std::uint32_t agent) {
    auto& contact = contacts_[number];
    auto& attempt = contact.attempt;
    contact.settles = answer_settles(contact, agent);
    contact.next_contact = Next::nothing;
    const bool converses = about(attempt.channel).converses;
    if (converses)
        attempt.talk = paces_differ_ ? pace_of(agent, contact.queue, now_) : 1;  // factor on its replies' work
    if (divides_) shares_[number] = {};
    if (contact.left != Exit::message) {
        if (!cases_.empty()) cases_[number] = {};
        see_history(contact);
        contact.sold = sells(contact);
    }
    const bool unread = passed_on_unread(description_, attempt, need_so_far(contact).hand_overs);
    if (Attempt next; !unread && takes_rounds(description_.reasons[attempt.reason], attempt.channel) &&
                      source_.writes_again(need_so_far(contact), attempt, cases_[number].answers, next)) {
        contact.next_contact = Next::message;
        contact.settles = false;
    } else if (attempt.hand_over_to != no_channel) {
        plan_hand_over(contact);
    }
    if (converses) contact.work = 0;  // before the first reply
    if (holds_ && contact.need != none) brief(number);
}

void Center::plan_hand_over(Contact& contact) {
    auto& attempt = contact.attempt;
    const auto& rule = description_.reasons[attempt.reason].hand_over[attempt.channel];
    if (need_so_far(contact).hand_overs >= rule.limit) {
        if (contact.need != none) needs_[contact.need].cut = true;
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
    Attempt next;
    const auto answer =
        source_.follow_up(need_so_far(contacts_[number]), contacts_[number].attempt, wished, cause, now_, next);
    if (answer == FollowUp::never) return;
    auto& need = need_of(number);
    note_history(need, contacts_[number]);
    if (answer == FollowUp::cut) {
        need.cut = true;
        return;
    }
    contacts_[number].next_contact = next_of(cause);
    const bool at_once = comes_over(cause);
    if (!at_once && !(next.arrival < description_.grid.last())) {
        need.pending = true;  // it never comes
        return;
    }
    ++need.open;
    go_away(contacts_[number].need, next);
}

// Of a first contact, for which no place is kept yet, what there would be in it.
Need Center::need_so_far(const Contact& contact) const {
    if (contact.need != none) return needs_[contact.need].need;
    Need first;
    first.arrival = contact.attempt.arrival;
    first.contacts = 1;
    return first;
}

[[gnu::noinline]] NeedState& Center::need_of(std::uint32_t number) {
    auto& contact = contacts_[number];
    if (contact.need == none) {
        if (needs_.full()) needs_.grow();
        const auto first = need_so_far(contact);
        contact.need = needs_.take();
        auto& need = needs_[contact.need];
        need.need = first;
        need.open = 1;
        need.customer = contact.attempt.number;
        need.segment = contact.attempt.segment;
        need.reason = contact.attempt.reason;
        need.first_channel = need.last_channel = contact.attempt.channel;
    }
    return needs_[contact.need];
}

// The next contact stands in the calendar until it comes; a leg after a hand-over comes at once.
void Center::go_away(std::uint32_t need, const Attempt& next) {
    if ((++follow_ups_ & 0xfff) == 0) stop_.check();  // who leaves the menu again and again closes no contact
    const auto number = take_contact(next);
    auto& contact = contacts_[number];
    contact.work = next.talk;
    contact.need = need;
    contact.stage = Stage::away;
    if (next.cause == Cause::hand_over) return proceed<Stage::away, Exit::handed_over>(number);
    if (next.cause == Cause::deflected) return proceed<Stage::away, Exit::comes_over>(number);
    if (next.cause == Cause::repeat && !(next.arrival > now_)) {
        asks_later_ = true;  // it joins its queue before the agent is asked who is about to be freed
        return proceed<Stage::away, Exit::done>(number);
    }
    contact.timer = Exit::done;
    calendar_.insert(timer_slot(number), next.arrival, return_rank | ++joined_);
}

[[gnu::noinline]] void Center::return_to_door(std::uint32_t number) {
    auto& contact = contacts_[number];
    contact.interval = interval_;
    if (contact.postponed) return come_as_contact(number);
    if (contact.need != none)
        count_return(contact);
    else
        need_of(number);  // a visitor's, which is no customer's
    enter_door(number);
}

void Center::count_return(Contact& contact) {
    auto& state = needs_[contact.need];
    auto& need = state.need;
    if (contact.attempt.cause == Cause::arrival) return;  // the first of them, which has come later
    if (contact.attempt.channel == no_channel) return;
    const auto cause = contact.attempt.cause;
    if (comes_over(cause) || description_.channels[contact.attempt.channel].met_first.empty())
        count_contact(contact, cause);
    auto& count = cause == Cause::hand_over   ? need.hand_overs
                  : cause == Cause::repeat    ? need.repeats
                  : cause == Cause::deflected ? need.deflections
                                              : need.redials;
    ++count;
    if (cause != Cause::hand_over && cause != Cause::repeat && cause != Cause::left_in_chat) return;
    need.work_cause = cause;
    need.work_ordinal = count;
}

// It turns to an agent channel.
void Center::count_contact(Contact& contact, Cause cause) {
    auto& state = needs_[contact.need];
    const auto channel = contact.attempt.channel;
    const bool first = state.need.contacts == 0 && state.sessions == 0;
    constexpr std::uint32_t largest = std::numeric_limits<decltype(contact.number)>::max();
    contact.number = static_cast<std::uint16_t>(std::min(state.need.contacts, largest));
    ++state.need.contacts;
    if (first)
        state.first_channel = channel;
    else if (contact.attempt.segment < first_visitors_)
        reporter_.step({state.need.arrival, state.last_channel, channel, cause});
    state.last_channel = channel;
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
    const bool turned_away = need.resolved_at == no_time && contact.attempt.channel == no_channel;
    if (turned_away) record.resolved = now_;  // when it found nothing offered and open
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
    record.came_closed = need.came_later || need.came_closed;
    record.sessions = need.sessions;
    record.by_session = need.by_session;
    record.spoke_on = need.spoke_last_on;
    record.waited = need.waited;
    record.replies = need.replies;
    record.reply_time = need.reply_time;
    record.unseen = need.unseen;
    record.fate = need.resolved_at != no_time ? Fate::resolved
                  : need.pending              ? Fate::in_progress
                  : need.answered             ? Fate::unresolved
                                              : Fate::unserved;
    if (need.segment < first_visitors_) reporter_.need(record);
    needs_.give_back(contact.need);
}

}  // namespace holdtime
