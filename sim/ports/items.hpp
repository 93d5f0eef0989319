#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "sim/core/time.hpp"

/// Money is data: what a strategy pays is a list of items, each a rate times a quantity of something. The simulation,
/// the formulas and staffing multiply the same list, and a part's cost is the sum of its items.
namespace holdtime {

/// Names under which money is shown, in the order of reports. `item_info()` is the table.
enum class Item : std::uint8_t {
    wages,
    premiums,
    on_call,
    seats,
    telephony,
    fees,
    bot,
    recording,
    quality,
    set_up,
    turnover,
    per_day
};
inline constexpr std::size_t item_count = static_cast<std::size_t>(Item::per_day) + 1;

/// What a rate is multiplied by. Hours are an agent group's, contacts and minutes a channel's, days the calendar's.
enum class Quantity : std::uint8_t {
    paid_hours,
    premium_hours,   ///< hours of the paid ones that bear a premium, times its extra
    on_call_hours,   ///< hours of the paid ones for which people had been called in: no part of what `wages` are for
    strained_hours,  ///< of all paid ones, times their group's occupancy above 85 %
    line_minutes,    ///< arrival to hang-up; of a chat, open to close
    offered,
    answered,
    recorded,      ///< those of them that left a record
    sessions,      ///< of a bot or page
    contained,     ///< those of them that ended there
    days,          ///< local days, pro rata for a `duration`
    channel_days,  ///< likewise, of a channel that the strategy offers
};

/// Who pays how much for each unit of what.
struct MoneyItem {
    Item item = Item::wages;
    Quantity quantity = Quantity::paid_hours;
    double rate = 0;           ///< money per unit, above 0
    std::uint16_t number = 0;  ///< of the group or the channel; nothing for days
};

/// Paid time that costs more than its wage: a share on top of it while one of the spans lasts.
struct Premium {
    double extra = 0;
    std::vector<TimeSpan> spans;  ///< ascending, apart from each other
};

/// The rate of an item of a channel for the contacts of one segment, instead of everybody's.
struct OwnRate {
    Item item = Item::telephony;
    Quantity quantity = Quantity::line_minutes;
    double rate = 0;
    std::uint16_t channel = 0;
    std::uint16_t segment = 0;
};
/// Whose contacts have no rates of their own.
inline constexpr std::size_t any_segment = static_cast<std::size_t>(-1);

/// What a channel costs the customers of a segment themselves.
struct CustomerRate {
    double attention = 1;   ///< share of their time there that counts
    double per_minute = 0;  ///< money per minute on the line
};

struct Money {
    std::vector<MoneyItem> items;
    double shrinkage = 0;  ///< in [0, 1): paid = duty / (1 - shrinkage) + overtime
    double days = 1;       ///< local days, pro rata for a `duration`
    double overtime_extra = 0;
    std::vector<Premium> premiums;        ///< extras of several add up
    std::vector<OwnRate> own;             ///< each of an item that is among `items`, maybe with a rate of 0
    std::vector<CustomerRate> customers;  ///< [segment, and last: anybody else][channel]; empty: it is not asked
    double customer_hour = 0;             ///< what an hour of the customers' own time is worth
    double sampled = 0;                   ///< share of the answered whose quality is looked at
    double set_up = 0;                    ///< money spent once on what the strategy offers

    double years() const { return days / 365; }

    void add(Item item, Quantity quantity, double rate, std::size_t number = 0) {
        if (rate > 0) items.push_back({item, quantity, rate, static_cast<std::uint16_t>(number)});
    }
    /// Of one of the items.
    double rate_for(const MoneyItem& one, std::size_t segment) const {
        for (const auto& other : own)
            if (other.segment == segment && other.channel == one.number && other.item == one.item &&
                other.quantity == one.quantity)
                return other.rate;
        return one.rate;
    }
    /// Money per unit of this quantity, all items together.
    double rate(Quantity quantity, std::size_t number) const {
        double sum = 0;
        for (const auto& one : items)
            if (one.quantity == quantity && one.number == number) sum += one.rate;
        return sum;
    }
    /// Does it cost anything that contacts come to this channel, or how long they stay?
    bool depends_on_contacts(std::size_t channel) const {
        for (const auto& one : own)
            if (one.channel == channel && one.rate > 0) return true;
        return rate(Quantity::line_minutes, channel) + rate(Quantity::offered, channel) +
                   rate(Quantity::answered, channel) + rate(Quantity::recorded, channel) >
               0;
    }
    /// Does it cost anything how busy agents are?
    bool depends_on_load() const {
        for (const auto& one : items)
            if (one.quantity == Quantity::strained_hours) return true;
        return false;
    }
    /// The extras that hold between two times, each times the seconds for which it does.
    double premium_seconds(Seconds from, Seconds to) const;
};

/// What an item goes with where it is divided among channels, segments and reasons.
enum class Follows : std::uint8_t {
    effort,     ///< agents' time: what a group is paid goes where it works, and what nobody worked for with all effort
    contacts,   ///< each has its own
    customers,  ///< fixed money
};

/// One item, all of it.
struct ItemInfo {
    Item item;
    Follows follows;
    std::string_view key;         ///< as in JSON
    std::string_view definition;  ///< one sentence
};
const std::array<ItemInfo, item_count>& item_info();

}  // namespace holdtime
