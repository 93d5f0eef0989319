#pragma once

#include <string>
#include <vector>

#include "scenarios/schema/scenario.hpp"
#include "sim/ports/combined_figure.hpp"
#include "sim/ports/results.hpp"

namespace holdtime {

/// Understands `NAME = A / B` (or `A - B`, `A + B`), A and B being figures as `mixed.channels.phone.cost_per_contact`.
/// Throws InputError without a place that says what is there instead.
CombinedFigure parse_figure_definition(const std::string& text, const Scenario& scenario);

/// All of them; no two of one name.
std::vector<CombinedFigure> parse_figure_definitions(const std::vector<std::string>& texts, const Scenario& scenario);

/// Of means alone, as a queueing model has them.
CombinedEstimate combine_means(const CombinedFigure& figure, const Results& results);

}  // namespace holdtime
