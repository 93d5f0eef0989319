#include "studies/expectations/figure_condition.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "scenarios/schema/keys.hpp"
#include "sim/core/error.hpp"
#include "sim/core/trimmed.hpp"
#include "studies/expectations/figure_names.hpp"
#include "studies/expectations/statement.hpp"

namespace holdtime {

namespace {

using Names = std::vector<std::string>;

struct Operator {
    const char* sign;
    FigureCondition::Comparison comparison;
};
constexpr std::array operators{
    Operator{"<=", FigureCondition::Comparison::at_most}, Operator{">=", FigureCondition::Comparison::at_least},
    Operator{"==", FigureCondition::Comparison::equal},   Operator{"!=", FigureCondition::Comparison::unequal},
    Operator{"<", FigureCondition::Comparison::less},     Operator{">", FigureCondition::Comparison::more}};

struct PartKind {
    const char* name;
    Part part;
};
constexpr std::array part_kinds{PartKind{"total", in_total}, PartKind{"channels", in_channel},
                                PartKind{"agent_groups", in_group}, PartKind{"segments", in_segment},
                                PartKind{"reasons", in_reason}};

template <class T>
Names names_of(const Named<T>& list) {
    Names names;
    for (const auto& [name, value] : list) names.push_back(name);
    return names;
}

void find(const std::string& name, const Names& known, const std::string& what, const Statement& source) {
    for (const auto& one : known)
        if (one == name) return;
    complain(source, fmt::format("no {} '{}'{}", what, name, suggestion(name, known)));
}

Part find_part(const std::string& part, const Statement& source) {
    Names known;
    for (const auto& kind : part_kinds) {
        if (part == kind.name) return kind.part;
        known.emplace_back(kind.name);
    }
    complain(source, fmt::format("no part '{}'{}", part, suggestion(part, known)));
}

Names known_in(unsigned part, const Strategy& strategy, const Scenario& scenario) {
    switch (part) {
        case in_channel:
            return strategy.channels;
        case in_group:
            return names_of(strategy.agent_groups);
        case in_segment:
            return names_of(scenario.segments);
        default:
            return names_of(scenario.reasons);
    }
}

Figure find_figure(const std::string& key, unsigned part, const Statement& source) {
    Names known;
    for (std::size_t f = 0; f < figure_count; ++f) {
        if ((figure_info()[f].parts & part) == 0) continue;
        if (figure_info()[f].key == key) return static_cast<Figure>(f);
        known.emplace_back(figure_info()[f].key);
    }
    complain(source, fmt::format("no figure '{}' there{}", key, figure_suggestion(key, known)));
}

/// What a unit multiplies by, for a figure of this kind; nullopt when it does not go with it.
std::optional<double> factor_of(const std::string& unit, Unit figure_unit, const std::string& currency) {
    if (unit.empty()) return 1;
    using Factor = std::pair<const char*, double>;
    constexpr std::array<Factor, 5> seconds{{{"ms", 0.001}, {"s", 1}, {"min", 60}, {"h", 3600}, {"d", 86400}}};
    if (figure_unit == Unit::share && unit == "%") return 0.01;
    if (figure_unit == Unit::money && unit == currency) return 1;
    if (figure_unit == Unit::hours && unit == "h") return 1;
    if (figure_unit == Unit::minutes && unit == "min") return 1;
    if (figure_unit == Unit::seconds)
        for (const auto& [name, factor] : seconds)
            if (unit == name) return factor;
    return {};
}

double parse_value(const std::string& value, Unit unit, const std::string& currency, const Statement& source) {
    double number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc() || !std::isfinite(number)) complain(source, fmt::format("'{}' is not a number", value));
    const auto unit_text = trimmed(std::string_view(value).substr(static_cast<std::size_t>(end - value.data())));
    const auto factor = factor_of(unit_text, unit, currency);
    if (!factor) complain(source, fmt::format("the unit '{}' does not go with this figure", unit_text));
    if (unit == Unit::share && unit_text.empty() && std::abs(number) > 1)
        complain(source, fmt::format("{0} is not a share (at most 1; write {0}% for per cent)", value));
    return number * *factor;
}

/// Where the last comparison sign stands: its position, and which it is.
std::pair<std::size_t, const Operator*> find_operator(const Statement& source) {
    const auto& text = source.text;
    for (std::size_t i = text.size(); i-- > 0;)
        for (const auto& candidate : operators) {
            const std::size_t length = std::char_traits<char>::length(candidate.sign);
            if (i + 1 < length || text.compare(i + 1 - length, length, candidate.sign) != 0) continue;
            return {i + 1 - length, &candidate};
        }
    complain(source, "there is no comparison (write for instance 'mixed.channels.phone.service_level < 80%')");
}

std::string figure_text(double value, Unit unit, const std::string& typed) {
    if (unit == Unit::share) return fmt::format("{:.6g} %", 100 * value);
    if (unit == Unit::seconds && !typed.empty())
        return fmt::format("{:.6g} {}", value / factor_of(typed, unit, "").value_or(1), typed);
    return fmt::format("{:.6g}{}", value, unit == Unit::seconds ? " s" : unit == Unit::hours ? " h" : "");
}

/// The letters that the condition ends with.
std::string unit_typed(const std::string& text) {
    const auto last = trimmed(text).find_last_not_of("abcdefghijklmnopqrstuvwxyz");
    return last == std::string::npos ? "" : trimmed(text).substr(last + 1);
}

FigurePath find_path(const std::string& text, const Scenario& scenario, const Statement& source) {
    const auto path = split_path(trimmed(text));
    if (path.size() < 3) complain(source, "a path is strategy.total.figure or strategy.part.name.figure");
    FigurePath found;
    found.strategy = path[0];
    find(found.strategy, names_of(scenario.strategies), "strategy", source);
    const auto part = found.part = find_part(path[1], source);
    if (path.size() != (part == in_total ? 3u : 4u))
        complain(source,
                 "a path is strategy.total.figure or strategy.part.name.figure (a '.' inside a name is written '\\.')");
    if (part != in_total) {
        found.name = path[2];
        const auto& strategy = scenario.strategies[*index_of(scenario.strategies, found.strategy)].second;
        find(found.name, known_in(part, strategy, scenario), "such part of the strategy:", source);
    }
    found.figure = find_figure(path.back(), part, source);
    return found;
}

/// Of a figure that was defined: its name alone.
const CombinedFigure* find_defined(const std::string& name, const std::vector<CombinedFigure>& defined) {
    for (const auto& one : defined)
        if (one.name == name) return &one;
    return nullptr;
}

}  // namespace

