// What customers make of what they are offered while they wait, and what they buy.

#include <algorithm>

#include "sim/demand/follow_ups.hpp"

namespace holdtime {

namespace {

constexpr std::uint32_t kinds = 8, most_dials = 128;

/// The kind of an attempt, and how manyeth of it this is: what its own numbers are keyed by.
std::uint32_t attempt_key(const Need& need, Cause cause) {
    if (cause == Cause::arrival) return 0;
    if (cause == Cause::repeat) return need.repeats * kinds + 1;
    if (cause == Cause::hand_over) return need.hand_overs * kinds + 2;
    if (cause == Cause::deflected) return need.deflections * kinds + 3;
    return need.redials * kinds + 4;
}

}  // namespace

bool FollowUps::accepts_callback(const Need& need, const Attempt& contact) const {
    const auto key = attempt_key(need, contact.cause) * most_dials;
    const double u = random_pair(key_, contact.segment, contact.number, Purpose::callback, key)[0];
    return u < description_.channels[contact.channel].callback.accept;
}

// Of four words: whether it is answered, how long it takes if not, and when the next comes.
Dial FollowUps::dial(const Need& need, const Attempt& contact, std::uint32_t number) const {
    const auto key = attempt_key(need, contact.cause) * most_dials + number;
    const auto words = random_words(key_, contact.segment, contact.number, Purpose::callback, key);
    const auto& rule = description_.channels[contact.channel].callback;
    Dial dial;
    dial.answered = !(to_uniform(words[0]) < rule.no_answer);
    if (dial.answered) return dial;
    dial.takes = rule.dial ? rule.dial->quantile(to_uniform(words[1])) : 0;
    dial.retry = rule.retry ? rule.retry->quantile(to_uniform(words[2], words[3])) : 0;
    return dial;
}

// One of those that can be entered, by their shares.
std::uint16_t FollowUps::deflected_to(const Need& need, const Attempt& contact,
                                      std::span<const std::uint8_t> enterable) const {
    const auto& rule = description_.channels[contact.channel].deflection;
    double total = 0;
    for (std::uint16_t c = 0; c < rule.to.size(); ++c)
        if (enterable[c]) total += rule.to[c];
    if (!(total > 0)) return no_channel;
    const auto key = attempt_key(need, contact.cause);
    const auto u = random_pair(key_, contact.segment, contact.number, Purpose::deflection, key);
    if (!(u[0] < rule.accept)) return no_channel;
    std::uint16_t target = no_channel;
    double left = u[1] * total;
    for (std::uint16_t c = 0; c < rule.to.size() && !(left < 0); ++c) {
        if (!enterable[c] || !(rule.to[c] > 0)) continue;
        target = c;
        left -= rule.to[c];
    }
    return target;
}

// Of four words: whether it leaves so, and what its place in the queue costs then.
Silence FollowUps::silence(const Need& need, const Attempt& contact) const {
    const auto key = attempt_key(need, contact.cause);
    const auto words = random_words(key_, contact.segment, contact.number, Purpose::silence, key);
    const auto& rule = description_.channels[contact.channel].silent;
    Silence silence;
    silence.silent = to_uniform(words[0]) < rule.share;
    if (!silence.silent) return silence;
    silence.hold = rule.hold ? rule.hold->quantile(to_uniform(words[1])) : 0;
    silence.work = rule.work ? std::min(rule.work->quantile(to_uniform(words[2])), silence.hold) : 0;
    return silence;
}

bool FollowUps::sells(const Need& need, const Attempt& contact) const {
    const auto key = attempt_key(need, contact.cause);
    const double u = random_pair(key_, contact.segment, contact.number, Purpose::sale, key)[0];
    return u < description_.reasons[contact.reason].sale[contact.channel].share;
}

}  // namespace holdtime
