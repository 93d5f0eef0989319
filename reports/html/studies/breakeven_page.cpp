#include <fmt/format.h>

#include <algorithm>

#include "reports/documents/breakeven_document.hpp"
#include "reports/documents/path_names.hpp"
#include "reports/html/figure.hpp"
#include "reports/html/parts.hpp"
#include "reports/html/studies/axes.hpp"
#include "reports/html/studies/grid.hpp"
#include "reports/html/studies/pages.hpp"
#include "reports/html/study_page.hpp"
#include "reports/text/numbers.hpp"
#include "studies/breakeven/breakeven.hpp"
#include "studies/compare/wording.hpp"

namespace holdtime {

namespace {

/// `± 10`; "" where there is no interval.
std::string half_width_of(const Estimate& value, Unit unit) {
    const auto text = value.has_interval() ? difference_text(value, unit) : std::string();
    const auto at = text.find("± ");
    return at == std::string::npos ? "" : text.substr(at);
}

/// The same, below the number.
Markup half_width_markup(const Estimate& value, Unit unit) {
    const auto text = half_width_of(value, unit);
    return text.empty() ? Markup() : element("small", {{"class", "below-it"}}, text);
}

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
        table.rows.push_back({place_text(point.x, varied),
                              {words_datum(difference_of(point.difference, found.sides.unit),
                                           json_pointer({"curve", std::to_string(i), "difference", "mean"}))}});
        table.rows.back().cells.back().behind = half_width_of(point.difference, found.sides.unit);
    }
    for (const auto& crossing : found.crossings)
        lines.marks.push_back(varied.whole ? (crossing.last_below + crossing.first_above) / 2 : crossing.at.mean);
    Told told{"Where does the answer turn?",
              fmt::format("{} of {} minus {}: where the line crosses 0 the answer turns (dashed). The shade is the "
                          "{:g} % interval of each place, for many are looked at.",
                          found.sides.on, names[0], names[1], 100 * place_confidence),
              {std::move(table)}};
    lines.name = "Difference along the range. " + breakeven_text(found);
    lines.x_title = varied.path;
    lines.y_title = fmt::format("{}: {} minus {}", found.sides.on, names[0], names[1]);
    lines.x_text = [&](double x) { return place_text(x, varied); };
    lines.y_text = [&](double y) { return axis_text(y, found.sides.unit, true); };
    return figure_markup("curve", told, lines_svg(lines), Breadth::beside);
}

/// The values of two paths, each once: of the first as met, of the second upwards.
struct Field {
    std::vector<double> xs, ys;
    explicit Field(const Breakeven& found) {
        for (const auto& point : found.points) {
            if (std::find(xs.begin(), xs.end(), point.x) == xs.end()) xs.push_back(point.x);
            if (std::find(ys.begin(), ys.end(), point.y) == ys.end()) ys.push_back(point.y);
        }
        std::sort(xs.begin(), xs.end());
        std::sort(ys.begin(), ys.end());
    }
    static std::size_t place(const std::vector<double>& list, double value) {
        return static_cast<std::size_t>(std::lower_bound(list.begin(), list.end(), value) - list.begin());
    }
};

const char* letter_of(const BreakevenPoint& point) { return !point.better ? "?" : *point.better == 0 ? "A" : "B"; }

Markup map_svg(const Breakeven& found, const Field& field) {
    const auto &x = found.varied[0], &y = found.varied[1];
    const auto names = path_names({x.path, y.path});
    Grid grid;
    grid.name = "Who is better where. " + breakeven_text(found);
    grid.x_title = names[0];
    grid.y_title = names[1];
    for (const double at : field.xs) grid.xs.push_back(place_text(at, x));
    for (const double at : field.ys) grid.ys.push_back(place_text(at, y));
    grid.cells.resize(grid.xs.size() * grid.ys.size());
    bool told_all = true;
    for (const auto& point : found.points) {
        told_all = told_all && point.better;
        grid.at(Field::place(field.xs, point.x), Field::place(field.ys, point.y)) = {
            point.better ? colour_of(*point.better) : "", 2, letter_of(point), true};
    }
    for (std::size_t side = 0; side < 2; ++side)
        grid.legend.push_back(
            {colour_of(side), 2, fmt::format("{}: {} is better", side == 0 ? "A" : "B", found.sides.between[side])});
    if (!told_all) grid.legend.push_back({"", 0, "?: the runs do not tell"});
    return grid_svg(grid);
}

