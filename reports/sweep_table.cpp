#include "reports/sweep_table.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "reports/sweep_columns.hpp"
#include "reports/sweep_layout.hpp"
#include "reports/text/markdown_text.hpp"
#include "reports/text/numbers.hpp"
#include "sim/core/printable.hpp"
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

/// A figure of the total, or of one channel.
struct Column {
    Figure figure;
    std::string channel;  ///< "" = the total
    bool operator==(const Column&) const = default;
};

/// One point and strategy, with what is shown of it.
struct PointLine {
    std::uint64_t point;
    std::string strategy;
    std::vector<PathValue> values;
    std::vector<Estimate> cells;  ///< as many as there were columns when the last was filled in
};

/// Collects the figures of the first points, a line per point and strategy.
class Shown {
public:
    explicit Shown(const ResultStore& store) : header_(store.header()), figures_(figures_to_show(store)) {}

    void add(const FigureRow& row) {
        for (const Figure figure : figures_)
            if (row.figure == info(figure).key) add(row, figure);
    }

    std::string text(std::uint64_t points, bool markdown) const {
        if (lines_.empty()) return "";
        const auto left = header_.paths.size() + 2;
        const auto table = transposed(columns_of_text(markdown));
        std::string notes;
        if (points > most_points_shown)
            notes += fmt::format("... and {} points more (--format csv gives all)\n", points - most_points_shown);
        if (header_.figures.empty())
            notes += "More figures, also of channels, groups, segments and reasons: --format csv\n";
        return '\n' +
               (markdown ? markdown_columns(table, left) + (notes.empty() ? "" : "\n") : text_columns(table, left)) +
               notes;
    }

private:
    void add(const FigureRow& row, Figure figure) {
        const bool by_channel = header_.waits_by_channel && is_wait(figure);
        if (row.part != (by_channel ? "channel" : "total")) return;
        const Column column{figure, by_channel ? row.name : ""};
        auto at = std::find(columns_.begin(), columns_.end(), column);
        if (at == columns_.end()) at = columns_.insert(at, column);
        if (lines_.empty() || lines_.back().point != row.point || lines_.back().strategy != row.strategy)
            lines_.push_back({row.point, row.strategy, row.values, {}});
        auto& cells = lines_.back().cells;
        const auto number = static_cast<std::size_t>(at - columns_.begin());
        cells.resize(std::max(cells.size(), number + 1));
        cells[number] = row.estimate;
    }

    /// In the order of the figures.
    std::vector<std::size_t> order() const {
        std::vector<std::size_t> order;
        for (const Figure figure : figures_)
            for (std::size_t c = 0; c < columns_.size(); ++c)
                if (columns_[c].figure == figure) order.push_back(c);
        return order;
    }

    std::vector<TableLine> columns_of_text(bool markdown) const {
        std::vector<TableLine> all(2);
        all[0] = {"point"}, all[1] = {"strategy"};
        for (const auto& line : lines_) all[0].push_back(std::to_string(line.point));
        for (const auto& line : lines_) all[1].push_back(printable(line.strategy));
        for (std::size_t p = 0; p < header_.paths.size(); ++p) {
            std::vector<PathValue> values;
            for (const auto& line : lines_) values.push_back(line.values[p]);
            const auto path = printable(header_.paths[p]);
            all.insert(all.end() - 1,
                       headed(markdown ? path : column_name(path), value_column(values, header_.units[p])));
        }
        for (const std::size_t c : order()) {
            std::vector<Estimate> estimates;
            for (const auto& line : lines_) estimates.push_back(c < line.cells.size() ? line.cells[c] : Estimate{});
            const auto& [figure, channel] = columns_[c];
            const auto key = std::string(info(figure).key);
            all.push_back(headed(channel.empty() ? key : fmt::format("{} {}", printable(channel), key),
                                 estimate_column(estimates, info(figure).unit)));
        }
        return all;
    }

    static TableLine headed(const std::string& head, TableLine cells) {
        cells.insert(cells.begin(), head);
        return cells;
    }

    static std::vector<TableLine> transposed(const std::vector<TableLine>& all) {
        std::vector<TableLine> lines(all[0].size());
        for (const TableLine& column : all)
            for (std::size_t l = 0; l < lines.size(); ++l) lines[l].push_back(column[l]);
        return lines;
    }

    const SweepHeader& header_;
    std::vector<Figure> figures_;
    std::vector<Column> columns_;
    std::vector<PointLine> lines_;
};

/// Several problems stand one after the other.
std::string one_line(std::string text) {
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos;) text.replace(at, 1, "; ");
    return printable(text);
}

void write_failures(const ResultStore& store, bool markdown, const Write& write) {
    const char* const begin = markdown ? "- " : "  ";
    const auto failed = store.count_failed();
    if (failed == 0) return;
    write(fmt::format("\n{} points failed:\n{}", failed, markdown ? "\n" : ""));
    std::size_t shown = 0;
    store.each_failed([&](const FailedPoint& point) {
        if (++shown > most_failures_shown) return;
        std::string values;
        for (std::size_t i = 0; i < point.values.size(); ++i)
            values += fmt::format("{}{} = {}", i > 0 ? ", " : "", printable(store.header().paths[i]),
                                  value_text(point.values[i], store.header().units[i]));
        const auto text = fmt::format("point {} ({}): {}", point.point, values, one_line(point.error));
        write(begin + (markdown ? markdown_text(text) : text) + '\n');
    });
    if (failed > most_failures_shown)
        write(fmt::format("{}... and {} more (in the table 'points' of the results file)\n", begin,
                          failed - most_failures_shown));
}

}  // namespace

void write_sweep_table(const ResultStore& store, bool markdown, const Write& write) {
    const SweepHeader& header = store.header();
    const auto planned = size_of(header.shard, header.points);
    const auto title = fmt::format("{}: {} sweep of {}", printable(header.scenario), printable(header.method),
                                   printable(header.sweep_file));
    write(markdown ? "# " + markdown_text(title) + "\n\n" : title + "\n");
    write(fmt::format("{} of {} points done{}{}\n", store.count_done(), planned,
                      header.shard.whole() ? ""
                                           : fmt::format(" (shard {}/{} of {} points)", header.shard.number,
                                                         header.shard.count, header.points),
                      store.count_failed() > 0 ? fmt::format(", {} failed", store.count_failed()) : ""));
    Shown shown(store);
    store.each_row([&](const FigureRow& row) { shown.add(row); }, most_points_shown);
    write(shown.text(store.count_done(), markdown));
    write_failures(store, markdown, write);
}

}  // namespace holdtime
