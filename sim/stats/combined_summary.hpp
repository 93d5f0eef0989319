#pragma once

#include <span>
#include <vector>

#include "sim/ports/combined_figure.hpp"
#include "sim/ports/description.hpp"
#include "sim/ports/results.hpp"
#include "sim/stats/figure_terms.hpp"
#include "sim/stats/moments.hpp"

namespace holdtime {

/// Figures that are sums, differences or ratios of two others, over the replications, paired: both belong to the same
/// customers.
class CombinedSummary {
public:
    CombinedSummary(std::span<const CombinedFigure> figures, std::span<const Description> strategies);

    bool empty() const { return states_.empty(); }
    /// One replication: of each strategy the sums of its parts, numbered as by Parts.
    void add(std::span<const std::vector<PartSums>* const> parts);
    std::vector<CombinedEstimate> estimates(double confidence) const;

private:
    struct State {
        std::string name;
        Combination how = Combination::ratio;
        FigurePlace a, b;
        ProductMoments moments;
    };

    std::vector<State> states_;
};

}  // namespace holdtime
