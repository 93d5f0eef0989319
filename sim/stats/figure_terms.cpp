#include "sim/stats/figure_terms.hpp"

#include <algorithm>

#include "sim/stats/parts.hpp"

namespace holdtime {

FigurePlace::FigurePlace(const PartFigure& figure, std::span<const Description> strategies)
    : strategy_(figure.strategy), figure_(figure.figure) {
    const auto names = Parts(strategies[figure.strategy]).names;
    const auto found = std::find_if(names.begin(), names.end(), [&](const PartName& part) {
        return part.kind == figure.part && (figure.part == in_total || part.name == figure.name);
    });
    part_ = static_cast<std::size_t>(found - names.begin());
    exists_ = found != names.end();
}

FigureTerms FigurePlace::terms(std::span<const std::vector<PartSums>* const> parts) const {
    if (!exists_) return {};
    const auto& sums = (*parts[strategy_])[part_];
    const auto& about = info(figure_);
    if (about.is_product())
        return {value_of(about.numerator, sums), value_of(about.times, sums), value_of(about.denominator, sums),
                value_of(about.over, sums)};
    const auto [numerator, denominator] = ratio(figure_, sums);
    return {numerator, 1, denominator, 1};  // a figure that is one ratio is multiplied by one
}

}  // namespace holdtime
