#pragma once

#include <cstdint>
#include <vector>

#include "sim/ports/records.hpp"
#include "sim/ports/results.hpp"

namespace holdtime {

/// Needs on their ways: from segments to channels, from channel to channel, from channels to their fates; of the needs
/// that began in [start, end), through all their contacts. Signed: what is counted by contact is corrected by need.
class FlowCounts {
public:
    FlowCounts(std::size_t segments, std::size_t channels);

    void clear();
    void add(const FlowCounts& other);

    /// A need whose first and last contacts these are; no_channel = it found nothing offered and open.
    void add_need(std::uint16_t segment, std::uint16_t first, std::uint16_t last, Fate fate, std::int64_t n);
    void add_step(std::uint16_t from, std::uint16_t to, Cause cause, std::int64_t n);

    /// Those that are not 0 as means, from the segments first, then from the channels.
    std::vector<Flow> means(const Description& description, std::uint32_t replications) const;

private:
    std::int64_t& arrival(std::size_t segment, std::size_t channel) { return arrivals_[segment * channels_ + channel]; }
    std::int64_t& step(std::size_t from, std::size_t to, std::size_t cause) {
        return steps_[(from * channels_ + to) * cause_count + cause];
    }
    std::int64_t& end(std::size_t channel, Fate fate) {
        return ends_[channel * fate_count + static_cast<std::size_t>(fate)];
    }

    std::size_t channels_;
    std::vector<std::int64_t> arrivals_;  ///< [segment][channel]
    std::vector<std::int64_t> outside_;   ///< [segment][fate]: of those who never came in
    std::vector<std::int64_t> steps_;     ///< [channel][channel][cause]
    std::vector<std::int64_t> ends_;      ///< [channel][fate]
};

}  // namespace holdtime
