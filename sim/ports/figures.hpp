#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <span>
#include <string_view>

#include "sim/ports/items.hpp"

namespace holdtime {

/// Every figure of a result, in the order in which reports list them. `holdtime explain` is printed from figure_info().
enum class Figure : std::uint8_t {
    customers,
    offered,
    answered,
    abandoned,
    blocked,
    disconnected,
    waiting_at_end,
    undecided,
    in_progress,
    handled,
    delayed_rate,
    queue_mean,
    abandonment_rate,
    service_level,
    service_level_offered,
    service_level_answered,
    service_level_excluding_abandoned_within,
    service_level_abandoned_within_as_good,
    service_level_short_abandons_as_good,
    service_level_low,
    service_level_high,
    asa,
    wait_mean,
    wait_p50,
    wait_p90,
    wait_p95,
    wait_max,
    aht,
    effort,
    occupancy,
    slot_occupancy,
    concurrency,
    first_response,
    resolution_time,
    resolution_rate,
    unserved,
    unresolved,
    needs_in_progress,
    redial_rate,
    repeat_rate,
    hand_over_rate,
    limit_reached,
    contacts_per_need,
    first_contact_resolution,
    time_to_agent,
    touches,
    backlog,
    blocked_waiting,
    records,
    sessions,
    contained,
    containment_rate,
    false_containment,
    menu_abandoned,
    self_served,
    misrouted,
    sessions_per_need,
    cost,
    cost_per_contact,
    cost_per_resolution,
    paid_hours,
    overtime_hours,
    agents,
    agents_on_duty,
    agents_peak,
};
inline constexpr std::size_t figure_count = static_cast<std::size_t>(Figure::agents_peak) + 1;

enum class Unit : std::uint8_t { count, share, seconds, money, hours, people, chats };

/// Parts of a result that a figure stands in; a bit set. `in_interval` is a channel's, `in_group_interval` a group's.
enum Part : std::uint8_t {
    in_total = 1,
    in_channel = 2,
    in_group = 4,
    in_segment = 8,
    in_reason = 16,
    in_interval = 32,
    in_group_interval = 64
};

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
    undecided,  ///< deferred contacts that waited at the end and whose T had not run out
    delayed,
    resolved,
    moved,  ///< needs that began in [start, end) and entered outside it, less those of which the reverse is true
    moved_resolved,  ///< likewise, the resolved of them
    moved_unserved,  ///< and the unserved
    moved_unresolved,
    moved_in_progress,
    moved_resolution,
    several,  ///< needs of several contacts, less those contacts: what they change of sums over single contacts
    several_contacts,
    several_resolved,
    several_unserved,
    several_unresolved,
    several_in_progress,
    several_reached,  ///< decided, and had spoken to an agent
    several_first,    ///< settled by the first contact
    several_resolution,
    redialled,
    repeated,
    handed_over,      ///< needs with at least one
    cut,              ///< needs that a limit kept from going on
    touches,          ///< answers to deferred contacts
    backlog,          ///< their messages unanswered at the end
    blocked_waiting,  ///< the part of blocked that found as many waiting as may
    no_record,        ///< the part of answered that left none
    sessions,         ///< with menus, bots and pages
    contained,        ///< those that ended with a bot or page
    self_served,      ///< and in a menu
    false_contained,  ///< of both: the matter was not settled
    menu_abandoned,
    misrouted,
    machine_sessions,  ///< in the part of a bot or page alone: what is offered to it
    several_sessions,  ///< of needs that began in [start, end)
    before_queue,      ///< of the answered: in a menu, with a bot or on a page before they joined the queue
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
    premium,  ///< seconds of the paid ones that bear a premium, times its extra
    line,     ///< seconds from arrival to hang-up; of a chat, open to close
    staffed,  ///< seconds with anybody on duty
    agents_peak,
    wages,  ///< from here on money, an item each, in the order of Item
    premiums,
    seats,
    telephony,
    fees,
    bot,
    quality,
    set_up,
    per_day,
};
inline constexpr std::size_t sum_count = static_cast<std::size_t>(Sum::per_day) + 1;
inline constexpr Sum sum_of(Item item) {
    return static_cast<Sum>(static_cast<std::size_t>(Sum::wages) + static_cast<std::size_t>(item));
}
static_assert(sum_of(Item::per_day) == Sum::per_day, "an item without its sum");

