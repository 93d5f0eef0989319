#pragma once

#include <map>
#include <string>
#include <vector>

#include "scenarios/schema/scenario.hpp"
#include "studies/history/backtest/backtest.hpp"

namespace holdtime {

/// The scenario on the days of a history.
struct Replay {
    Scenario scenario;
    std::string strategy;
    std::vector<double> boundaries;            ///< of the intervals: Unix time, one more than there are
    std::vector<std::string> start;            ///< of each
    std::vector<std::size_t> day;              ///< of each, from the first
    std::map<Medium, std::string> channel_of;  ///< the scenario's channel for each of the log's media
    std::vector<std::vector<double>> agents;   ///< [group of the history][interval]
    std::vector<std::vector<Medium>> group_media;
    std::vector<std::string> notes;
};

Replay set_up_replay(const Value& tree, const std::string& file, const ContactLog& log, const BacktestOptions& options);

}  // namespace holdtime
