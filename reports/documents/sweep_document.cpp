#include "reports/documents/sweep_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "reports/document/pointer.hpp"
#include "reports/documents/path_names.hpp"
#include "reports/documents/period_words.hpp"
#include "reports/documents/sweep_answer.hpp"
#include "reports/documents/sweep_columns.hpp"
#include "studies/compare/wording.hpp"
#include "studies/sweep/shard.hpp"

namespace holdtime {

namespace {

constexpr std::size_t most_points_shown = 30;
constexpr std::size_t most_failures_shown = 10;
constexpr std::array main_figures{Figure::cost, Figure::service_level, Figure::asa, Figure::abandonment_rate};

bool is_wait(Figure figure) {
    constexpr std::array waits{Figure::asa,      Figure::wait_mean, Figure::wait_p50,      Figure::wait_p90,
                               Figure::wait_p95, Figure::wait_max,  Figure::first_response};
    return std::find(waits.begin(), waits.end(), figure) != waits.end();
}

/// All that were asked for, the main ones first; else the main ones of those that were kept.
std::vector<Figure> figures_to_show(const ResultStore& store) {
    const auto& asked = store.header().figures;
    const auto kept = store.figures_of_total();
    const auto known = [](const std::vector<std::string>& keys, Figure figure) {
        return std::find(keys.begin(), keys.end(), info(figure).key) != keys.end();
    };
    std::vector<Figure> shown;
    for (const Figure figure : main_figures)
        if (known(asked.empty() ? kept : asked, figure)) shown.push_back(figure);
    for (std::size_t f = 0; f < figure_count; ++f) {
        const auto figure = static_cast<Figure>(f);
        if (known(asked, figure) && std::find(shown.begin(), shown.end(), figure) == shown.end())
            shown.push_back(figure);
    }
    return shown;
}

/// A figure of the total, or of one channel or other part.
struct Column {
    Figure figure;
    std::string channel;  ///< or other part; "" = the total
    std::string defined;  ///< name of a figure that was defined, instead
    bool operator==(const Column&) const = default;
};

/// One point and strategy, with what is shown of it.
struct PointLine {
    std::uint64_t point;
    std::string strategy;
    std::vector<PathValue> values;
    struct Told {
        Estimate value;
        std::size_t row = 0;  ///< of the results, whose JSON is a list of them
    };
    std::vector<Told> cells;  ///< as many as there were columns when the last was filled in
};

/// Collects the figures of the first points, a line per point and strategy.
class Shown {
public:
    /// `asked`: figures by which the points are ranked, which are shown wherever they stand.
    Shown(const ResultStore& store, std::vector<SweepFigure> asked)
        : header_(store.header()), figures_(figures_to_show(store)), asked_(std::move(asked)) {}

    /// `number`: of the row among all of the results.
    void add(const FigureRow& row, std::size_t number) {
        if (row.is_defined()) return add_to_point(row, number);
        for (const Figure figure : figures_)
            if (row.figure == info(figure).key) add(row, figure, number);
        for (const auto& figure : asked_)
            if (figure.is(row)) put_in_line(row, number_of({figure.figure, row.name, ""}), number);
    }

    /// Only these, in this order; add() must have been given their rows.
    void order_as(const std::vector<Ranking::Line>& wanted) {
        std::vector<PointLine> ordered;
        for (const auto& [point, strategy] : wanted)
            for (auto& line : lines_)
                if (line.point == point && line.strategy == strategy) ordered.push_back(std::move(line));
        lines_ = std::move(ordered);
    }

