#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/schema/scenario.hpp"
#include "sim/ports/combined_figure.hpp"
#include "sim/ports/results.hpp"

namespace holdtime {

/// A figure by its path: `strategy.total.figure` or `strategy.part.name.figure`.
struct FigurePath {
    std::string strategy;
    Part part = in_total;
    std::string name;  ///< of the channel, group, ... ; "" in the total
    Figure figure = Figure::offered;
};

/// A comparison of one figure with a number, as in `mixed.channels.phone.service_level < 80%` or `mixed.total.cost >
/// 5000`. What --fail-if and `expect` say.
struct FigureCondition {
    enum class Comparison { less, at_most, more, at_least, equal, unequal };
    std::string text;
    FigurePath path;
    std::string defined;  ///< the name of a figure that was defined, instead of `path`
    Unit unit = Unit::count;
    Comparison comparison = Comparison::less;
    double value = 0;  ///< shares as 0..1, waits in seconds
};

/// A condition in its three parts, before anybody looks for the figure.
struct SplitCondition {
    std::string figure;
    FigureCondition::Comparison comparison;
    std::string value;
};
/// Throws InputError when there is no comparison; `what` and `place` as of parse_condition.
SplitCondition split_condition(const std::string& text, const std::string& what, const Place& place = {});
/// The value of a condition, of a figure in this unit: shares as 0..1, waits in seconds.
double condition_value(const SplitCondition& condition, Unit unit, const std::string& currency, const std::string& text,
                       const std::string& what, const Place& place = {});
bool compares(double figure, FigureCondition::Comparison comparison, double value);
/// A value as such conditions have it, in the unit that `text` was typed with.
std::string condition_figure_text(double value, Unit unit, const std::string& text);

/// Understands a path and finds its names in the scenario; throws as parse_condition, which it is part of: `text`.
FigurePath parse_figure_path(const std::string& path, const std::string& text, const Scenario& scenario,
                             const std::string& what, const Place& place = {});

/// The figures of a strategy's part; null where it has none of that name.
const Figures* figures_of(Part part, const std::string& name, const StrategyResults& strategy);

/// Understands the text and finds its names in the scenario. Throws InputError at `place` that says what is there
/// instead; `what` begins the complaint: "invalid --fail-if", "invalid expectation". `defined`: figures that may be
/// called by their name.
FigureCondition parse_condition(const std::string& text, const Scenario& scenario, const std::string& what,
                                const Place& place = {}, const std::vector<CombinedFigure>& defined = {});

/// The figure that the condition is about; one that does not exist when the results do not have it.
Estimate figure_of(const FigureCondition& condition, const Results& results);

/// Does the mean satisfy it? Not when the figure does not exist.
bool holds(const FigureCondition& condition, const Estimate& figure);

/// What is wrong, for the user, if the condition (of --fail-if) holds, or if its figure does not exist (so that nothing
/// can be promised).
std::optional<std::string> broken(const FigureCondition& condition, const Results& results);

}  // namespace holdtime
