#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "reports/documents/check_document.hpp"
#include "reports/documents/check_wording.hpp"
#include "reports/html/figure.hpp"
#include "reports/html/parts.hpp"
#include "reports/html/studies/axes.hpp"
#include "reports/html/studies/pages.hpp"
#include "reports/html/study_page.hpp"
#include "reports/text/numbers.hpp"
#include "studies/check/check.hpp"

namespace holdtime {

namespace {

constexpr std::size_t most_drawn = 20;

std::string place(std::size_t check, std::size_t figure, const char* key) {
    return json_pointer({std::to_string(check), "figures", std::to_string(figure), key});
}

/// How far a figure moved, in thresholds: one side of 1 is noise, the other is not.
struct Move {
    std::string path;
    double at, low, high;
    bool changed;
};

std::vector<Move> moves_of(const ScenarioCheck& check) {
    std::vector<Move> list;
    for (const auto& one : check.comparison->figures) {
        if (!one.change.exists() || !(one.threshold > 0) || (one.change.mean == 0 && !is_changed(one))) continue;
        const auto in_thresholds = [&](double value) { return value / one.threshold; };
        Move move{one.path, in_thresholds(one.change.mean), in_thresholds(one.change.mean),
                  in_thresholds(one.change.mean), is_changed(one)};
        if (one.change.has_interval())
            move.low = in_thresholds(one.change.low), move.high = in_thresholds(one.change.high);
        list.push_back(std::move(move));
    }
    std::stable_sort(list.begin(), list.end(), [](const Move& a, const Move& b) {
        return std::pair(a.changed, std::abs(a.at)) > std::pair(b.changed, std::abs(b.at));
    });
    if (list.size() > most_drawn) list.resize(most_drawn);
    return list;
}

/// Thresholds on an axis that is even up to one and logarithmic beyond: a change of a hundred thresholds and one of
/// two stand on one picture.
double along(double thresholds) {
    const double size = std::abs(thresholds);
    return std::copysign(size <= 1 ? size : 1 + std::log10(size), thresholds);
}

Markup moves_svg(const ScenarioCheck& check, const std::vector<Move>& moves) {
    constexpr double left = 0, right = svg::width, step = 40, first = 26, half = 10;
    double most = 10;
    for (const auto& move : moves) most = std::max({most, std::abs(move.at), std::abs(move.low), std::abs(move.high)});
    const svg::Scale scale{-along(most), along(most), left + 10, right - 10};
    const auto x = [&](double thresholds) { return scale(along(thresholds)); };
    const double base = first + step * static_cast<double>(moves.size()) - 14;
    Markup content;
    for (double at = 1; at <= most * 1.0001; at *= 10)
        for (const double signed_at : {-at, at}) {
            std::string lines;
            for (std::size_t i = 0; i < moves.size(); ++i)
                lines += fmt::format("M{} {}v{}", svg::number(x(signed_at)),
                                     svg::number(first + step * static_cast<double>(i) - half), svg::number(2 * half));
            content += svg::path(lines, at == 1 ? "target" : "grid");
            content += svg::text(x(signed_at), base + 10, "q m", fmt::format("{:+g}", signed_at));
        }
    for (std::size_t i = 0; i < moves.size(); ++i) {
        const auto& move = moves[i];
        const double y = first + step * static_cast<double>(i);
        content += svg::line(x(0), y - half, x(0), y + half, "axis");
        content += svg::text(left, y - half - 4, move.changed ? "n" : "", svg::fitting(move.path, 290));
        content += svg::text(right, y - half - 4, move.changed ? "n e" : "q e", move.changed ? "changed" : "same");
        content += svg::group(move.changed ? "s1" : "grey",
                              svg::line(x(move.low), y, x(move.high), y, "l") +
                                  svg::circle(x(move.at), y, 4, move.changed ? "f ring" : "hollow"));
    }
    content += svg::text(x(0), base + 10, "q m", "0");
    content += svg::text(right, base + 26, "q e", "change from the baseline, in thresholds");
    return svg::picture(base + 32, fmt::format("Changes of {} in thresholds.", check.scenario), content);
}

DataTable numbers_of(const ScenarioCheck& check, std::size_t c) {
    DataTable table{check.scenario, "figure", {"baseline", "now", "change", "threshold", "state"}, {}};
    for (std::size_t f = 0; f < check.comparison->figures.size(); ++f) {
        const auto& one = check.comparison->figures[f];
        const auto number = [&](double value, const char* key) {
            Estimate mean;
            mean.mean = value;
            return words_datum(estimate_text(mean, one.unit), place(c, f, key));
        };
        const auto difference = [&](double value, const char* key) {
            Estimate mean;
            mean.mean = value;
            return words_datum(difference_text(mean, one.unit), place(c, f, key));
        };
        const auto threshold = [&](double value) {
            auto text = exact_number(value);
            const bool plain = text.find('e') == std::string::npos;
            return words_datum(std::move(text), plain ? place(c, f, "threshold") : "");
        };
        const char* state = one.verdict == FigureVerdict::same      ? "same"
                            : one.verdict == FigureVerdict::changed ? "changed"
                            : one.verdict == FigureVerdict::added   ? "new"
                                                                    : "gone";
        table.rows.push_back(
            {one.path,
             {number(one.baseline.mean, "baseline"), number(one.now.mean, "now"), difference(one.change.mean, "change"),
              threshold(one.threshold), words_datum(state, place(c, f, "status"))}});
    }
    return table;
}

Markup figure_of(const ScenarioCheck& check, std::size_t c) {
    const auto moves = moves_of(check);
    const auto& figures = check.comparison->figures;
    if (moves.empty()) {
        const auto numbers = element(
            "details", {}, element("summary", {}, "The numbers as a table") + table_markup(numbers_of(check, c)));
        return element("section", {{"class", "full"}},
                       element("h2", {}, fmt::format("What changed in {}?", check.scenario)) +
                           element("p", {}, fmt::format("Nothing: {} figures are the baseline's.", figures.size())) +
                           numbers);
    }
    const auto changed = std::count_if(figures.begin(), figures.end(), is_changed);
    Told told{
        fmt::format("What changed in {}?", check.scenario),
        fmt::format("Each change from the baseline with its interval, in thresholds: within the dashed lines it is "
                    "too small to mind. {} changed of {}; drawn: {} that moved at all, the furthest first.",
                    counted(static_cast<std::size_t>(changed), "figure"), figures.size(), moves.size()),
        {numbers_of(check, c)}};
    return figure_markup("check-" + std::to_string(c), told, moves_svg(check, moves), Breadth::whole);
}

Markup summary_of(const std::vector<ScenarioCheck>& checks) {
    DataTable table{"", "scenario", {"state", "figures", "changed", "expectations met"}, {}};
    for (std::size_t c = 0; c < checks.size(); ++c) {
        const auto& check = checks[c];
        const auto figures = check.comparison ? check.comparison->figures.size() : 0;
        const auto changed = check.comparison ? std::count_if(check.comparison->figures.begin(),
                                                              check.comparison->figures.end(), is_changed)
                                              : 0;
        const auto met = std::count_if(check.expectations.begin(), check.expectations.end(),
                                       [](const auto& one) { return one.met; });
        table.rows.push_back({check.scenario,
                              {words_datum(status_word(check.status()), json_pointer({std::to_string(c), "status"})),
                               words_datum(std::to_string(figures)), words_datum(std::to_string(changed)),
                               words_datum(fmt::format("{} of {}", met, check.expectations.size()))}});
    }
    return element("div", {{"id", "strategies"}, {"class", "summary"}}, table_markup(table));
}

}  // namespace

std::string check_page(const std::vector<ScenarioCheck>& checks, const ReportStyle& style) {
    StudyPage page;
    page.kicker = "holdtime check";
    page.question = checks.size() == 1 ? fmt::format("Does {} still answer as its baseline?", checks[0].scenario)
                                       : "Do the scenarios still answer as their baselines?";
    page.verdict = closing_line(checks);
    for (const auto& check : checks) {
        for (const auto& problem : check.problems) page.before.push_back(to_string(problem));
        for (const auto& one : check.expectations)
            if (!one.met) page.before.push_back(fmt::format("{} {}", one.path, expectation_text(one, check)));
        if (check.other_scenario) page.before.push_back(fmt::format("{}: {}", check.scenario, other_scenario_text));
    }
    page.looked_at = "Nothing stands out: every scenario ran, and no expectation fails. Targets were not looked at.";
    page.summary = summary_of(checks);
    for (std::size_t c = 0; c < checks.size(); ++c)
        if (checks[c].comparison) page.pictures += figure_of(checks[c], c);
    page.tables = check_document(checks, CheckReader::page).blocks;
    return study_page(page, style);
}

}  // namespace holdtime
