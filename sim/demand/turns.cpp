// Conversations: how many replies one takes, and what each of them is. Keyed by what the contact's work is keyed by,
// so that the same customer has the same conversation wherever and whenever it begins.

#include <algorithm>

#include "sim/core/elementary.hpp"
#include "sim/core/random_attempts.hpp"
#include "sim/demand/follow_ups.hpp"
#include "sim/ports/whole_number.hpp"

namespace holdtime {

namespace {

constexpr std::uint32_t kinds = 4, most_turns = 0xfffe;
constexpr std::uint32_t number_of_turns = most_turns + 1;  // what is drawn in the place of a last turn

/// The segment, and above it which of the need's contacts: an attempt has room for the turns alone.
std::uint32_t stream_of(const Need& need, const Attempt& contact) {
    const std::uint32_t kind = need.work_cause == Cause::repeat         ? 1
                               : need.work_cause == Cause::hand_over    ? 2
                               : need.work_cause == Cause::left_in_chat ? 3
                                                                        : 0;
    constexpr std::uint32_t segment_bits = 16;
    return contact.segment | (need.work_ordinal * kinds + kind) << segment_bits;
}

void fill(const std::shared_ptr<const Distribution>& law, std::span<const double> u, std::span<double> x,
          double otherwise) {
    if (law)
        law->quantiles(u, x);
    else
        std::fill(x.begin(), x.end(), otherwise);
}

}  // namespace

// By inversion. Geometric: the smallest n with 1 - (1 - 1 / turns)^n above the uniform.
std::uint32_t FollowUps::replies(const Need& need, const Attempt& contact) const {
    const auto& rule = description_.reasons[contact.reason].conversation[contact.channel];
    if (!rule.number && (rule.fixed || !(rule.turns > 1))) return static_cast<std::uint32_t>(rule.turns);
    const auto u = random_pair(key_, stream_of(need, contact), contact.number, Purpose::conversation, number_of_turns);
    if (rule.number) return whole_number(*rule.number, u[0], u[1], most_turns);
    const double n = 1 + natural_log(1 - u[0]) / natural_log(1 - 1 / rule.turns);
    return n < most_turns ? static_cast<std::uint32_t>(n) : most_turns;
}

// Four words a turn: the reply's work, how long it is awaited, the customer's pause after it, whether it falls silent.
void FollowUps::turns(const Need& need, const Attempt& contact, std::uint32_t first, Turns& block) const {
    const auto& rule = description_.reasons[contact.reason].conversation[contact.channel];
    std::array<double, Turns::most> silence;
    random_choices_of(key_, stream_of(need, contact), contact.number, Purpose::conversation, first,
                      {block.work, block.patience, block.pause, silence});
    block.silent = 0;
    for (std::uint32_t i = 0; i < Turns::most; ++i) block.silent |= (silence[i] < rule.silent ? 1u : 0u) << i;
    silence = block.pause;
    fill(rule.work, block.work, block.work, 0);
    fill(rule.reply_patience, block.patience, block.patience, forever);
    fill(rule.think, block.pause, block.pause, 0);
    if (block.silent == 0) return;
    fill(rule.inactivity, silence, silence, 0);
    for (std::uint32_t i = 0; i < Turns::most; ++i)
        if ((block.silent >> i & 1u) != 0) block.pause[i] = silence[i];
}

double FollowUps::attention(const Need& need, const Attempt& contact) const {
    return random_pair(key_, stream_of(need, contact), contact.number, Purpose::attention)[0];
}

}  // namespace holdtime
