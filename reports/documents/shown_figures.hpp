#pragma once

#include <array>
#include <string>

#include "reports/document/document.hpp"
#include "studies/compare/compare.hpp"

/// The figures that a reader is shown first, and what they are called.
namespace holdtime {

/// A row of a table; is more of it better for those who compare strategies?
struct Shown {
    Figure figure;
    const char* label;
    int more_is_better;           ///< 1, -1, or 0 where it is neither
    bool differs = false;         ///< the difference from the baseline stands below it
    bool mixes_channels = false;  ///< says nothing over channels of different kinds
    bool if_any = false;          ///< only where it is above 0 in some strategy
};

inline constexpr std::array shown_in_total{
    Shown{Figure::customers, "customers", 0},
    Shown{Figure::offered, "contacts", 0},
    Shown{Figure::service_level, "service level", 1, true, true},
    Shown{Figure::asa, "mean wait (asa)", -1, true, true},
    Shown{Figure::wait_p90, "90 % waited at most", -1, false, true},
    Shown{Figure::abandonment_rate, "abandonment", -1, true},
    Shown{Figure::blocked, "blocked", -1, false, false, true},
    Shown{Figure::disconnected, "sent away", -1, false, false, true},
    Shown{Figure::unserved, "never served", -1, true},
    Shown{Figure::resolution_rate, "resolution", 1, true},
    Shown{Figure::first_contact_resolution, "first contact resolution", 1, true},
    Shown{Figure::contacts_per_need, "contacts per customer", -1},
    Shown{Figure::redial_rate, "tried again (redials)", -1, false, false, true},
    Shown{Figure::repeat_rate, "came back (repeats)", -1, false, false, true},
    Shown{Figure::hand_over_rate, "handed over", -1, false, false, true},
    Shown{Figure::containment_rate, "sessions contained", 0, false, false, true},
    Shown{Figure::revenue, "revenue of sales", 1, true, false, true},
    Shown{Figure::occupancy, "occupancy", 0},
    Shown{Figure::concurrency, "chats at once", 0},
    Shown{Figure::paid_hours, "paid hours", -1, true},
    Shown{Figure::cost, "cost", -1, true},
    Shown{Figure::cost_per_year, "cost per year", -1},
    Shown{Figure::cost_per_contact, "cost per contact", -1, true},
    Shown{Figure::cost_per_resolution, "cost per resolution", -1, true},
    Shown{Figure::customer_minutes, "customers' own time", -1, true},
    Shown{Figure::customer_cost, "what customers pay", -1, true},
    Shown{Figure::csat, "satisfied", 1, true},
    Shown{Figure::csat_measured, "satisfied, of those asked", 1},
    Shown{Figure::churn, "customers lost", -1, true},
    Shown{Figure::churn_silent, "of these unheard", -1},
    Shown{Figure::incidents, "incidents per 1,000 contacts", -1, true},
    Shown{Figure::lost_value, "value of customers lost", -1, false, false, true},
    Shown{Figure::value, "value", 1, true},
};

inline constexpr std::array shown_by_channel{
    Shown{Figure::offered, "contacts", 0},
    Shown{Figure::service_level, "service level", 1},
    Shown{Figure::asa, "mean wait (asa)", -1},
    Shown{Figure::wait_p90, "90 % waited at most", -1},
    Shown{Figure::abandonment_rate, "abandonment", -1},
    Shown{Figure::blocked, "blocked", -1, false, false, true},
    Shown{Figure::disconnected, "sent away", -1, false, false, true},
    Shown{Figure::deflected, "of these to another channel", 0, false, false, true},
    Shown{Figure::silent, "left without a word", -1, false, false, true},
    Shown{Figure::reply_mean, "mean reply time", -1, false, false, true},
    Shown{Figure::reply_p90, "90 % were replied to within", -1, false, false, true},
    Shown{Figure::left_in_chat, "left the chat", -1, false, false, true},
    Shown{Figure::errors, "answers lost", -1, false, false, true},
    Shown{Figure::overflowed, "taken by overflow", -1, false, false, true},
    Shown{Figure::transfers, "transferred", -1, false, false, true},
    Shown{Figure::callbacks, "promised a callback", 0, false, false, true},
    Shown{Figure::callback_wait_p90, "90 % were called back within", -1, false, false, true},
    Shown{Figure::touches, "answers sent", 0, false, false, true},
    Shown{Figure::sessions, "sessions", 0, false, false, true},
    Shown{Figure::containment_rate, "contained", 0, false, false, true},
    Shown{Figure::menu_abandoned, "hung up in the menu", -1, false, false, true},
    Shown{Figure::undecided, "undecided at the end", 0, false, false, true},
};

/// The percentile of a wait goes with its mean.
inline bool goes_with_above(Figure figure) { return figure == Figure::wait_p90; }

/// With its money, where it is money.
std::string label_of(const char* label, Figure figure, const Comparison& comparison);

/// Good or bad news, where the replications tell.
Mood mood_of(const Estimate& difference, int more_is_better);

/// A bot or page, whose `offered` are its sessions.
bool is_machine(const Comparison& comparison, const std::string& channel);

/// Calls and chats are answered while the customer waits, deferred work is not: their waits have no common mean.
bool mixes_kinds(const Comparison& comparison);

}  // namespace holdtime
