#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "sim/core/stop.hpp"
#include "sim/demand/laws.hpp"
#include "sim/demand/ways_in.hpp"
#include "sim/ports/customer.hpp"

namespace holdtime {

/// One segment's customers in blocks: who, why, how, how patient, how much work. Draws only what the description needs,
/// each kind from its own purpose, so that what is left out disturbs nothing.
class SegmentSource {
public:
    /// Asks `stop` once a block.
    SegmentSource(const Description& description, std::uint16_t segment, Stop stop);

    void restart(const StreamKey& key);

    /// Fills the front of `customers`, which has room for a block, with the next in the order in which they arrive;
    /// returns how many, 0 when there are no more.
    std::size_t next(std::span<Attempt> customers);

    static constexpr std::size_t block = Laws::largest_block;

    /// When the closed channel opens that a customer who comes later waits for.
    Seconds opening(const Attempt& later) const { return ways_.opening(later.arrival, later.channel); }

private:
    using Numbers = std::array<double, block>;
    using Indices = std::array<std::uint16_t, block>;

    /// Which law a customer's duration follows, by its cell (a reason and channel, or a channel).
    struct LawChoice {
        Laws laws;
        std::vector<std::uint16_t> of_cell;
        int only = -1;  ///< the only law that can occur, or -1
    };

    void describe_cells();
    void choose(std::size_t n);
    void draw_work(std::size_t n);
    void draw_patience_and_after_work(std::size_t n);
    void apply(LawChoice& choice, std::size_t n, const Numbers& u, Numbers& x, double otherwise);
    void write(std::size_t i, Attempt& customer) const;

    const Description& description_;
    const SegmentDescription& segment_;
    std::uint16_t number_;
    Stop stop_;
    std::unique_ptr<ArrivalStream> stream_;
    WaysIn ways_;
    Shares reasons_;
    std::size_t columns_;                  ///< channels, and one for none
    LawChoice talk_, patience_, after_;    ///< by cell: reason * columns + channel
    std::vector<double> balk_, resolved_;  ///< by cell
    bool draws_choices_ = false, draws_resolution_ = false, hands_over_ = false;

    StreamKey key_;
    std::uint32_t drawn_ = 0;
    bool finished_ = false, any_other_way_ = false;
    Numbers arrival_, entry_, unused_, work_, patient_, after_work_, resolution_, hand_over_;
    std::array<Numbers, 4> choices_;
    Indices law_, reason_, channel_, cell_;
    std::array<std::uint8_t, block> closed_;
};

}  // namespace holdtime
