#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

#include "reports/documents/path_names.hpp"
#include "reports/documents/period_words.hpp"
#include "reports/documents/sweep_answer.hpp"
#include "reports/documents/sweep_columns.hpp"
#include "reports/documents/sweep_document.hpp"
#include "reports/html/figure.hpp"
#include "reports/html/parts.hpp"
#include "reports/html/studies/axes.hpp"
#include "reports/html/studies/grid.hpp"
#include "reports/html/studies/pages.hpp"
#include "reports/html/study_page.hpp"
#include "reports/text/numbers.hpp"
#include "studies/compare/wording.hpp"
#include "studies/sweep/store.hpp"

namespace holdtime {

namespace {

constexpr std::uint64_t most_points = 400;  ///< that are drawn
constexpr std::array drawn_figures{Figure::cost, Figure::service_level, Figure::unserved, Figure::abandonment_rate};

/// A row of the results that is drawn, and its place among all rows.
struct Place {
    FigureRow row;
    std::size_t index;
};

std::vector<Place> rows_of(const ResultStore& store, Figure figure) {
    std::vector<Place> list;
    std::size_t index = 0;
    store.each_row(
        [&](const FigureRow& row) {
            if (row.part == "total" && row.figure == info(figure).key) list.push_back({row, index});
            ++index;
        },
        most_points);
    return list;
}

std::vector<std::string> strategies_of(const std::vector<Place>& rows) {
    std::vector<std::string> names;
    for (const auto& one : rows)
        if (std::find(names.begin(), names.end(), one.row.strategy) == names.end()) names.push_back(one.row.strategy);
    return names;
}

/// `Cost (EUR a day)`, `Answered in time`
std::string name_of(Figure figure, const SweepHeader& header) {
    return figure == Figure::cost            ? with_money("cost", true, header.currency, header.period)
           : figure == Figure::service_level ? "answered in time"
           : figure == Figure::unserved      ? "customers never served"
                                             : "gave up waiting";
}

std::string mean_text(double value, Figure figure) {
    Estimate mean;
    mean.mean = value;
    return estimate_text(mean, info(figure).unit);
}

/// `± 10`, without the unit that stands before it; "" where there is no interval.
std::string half_width_of(const Estimate& value, Figure figure) {
    const auto text = value.has_interval() ? estimate_text(value, info(figure).unit) : std::string();
    const auto at = text.find("± ");
    return at == std::string::npos ? "" : text.substr(at);
}

Datum told_of(const Place& place, Figure figure) {
    return words_datum(mean_text(place.row.estimate.mean, figure), json_pointer({std::to_string(place.index), "mean"}));
}

/// A value as people type it: `30 %`, `20/h`.
std::string value_text(const FigureRow& row, const SweepHeader& header, std::size_t path) {
    return value_column({row.values[path]}, header, path)[0].words;
}

/// All values of a point: `20/h, 30 %`.
std::string place_text(const FigureRow& row, const SweepHeader& header) {
    std::string text;
    for (std::size_t p = 0; p < row.values.size(); ++p) text += (p > 0 ? ", " : "") + value_text(row, header, p);
    return text;
}

std::string question_of(Figure figure) {
    return figure == Figure::cost            ? "What does it cost?"
           : figure == Figure::service_level ? "How many are answered in time?"
           : figure == Figure::unserved      ? "How many are never served?"
                                             : "How many give up waiting?";
}

/// A row a point, a column a strategy.
DataTable points_table(const std::vector<Place>& rows, Figure figure, const SweepHeader& header) {
    const auto names = strategies_of(rows);
    DataTable table{name_of(figure, header), fmt::format("{}", fmt::join(path_names(header.paths), ", ")), names, {}};
    std::optional<std::uint64_t> point;
    for (const auto& one : rows) {
        if (one.row.point != point) table.rows.push_back({place_text(one.row, header), {}});
        point = one.row.point;
        table.rows.back().cells.push_back(told_of(one, figure));
        table.rows.back().cells.back().behind = half_width_of(one.row.estimate, figure);
    }
    return table;
}

/// One path: a line for each strategy.
Markup line_figure(const std::vector<Place>& rows, Figure figure, const SweepHeader& header) {
    Lines lines;
    const auto names = strategies_of(rows);
    const auto path = path_names(header.paths)[0];
    double scale = 1;  // of the values to what is typed
    if (header.units[0] == "share") scale = 100;
    for (std::size_t s = 0; s < names.size(); ++s) {
        Lines::Line line{s, names[s], {}, {}};
        for (const auto& one : rows) {
            if (one.row.strategy != names[s]) continue;
            line.x.push_back(scale * *one.row.values[0].number);
            line.y.push_back(one.row.estimate);
        }
        lines.lines.push_back(std::move(line));
    }
    Told told{question_of(figure),
              fmt::format("{} against {}; the shade is the interval of each point.", name_of(figure, header), path),
              {points_table(rows, figure, header)}};
    lines.name = question_of(figure) + " " + told.lead;
    lines.x_title = path + (scale == 100               ? ", %"
                            : header.units[0] == "1/h" ? ", an hour"
                            : header.units[0] == "s"   ? ", s"
                                                       : "");
    lines.y_title = name_of(figure, header);
    lines.x_text = plain_number;
    lines.y_text = [=](double y) { return axis_text(y, info(figure).unit); };
    return figure_markup("sweep-" + std::string(info(figure).key), told, lines_svg(lines), Breadth::half);
}

/// Two paths: their values, as written, in the order of the points.
struct Field {
    std::vector<std::string> xs, ys;
    double low = std::numeric_limits<double>::infinity(), high = -low;

