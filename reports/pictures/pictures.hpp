#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "reports/pictures/datum.hpp"

/// The data of each picture, made of a Comparison. A picture that has nothing to show is empty: nobody draws it.
/// Strategies are numbered as in the results; their number is their colour.
namespace holdtime {

/// What became of 100 customers.
struct CustomersPicture {
    struct Strategy {
        std::size_t number;
        std::string name;
        int settled, unsettled, in_progress, unserved;  ///< of 100, adding up to it
    };
    Told told;
    std::vector<Strategy> strategies;
};
CustomersPicture customers_picture(const Comparison& comparison);

/// Twenty days that stand for all, against the target.
struct DaysPicture {
    struct Channel {
        std::size_t number;
        std::string strategy, channel;
        double target = -1;  ///< negative = none
        std::string kept;    ///< "kept on 133 of 200 days"
        std::vector<double> dots;
    };
    Told told;
    std::vector<Channel> channels;
};
DaysPicture days_picture(const Comparison& comparison);

/// Service level, contacts and agents along the time axis.
struct ClockPicture {
    struct Channel {
        std::size_t number;
        std::string strategy, channel;
        double target = -1;
        std::vector<double> level, low, high;  ///< per interval; NaN = nobody came; low and high may be empty
        std::vector<double> contacts, agents;
    };
    struct Tick {
        std::size_t interval;
        std::string text;
    };
    Told told;
    std::vector<Tick> ticks;
    std::vector<std::string> times;  ///< of the intervals, as read aloud
    std::vector<Channel> channels;
    double most_contacts = 0, most_agents = 0;
    std::string step;  ///< how long an interval is: "half-hour"
};
ClockPicture clock_picture(const Comparison& comparison);
/// Without its tables: hundreds of intervals in words take longer than a short simulation.
ClockPicture clock_curves(const Comparison& comparison);

/// How many have been answered when.
struct WaitsPicture {
    struct Curve {
        std::size_t number;
        std::string strategy, channel;
        std::vector<double> within, share;
        double promise = -1;  ///< T, negative = none
        double promised_share = 0;
    };
    Told told;
    std::vector<Curve> curves;
};
WaitsPicture waits_picture(const Comparison& comparison);

/// What the cost is made of.
struct MoneyPicture {
    struct Block {
        std::string name;
        double money;
    };
    struct Strategy {
        std::size_t number;
        std::string name, cost;
        std::vector<Block> blocks;
    };
    Told told;
    double most = 0;
    std::vector<Strategy> strategies;
};
MoneyPicture money_picture(const Comparison& comparison);

/// Agents' occupancy, interval by interval.
struct LoadPicture {
    struct Group {
        std::size_t number;
        std::string strategy, group, mean;
        std::vector<double> occupancy;  ///< NaN = nobody on duty
    };
    Told told;
    std::vector<ClockPicture::Tick> ticks;
    std::vector<Group> groups;
};
LoadPicture load_picture(const Comparison& comparison);

/// Cost against customers settled.
struct TradePicture {
    struct Strategy {
        std::size_t number;
        std::string name;
        Estimate cost, settled;  ///< money; of 100 customers
    };
    Told told;
    std::string money;  ///< what the cost is in: "EUR a day"
    std::vector<Strategy> strategies;
};
TradePicture trade_picture(const Comparison& comparison);

/// From segments over channels to fates, as shares of a strategy's customers.
struct FlowsPicture {
    struct Node {
        std::string name;
        std::size_t column;  ///< 0 segment, 1 channel, 2 fate
        double size;         ///< customers through it; of a channel each time that they come
    };
    struct Band {
        std::size_t from, to;
        double size;
    };
    struct Strategy {
        std::size_t number;
        std::string name;
        std::vector<Node> nodes;
        std::vector<Band> bands;
        std::vector<Band> loops;  ///< from channel to channel, or to the same: who comes again, or is passed on
    };
    Told told;
    std::vector<Strategy> strategies;
};
FlowsPicture flows_picture(const Comparison& comparison);

}  // namespace holdtime
