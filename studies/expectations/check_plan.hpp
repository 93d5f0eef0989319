#pragma once

#include <array>
#include <optional>
#include <vector>

#include "scenarios/schema/scenario.hpp"
#include "sim/ports/figures.hpp"
#include "studies/expectations/figure_condition.hpp"

namespace holdtime {

/// One line of `expect`, understood.
struct PlannedExpectation {
    Expectation written;
    FigureCondition condition;
};

/// What `check` compares and from when on it minds: the scenario's `check` and `expect`, their names resolved.
struct CheckPlan {
    std::vector<Figure> figures;
    unsigned parts = in_total | in_channel | in_group;  ///< of Part
    double threshold = 0;
    std::array<std::optional<NoiseThreshold>, figure_count> own_threshold{};
    double level = 0.01;
    std::vector<PlannedExpectation> expectations;
    std::vector<CombinedFigure> defined;  ///< by expectations, as --figure does
};

/// Complains about names that are no figures, and about conditions and thresholds that do not go with theirs.
CheckPlan plan_check(const Scenario& scenario, Problems& problems);

/// By how much the figure may move from this value (in its own unit) and still be called the same.
double noise_threshold(const CheckPlan& plan, Figure figure, double baseline);

}  // namespace holdtime
