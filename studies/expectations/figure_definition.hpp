#pragma once

#include <string>
#include <vector>

#include "scenarios/schema/scenario.hpp"
#include "sim/ports/combined_figure.hpp"
#include "sim/ports/results.hpp"

namespace holdtime {

/// Understands `NAME = A / B` (or `A - B`, `A + B`), A and B being figures as `mixed.channels.phone.cost_per_contact`.
/// Throws InputError at `place` that says what is there instead; `what` begins the complaint.
inline constexpr const char* invalid_figure = "invalid --figure";
CombinedFigure parse_figure_definition(const std::string& text, const Scenario& scenario,
                                       const std::string& what = invalid_figure, const Place& place = {});

/// Does this text define a figure, and not only name one?
inline bool defines_figure(const std::string& text) { return text.find('=') != std::string::npos; }

/// Adds it to the list; complains, as above, if there is one of its name.
void add_figure(CombinedFigure figure, const std::string& text, const std::string& what, const Place& place,
                std::vector<CombinedFigure>& list);

/// All of them, as typed behind --figure; no two of one name.
std::vector<CombinedFigure> parse_figure_definitions(const std::vector<std::string>& texts, const Scenario& scenario);

/// Of means alone, as a queueing model has them.
CombinedEstimate combine_means(const CombinedFigure& figure, const Results& results);

}  // namespace holdtime