/// The differences behind the map, coloured as it is.
Markup map_table(const Breakeven& found, const Field& field) {
    const auto &x = found.varied[0], &y = found.varied[1];
    Markup head = element("th", {{"scope", "col"}}, "");
    for (const double at : field.xs) head += element("th", {{"scope", "col"}}, place_text(at, x));
    Markup body;
    for (auto at = field.ys.rbegin(); at != field.ys.rend(); ++at) {
        Markup row = element("th", {{"scope", "row"}}, place_text(*at, y));
        for (const double column : field.xs) {
            const auto point = std::find_if(found.points.begin(), found.points.end(),
                                            [&](const auto& one) { return one.x == column && one.y == *at; });
            if (point == found.points.end()) {
                row += element("td", {}, "");
                continue;
            }
            const auto index = static_cast<std::size_t>(point - found.points.begin());
            const auto number =
                element("span", {{"data-json", json_pointer({"map", std::to_string(index), "difference", "mean"})}},
                        difference_of(point->difference, found.sides.unit));
            row += element("td", {{"class", point->better ? "cell " + colour_of(*point->better) : "cell"}},
                           element("b", {}, letter_of(*point)) + Markup::text(" ") + number +
                               half_width_markup(point->difference, found.sides.unit));
        }
        body += element("tr", {}, row);
    }
    const auto names = path_names({x.path, y.path});
    const auto title = fmt::format("{} of A minus B: {} to the right, {} upwards", found.sides.on, names[0], names[1]);
    return boxed(element(
        "table", {{"class", "data map"}},
        element("caption", {}, title) + element("thead", {}, element("tr", {}, head)) + element("tbody", {}, body)));
}

Markup map_figure(const Breakeven& found) {
    const Field field(found);
    const auto& names = found.sides.between;
    const Told told{"Who is better where?",
                    fmt::format("A is {}, B is {}; better is who has the better {} at that place.", names[0], names[1],
                                found.sides.on),
                    {}};
    return figure_markup("map", told, map_svg(found, field), Breadth::beside, "", map_table(found, field));
}

/// At how many places of the map either is better.
Markup map_summary(const Breakeven& found) {
    DataTable table{"", "who is better", {"places of the map"}, {}};
    const auto places = [&](std::optional<std::size_t> side) {
        return std::to_string(std::count_if(found.points.begin(), found.points.end(),
                                            [&](const auto& point) { return point.better == side; }));
    };
    for (std::size_t side = 0; side < 2; ++side)
        table.rows.push_back({found.sides.between[side], {words_datum(places(side))}});
    table.rows.push_back({"the runs do not tell", {words_datum(places(std::nullopt))}});
    return element("div", {{"id", "strategies"}, {"class", "summary"}}, table_markup(table));
}

Markup summary_of(const Breakeven& found) {
    const auto& range = found.varied[0];
    Table table{"", range.path, {"at", "from", "to", "better below", "better above"}, {}};
    if (range.whole) table.columns = {"up to", "from", "better up to it", "better from it on"};
    table.words_columns = table.columns.size();
    for (std::size_t i = 0; i < found.crossings.size(); ++i) {
        const auto& crossing = found.crossings[i];
        const auto at = [&](const char* key, const char* below = "") {
            return json_pointer({"crossings", std::to_string(i), key}) + below;
        };
        const auto place = [&](double x, const std::string& pointer) {
            return pointing(words_cell(place_text(x, range)), pointer);
        };
        Row row{fmt::format("turn {}", i + 1), {}};
        if (range.whole)
            row.cells = {place(crossing.last_below, at("last_below")), place(crossing.first_above, at("first_above"))};
        else
            row.cells = {place(crossing.at.mean, at("at", "/mean")), place(crossing.at.low, at("at", "/ci/0")),
                         place(crossing.at.high, at("at", "/ci/1"))};
        row.cells.push_back(pointing(words_cell(found.sides.between[crossing.below]), at("better_below")));
        row.cells.push_back(pointing(words_cell(found.sides.between[crossing.above]), at("better_above")));
        table.rows.push_back(std::move(row));
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
            : fmt::format("From which {} on is the other strategy better?", path_names({found.varied[0].path})[0]);
    page.verdict = breakeven_text(found);
    page.before = found.notes;
    page.before.push_back(compared_alone(found.sides.on));
    page.summary = map ? map_summary(found) : summary_of(found);
    page.pictures = map ? map_figure(found) : curve_figure(found);
    page.tables = breakeven_document(found).blocks;
    if (map)  // which stands above, with its numbers
        std::erase_if(page.tables, [](const Block& block) {
            const auto* sentences = std::get_if<Sentences>(&block);
            return !sentences || sentences->heading.empty();
        });
    return study_page(page, style);
}

}  // namespace holdtime
