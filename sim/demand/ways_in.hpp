#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/ports/description.hpp"

namespace holdtime {

/// Picks among shares by uniforms.
class Shares {
public:
    Shares() = default;
    explicit Shares(const std::vector<double>& shares);
    /// picked[i] = the number of the share that u[i] falls into; a share of 0 is never picked.
    void pick(std::span<const double> u, std::span<std::uint16_t> picked) const;
    /// The only one that is ever picked, or -1.
    int only() const { return only_; }
    bool possible(std::uint16_t i) const { return possible_[i] != 0; }

private:
    std::vector<double> until_;  ///< partial sums, without the last possible share's and what follows it
    std::vector<std::uint8_t> possible_;
    int only_ = -1;
};

/// How a segment's customers find their way in: first choice, and what they do when it is not offered or closed.
class WaysIn {
public:
    WaysIn(const Description& description, const SegmentDescription& segment);

    /// The only channel that anyone enters, at once and at any time; no_channel if that differs.
    std::uint16_t only_channel() const { return only_channel_; }

    void restart() { moment_ = 0; }
    /// Channel and time of entry of customers who arrive at `entry`, ascending from call to call: `first` picks the
    /// first choice, `second` the alternative. Leaves no_channel for those who go away, moves `entry` of those who come
    /// later; `closed` tells whose first choice was. Returns whether anybody's way was not the first choice.
    bool find(std::span<const double> first, std::span<const double> second, std::span<Seconds> entry,
              std::span<std::uint16_t> channel, std::span<std::uint8_t> closed);

    struct Way {
        std::uint16_t channel = no_channel;
        Seconds entry = 0;
    };
    /// The same of one customer who turns to `wanted` at any time.
    Way at(Seconds time, std::uint16_t wanted, double second) const;
    /// When the channel opens next after `time`, or `forever`.
    Seconds opening(Seconds time, std::uint16_t channel) const { return next_opening(moment_of(time), channel); }
    /// Of one who finds it closed.
    Way instead_of(Seconds time, std::uint16_t wanted, double second) const;

private:
    std::size_t moment_of(Seconds time) const;
    bool enterable(std::size_t moment, std::uint16_t channel) const;
    bool somebody_there(std::size_t moment, std::uint16_t channel) const;
    Way alternative(std::size_t moment, Seconds arrival, std::uint16_t wanted, double second) const;
    /// When the channel opens next, or `forever`.
    Seconds next_opening(std::size_t moment, std::uint16_t channel) const;

    const Description& description_;
    const SegmentDescription& segment_;
    Shares prefers_;
    std::uint16_t only_channel_ = no_channel;
    bool first_choice_always_ = true;  ///< every first choice can be entered at any time
    std::size_t moment_ = 0;
};

}  // namespace holdtime
