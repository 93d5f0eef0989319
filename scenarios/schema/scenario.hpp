#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/schema/calendar_spec.hpp"
#include "scenarios/schema/channel_spec.hpp"
#include "scenarios/schema/costs_spec.hpp"
#include "scenarios/schema/customer_spec.hpp"
#include "scenarios/schema/named.hpp"
#include "scenarios/schema/strategy_spec.hpp"

/// A scenario as understood: typed, every value valid in itself and every name resolved, models still as the user's
/// choice. Made by scenarios/load; turned into the simulation's Description by studies/setup. After the loader nothing
/// here is checked again, except what only a model or the strategy can know.
namespace holdtime {

struct ExperimentSpec {
    std::string engine = "simulation";
    std::uint32_t replications = 200;
    std::uint64_t seed = 1;
    double confidence = 0.95;
    std::optional<double> precision;
    std::string baseline;  ///< "" = the first strategy
    Place engine_place;
};

struct Expectation {
    std::string path;       ///< mixed.channels.phone.service_level
    std::string condition;  ///< ">= 80%"
    Place place;
};

/// How far a figure may move before `check` minds: a share of its value (percentage points for shares), or, for figures
/// in seconds, a time.
struct NoiseThreshold {
    std::string figure;  ///< key of the figure; "" = every other
    double share = 0;
    std::optional<Seconds> time;
    Place place;
};

struct FigureName {
    std::string key;
    Place place;
};

/// What `check` compares, and from when on it minds.
struct CheckSpec {
    double threshold = 0.002;                ///< of every figure without one of its own
    std::vector<NoiseThreshold> thresholds;  ///< by figure
    std::vector<FigureName> figures;         ///< empty = the usual ones
    std::vector<std::string> parts;          ///< total, channels, ...; empty = total, channels and agent_groups
    double level = 0.01;                     ///< probability of any false alarm in one run
};

/// A value that the program filled in: for the report and for `explain`.
struct DefaultUsed {
    std::string path;   ///< segments.online first.patience.phone
    std::string value;  ///< exponential, mean 10min
    std::string source;
    std::string confidence;  ///< high, medium, low
};

struct Scenario {
    std::string file;  ///< as given on the command line
    std::string name;
    std::string question;  ///< what the scenario is to answer; "" = not said
    std::string currency;
    CalendarSpec calendar;
    Named<Reason> reasons;
    Named<Segment> segments;
    Named<Channel> channels;
    Named<Strategy> strategies;
    CostsSpec costs;
    ExperienceSpec experience;
    ExperimentSpec experiment;
    std::vector<Expectation> expect;
    CheckSpec check;
    std::vector<DefaultUsed> defaults;
    std::vector<std::string> remarks;  ///< what was written and has no effect: path and reason
    std::string hash;                  ///< of everything that can change a result, data files included
};

}  // namespace holdtime
