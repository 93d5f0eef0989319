#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/schema/scenario.hpp"
#include "sim/ports/combined_figure.hpp"

namespace holdtime {

/// Two sides, and the figure in which one of them is better.
struct Sides {
    std::string on;                       ///< the figure, as asked
    std::array<std::string, 2> between;   ///< what the sides are called
    std::array<PartFigure, 2> figures;    ///< `strategy` counts in `strategies`
    std::vector<std::string> strategies;  ///< that must be simulated, in the scenario's order
    Better better = Better::less;         ///< of the figure
    bool has_direction = true;            ///< false: of no figure one would say better; then it is the lower
    Unit unit = Unit::count;
    std::optional<Combination> how;    ///< of a defined figure: a ratio or a difference
    std::array<std::string, 2> paths;  ///< of the two figures, as in --figure; for messages

    Figure figure() const { return figures[0].figure; }
    /// Which side is better where the first minus the second is this.
    std::size_t better_at(double difference) const { return (difference < 0) == (better != Better::more) ? 0 : 1; }
};

struct SidesAsked {
    std::optional<std::string> between;  ///< "A,B"; absent: the two that there are, or those of a defined figure
    std::string on = "cost";             ///< `cost`, `channels.phone.asa`, or the name of a defined figure
    std::vector<CombinedFigure> figures;
};

/// Throws InputError that names the option: not two strategies, unknown ones, an unknown figure, a percentile.
Sides find_sides(const SidesAsked& asked, const Scenario& scenario);

}  // namespace holdtime
