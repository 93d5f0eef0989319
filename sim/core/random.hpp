#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

namespace holdtime {

/// What a random number is for. One purpose, one stream: a strategy that draws more of one kind disturbs no other.
/// The values are part of the results' reproducibility: append, never renumber.
enum class Purpose : std::uint32_t {
    arrival_and_work = 0,         ///< of a customer: arrival gap (or time), and the work uniform
    patience_and_after_work = 1,  ///< of a customer
    choices = 2,                  ///< of a customer: reason, preferred channel, alternative, balking (32 bits each)
    busyness = 3,                 ///< of a day (and a named factor)
    interval_busyness = 4,        ///< of an interval
    departure = 5,                ///< of an agent group: who leaves when staffing falls
    chat_choice = 6,              ///< of an agent group: `chat: random`
    resolution = 7,               ///< of a customer: does an answer settle the matter
    absence = 8,                  ///< of an agent group: who does not come; entity is the agent, attempt the day
    redial = 9,                   ///< of a need: the k-th redial; attempt = 8 k + what is drawn (sim/demand/follow_ups)
    repeat = 10,                  ///< likewise, the k-th repeat
    hand_over = 11,               ///< likewise, the leg after the k-th hand-over
    round = 12,                   ///< of a need: after its k-th message, whether, when and with what it writes again
    record = 13,                  ///< of a need: does a contact leave a record; attempt says which (likewise)
    briefing = 14,                ///< of a need: how long the k-th hand-over is explained
    menu = 20,                    ///< of a need: what a caller does in the menu (sim/demand/sessions)
    session = 21,                 ///< of a need: likewise, with a bot or on a page
    callback = 24,      ///< of a need: what becomes of a contact's promise; attempt says which, and which dial
    deflection = 25,    ///< of a need: does a contact that waits go to another channel, and to which
    deflected = 26,     ///< of a need: the k-th contact that follows so (as redial)
    sale = 27,          ///< of a need: does a contact sell; attempt says which (sim/demand/offers)
    invitation = 28,    ///< of a visitor: does it accept, and when does it join
    person = 40,        ///< of an agent group's name: entity is the agent (sim/center/people)
    agent_pick = 41,    ///< of an agent group: `routing: random`
    silence = 44,       ///< of a need: does a contact leave a queue unseen; attempt says which (as sale)
    conversation = 45,  ///< of a need: its turns; attempt says which contact, and which turn (sim/demand/turns)
    attention = 46,     ///< of a need: is an answer lost to divided attention; attempt as of a conversation
    sweep_point = 64,   ///< of a sweep's design: coordinates of a point; streams are the varied paths
    sweep_order = 65,   ///< of a sweep's design: permutations
    sweep_shard = 66,   ///< of a sweep: which shard a block of points begins with
};

/// Identifies one replication's random numbers.
struct StreamKey {
    std::uint64_t seed = 0;
    std::uint32_t replication = 0;
};

/// Four 32-bit words of Philox4x32-10 (Salmon et al., SC 2011) for (seed; entity, stream, replication, purpose and
/// attempt). Counter-based: the same arguments give the same words, whatever was drawn before.
/// `stream` numbers the segment or group, `entity` the customer (or day, interval, draw) within it.
std::array<std::uint32_t, 4> random_words(const StreamKey& key, std::uint32_t stream, std::uint32_t entity,
                                          Purpose purpose, std::uint32_t attempt = 0);

/// 52 bits to a double strictly inside (0, 1): the middle of one of 2^52 equal cells, exactly. (With 53 bits the last
/// cell's middle would round to 1.) Bit operations and one subtraction, so that it vectorises everywhere.
inline double to_uniform(std::uint32_t low, std::uint32_t high) {
    const std::uint64_t bits = (static_cast<std::uint64_t>(high) << 32 | low) >> 12;
    return std::bit_cast<double>(0x3ff0000000000000u | bits) - (1 - 0x1.0p-53);
}

/// 32 bits to a double strictly inside (0, 1); for choices among shares.
inline double to_uniform(std::uint32_t word) {
    return std::bit_cast<double>(0x3ff0000000000000u | static_cast<std::uint64_t>(word) << 20) - (1 - 0x1.0p-33);
}

/// Two uniforms in (0, 1) from one call of random_words.
inline std::array<double, 2> random_pair(const StreamKey& key, std::uint32_t stream, std::uint32_t entity,
                                         Purpose purpose, std::uint32_t attempt = 0) {
    const auto w = random_words(key, stream, entity, purpose, attempt);
    return {to_uniform(w[0], w[1]), to_uniform(w[2], w[3])};
}

/// The same numbers as random_pair for entities first, first + 1, ..., as two arrays; vectorised.
/// `first_uniform` and `second_uniform` have the same size.
void random_pairs(const StreamKey& key, std::uint32_t stream, std::uint32_t first, Purpose purpose,
                  std::span<double> first_uniform, std::span<double> second_uniform);

/// The four words of random_words as uniforms of 32 bits, for entities first, first + 1, ...; vectorised.
void random_choices(const StreamKey& key, std::uint32_t stream, std::uint32_t first, Purpose purpose,
                    std::array<std::span<double>, 4> uniforms);

/// Numbers that belong to no customer, drawn one after the other (choices of a group).
class SequentialStream {
public:
    void restart(const StreamKey& key, std::uint32_t stream, Purpose purpose);
    /// A uniform integer in [0, n), n >= 1, without bias beyond 2^-64.
    std::uint32_t below(std::uint32_t n);

private:
    StreamKey key_;
    std::uint32_t stream_ = 0;
    Purpose purpose_ = Purpose::departure;
    std::uint32_t drawn_ = 0;
};

}  // namespace holdtime