    /// Values, strategy, figures; a row's label is its point.
    Table table() const {
        Table table{"", "point", path_names(header_.paths), {}};
        table.columns.emplace_back("strategy");
        table.words_columns = table.key_columns = table.columns.size();
        table.by_column = true;
        table.times_of.resize(table.columns.size());
        for (const auto& line : lines_) table.rows.push_back({std::to_string(line.point), {}});
        for (std::size_t p = 0; p < header_.paths.size(); ++p) add_values(p, table);
        for (std::size_t l = 0; l < lines_.size(); ++l) table.rows[l].cells.push_back(words_cell(lines_[l].strategy));
        for (const std::size_t c : order()) add_figure(c, table);
        return table;
    }

private:
    void add(const FigureRow& row, Figure figure, std::size_t row_number) {
        const bool by_channel = header_.waits_by_channel && is_wait(figure);
        if (row.part != (by_channel ? "channel" : "total")) return;
        put_in_line(row, number_of({figure, by_channel ? row.name : "", ""}), row_number);
    }

    void put_in_line(const FigureRow& row, std::size_t number, std::size_t row_number) {
        if (lines_.empty() || lines_.back().point != row.point || lines_.back().strategy != row.strategy)
            lines_.push_back({row.point, row.strategy, row.values, {}});
        put(lines_.back(), number, {row.estimate, row_number});
    }

    /// A figure of no strategy stands with each: it comes after them.
    void add_to_point(const FigureRow& row, std::size_t row_number) {
        const auto number = number_of({Figure::cost, "", row.figure});
        for (auto& line : lines_)
            if (line.point == row.point) put(line, number, {row.estimate, row_number});
    }

    std::size_t number_of(const Column& column) {
        auto at = std::find(columns_.begin(), columns_.end(), column);
        if (at == columns_.end()) at = columns_.insert(at, column);
        return static_cast<std::size_t>(at - columns_.begin());
    }

    static void put(PointLine& line, std::size_t number, const PointLine::Told& told) {
        line.cells.resize(std::max(line.cells.size(), number + 1));
        line.cells[number] = told;
    }

    /// In the order of the figures.
    std::vector<std::size_t> order() const {
        std::vector<std::size_t> order;
        for (const Figure figure : figures_)
            for (std::size_t c = 0; c < columns_.size(); ++c)
                if (columns_[c].figure == figure && columns_[c].defined.empty()) order.push_back(c);
        for (const bool defined : {false, true})  // what is ranked by and no main figure, then what was defined
            for (std::size_t c = 0; c < columns_.size(); ++c)
                if (columns_[c].defined.empty() != defined && std::find(order.begin(), order.end(), c) == order.end())
                    order.push_back(c);
        return order;
    }

    void add_values(std::size_t p, Table& table) const {
        std::vector<PathValue> values;
        for (const auto& line : lines_) values.push_back(line.values[p]);
        const auto cells = value_column(values, header_, p);
        for (std::size_t l = 0; l < lines_.size(); ++l) table.rows[l].cells.push_back(cells[l]);
    }

    void add_figure(std::size_t c, Table& table) const {
        const auto& [figure, channel, defined] = columns_[c];
        const auto unit = defined.empty() ? info(figure).unit : Unit::per_need;
        auto name = defined.empty() ? std::string(info(figure).key) : defined;
        if (!channel.empty()) name = channel + " " + name;
        if (unit == Unit::money) name = with_money(name, figure == Figure::cost, header_.currency, header_.period);
        table.columns.push_back(std::move(name));
        table.times_of.push_back(defined.empty() && is_wait(figure) ? "waits of " + channel : "");
        for (std::size_t l = 0; l < lines_.size(); ++l) table.rows[l].cells.push_back(cell_of(lines_[l], c, unit));
    }

    static Cell cell_of(const PointLine& line, std::size_t column, Unit unit) {
        if (column >= line.cells.size()) return number_cell({}, unit);
        const auto& told = line.cells[column];
        auto cell = number_cell(told.value, unit);
        if (told.value.exists()) cell.pointer = json_pointer({std::to_string(told.row), "mean"});
        return cell;
    }