bool compares(double figure, FigureCondition::Comparison comparison, double value) {
    switch (comparison) {
        case FigureCondition::Comparison::less:
            return figure < value;
        case FigureCondition::Comparison::at_most:
            return figure <= value;
        case FigureCondition::Comparison::more:
            return figure > value;
        case FigureCondition::Comparison::at_least:
            return figure >= value;
        case FigureCondition::Comparison::equal:
            return figure == value;
        case FigureCondition::Comparison::unequal:
            return figure != value;
    }
    return false;
}

SplitCondition split_condition(const std::string& text, const std::string& what, const Place& place) {
    const auto [position, sign] = find_operator({text, what, place});
    return {trimmed(text.substr(0, position)), sign->comparison,
            trimmed(text.substr(position + std::char_traits<char>::length(sign->sign)))};
}

double condition_value(const SplitCondition& condition, Unit unit, const std::string& currency, const std::string& text,
                       const std::string& what, const Place& place) {
    return parse_value(condition.value, unit, currency, {text, what, place});
}

std::string condition_figure_text(double value, Unit unit, const std::string& text) {
    return figure_text(value, unit, unit_typed(text));
}

FigurePath parse_figure_path(const std::string& path, const std::string& text, const Scenario& scenario,
                             const std::string& what, const Place& place) {
    return find_path(path, scenario, {text, what, place});
}

const Figures* figures_of(Part part, const std::string& name, const StrategyResults& strategy) {
    if (part == in_total) return &strategy.total;
    const auto& list = part == in_channel   ? strategy.channels
                       : part == in_group   ? strategy.agent_groups
                       : part == in_segment ? strategy.segments
                                            : strategy.reasons;
    for (const auto& one : list)
        if (one.name == name) return &one.figures;
    return nullptr;
}

FigureCondition parse_condition(const std::string& text, const Scenario& scenario, const std::string& what,
                                const Place& place, const std::vector<CombinedFigure>& defined) {
    const Statement source{text, what, place};
    const auto split = split_condition(text, what, place);
    FigureCondition condition;
    condition.text = text;
    condition.comparison = split.comparison;
    if (const auto* combined = find_defined(split.figure, defined)) {
        condition.defined = split.figure;
        if (combined->how != Combination::ratio) condition.unit = info(combined->a.figure).unit;
    } else {
        condition.path = find_path(split.figure, scenario, source);
        condition.unit = info(condition.path.figure).unit;
    }
    condition.value = condition_value(split, condition.unit, scenario.currency, text, what, place);
    return condition;
}

Estimate figure_of(const FigureCondition& condition, const Results& results) {
    for (const auto& one : results.figures)
        if (one.name == condition.defined) return one.value;
    const auto& path = condition.path;
    for (const auto& strategy : results.strategies)
        if (strategy.name == path.strategy)
            if (const auto* figures = figures_of(path.part, path.name, strategy)) return (*figures)[path.figure];
    return {};
}

bool holds(const FigureCondition& condition, const Estimate& figure) {
    return figure.exists() && compares(figure.mean, condition.comparison, condition.value);
}

std::optional<std::string> broken(const FigureCondition& condition, const Results& results) {
    const auto figure = figure_of(condition, results);
    if (!figure.exists()) return fmt::format("check failed: {} (the figure does not exist)", condition.text);
    if (!holds(condition, figure)) return {};
    return fmt::format("check failed: {} (it is {})", condition.text,
                       condition_figure_text(figure.mean, condition.unit, condition.text));
}

}  // namespace holdtime
