#include "sim/demand/follow_ups.hpp"

#include <algorithm>

namespace holdtime {

namespace {

// What is drawn for one follow-up: its place among those of its ordinal.
enum : unsigned { comes_and_delay, choices, patience, work_and_after, resolution_and_hand_over, places = 8 };

Purpose purpose_of(Cause cause) {
    if (cause == Cause::repeat) return Purpose::repeat;
    if (cause == Cause::deflected) return Purpose::deflected;
    return cause == Cause::hand_over ? Purpose::hand_over : Purpose::redial;
}

}  // namespace

std::uint16_t hand_over_target(const ReasonDescription& reason, std::uint16_t channel, double u) {
    if (reason.hand_over.empty() || channel == no_channel) return no_channel;
    const auto& rule = reason.hand_over[channel];
    if (!(u < rule.share)) return no_channel;
    std::uint16_t target = no_channel;
    double until = 0;
    for (std::uint16_t c = 0; c < rule.to.size(); ++c) {
        if (rule.to[c] <= 0) continue;
        target = c;
        until += rule.share * rule.to[c];
        if (u < until) break;
    }
    return target;
}

FollowUps::FollowUps(const Description& description, std::uint16_t segment)
    : description_(description),
      segment_(habits_of(description, segment)),
      ways_(description, segment_),
      redial_channels_(segment_.redial.channels),
      repeat_channels_(segment_.repeat.channels) {}

std::array<double, 2> FollowUps::pair(const Attempt& of, Draw draw, unsigned number) const {
    return random_pair(key_, of.segment, of.number, draw.purpose, draw.ordinal * places + number);
}

FollowUp FollowUps::next(const Need& need, const Attempt& last, std::uint16_t wished, Cause cause, Seconds now,
                         Attempt& next) const {
    next = last;
    next.found_closed = false;
    next.cause = cause;
    next.arrival = now;
    if (cause == Cause::hand_over) {
        const Draw draw{Purpose::hand_over, need.hand_overs + 1u};
        come_at_once(last, draw, wished, next);
        draw_work(draw, next);
        return FollowUp::comes;
    }
    if (cause == Cause::deflected) {  // nobody has done any of its work yet
        come_at_once(last, {Purpose::deflected, need.deflections + 1u}, wished, next);
        draw_work({purpose_of(need.work_cause), need.work_ordinal}, next);
        return FollowUp::comes;
    }
    const bool repeats = cause == Cause::repeat;
    const auto& rule = repeats ? segment_.repeat : segment_.redial;
    const std::uint32_t before = repeats ? need.repeats : need.redials;
    const Draw draw{purpose_of(cause), before + 1};
    if (rule.limit == 0) return FollowUp::never;
    const auto [comes, delay] = pair(last, draw, comes_and_delay);
    if (!(comes < rule.probability_of(cause, before))) return FollowUp::never;
    if (before >= rule.limit) return FollowUp::cut;
    if (rule.delay) next.arrival += rule.delay->quantile(delay);
    enter(last, draw, wished, rule, next);
    if (repeats || cause == Cause::left_in_chat)  // somebody has done some of it
        draw_work(draw, next);
    else if (next.channel != last.channel)
        draw_work({purpose_of(need.work_cause), need.work_ordinal}, next);
    return FollowUp::comes;
}

// To a channel that can be entered; how patient it is there.
void FollowUps::come_at_once(const Attempt& last, Draw draw, std::uint16_t channel, Attempt& next) const {
    const auto& habits = segment_.channels[channel];
    next.channel = channel;
    next.patience = habits.patience ? habits.patience->quantile(pair(last, draw, patience)[0]) : forever;
    const auto words = random_words(key_, last.segment, last.number, draw.purpose, draw.ordinal * places + choices);
    next.balks = to_uniform(words[2]) < habits.balk;
}

// After each answer but the last of a fixed number; or by one chance, so that their number is geometric.
bool FollowUps::writes_again(const Need& need, const Attempt& last, std::uint32_t answers, Attempt& next) const {
    const auto& rule = description_.reasons[last.reason].rounds[last.channel];
    const Draw draw{Purpose::round, need.messages + 1};
    const auto [again, delay] = pair(last, draw, comes_and_delay);
    const bool writes = rule.fixed ? answers + 1 < rule.answers : again * rule.answers > 1;
    if (!writes) return false;
    next = last;
    next.arrival = rule.reply_delay ? rule.reply_delay->quantile(delay) : 0;
    const auto work = pair(last, draw, work_and_after);
    const auto& talk = description_.reasons[last.reason].talk_time[last.channel];
    const auto& after = description_.channels[last.channel].after_contact_work;
    next.talk = talk ? talk->quantile(work[0]) : 0;
    next.after = after ? after->quantile(work[1]) : 0;
    return true;
}

// By the number that decided it for an agent like the others: who settles less often settles no other contacts.
bool FollowUps::settles(const Need& need, const Attempt& contact, double factor) const {
    const Draw draw{purpose_of(need.work_cause), need.work_ordinal};
    const bool first = draw.ordinal == 0;
    const auto result = first ? random_pair(key_, contact.segment, contact.number, Purpose::resolution)
                              : pair(contact, draw, resolution_and_hand_over);
    return result[0] < factor * description_.reasons[contact.reason].resolved[contact.channel];
}

// Keyed by what the contact's work is keyed by: the answer to the how manyeth repeat, or hand-over, or the first.
bool FollowUps::leaves_record(const Need& need, const Attempt& contact) const {
    const double share = description_.channels[contact.channel].record;
    const unsigned kind = need.work_cause == Cause::repeat ? 1 : need.work_cause == Cause::hand_over ? 2 : 0;
    return share >= 1 || pair(contact, {Purpose::record, need.work_ordinal}, kind)[0] < share;
}

Seconds FollowUps::briefing(const Need& need, const Attempt& first) const {
    const auto& law = description_.reasons[first.reason].hand_over[first.channel].briefing;
    return law ? law->quantile(pair(first, {Purpose::briefing, need.hand_overs}, 0)[0]) : 0;
}

// By which channel, and what happens if that is closed; its patience there.
void FollowUps::enter(const Attempt& last, Draw draw, std::uint16_t wished, const ComeBack& rule, Attempt& next) const {
    const auto words = random_words(key_, last.segment, last.number, draw.purpose, draw.ordinal * places + choices);
    const double u = to_uniform(words[0]);
    next.channel = wished;
    if (!(u < rule.same)) {
        const double other = (u - rule.same) / (1 - rule.same);
        (draw.purpose == Purpose::repeat ? repeat_channels_ : redial_channels_).pick({&other, 1}, {&next.channel, 1});
    }
    const auto way = ways_.at(next.arrival, next.channel, to_uniform(words[1]));
    next.channel = way.channel;
    next.arrival = way.entry;
    if (next.channel == no_channel) return;
    draw_habits(draw, to_uniform(words[2]), next);
}

// Of a first contact the numbers it came with.
void FollowUps::draw_habits(Draw draw, double balking, Attempt& next) const {
    const auto& habits = segment_.channels[next.channel];
    next.balks = balking < habits.balk;
    if (!habits.patience) {
        next.patience = forever;
        return;
    }
    const bool first = draw.ordinal == 0;
    const auto u = first ? random_pair(key_, next.segment, next.number, Purpose::patience_and_after_work)
                         : pair(next, draw, patience);
    next.patience = habits.patience->quantile(u[0]);
}

// By the numbers with which it would have found another way in had nothing met it before its channel.
Attempt FollowUps::elsewhere(const Need& need, const Attempt& closed, Seconds now) const {
    const bool first = closed.cause == Cause::arrival;
    const bool repeats = closed.cause == Cause::repeat;
    const Draw draw{purpose_of(closed.cause), first ? 0 : repeats ? need.repeats : need.redials};
    const auto words =
        first ? random_words(key_, closed.segment, closed.number, Purpose::choices)
              : random_words(key_, closed.segment, closed.number, draw.purpose, draw.ordinal * places + choices);
    const auto way = ways_.instead_of(now, closed.channel, to_uniform(words[first ? 2 : 1]));
    Attempt next = closed;
    next.channel = way.channel;
    next.arrival = way.entry;
    if (next.channel == no_channel || next.channel == closed.channel) return next;
    draw_habits(draw, to_uniform(words[first ? 3 : 2]), next);
    draw_work({purpose_of(need.work_cause), need.work_ordinal}, next);
    return next;
}

// Its work on its channel: of a first contact the numbers it came with.
void FollowUps::draw_work(Draw draw, Attempt& next) const {
    if (next.channel == no_channel) return;
    const bool first = draw.ordinal == 0;
    const auto own = [&](Purpose purpose) { return random_pair(key_, next.segment, next.number, purpose); };
    const auto work = first ? std::array{own(Purpose::arrival_and_work)[1], own(Purpose::patience_and_after_work)[1]}
                            : pair(next, draw, work_and_after);
    const auto result = first ? own(Purpose::resolution) : pair(next, draw, resolution_and_hand_over);
    const auto& reason = description_.reasons[next.reason];
    const auto& talk = reason.talk_time[next.channel];
    const auto& after = description_.channels[next.channel].after_contact_work;
    next.talk = talk ? talk->quantile(work[0]) : 0;
    next.after = after ? after->quantile(work[1]) : 0;
    next.resolved = result[0] < reason.resolved[next.channel];
    next.hand_over_to = hand_over_target(reason, next.channel, result[1]);
}

}  // namespace holdtime