/// A short sum of sums, the last `subtracted` of them with a minus sign.
struct SumList {
    std::array<Sum, 12> sums{};
    std::uint8_t size = 0;
    std::uint8_t subtracted = 0;

    constexpr SumList() = default;
    constexpr SumList(std::initializer_list<Sum> list) {
        for (const Sum sum : list) sums[size++] = sum;
    }
    constexpr SumList without(std::initializer_list<Sum> list) const {
        SumList result = *this;
        for (const Sum sum : list) result.sums[result.size++] = sum, ++result.subtracted;
        return result;
    }
};

/// Which way a figure is better, for those who compare strategies.
enum class Better : std::uint8_t { neither, more, less };

/// What else is to be known of a figure; a bit set.
enum Trait : std::uint8_t {
    plain = 0,
    is_wait = 1,         ///< how long somebody waited: half a second more or less is nothing
    not_by_formula = 2,  ///< no queueing formula knows it
    of_journeys = 4,     ///< does not exist, nor is it listed, where every customer makes one contact
    of_sessions = 8      ///< likewise where nobody meets a menu, bot or page
};
inline constexpr unsigned conditional = of_journeys | of_sessions;

/// One figure, all of it: its value is numerator / denominator (hours: numerator / 3600), unless it is a percentile.
struct FigureInfo {
    Figure figure;
    std::string_view key;  ///< as in JSON
    Unit unit;
    unsigned parts;  ///< of Part
    Better better;
    unsigned traits;  ///< of Trait
    SumList numerator;
    SumList denominator;
    std::string_view definition;    ///< one sentence
    std::string_view formula;       ///< in terms of counts and sums; "" where the definition says it all
    double percentile = 0;          ///< of the waits of the answered: its probability; else 0
    SumList times = {}, over = {};  ///< where given, the value is (numerator / denominator) x (times / over)
    bool is_product() const { return over.size > 0; }
};

/// Constant table, indexed by Figure.
const std::array<FigureInfo, figure_count>& figure_info();
inline const FigureInfo& info(Figure figure) { return figure_info()[static_cast<std::size_t>(figure)]; }

/// Is it listed where there is what these traits speak of?
inline bool listed_with(Figure figure, unsigned traits) { return (info(figure).traits & conditional & ~traits) == 0; }

/// Does the figure stand in a part of that kind? Those of journeys only where there may be any.
inline bool stands_in(Figure figure, unsigned part, unsigned traits) {
    return (info(figure).parts & part) != 0 && listed_with(figure, traits);
}

/// A figure with its confidence interval. NaN means: does not exist (null in JSON).
struct Estimate {
    double mean = std::numeric_limits<double>::quiet_NaN();
    double low = std::numeric_limits<double>::quiet_NaN();
    double high = std::numeric_limits<double>::quiet_NaN();
    bool exists() const { return mean == mean; }
    bool has_interval() const { return low == low && high == high; }
    double half_width() const { return (high - low) / 2; }
};

/// One part's figures, and the items that its cost is made of (those that do not exist are none of its strategy's).
struct Figures {
    std::array<Estimate, figure_count> values;
    std::array<Estimate, item_count> items;
    unsigned traits = 0;  ///< conditional ones that exist: of_journeys where some customer may make several contacts
    Estimate& operator[](Figure figure) { return values[static_cast<std::size_t>(figure)]; }
    const Estimate& operator[](Figure figure) const { return values[static_cast<std::size_t>(figure)]; }
    /// Does it stand there, with or without a value? Figures of journeys only where there may be any.
    bool lists(Figure figure) const { return listed_with(figure, traits); }
};

}  // namespace holdtime
