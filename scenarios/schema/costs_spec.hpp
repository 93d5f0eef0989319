#pragma once

#include <optional>

#include "scenarios/schema/calendar_spec.hpp"
#include "scenarios/schema/named.hpp"

/// What serving costs, and what customers think of it, as a scenario has them.
namespace holdtime {

struct ChannelCosts {
    double per_minute = 0;
    double per_call = 0;  ///< offered
    double per_contact = 0;
    double per_resolution = 0;       ///< bot: contained session
    double recording = 0;            ///< answered, and left a record
    double customer_per_minute = 0;  ///< the customer's money
};

/// People who leave, and are replaced.
struct Turnover {
    double rate = 0;  ///< share a year
    double replacement = 0;
    double with_load = 0;   ///< points more per point of occupancy above 85 %
    Seconds full_time = 0;  ///< paid time of one person in a year
};

struct CustomerTime {
    double value = 0;         ///< money per hour
    Named<double> attention;  ///< per channel
};

/// Hours for which wages bear an extra.
struct PremiumSpec {
    Hours hours;
    double extra = 0;
};

/// What opening a channel costs, spread over so much time.
struct SetUp {
    double amount = 0;
    Seconds over = 0;
};

struct CostsSpec {
    double shrinkage = 0;
    Named<ChannelCosts> channels;
    Named<double> agent_seat;   ///< per channel, money per hour
    double overtime_extra = 0;  ///< on wages
    Named<PremiumSpec> premiums;
    double sampled = 0, per_sample = 0;   ///< quality: share of the answered, and money for each of them
    Named<SetUp> set_up;                  ///< per channel
    Named<Named<ChannelCosts>> segments;  ///< their own, whole, of some channels
    std::optional<Turnover> turnover;
    std::optional<CustomerTime> customer_time;
    double per_day = 0;
};

/// What customers think of it, and do.
struct SatisfactionSpec {
    double resolved = 0, unresolved = 0, unserved = 0, again = 0;
    Seconds wait_from = 0;
    double per_minute = 0;
    Seconds reply_from = 0;
    double reply_per_minute = 0;
    Named<double> personal;  ///< per channel
};

struct ChurnSpec {
    double resolved = 0, again = 0, unresolved = 0, unserved = 0, silent = 0;
    double customer_value = 0;
};

struct ExperienceSpec {
    std::optional<SatisfactionSpec> satisfaction;
    std::optional<ChurnSpec> churn;
    Named<double> incidents;  ///< per channel
};

}  // namespace holdtime
