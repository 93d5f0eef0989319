#include "sim/stats/combined_summary.hpp"

#include <algorithm>

#include "sim/stats/parts.hpp"

namespace holdtime {

namespace {

/// Two numerators and two denominators: a figure that is one ratio is multiplied by one.
void set_terms(Figure figure, const PartSums& sums, double* terms) {
    const auto& about = info(figure);
    if (about.is_product()) {
        terms[0] = value_of(about.numerator, sums);
        terms[1] = value_of(about.times, sums);
        terms[2] = value_of(about.denominator, sums);
        terms[3] = value_of(about.over, sums);
        return;
    }
    const auto [numerator, denominator] = ratio(figure, sums);
    terms[0] = numerator;
    terms[1] = terms[3] = 1;
    terms[2] = denominator;
}

}  // namespace

CombinedSummary::Side CombinedSummary::side_of(const PartFigure& figure, std::span<const Description> strategies) {
    const auto names = Parts(strategies[figure.strategy]).names;
    const auto found = std::find_if(names.begin(), names.end(), [&](const PartName& part) {
        return part.kind == figure.part && (figure.part == in_total || part.name == figure.name);
    });
    return {figure.strategy, static_cast<std::size_t>(found - names.begin()), figure.figure, found != names.end()};
}

CombinedSummary::CombinedSummary(std::span<const CombinedFigure> figures, std::span<const Description> strategies) {
    for (const auto& one : figures)
        states_.push_back({one.name, one.how, side_of(one.a, strategies), side_of(one.b, strategies), {}});
}

void CombinedSummary::add(std::span<const std::vector<PartSums>* const> parts) {
    for (auto& state : states_) {
        if (!state.a.exists || !state.b.exists) continue;
        std::array<double, 8> terms{};
        set_terms(state.a.figure, (*parts[state.a.strategy])[state.a.part], terms.data());
        set_terms(state.b.figure, (*parts[state.b.strategy])[state.b.part], terms.data() + 4);
        state.moments.add(terms);
    }
}

std::vector<CombinedEstimate> CombinedSummary::estimates(double confidence) const {
    StudentT student(confidence);
    std::vector<CombinedEstimate> list;
    for (const auto& state : states_) {
        const auto unit = state.how == Combination::ratio ? Unit::count : info(state.a.figure).unit;
        list.push_back({state.name, state.moments.combined(state.how, student), unit, state.how == Combination::ratio});
    }
    return list;
}

}  // namespace holdtime
