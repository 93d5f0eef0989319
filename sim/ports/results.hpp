#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/ports/figures.hpp"
#include "sim/ports/plan.hpp"

namespace holdtime {

struct NamedFigures {
    std::string name;
    Figures figures;
};

/// Means per interval; ratios are ratios of sums over the replications. NaN = does not exist.
struct IntervalFigures {
    std::string name;                         ///< of the channel or agent group
    std::vector<std::vector<double>> values;  ///< [figure][interval]; empty for a figure that does not stand here
    /// Of a channel: the service level that one replication in ten falls short of, and that one in ten exceeds;
    /// [interval], empty where there are too many intervals to keep them.
    std::vector<double> service_level_p10 = {}, service_level_p90 = {};
};

/// What single days make of a figure: percentiles over all days of all replications (over replications of a duration).
struct DaySpread {
    Figure figure = Figure::service_level;
    double p10 = std::numeric_limits<double>::quiet_NaN();
    double p50 = std::numeric_limits<double>::quiet_NaN();
    double p90 = std::numeric_limits<double>::quiet_NaN();
    std::vector<double> dots;  ///< of a service level: twenty days that stand for all, from the worst to the best
};

struct ChannelDays {
    std::string name;
    std::vector<DaySpread> figures;
};

/// How many of those who asked for a channel had been answered after so many seconds.
struct ChannelWaits {
    std::string name;
    std::vector<Seconds> within;  ///< rising; T of the channel is among them
    std::vector<double> share;    ///< of all offered
};

/// What the replications tell of a target: the interval lies on one side, or spans the target; or all hangs on contacts
/// that are not decided yet.
enum class TargetState : std::uint8_t { met, missed, on_the_line, undecided, no_contacts };

/// A strategy held against one of its targets.
struct TargetOutcome {
    std::string name;  ///< of the channel; of the agent group for an occupancy
    TargetFigure figure = TargetFigure::service_level;
    double target = 0;
    Seconds within = -1;  ///< T of a service level; negative = none
    TargetScope scope = TargetScope::horizon;
    Estimate value;              ///< over the horizon, or in the day or interval that is furthest off
    std::uint32_t interval = 0;  ///< counted interval with which that day or interval begins
    TargetState state = TargetState::no_contacts;
    bool by_replication = false;  ///< `days` are replications: of a duration
    std::uint64_t days = 0;       ///< days of which it is decided whether it held
    std::uint64_t days_met = 0;   ///< of those: it held
    bool at_least() const { return figure == TargetFigure::service_level; }
    /// How far off: in shares of one; of a wait, in its target.
    double off() const {
        const double by = std::abs(target - value.mean);
        return figure == TargetFigure::asa ? by / target : by;
    }
};

/// a minus b, paired replication by replication; `days` is the share of replications in which a was less than b.
struct PairFigure {
    Estimate difference;
    double days = std::numeric_limits<double>::quiet_NaN();
};

/// Two strategies held against each other on the same customers; symmetrical but for the signs.
struct PairOutcome {
    std::string a, b;
    PairFigure cost, unserved, resolved;
    Estimate price_per_need;  ///< of one more need resolved, where the one that resolves more also costs more
    /// Until what one spends more to set up is paid back by what it costs less in all else; where it does.
    Estimate payback_days;
    bool a_sets_up = false;  ///< it is a that spends more
};

/// Needs that went one way, as a mean over the replications: from `segment:NAME` or `channel:NAME` to `channel:NAME` or
/// the fate that they ended in (then the cause is `end`, from a bot or page `contained`).
struct Flow {
    std::string from, to, cause;
    double mean = 0;
};
inline constexpr std::string_view end_of_journey = "end";
inline constexpr std::string_view end_of_session = "contained";  ///< of a bot or page

/// What a surge did to those who wait for calls and chats.
struct SurgeOutcome {
    std::string segment;
    std::string start;  ///< as the scenario has it
    /// Highest mean number of an interval, from the surge until it has passed; NaN when no interval tells.
    double peak = std::numeric_limits<double>::quiet_NaN();
    /// Seconds from the end of the surge's last interval to the end of the first interval that is back within 10 % of
    /// the one before the surge, and stays so for the next; NaN: never, or nothing stands before it.
    double recovery = std::numeric_limits<double>::quiet_NaN();
};

/// Visitors whom a strategy's channels might invite, in [start, end).
struct Visits {
    Estimate visitors, invited, accepted;
};

/// A figure that was defined by two others (combined_figure.hpp).
struct CombinedEstimate {
    std::string name;
    Estimate value;
    Unit unit = Unit::count;  ///< of a ratio none
    bool is_ratio = true;
};

/// One strategy's figures, or (as differences) strategy minus baseline, paired replication by replication.
struct StrategyResults {
    std::string name;
    Figures total;
    std::vector<NamedFigures> channels;  ///< offered ones, in the scenario's order
    std::vector<NamedFigures> agent_groups;
    std::vector<NamedFigures> segments;
    std::vector<NamedFigures> reasons;
    std::vector<IntervalFigures> channel_intervals;  ///< empty in differences
    std::vector<IntervalFigures> group_intervals;
    std::vector<ChannelDays> days;       ///< of the channels that anybody used; empty in differences
    std::vector<ChannelWaits> waits;     ///< likewise
    std::vector<SurgeOutcome> surges;    ///< in the scenario's order; empty in differences
    std::optional<Visits> visits;        ///< where some are invited; absent in differences
    std::vector<Flow> flows;             ///< of the needs that began in [start, end); empty in differences
    std::vector<TargetOutcome> targets;  ///< of its own channels and groups; empty in differences
    std::vector<std::string> ignored;    ///< what the engine could not represent
};

/// What an engine returns: the simulation and every analytic model alike.
struct Results {
    std::string engine;
    std::uint32_t replications = 0;  ///< finished ones
    bool partial = false;            ///< interrupted before all were done
    bool precision_reached = true;   ///< false: the limit of replications came first
    std::uint64_t seed = 0;
    double confidence = 0.95;
    std::vector<StrategyResults> strategies;
    std::string baseline;
    std::vector<StrategyResults> differences;  ///< of every strategy but the baseline, in order
    std::vector<PairOutcome> pairs;            ///< of all strategies, each two once, in order
    std::vector<CombinedEstimate> figures;     ///< those that were asked for beside
    // The same strategies in a changed world, on the same customers; empty where nobody asked what if.
    std::vector<StrategyResults> changed;
    std::vector<StrategyResults> changes;    ///< each of them minus what it is here
    std::vector<PairOutcome> changed_pairs;  ///< as `pairs`
};

}  // namespace holdtime
