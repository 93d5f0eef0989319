#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "sim/ports/figures.hpp"

namespace holdtime {

/// A figure of one part of one strategy.
struct PartFigure {
    std::size_t strategy = 0;  ///< its number
    Part part = in_total;
    std::string name;  ///< of the channel, group, segment or reason; "" in the total
    Figure figure = Figure::offered;
};

/// What is made of two figures.
enum class Combination : std::uint8_t { sum, difference, ratio };

/// A figure that somebody defined by two others: no percentile among them, which are no ratio of sums.
struct CombinedFigure {
    std::string name;
    PartFigure a, b;
    Combination how = Combination::ratio;
};

}  // namespace holdtime
