#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "sim/ports/description.hpp"
#include "sim/stats/opening_time.hpp"

namespace holdtime {

/// How a channel's contacts are judged.
struct ChannelRule {
    Seconds within = -1;  ///< T of the service level; negative = none
    bool chat = false;
    bool machine = false;    ///< a bot or page
    bool deferred = false;   ///< judged by when the answer is sent
    bool converses = false;  ///< message by message: the first reply is the answer
    Seconds promise = -1;    ///< of who is called back, instead of T; negative = T
    Seconds short_abandonment = 5;
    std::optional<OpeningTime> opening;           ///< deferred work judged in working hours
    std::optional<std::vector<TimeSpan>> judged;  ///< when those arrive whom service levels judge; absent: all
    bool judges(Seconds arrival) const { return !judged || lies_in(arrival, *judged); }
};

/// A group working on one of its skills.
struct Pair {
    std::uint16_t group = 0;
    std::uint16_t channel = 0;
};

/// Where each record is added up. Contacts are kept per segment, reason and slot: a slot is a pair of group and channel
/// for the answered, the channel alone for the others, and one more for customers who found nothing offered.
struct Layout {
    explicit Layout(const Description& description);

    std::size_t segments = 0, reasons = 0, groups = 0;
    std::size_t customers = 0;             ///< of the segments; those from here on are visitors, no customers
    bool callbacks = false;                ///< some channel offers them
    bool conversations = false;            ///< some channel has them
    std::vector<std::uint16_t> offered;    ///< channels of the strategy: column -> channel
    std::vector<std::uint16_t> column;     ///< channel -> column
    std::vector<Pair> pairs;               ///< slots 0 .. pairs.size() - 1, group by group
    std::vector<std::size_t> first_pair;   ///< [group, and last: how many there are]
    std::vector<std::uint16_t> slot;       ///< [channel][group, and last: nobody] -> slot
    std::vector<ChannelRule> rules;        ///< per channel
    std::vector<std::size_t> first_agent;  ///< [group, and last: how many there are]; empty unless figures tell of each
    std::uint32_t warm_up = 0;             ///< intervals before time 0
    std::vector<double> sales;             ///< value of one, [reason][channel]; empty where nothing is sold
    std::vector<Seconds> boundaries;       ///< of the counted intervals, from 0 to the end
    bool goes_on = false;                  ///< a cool-down follows: work after the end is that of other days
    bool premiums = false;                 ///< some hours of the day bear one
    bool interval_waits = false;           ///< few enough intervals to keep a sample of waits for each
    bool on_call = false;                  ///< somebody may be called in

    double sale_value(std::size_t reason, std::size_t channel) const {
        return sales.empty() ? 0 : sales[reason * rules.size() + channel];
    }
    std::size_t slots() const { return pairs.size() + offered.size() + 1; }
    std::size_t unavailable_slot() const { return slots() - 1; }
    std::size_t slot_of(std::size_t channel, std::size_t group) const {
        return slot[channel * (groups + 1) + (group < groups ? group : groups)];
    }
    std::uint16_t channel_of(std::size_t of_slot) const {  ///< no_channel of the unavailable
        if (of_slot < pairs.size()) return pairs[of_slot].channel;
        return of_slot < unavailable_slot() ? offered[of_slot - pairs.size()] : no_channel;
    }
    std::size_t cell(std::size_t segment, std::size_t reason, std::size_t of_slot) const {
        return (segment * reasons + reason) * slots() + of_slot;
    }
    std::size_t intervals() const { return boundaries.size() - 1; }
    Seconds end() const { return boundaries.back(); }
};

}  // namespace holdtime
