#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/schema/named.hpp"
#include "scenarios/schema/value.hpp"
#include "sim/core/time.hpp"

/// Who comes and why: reasons and segments, as a scenario has them.
namespace holdtime {

/// What of a channel's conversation is other for one reason.
struct ConversationSpec {
    std::optional<ModelChoice> work, think;
    std::optional<double> turns;
    bool turns_fixed = false;
    std::optional<ModelChoice> turns_law;  ///< instead of both
    Place place;
};

struct ReasonChannel {
    bool hands_over() const { return hand_over_share > 0 && hand_over_limit > 0; }
    std::optional<ModelChoice> talk_time;
    double resolved = 1;
    Named<double> hand_over_to;  ///< shares of the targets, adding up to 1; empty = none
    double hand_over_share = 0;
    double hand_over_talked = 1;
    std::uint32_t hand_over_limit = 3;
    Place hand_over_place;
    bool hand_over_warm = false;
    std::optional<ModelChoice> briefing;
    double without_history = 0;
    double answers = 1;  ///< of a deferred contact: mean number
    bool answers_fixed = false;
    std::optional<ModelChoice> reply_delay;
    double sale_share = 0, sale_value = 0;
    std::optional<ConversationSpec> conversation;
    std::optional<double> contained;  ///< bot, self_service: share of sessions that end there; absent: `resolved`
    double leave = 0;
    Place place;
};

struct Reason {
    bool sensitive = false;
    Named<ReasonChannel> channels;  ///< keyed by channel name
    Place place;
};

/// Redials or repeats.
struct ComingBack {
    /// Does anybody ever come back by it?
    bool on() const {
        double sum = probability;
        for (const double share : by_attempt) sum += share;
        for (const auto& [cause, shares] : by_cause)
            for (const double share : shares) sum += share;
        return limit > 0 && sum > 0;
    }
    double probability = 0;
    std::vector<double> by_attempt;       ///< instead of it: of the first, second, ..; the last goes on
    Named<std::vector<double>> by_cause;  ///< instead of it, likewise; of a cause that is not there none comes back
    std::optional<ModelChoice> delay;
    std::uint32_t limit = 0;
    Named<double> channels;  ///< shares of `same` and of channels, adding up to 1; empty = the same
};

/// More customers than the profile says.
struct SurgeSpec {
    std::string start;  ///< local date and time
    Seconds duration = 0;
    double factor = 1;
    Place place;
};

struct Segment {
    ModelChoice arrivals;
    std::string timezone;  ///< of their clocks; "" = the calendar's
    std::vector<SurgeSpec> surge;
    double volume = 1;  ///< factor on the rates of arrivals
    Place volume_place;
    Named<double> reasons;         ///< shares adding up to 1
    Named<double> prefers;         ///< per channel, shares adding up to 1
    Named<double> if_unavailable;  ///< channels, `later`, `leave`; absent = everybody leaves
    Named<ModelChoice> patience;   ///< per channel; `infinite` is the model of that name
    Named<double> balk;            ///< per channel
    std::optional<ComingBack> redial, repeat;
    Place place;
};

}  // namespace holdtime
