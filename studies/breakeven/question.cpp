#include "studies/breakeven/question.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/core/error.hpp"
#include "sim/core/trimmed.hpp"
#include "studies/expectations/figure_condition.hpp"

namespace holdtime {

namespace {

[[noreturn]] void refuse(const std::string& problem) { throw InputError({}, problem); }

using Names = std::vector<std::string>;

Names strategies_of(const Scenario& scenario) {
    Names names;
    for (const auto& [name, strategy] : scenario.strategies) names.push_back(name);
    return names;
}

bool has(const Names& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// A name may hold a comma: the one that leaves a strategy on both sides counts.
std::array<std::string, 2> names_between(const std::string& text, const Names& known) {
    Names parts;
    for (auto comma = text.find(','); comma != std::string::npos; comma = text.find(',', comma + 1)) {
        const std::array names{trimmed(text.substr(0, comma)), trimmed(text.substr(comma + 1))};
        if (has(known, names[0]) && has(known, names[1])) {
            if (names[0] == names[1]) refuse(fmt::format("--between '{}' names one strategy (must be two)", text));
            return names;
        }
        if (parts.empty()) parts = {names[0], names[1]};
    }
    if (parts.empty())
        refuse(fmt::format("--between '{}' names one strategy (must be two, as in --between 'phone only,chat only')",
                           text));
    for (const auto& name : parts)
        if (!has(known, name))
            refuse(fmt::format("no strategy '{}' in --between '{}'{}", name, text, suggestion(name, known)));
    refuse(fmt::format("--between '{}' does not name two strategies", text));
}

std::array<std::string, 2> pair_of(const std::optional<std::string>& between, const Names& known) {
    if (between) return names_between(*between, known);
    if (known.size() == 2) return {known[0], known[1]};
    refuse(known.size() < 2
               ? std::string("there is one strategy, and a break-even is between two (add another, or name "
                             "two figures of one with --figure and --on)")
               : std::string("--between is missing: between which two strategies? (as in --between "
                             "'phone only,chat only')"));
}

std::string escaped(const std::string& name) {
    std::string result;
    for (const char c : name) {
        if (c == '.' || c == '\\') result += '\\';
        result += c;
    }
    return result;
}

void refuse_percentile(const std::string& on, Figure figure) {
    if (info(figure).percentile > 0)
        refuse(fmt::format("invalid --on '{}': {} is a percentile, which cannot be searched (asa can)", on,
                           info(figure).key));
}

PartFigure figure_at(const FigurePath& path) { return {0, path.part, path.name, path.figure}; }

/// Strategies in the scenario's order, and each side's number among them.
void number(Sides& sides, const std::array<std::string, 2>& strategies, const Scenario& scenario) {
    for (const auto& name : strategies_of(scenario))
        if (name == strategies[0] || name == strategies[1]) sides.strategies.push_back(name);
    for (std::size_t i = 0; i < 2; ++i)
        sides.figures[i].strategy = static_cast<std::size_t>(
            std::find(sides.strategies.begin(), sides.strategies.end(), strategies[i]) - sides.strategies.begin());
}

std::string side_name(const PartFigure& side, const Scenario& scenario) {
    const auto& strategy = scenario.strategies[side.strategy].first;
    return side.part == in_total ? strategy : strategy + ": " + side.name;
}

Sides sides_of(const CombinedFigure& figure, const SidesAsked& asked, const Scenario& scenario) {
    if (figure.how == Combination::sum)
        refuse(fmt::format("--on '{}' is a sum, which has no two sides (must be a ratio or a difference)", asked.on));
    Sides sides;
    sides.figures = {figure.a, figure.b};
    const std::array strategies{scenario.strategies[figure.a.strategy].first,
                                scenario.strategies[figure.b.strategy].first};
    sides.between = {side_name(figure.a, scenario), side_name(figure.b, scenario)};
    if (sides.between[0] == sides.between[1])
        for (std::size_t i = 0; i < 2; ++i) sides.between[i] += fmt::format(" ({})", info(sides.figures[i].figure).key);
    if (asked.between) {
        const auto names = names_between(*asked.between, strategies_of(scenario));
        const bool same = names == strategies, turned = names[0] == strategies[1] && names[1] == strategies[0];
        if (!same && !turned)
            refuse(
                fmt::format("--between '{}' are not the strategies of the figure '{}', which names its sides itself "
                            "(leave --between out)",
                            *asked.between, asked.on));
        sides.between = strategies;
    }
    sides.how = figure.how;
    number(sides, strategies, scenario);
    return sides;
}

std::string path_text(const Sides& sides, const PartFigure& side) {
    const auto part = [&]() -> std::string {
        switch (side.part) {
            case in_channel:
                return "channels." + side.name;
            case in_group:
                return "agent_groups." + side.name;
            case in_segment:
                return "segments." + side.name;
            case in_reason:
                return "reasons." + side.name;
            default:
                return "total";
        }
    }();
    return fmt::format("{}.{}.{}", sides.strategies[side.strategy], part, info(side.figure).key);
}

}  // namespace

Sides find_sides(const SidesAsked& asked, const Scenario& scenario) {
    Sides sides;
    const auto defined = std::find_if(asked.figures.begin(), asked.figures.end(),
                                      [&](const CombinedFigure& one) { return one.name == asked.on; });
    if (defined != asked.figures.end()) {
        sides = sides_of(*defined, asked, scenario);
    } else {
        sides.between = pair_of(asked.between, strategies_of(scenario));
        const auto path = asked.on.find('.') == std::string::npos ? "total." + asked.on : asked.on;
        for (std::size_t i = 0; i < 2; ++i)
            sides.figures[i] = figure_at(
                parse_figure_path(escaped(sides.between[i]) + "." + path, asked.on, scenario, "invalid --on"));
        refuse_percentile(asked.on, sides.figure());
        number(sides, sides.between, scenario);
    }
    sides.on = asked.on;
    const auto& about = info(sides.figure());
    sides.better = about.better == Better::neither ? Better::less : about.better;
    sides.has_direction = about.better != Better::neither;
    sides.unit = about.unit;
    for (std::size_t i = 0; i < 2; ++i) sides.paths[i] = path_text(sides, sides.figures[i]);
    return sides;
}

}  // namespace holdtime
