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
    queue_measured,
    surge_peak,
    surge_recovery,
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
    reply_mean,
    reply_p90,
    left_in_chat,
    errors,
    resolution_time,
    resolution_rate,
    unserved,
    unresolved,
    needs_in_progress,
    redial_rate,
    repeat_rate,
    hand_over_rate,
    limit_reached,
    out_of_hours,
    contacts_per_need,
    first_contact_resolution,
    time_to_agent,
    touches,
    backlog,
    preemptions,
    blocked_waiting,
    records,
    quality_sampled,
    callbacks,
    callbacks_unreached,
    callbacks_kept,
    callback_wait_p90,
    line_wait,
    deflected,
    silent,
    answered_measured,
    service_level_measured,
    overflowed,
    revenue,
    csat,
    csat_measured,
    churn,
    churn_silent,
    incidents,
    lost_value,
    value,
    sessions,
    contained,
    containment_rate,
    false_containment,
    menu_abandoned,
    self_served,
    misrouted,
    transfers,
    sessions_per_need,
    cost,
    cost_per_contact,
    cost_per_resolution,
    cost_per_year,
    customer_minutes,
    customer_cost,
    paid_hours,
    overtime_hours,
    on_call_hours,
    contacts_per_hour,
    occupancy_gini,
    agents_above_85,
    aht_spread,
    resolved_spread,
    agents,
    agents_on_duty,
    agents_peak,
};
inline constexpr std::size_t figure_count = static_cast<std::size_t>(Figure::agents_peak) + 1;

/// `count` is of contacts.
enum class Unit : std::uint8_t {
    count,
    needs,
    messages,
    per_need,
    per_hour,
    share,
    seconds,
    money,
    hours,
    people,
    chats,
    minutes
};

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
    handed_over,        ///< needs with at least one
    cut,                ///< needs that a limit kept from going on
    out_of_hours,       ///< needs that began while the first choice was closed
    touches,            ///< answers to deferred contacts
    backlog,            ///< their messages unanswered at the end
    preemptions,        ///< interruptions by calls that waited
    takes_cases,        ///< 1 where there may be any
    blocked_waiting,    ///< the part of blocked that found as many waiting as may
    no_record,          ///< the part of answered that left none
    sampled,            ///< the part of answered whose quality is looked at
    promised,           ///< the part of offered that hung up to be called back
    promised_answered,  ///< of those: were reached
    promised_unreached,
    promised_within,  ///< of the reached: in time
    promised_wait,    ///< of the reached: arrival to answer
    deflected,        ///< the part of disconnected that went to another channel
    silent,           ///< the part of abandoned that left without a word
    silent_served,    ///< of their places in the queue: an agent was kept by
    silent_within,    ///< and within T
    queue_silent,     ///< those places x seconds
    messages,         ///< customers' messages in conversations that were replied to
    reply_time,       ///< until the reply
    left_in_chat,
    answers_lost,  ///< to divided attention
    overflowed,    ///< the part of answered whose group takes only who has waited so long
    revenue,
    satisfied,        ///< decided needs, each times how satisfied it is
    opinions,         ///< those
    asked_satisfied,  ///< likewise, of those who can be asked
    asked,
    lost,              ///< customers, expected
    lost_unheard,      ///< of those: nobody heard of them
    lost_value,        ///< money
    incidents,         ///< a thousand times what is expected of them
    customer_minutes,  ///< of the customers' own time
    customer_cost,     ///< their money
    sessions,          ///< with menus, bots and pages
    contained,         ///< those that ended with a bot or page
    self_served,       ///< and in a menu
    false_contained,   ///< of both: the matter was not settled
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
    years,           ///< that the horizon's days are
    queue,           ///< contacts waiting x seconds
    duty,
    busy,
    slots,
    slots_used,  ///< agents x seconds, and chat slots x seconds, on duty
    open,
    open_time,  ///< chats x seconds, and seconds with a chat open
    overtime,
    paid,
    premium,    ///< seconds of the paid ones that bear a premium, times its extra
    strained,   ///< seconds of the paid ones, times their group's occupancy above 85 %
    called_in,  ///< seconds of the paid ones for which people had been called in
    line,       ///< seconds from arrival to hang-up; of a chat, open to close
    staffed,    ///< seconds with anybody on duty
    agents_peak,
    occupancy_gini,  ///< of one replication's agents
    occupancy_gini_exists,
    agents_above_85,
    handle_between,  ///< variance between the agents' mean handle times, and the square of their mean
    handle_mean_squared,
    resolved_between,  ///< variance between the agents' shares of settled matters
    resolved_between_exists,
    wages,  ///< from here on money, an item each, in the order of Item
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
    per_day,
};
inline constexpr std::size_t sum_count = static_cast<std::size_t>(Sum::per_day) + 1;
inline constexpr Sum sum_of(Item item) {
    return static_cast<Sum>(static_cast<std::size_t>(Sum::wages) + static_cast<std::size_t>(item));
}
static_assert(sum_of(Item::per_day) == Sum::per_day, "an item without its sum");

