#include <fmt/format.h>

#include <algorithm>

#include "reports/documents/breakeven_document.hpp"
#include "reports/html/figure.hpp"
#include "reports/html/parts.hpp"
#include "reports/html/studies/axes.hpp"
#include "reports/html/studies/pages.hpp"
#include "reports/html/study_page.hpp"
#include "reports/text/numbers.hpp"
#include "studies/breakeven/breakeven.hpp"
#include "studies/compare/wording.hpp"
#include "studies/sweep/measure.hpp"

namespace holdtime {

namespace {

std::string place_text(double x, const std::string& unit) { return show({std::stod(fmt::format("{:.4g}", x)), unit}); }

std::string difference_of(const Estimate& value, Unit unit) {
    Estimate mean;
    mean.mean = value.mean;
    return difference_text(mean, unit);
}

Markup curve_figure(const Breakeven& found) {
    if (found.points.empty()) return {};
    const auto& names = found.sides.between;
    const auto& varied = found.varied[0];
    Lines lines;
    lines.lines.push_back({0, names[0], {}, {}});
    DataTable table{
        fmt::format("{}: {} minus {}", found.sides.on, names[0], names[1]), varied.path, {"difference"}, {}};
    for (std::size_t i = 0; i < found.points.size(); ++i) {
        const auto& point = found.points[i];
        lines.lines[0].x.push_back(point.x);
        lines.lines[0].y.push_back(point.difference);
        table.rows.push_back({place_text(point.x, varied.unit),
                              {words_datum(difference_of(point.difference, found.sides.unit),
                                           json_pointer({"curve", std::to_string(i), "difference", "mean"}))}});
    }
    for (const auto& crossing : found.crossings) lines.marks.push_back(crossing.at.mean);
    Told told{"Where does the answer turn?",
              fmt::format("{} of {} minus {}: where the line crosses 0 the answer turns (dashed). The shade is the "
                          "interval of each place.",
                          found.sides.on, names[0], names[1]),
              {std::move(table)}};
    lines.name = "Difference along the range. " + breakeven_text(found);
    lines.x_title = varied.path;
    lines.y_title = fmt::format("{}: {} minus {}", found.sides.on, names[0], names[1]);
    lines.x_text = [&](double x) { return place_text(x, varied.unit); };
    lines.y_text = [&](double y) { return difference_of({y}, found.sides.unit); };
    return figure_markup("curve", told, lines_svg(lines), true);
}

/// Two paths as a table whose cells are words, coloured by who is better.
Markup map_figure(const Breakeven& found) {
    const auto &x = found.varied[0], &y = found.varied[1];
    std::vector<double> xs, ys;
    for (const auto& point : found.points) {
        if (std::find(xs.begin(), xs.end(), point.x) == xs.end()) xs.push_back(point.x);
        if (std::find(ys.begin(), ys.end(), point.y) == ys.end()) ys.push_back(point.y);
    }
    std::sort(ys.rbegin(), ys.rend());
    Markup head = element("th", {{"scope", "col"}}, "");
    for (const double at : xs) head += element("th", {{"scope", "col"}}, place_text(at, x.unit));
    Markup body;
    for (const double at : ys) {
        Markup row = element("th", {{"scope", "row"}}, place_text(at, y.unit));
        for (std::size_t i = 0; i < found.points.size(); ++i) {
            const auto& point = found.points[i];
            if (point.y != at) continue;
            const auto said = !point.better ? "not told" : *point.better == 0 ? "A" : "B";
            const auto content =
                element("b", {}, said) + Markup::text(" ") +
                element(
                    "span",
                    {{"class", "nb"}, {"data-json", json_pointer({"map", std::to_string(i), "difference", "mean"})}},
                    difference_of(point.difference, found.sides.unit));
            row += element("td",
                           {{"class", !point.better        ? "cell"
                                      : *point.better == 0 ? "cell s0"
                                                           : "cell s1"}},
                           content);
        }
        body += element("tr", {}, row);
    }
    const auto table =
        element("table", {{"class", "data map"}},
                element("caption", {},
                        fmt::format("A = {}, B = {}; {} to the right, {} upwards; each cell: {} of A minus B",
                                    found.sides.between[0], found.sides.between[1], x.path, y.path, found.sides.on)) +
                    element("thead", {}, element("tr", {}, head)) + element("tbody", {}, body));
    return element(
        "section", {{"id", "map"}, {"class", "full"}},
        element("h2", {}, "Who is better where?") + element("div", {{"class", "beyond"}, {"tabindex", "0"}}, table));
}

Markup summary_of(const Breakeven& found) {
    Table table{"", found.varied[0].path, {"at", "from", "to", "better below", "better above"}, {}};
    table.words_columns = table.columns.size();
    const auto& unit = found.varied[0].unit;
    for (std::size_t i = 0; i < found.crossings.size(); ++i) {
        const auto& crossing = found.crossings[i];
        const auto at = [&](const char* key, const char* below = nullptr) {
            const auto pointer = json_pointer({"crossings", std::to_string(i), key});
            return below ? pointer + below : pointer;
        };
        table.rows.push_back({fmt::format("turn {}", i + 1),
                              {pointing(words_cell(place_text(crossing.at.mean, unit)), at("at", "/mean")),
                               pointing(words_cell(place_text(crossing.at.low, unit)), at("at", "/ci/0")),
                               pointing(words_cell(place_text(crossing.at.high, unit)), at("at", "/ci/1")),
                               pointing(words_cell(found.sides.between[crossing.below]), at("better_below")),
                               pointing(words_cell(found.sides.between[crossing.above]), at("better_above"))}});
    }
    const auto content =
        table.rows.empty() ? element("p", {{"class", "note"}}, prose(breakeven_text(found))) : block_markup(table);
    return element("div", {{"id", "strategies"}, {"class", "summary"}}, content);
}

}  // namespace

std::string breakeven_page(const Breakeven& found, const ReportStyle& style) {
    const bool map = found.varied.size() > 1;
    StudyPage page;
    page.kicker = found.scenario + " · " + runs_text(found.replications, found.seed, found.confidence);
    page.question =
        map ? fmt::format("Where is {} better, and where {}?", found.sides.between[0], found.sides.between[1])
            : fmt::format("From which {} on is the other strategy better?", found.varied[0].path);
    page.verdict = breakeven_text(found);
    page.before = found.notes;
    page.summary = summary_of(found);
    page.pictures = map ? map_figure(found) : curve_figure(found);
    page.tables = breakeven_document(found).blocks;
    page.again = fmt::format("holdtime breakeven SCENARIO --vary {}=LOW:HIGH --seed {} --html breakeven.html",
                             found.varied[0].path, found.seed);
    return study_page(page, style.version);
}

}  // namespace holdtime
