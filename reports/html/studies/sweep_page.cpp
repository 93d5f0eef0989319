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

std::string unit_of(Figure figure, const SweepHeader& header) {
    return figure == Figure::cost ? money_of(header.currency, header.period) : std::string(info(figure).key);
}

std::string mean_text(double value, Figure figure) {
    Estimate mean;
    mean.mean = value;
    return estimate_text(mean, info(figure).unit);
}

Datum told_of(const Place& place, Figure figure) {
    return words_datum(mean_text(place.row.estimate.mean, figure), json_pointer({std::to_string(place.index), "mean"}));
}

std::string value_text(const PathValue& value) { return value.text; }

std::string question_of(Figure figure) {
    return figure == Figure::cost            ? "What does it cost?"
           : figure == Figure::service_level ? "How many are answered in time?"
           : figure == Figure::unserved      ? "How many are never served?"
                                             : "How many give up waiting?";
}

/// One path: a line for each strategy.
Markup line_figure(const std::vector<Place>& rows, Figure figure, const SweepHeader& header) {
    Lines lines;
    const auto names = strategies_of(rows);
    DataTable table{std::string(info(figure).key), header.paths[0], names, {}};
    for (std::size_t s = 0; s < names.size(); ++s) {
        Lines::Line line{s, names[s], {}, {}};
        for (const auto& one : rows) {
            if (one.row.strategy != names[s] || !one.row.values[0].number) continue;
            line.x.push_back(*one.row.values[0].number);
            line.y.push_back(one.row.estimate);
        }
        lines.lines.push_back(std::move(line));
    }
    std::uint64_t point = 0;
    for (const auto& one : rows) {
        if (table.rows.empty() || one.row.point != point) table.rows.push_back({value_text(one.row.values[0]), {}});
        point = one.row.point;
        table.rows.back().cells.push_back(told_of(one, figure));
    }
    Told told{question_of(figure),
              fmt::format("{} against {}; the shade is the interval of each point.", info(figure).key, header.paths[0]),
              {std::move(table)}};
    lines.name = question_of(figure) + " " + told.lead;
    lines.x_title = header.paths[0];
    lines.y_title = unit_of(figure, header);
    lines.x_text = [](double x) { return number_text(x); };
    lines.y_text = [=](double y) { return mean_text(y, figure); };
    return figure_markup(("sweep-" + std::string(info(figure).key)).c_str(), told, lines_svg(lines), false);
}

/// Two paths: a table whose cells are words, shaded from the least to the most.
Markup map_of(const std::vector<Place>& rows, const std::string& strategy, Figure figure, const SweepHeader& header) {
    std::vector<std::string> xs, ys;
    double low = std::numeric_limits<double>::infinity(), high = -low;
    const auto note = [](std::vector<std::string>& list, const std::string& value) {
        if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
    };
    for (const auto& one : rows) {
        if (one.row.strategy != strategy) continue;
        note(xs, value_text(one.row.values[0]));
        note(ys, value_text(one.row.values[1]));
        if (!one.row.estimate.exists()) continue;
        low = std::min(low, one.row.estimate.mean);
        high = std::max(high, one.row.estimate.mean);
    }
    Markup head = element("th", {{"scope", "col"}}, "");
    for (const auto& x : xs) head += element("th", {{"scope", "col"}}, x);
    Markup body;
    for (const auto& y : ys) {
        Markup row = element("th", {{"scope", "row"}}, y);
        for (const auto& x : xs) {
            const auto found = std::find_if(rows.begin(), rows.end(), [&](const Place& one) {
                return one.row.strategy == strategy && value_text(one.row.values[0]) == x &&
                       value_text(one.row.values[1]) == y;
            });
            if (found == rows.end()) {
                row += element("td", {}, "");
                continue;
            }
            const double at = high > low ? (found->row.estimate.mean - low) / (high - low) : 0;
            const auto shade = fmt::format("cell s0 shade{}", std::clamp(static_cast<int>(at * 5), 0, 4));
            row += element("td", {{"class", shade}}, datum_markup(told_of(*found, figure)));
        }
        body += element("tr", {}, row);
    }
    return element(
        "table", {{"class", "data map"}},
        element("caption", {},
                fmt::format("{}: {} to the right, {} downwards", strategy, header.paths[0], header.paths[1])) +
            element("thead", {}, element("tr", {}, head)) + element("tbody", {}, body));
}

Markup pictures_of(const ResultStore& store) {
    const auto& header = store.header();
    Markup content;
    for (const auto figure : drawn_figures) {
        const auto rows = rows_of(store, figure);
        if (rows.empty()) continue;
        if (header.paths.size() == 1) {
            const bool numbers = std::all_of(rows.begin(), rows.end(),
                                             [](const Place& one) { return one.row.values[0].number.has_value(); });
            if (numbers) content += line_figure(rows, figure, header);
        } else if (header.paths.size() == 2) {
            Markup maps;
            for (const auto& strategy : strategies_of(rows))
                maps +=
                    element("div", {{"class", "beyond"}, {"tabindex", "0"}}, map_of(rows, strategy, figure, header));
            content += element("section", {{"class", "full"}},
                               element("h2", {}, question_of(figure)) +
                                   element("p", {}, unit_of(figure, header) + "; the darker, the more.") + maps);
        }
    }
    return content;
}

Markup summary_of(const ResultStore& store) {
    Markup list;
    for (const auto& line : path_legend(store.header().paths)) list += element("li", {}, line);
    return element("div", {{"id", "strategies"}, {"class", "summary"}},
                   element("p", {}, "Varied:") + element("ul", {}, list));
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
    if (store.count_done() > most_points)
        page.before.push_back(fmt::format("The first {} points are drawn.", most_points));
    page.summary = summary_of(store);
    page.pictures = pictures_of(store);
    page.tables = sweep_document(store, nullptr).blocks;
    page.again = fmt::format("holdtime sweep {} --html sweep.html", header.sweep_file);
    return study_page(page, style.version);
}

}  // namespace holdtime