/// A short sum of sums, the last `subtracted` of them with a minus sign.
struct SumList {
    std::array<Sum, 16> sums{};
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
enum Trait : std::uint32_t {
    plain = 0,
    is_wait = 1,                 ///< how long somebody waited: half a second more or less is nothing
    not_by_formula = 2,          ///< no queueing formula knows it
    of_journeys = 4,             ///< does not exist, nor is it listed, where every customer makes one contact
    of_surges = 8,               ///< nor where there is no surge
    of_callbacks = 16,           ///< nobody is called back
    of_deflection = 32,          ///< nobody is offered another channel
    of_sales = 64,               ///< nothing is sold
    of_sessions = 128,           ///< nobody meets a menu, bot or page
    of_overflow = 256,           ///< every group takes who comes at once
    of_misrouting = 512,         ///< nobody is sent to a group that cannot help
    of_people = 1 << 10,         ///< agents are alike, and contacts go to them as if they were
    is_root = 1 << 11,           ///< the figure is the square root of its ratio, 0 where that is negative
    of_preemption = 1 << 22,     ///< no call interrupts other work
    of_on_call = 1 << 23,        ///< nobody is on call
    of_silent = 1 << 12,         ///< nobody leaves a queue unseen
    of_conversations = 1 << 13,  ///< no chat is played message by message
    of_divided = 1 << 14,        ///< attention that is divided loses no answers
    of_satisfaction = 1 << 16,   ///< what customers think of it is not modelled
    of_churn = 1 << 17,          ///< nor whether they go
    of_incidents = 1 << 18,      ///< nor what others hear of it
    of_value = 1 << 19,          ///< nor is anything sold, nor what customers are worth
    of_customer_time = 1 << 20,  ///< the customers' own time costs nothing
    of_quality = 1 << 21,        ///< no contact's quality is looked at
    of_weeks = 1 << 24           ///< the calendar is shorter than a week
};
inline constexpr unsigned of_experience =
    of_satisfaction | of_churn | of_incidents | of_value | of_customer_time | of_quality;
inline constexpr unsigned of_some = of_journeys | of_surges | of_callbacks | of_deflection | of_sales | of_sessions |
                                    of_silent | of_conversations | of_divided | of_overflow | of_misrouting |
                                    of_people | of_preemption | of_on_call | of_experience | of_weeks;

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
    double percentile = 0;          ///< of the waits of the answered (or called back): its probability; else 0
    SumList times = {}, over = {};  ///< where given, the value is (numerator / denominator) x (times / over)
    bool is_product() const { return over.size > 0; }
};

/// Constant table, indexed by Figure.
const std::array<FigureInfo, figure_count>& figure_info();
inline const FigureInfo& info(Figure figure) { return figure_info()[static_cast<std::size_t>(figure)]; }

/// Is the figure listed where there is what these traits (of `of_some`) are about?
inline bool is_listed(Figure figure, unsigned about) { return (info(figure).traits & of_some & ~about) == 0; }
/// Does it also stand in a part of that kind?
inline bool stands_in(Figure figure, unsigned part, unsigned about) {
    return (info(figure).parts & part) != 0 && is_listed(figure, about);
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
    unsigned about = 0;  ///< of the traits in `of_some`: what there is
    Estimate& operator[](Figure figure) { return values[static_cast<std::size_t>(figure)]; }
    const Estimate& operator[](Figure figure) const { return values[static_cast<std::size_t>(figure)]; }
    /// Does it stand there, with or without a value?
    bool lists(Figure figure) const { return is_listed(figure, about); }
};

}  // namespace holdtime
