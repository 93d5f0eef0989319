#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/demand/ways_in.hpp"
#include "sim/ports/customer.hpp"

namespace holdtime {

/// Whether one segment's customers come back, when, where, and with what. Every number is keyed by the customer, the
/// cause and how manyeth of that cause it is.
class FollowUps {
public:
    FollowUps(const Description& description, std::uint16_t segment);
    void restart(const StreamKey& key) { key_ = key; }
    /// See CustomerSource::follow_up.
    FollowUp next(const Need& need, const Attempt& last, std::uint16_t wished, Cause cause, Seconds now,
                  Attempt& next) const;
    /// See CustomerSource, likewise.
    bool writes_again(const Need& need, const Attempt& last, std::uint32_t answers, Attempt& next) const;
    bool settles(const Need& need, const Attempt& contact, double factor) const;
    bool leaves_record(const Need& need, const Attempt& contact) const;
    Seconds briefing(const Need& need, const Attempt& first) const;
    // offers.cpp
    bool accepts_callback(const Need& need, const Attempt& contact) const;
    Dial dial(const Need& need, const Attempt& contact, std::uint32_t number) const;
    std::uint16_t deflected_to(const Need& need, const Attempt& contact, std::span<const std::uint8_t> enterable) const;
    bool sells(const Need& need, const Attempt& contact) const;
    Attempt elsewhere(const Need& need, const Attempt& closed, Seconds now) const;
    Silence silence(const Need& need, const Attempt& contact) const;
    // turns.cpp
    std::uint32_t replies(const Need& need, const Attempt& contact) const;
    void turns(const Need& need, const Attempt& contact, std::uint32_t first, Turns& block) const;
    double attention(const Need& need, const Attempt& contact) const;

private:
    struct Draw {
        Purpose purpose;
        std::uint32_t ordinal;
    };
    std::array<double, 2> pair(const Attempt& of, Draw draw, unsigned number) const;
    void come_at_once(const Attempt& last, Draw draw, std::uint16_t channel, Attempt& next) const;
    void enter(const Attempt& last, Draw draw, std::uint16_t wished, const ComeBack& rule, Attempt& next) const;
    void draw_work(Draw draw, Attempt& next) const;
    void draw_habits(Draw draw, double balking, Attempt& next) const;

    const Description& description_;
    const SegmentDescription& segment_;
    WaysIn ways_;
    Shares redial_channels_, repeat_channels_;
    StreamKey key_;
};

/// The channel that a contact is handed over to, by one uniform, or no_channel.
std::uint16_t hand_over_target(const ReasonDescription& reason, std::uint16_t channel, double u);

}  // namespace holdtime
