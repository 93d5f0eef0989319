#include "sim/stats/combined_summary.hpp"

#include <algorithm>

namespace holdtime {

CombinedSummary::CombinedSummary(std::span<const CombinedFigure> figures, std::span<const Description> strategies) {
    for (const auto& one : figures)
        states_.push_back({one.name, one.how, FigurePlace(one.a, strategies), FigurePlace(one.b, strategies), {}});
}

void CombinedSummary::add(std::span<const std::vector<PartSums>* const> parts) {
    for (auto& state : states_) {
        if (!state.a.exists() || !state.b.exists()) continue;
        std::array<double, 8> terms{};
        const auto a = state.a.terms(parts), b = state.b.terms(parts);
        std::copy(b.begin(), b.end(), std::copy(a.begin(), a.end(), terms.begin()));
        state.moments.add(terms);
    }
}

std::vector<CombinedEstimate> CombinedSummary::estimates(double confidence) const {
    StudentT student(confidence);
    std::vector<CombinedEstimate> list;
    for (const auto& state : states_) {
        const auto unit = state.how == Combination::ratio ? Unit::count : info(state.a.figure()).unit;
        list.push_back({state.name, state.moments.combined(state.how, student), unit, state.how == Combination::ratio});
    }
    return list;
}

}  // namespace holdtime
