#include "studies/expectations/figure_definition.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <utility>

#include "sim/core/error.hpp"
#include "sim/core/trimmed.hpp"
#include "studies/expectations/figure_condition.hpp"
#include "studies/expectations/statement.hpp"

namespace holdtime {

namespace {

struct Sign {
    const char* text;
    Combination how;
};
constexpr std::array signs{Sign{" / ", Combination::ratio}, Sign{" - ", Combination::difference},
                           Sign{" + ", Combination::sum}};

/// Names may hold such signs, too: the only place where they stand between spaces counts.
std::pair<std::size_t, Combination> find_sign(const std::string& of, const Statement& source) {
    std::optional<std::pair<std::size_t, Combination>> found;
    for (const auto& sign : signs)
        for (auto at = of.find(sign.text); at != std::string::npos; at = of.find(sign.text, at + 1)) {
            if (found) complain(source, "there are several of ' / ', ' - ' and ' + ' (must be one: two figures)");
            found = {at, sign.how};
        }
    if (!found)
        complain(source,
                 "there are no two figures with ' / ', ' - ' or ' + ' between them (write for instance 'call to chat = "
                 "mixed.channels.phone.cost_per_contact / mixed.channels.chat.cost_per_contact')");
    return *found;
}

PartFigure figure_at(const std::string& path, const Statement& source, const Scenario& scenario) {
    const auto found = parse_figure_path(path, source.text, scenario, source.what, source.place);
    if (info(found.figure).percentile > 0)
        complain(source,
                 fmt::format("{} is a percentile, which cannot be reckoned with (asa can)", info(found.figure).key));
    if ((info(found.figure).traits & is_root) != 0)
        complain(source, fmt::format("{} is a root, which cannot be reckoned with", info(found.figure).key));
    return {*index_of(scenario.strategies, found.strategy), found.part, found.name, found.figure};
}

Estimate estimate_at(const PartFigure& at, const Results& results) {
    const auto* figures = figures_of(at.part, at.name, results.strategies[at.strategy]);
    return figures ? (*figures)[at.figure] : Estimate{};
}

double combined(double a, double b, Combination how) {
    if (how == Combination::ratio) return b == 0 ? std::numeric_limits<double>::quiet_NaN() : a / b;
    return how == Combination::sum ? a + b : a - b;
}

}  // namespace

CombinedFigure parse_figure_definition(const std::string& text, const Scenario& scenario, const std::string& what,
                                       const Place& place) {
    const Statement source{text, what, place};
    const auto equals = text.find('=');
    if (equals == std::string::npos) complain(source, "there is no name (write NAME = FIGURE / FIGURE)");
    CombinedFigure figure;
    figure.name = trimmed(text.substr(0, equals));
    if (figure.name.empty()) complain(source, "the name before '=' is empty");
    const auto formula = text.substr(equals + 1);
    const auto [at, how] = find_sign(formula, source);
    figure.how = how;
    figure.a = figure_at(formula.substr(0, at), source, scenario);
    figure.b = figure_at(formula.substr(at + 3), source, scenario);
    if (how != Combination::ratio && info(figure.a.figure).unit != info(figure.b.figure).unit)
        complain(source, fmt::format("{} and {} have different units (only their ratio says anything)",
                                     info(figure.a.figure).key, info(figure.b.figure).key));
    return figure;
}

void add_figure(CombinedFigure figure, const std::string& text, const std::string& what, const Place& place,
                std::vector<CombinedFigure>& list) {
    if (std::any_of(list.begin(), list.end(), [&](const auto& one) { return one.name == figure.name; }))
        complain({text, what, place},
                 fmt::format("there is another figure '{}' (give it a name of its own)", figure.name));
    list.push_back(std::move(figure));
}

std::vector<CombinedFigure> parse_figure_definitions(const std::vector<std::string>& texts, const Scenario& scenario) {
    std::vector<CombinedFigure> list;
    for (const auto& text : texts) add_figure(parse_figure_definition(text, scenario), text, invalid_figure, {}, list);
    return list;
}

CombinedEstimate combine_means(const CombinedFigure& figure, const Results& results) {
    const auto a = estimate_at(figure.a, results), b = estimate_at(figure.b, results);
    const bool ratio = figure.how == Combination::ratio;
    CombinedEstimate estimate{figure.name, {}, ratio ? Unit::count : info(figure.a.figure).unit, ratio};
    if (a.exists() && b.exists()) estimate.value.mean = combined(a.mean, b.mean, figure.how);
    return estimate;
}

}  // namespace holdtime
