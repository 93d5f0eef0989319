#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "sim/ports/figures.hpp"

namespace holdtime {

/// What figures are computed from: of one part of one replication, or added up over replications. Times in seconds.
enum class Sum : std::uint8_t {
    replications,
    answered,
    abandoned,
    blocked,
    disconnected,
    waiting_at_end,
    unavailable,
    in_progress,
    delayed,
    resolved,
    judged_offered,
    judged_answered,  ///< of channels that have a T
    within,
    abandoned_within,
    abandoned_within_5,
    wait_answered,
    wait_others,
    replies,
    reply_wait,  ///< answered chats and deferred contacts, and their waits
    handle,
    effort,
    resolution,
    longest,
    longest_exists,  ///< longest wait of the answered; 1 if anybody was answered
    time,            ///< length of the horizon or interval
    queue,           ///< contacts waiting x seconds
    duty,
    busy,
    slots,
    slots_used,  ///< agents x seconds, and chat slots x seconds, on duty
    open,
    open_time,  ///< chats x seconds, and seconds with a chat open
    overtime,
    paid,
    agents_peak,
    cost,  ///< money
};
inline constexpr std::size_t sum_count = static_cast<std::size_t>(Sum::cost) + 1;

struct PartSums {
    std::array<double, sum_count> values{};
    double& operator[](Sum sum) { return values[static_cast<std::size_t>(sum)]; }
    double operator[](Sum sum) const { return values[static_cast<std::size_t>(sum)]; }
    /// Of another part of the same replication (the longest wait is the longer), or of another replication.
    void add_part(const PartSums& other);
    void add_replication(const PartSums& other);
};

/// A figure as numerator over denominator; for counts and other means the denominator is the number of replications.
struct Ratio {
    double numerator = 0;
    double denominator = 0;
};

/// The definition of every figure but the percentiles (for which it is 0 / 0).
Ratio ratio(Figure figure, const PartSums& sums);

/// Is it a percentile, taken from a sample of waits? Then its probability, else 0.
double percentile(Figure figure);

}  // namespace holdtime