    const SweepHeader& header_;
    std::vector<Figure> figures_;
    std::vector<SweepFigure> asked_;
    std::vector<Column> columns_;
    std::vector<PointLine> lines_;
};

/// Several problems stand one after the other.
std::string one_line(std::string text) {
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos;) text.replace(at, 1, "; ");
    return text;
}

Sentences failures_of(const ResultStore& store) {
    const auto failed = store.count_failed();
    Sentences sentences{points_text(failed) + " failed", {}, true, Mood::bad};
    std::size_t shown = 0;
    store.each_failed([&](const FailedPoint& point) {
        if (++shown > most_failures_shown) return;
        const auto values = values_text(point.values, store.header());
        sentences.lines.push_back(fmt::format("point {} ({}): {}", point.point, values, one_line(point.error)));
    });
    if (failed > most_failures_shown)
        sentences.lines.push_back(fmt::format("... and {} more (in the table 'points' of the results file)",
                                              count_text(failed - most_failures_shown)));
    return sentences;
}

std::vector<std::string> subtitle_of(const ResultStore& store) {
    const auto& header = store.header();
    std::vector<std::string> lines;
    if (auto when = period_text(header.period); !when.empty()) lines.push_back(std::move(when));
    const auto shard = header.shard.whole() ? std::string()
                                            : fmt::format(" (shard {}/{} of {})", header.shard.number,
                                                          header.shard.count, points_text(header.points));
    const auto failed =
        store.count_failed() > 0 ? fmt::format(", {} failed", count_text(store.count_failed())) : std::string();
    lines.push_back(fmt::format("{} of {} points done{}{}{}", count_text(store.count_done()),
                                count_text(size_of(header.shard, header.points)), shard, failed,
                                store.is_partial() ? ": partial, the others are still to come" : ""));
    return lines;
}

std::vector<std::string> notes_of(const ResultStore& store) {
    std::vector<std::string> lines;
    if (store.count_done() > most_points_shown)
        lines.push_back(fmt::format("... and {} more (--format csv gives all)",
                                    points_text(store.count_done() - most_points_shown)));
    if (store.header().figures.empty() && store.count_done() > 0)
        lines.emplace_back("More figures, also of channels, groups, segments and reasons: --format csv");
    return lines;
}

/// The first of those that the ranking keeps.
void show_ranked(const ResultStore& store, const Ranking& ranking, Shown& shown, Document& document) {
    auto lines = ranking.lines(store);
    const auto kept = lines.size();
    lines.resize(std::min(lines.size(), most_points_shown));
    std::size_t number = 0;
    store.each_row([&](const FigureRow& row) {
        const auto at = number++;
        const auto is_it = [&](const auto& line) {
            return line.first == row.point && (row.is_defined() || line.second == row.strategy);
        };
        if (std::any_of(lines.begin(), lines.end(), is_it)) shown.add(row, at);
    });
    shown.order_as(lines);
    std::vector<std::string> notes{
        fmt::format("{} rows (a point with a strategy) {}", count_text(kept), ranking.text())};
    if (kept > lines.size()) notes.push_back(fmt::format("... and {} more", count_text(kept - lines.size())));
    add(document, Sentences{"", std::move(notes), false, Mood::plain});
}

}  // namespace

std::string points_text(std::uint64_t number) { return count_text(number) + (number == 1 ? " point" : " points"); }

Document sweep_document(const ResultStore& store, const Ranking* ranking) {
    const auto& header = store.header();
    Document document{fmt::format("{}: {} sweep of {}", header.scenario, header.method, header.sweep_file), {}, {}};
    if (!ranking) add(document, Sentences{"", sweep_answer(store), false, Mood::plain});
    add(document, Sentences{"", subtitle_of(store), false, Mood::plain});
    add(document, Sentences{"Varied", path_legend(header.paths), true, Mood::plain});
    Shown shown(store, ranking ? ranking->figures() : std::vector<SweepFigure>{});
    if (ranking)
        show_ranked(store, *ranking, shown, document);
    else
        store.each_row([&, number = std::size_t{0}](const FigureRow& row) mutable { shown.add(row, number++); },
                       most_points_shown);
    add(document, shown.table());
    if (!ranking) add(document, Sentences{"", notes_of(store), false, Mood::plain});
    if (store.count_failed() > 0) add(document, failures_of(store));
    return document;
}

}  // namespace holdtime