    static std::size_t place(std::vector<std::string>& list, const std::string& value) {
        const auto found = std::find(list.begin(), list.end(), value);
        const auto at = static_cast<std::size_t>(found - list.begin());
        if (found == list.end()) list.push_back(value);
        return at;
    }
    /// 0 to 4, from the least to the most.
    int shade(double value) const {
        constexpr int shades = 5;
        return high > low ? std::min(static_cast<int>(shades * (value - low) / (high - low)), shades - 1) : 0;
    }
};

/// One scale for all strategies, so that shades mean the same in each map.
Field field_of(const std::vector<Place>& rows, const SweepHeader& header) {
    Field field;
    for (const auto& one : rows) {
        Field::place(field.xs, value_text(one.row, header, 0));
        Field::place(field.ys, value_text(one.row, header, 1));
        if (!one.row.estimate.exists()) continue;
        field.low = std::min(field.low, one.row.estimate.mean);
        field.high = std::max(field.high, one.row.estimate.mean);
    }
    return field;
}

Markup map_svg(const std::vector<Place>& rows, std::size_t number, const std::string& strategy, Figure figure,
               const SweepHeader& header, Field field) {
    const auto names = path_names(header.paths);
    Grid grid;
    grid.name = fmt::format("{} {}, by {} and {}", question_of(figure), strategy, names[0], names[1]);
    grid.title = strategy;
    grid.x_title = names[0];
    grid.y_title = names[1];
    grid.xs = field.xs;
    grid.ys = field.ys;
    grid.cells.resize(grid.xs.size() * grid.ys.size());
    for (const auto& one : rows) {
        if (one.row.strategy != strategy) continue;
        const auto x = Field::place(field.xs, value_text(one.row, header, 0)),
                   y = Field::place(field.ys, value_text(one.row, header, 1));
        const double mean = one.row.estimate.mean;
        grid.at(x, y) = {one.row.estimate.exists() ? colour_of(number) : "", field.shade(mean), mean_text(mean, figure),
                         true};
    }
    return grid_svg(grid);
}

Markup map_figure(const std::vector<Place>& rows, Figure figure, const SweepHeader& header) {
    const auto field = field_of(rows, header);
    const auto names = strategies_of(rows);
    Markup maps;
    for (std::size_t s = 0; s < names.size(); ++s) maps += map_svg(rows, s, names[s], figure, header, field);
    const Told told{question_of(figure),
                    fmt::format("{}, from {} to {}: the darker, the more, one scale for all.", name_of(figure, header),
                                mean_text(field.low, figure), mean_text(field.high, figure)),
                    {points_table(rows, figure, header)}};
    return figure_markup("sweep-" + std::string(info(figure).key), told, maps);
}

/// Many values that meet each other nowhere, as of a sample, make no map.
bool makes_a_map(const std::vector<Place>& rows, const SweepHeader& header) {
    const auto field = field_of(rows, header);
    return field.xs.size() * field.ys.size() * strategies_of(rows).size() == rows.size();
}

Markup pictures_of(const ResultStore& store) {
    const auto& header = store.header();
    Markup content;
    for (const auto figure : drawn_figures) {
        const auto rows = rows_of(store, figure);
        if (rows.empty()) continue;
        const bool numbers = std::all_of(rows.begin(), rows.end(),
                                         [](const Place& one) { return one.row.values[0].number.has_value(); });
        if (header.paths.size() == 1 && numbers) content += line_figure(rows, figure, header);
        if (header.paths.size() == 2 && makes_a_map(rows, header)) content += map_figure(rows, figure, header);
    }
    return content;
}

/// Where it is, of the points of one strategy: those that say the same are counted.
Datum where_of(const std::vector<Place>& rows, const Place& at, Figure figure, const SweepHeader& header) {
    const auto text = mean_text(at.row.estimate.mean, figure);
    const auto same = static_cast<std::uint64_t>(std::count_if(
        rows.begin(), rows.end(), [&](const Place& one) { return mean_text(one.row.estimate.mean, figure) == text; }));
    return words_datum(same == 1             ? place_text(at.row, header)
                       : same == rows.size() ? "at every point"
                                             : "at " + points_text(same));
}

std::vector<Place> known_rows(const ResultStore& store, Figure figure) {
    auto rows = rows_of(store, figure);
    std::erase_if(rows, [](const Place& one) { return !one.row.estimate.exists(); });
    return rows;
}

bool less(const Place& a, const Place& b) { return a.row.estimate.mean < b.row.estimate.mean; }

/// Of each figure the least and the most of each strategy, and where.
Markup summary_of(const ResultStore& store) {
    const auto& header = store.header();
    DataTable table{"", "", {"least", "where", "most", "where"}, {}};
    for (const auto figure : drawn_figures) {
        const auto all = known_rows(store, figure);
        const auto names = strategies_of(all);
        for (const auto& name : names) {
            auto rows = all;
            std::erase_if(rows, [&](const Place& one) { return one.row.strategy != name; });
            const auto [least, most] = std::minmax_element(rows.begin(), rows.end(), less);
            table.rows.push_back({name_of(figure, header) + (names.size() > 1 ? ": " + name : ""),
                                  {told_of(*least, figure), where_of(rows, *least, figure, header),
                                   told_of(*most, figure), where_of(rows, *most, figure, header)}});
        }
    }
    Markup list;
    for (const auto& line : path_legend(header.paths)) list += element("p", {{"class", "note"}}, line);
    return element("div", {{"id", "strategies"}, {"class", "summary words"}},
                   (table.rows.empty() ? Markup() : table_markup(table)) + list);
}

/// Results of a sweep hold figures and no targets: whether one is missed they do not tell, where it is worst they do.
std::string of_targets(const ResultStore& store) {
    const std::string said = "Targets are not judged here: the results of a sweep hold figures only";
    const auto rows = known_rows(store, Figure::service_level);
    if (rows.empty()) return said + ".";
    const auto& worst = *std::min_element(rows.begin(), rows.end(), less);
    return fmt::format(
        "{}. Answered in time falls to {} ({}, {}); holdtime run with the values of a point tells which "
        "targets it misses.",
        said, mean_text(worst.row.estimate.mean, Figure::service_level), worst.row.strategy,
        place_text(worst.row, store.header()));
}

}  // namespace

std::string sweep_page(const ResultStore& store, const ReportStyle& style) {
    const auto& header = store.header();
    StudyPage page;
    page.kicker = fmt::format("{} · {} sweep of {} · {} done", header.scenario, header.method, header.sweep_file,
                              points_text(store.count_done()));
    page.question = fmt::format("What does {} make of it?", fmt::join(path_names(header.paths), ", and what "));
    for (const auto& line : sweep_answer(store)) page.verdict += (page.verdict.empty() ? "" : " ") + line;
    if (page.verdict.empty()) page.verdict = points_text(store.count_done()) + " done.";
    if (store.is_partial()) page.before.emplace_back("Partial: other points are still to come.");
    if (store.count_failed() > 0) page.before.push_back(points_text(store.count_failed()) + " failed.");
    if (store.count_done() > 0) page.before.push_back(of_targets(store));
    if (store.count_done() > most_points)
        page.before.push_back(fmt::format("The first {} points are drawn.", most_points));
    page.looked_at = "No point is done.";
    page.summary = summary_of(store);
    page.pictures = pictures_of(store);
    page.tables = sweep_document(store, nullptr).blocks;
    return study_page(page, style);
}

}  // namespace holdtime
