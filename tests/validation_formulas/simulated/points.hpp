#pragma once

#include <string>
#include <vector>

#include "sim/ports/figures.hpp"

/// Scenarios that an exact formula answers completely, over a grid of parameters.
namespace holdtime::formulas {

struct Point {
    std::string model;                                                ///< queueing model that is exact here
    std::string name;                                                 ///< its parameters
    std::string calendar, reason, segment, channel, group, strategy;  ///< YAML of the blocks
    double rate = 0;                                                  ///< contacts per second; 0: `rates` of each hour
    std::vector<double> rates;
    std::vector<Figure> figures;  ///< of the channel, compared
    bool occupancy = true;        ///< of the group, compared too
};

std::vector<Point> grid_points();

/// The scenario, with all rates times `factor`.
std::string scenario_text(const Point& point, double factor);

}  // namespace holdtime::formulas
