#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "sim/experiment/sections.hpp"
#include "studies/expectations/check_plan.hpp"

namespace holdtime {

/// Into how many sections a baseline's replications are divided: enough to tell the spread of a paired difference, few
/// enough to be stored with every figure.
inline constexpr std::size_t check_sections = 10;
/// Sections of fewer than two replications would say little.
inline constexpr std::uint32_t least_replications_to_pair = 2 * check_sections;

/// A figure as a baseline keeps it.
struct BaselineFigure {
    std::string path;  ///< mixed.channels.phone.service_level, dots within names written `\.`
    double mean = 0;   ///< 10 significant digits; NaN = does not exist
    double error = 0;  ///< standard error of the mean, 4 digits; 0 when there is no chance in it
    std::vector<int>
        sections;  ///< tenths of `error` by which each section's figure exceeds the mean; empty when it has none
};

/// Accepted results: what `check` compares fresh ones with.
struct Baseline {
    std::string version;  ///< of holdtime
    std::string scenario;
    std::string hash;
    std::string engine;
    std::uint32_t replications = 0;
    std::uint64_t seed = 0;
    std::vector<std::pair<std::string, std::string>> digests;  ///< of every figure and interval, per strategy
    std::vector<BaselineFigure> figures;                       ///< strategy by strategy, total first
    Place place;  ///< of the scenario's name in the file that it was read from
};

/// The figures that the plan names, as they are written and read again. Without sections (a formula, or too few
/// replications) nothing can be paired.
Baseline make_baseline(const SectionedResults& results, const Scenario& scenario, const CheckPlan& plan,
                       const std::string& version);

/// Degrees of freedom of a figure's standard error: percentiles come from sections of their own.
std::uint32_t degrees_of_freedom(Figure figure, std::uint32_t replications);

/// The figure that a path ends with, if there is one of that name.
std::optional<Figure> figure_at(const std::string& path);

}  // namespace holdtime
