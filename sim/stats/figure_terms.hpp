#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "sim/ports/combined_figure.hpp"
#include "sim/ports/description.hpp"
#include "sim/stats/part_sums.hpp"

namespace holdtime {

/// Of one replication, what a figure is made of: two numerators and two denominators (1 where there is one ratio). Over
/// replications the figure is the product of the numerators' means over that of the denominators'.
using FigureTerms = std::array<double, 4>;

/// Where a figure stands among the folded sums of several strategies, numbered as by Parts.
class FigurePlace {
public:
    FigurePlace(const PartFigure& figure, std::span<const Description> strategies);

    Figure figure() const { return figure_; }
    bool exists() const { return exists_; }  ///< the strategy has the part
    /// Of one replication; all 0 where the part does not exist, or of a percentile.
    FigureTerms terms(std::span<const std::vector<PartSums>* const> parts) const;

private:
    std::size_t strategy_ = 0, part_ = 0;
    Figure figure_ = Figure::offered;
    bool exists_ = false;
};

}  // namespace holdtime
