#pragma once

#include <cstdint>
#include <vector>

#include "sim/ports/description.hpp"

namespace holdtime {

/// Picks a share: the number of the first partial sum above u.
class Shares {
public:
    Shares() = default;
    explicit Shares(std::vector<double> shares);
    std::uint16_t pick(double u) const {
        std::uint16_t i = 0;
        while (u >= until_[i]) ++i;
        return i;
    }
    /// The only one that is ever picked, or -1.
    int only() const { return only_; }
    bool possible(std::uint16_t i) const { return possible_[i] != 0; }

private:
    std::vector<double> until_;       ///< the last possible one's is infinite
    std::vector<std::uint8_t> possible_;
    int only_ = -1;
};

/// How a segment's customers find their way in: first choice, and what they do when it is not offered or closed.
class WaysIn {
public:
    WaysIn(const Description& description, const SegmentDescription& segment);

    /// The only channel that anyone enters, at once and at any time; no_channel if that differs.
    std::uint16_t only_channel() const { return only_channel_; }

    struct Way {
        std::uint16_t channel = no_channel;  ///< no_channel: leaves
        Seconds entry = 0;
    };
    void restart() { moment_ = 0; }
    /// `arrival` must not fall from call to call. `first` picks the first choice, `second` the alternative.
    Way way(Seconds arrival, double first, double second);

private:
    bool enterable(std::uint16_t channel) const;
    Way alternative(Seconds arrival, std::uint16_t wanted, double second) const;
    /// When the channel opens next, or `forever`.
    Seconds next_opening(std::uint16_t channel) const;

    const Description& description_;
    const SegmentDescription& segment_;
    Shares prefers_;
    std::uint16_t only_channel_ = no_channel;
    std::size_t moment_ = 0;
};

}  // namespace holdtime
