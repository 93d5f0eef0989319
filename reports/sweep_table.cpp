#include "reports/sweep_table.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "reports/text/numbers.hpp"
#include "studies/sweep/axis.hpp"
#include "studies/sweep/shard.hpp"

namespace holdtime {

namespace {

constexpr std::size_t most_points_shown = 30;
constexpr std::size_t most_failures_shown = 10;
constexpr std::size_t widest_column = 36;
constexpr std::size_t most_figures_shown = 4;
constexpr std::array main_figures{Figure::cost, Figure::service_level, Figure::asa, Figure::abandonment_rate};

using Line = std::vector<std::string>;

/// Lines in columns as wide as their texts; the first `left` columns flush left, the others right.
std::string columns(const std::vector<Line>& lines, std::size_t left) {
    std::vector<std::size_t> widths;
    for (const Line& line : lines) {
        widths.resize(std::max(widths.size(), line.size()));
        for (std::size_t i = 0; i < line.size(); ++i)
            widths[i] = std::max(widths[i], std::min(display_width(line[i]), widest_column));
    }
    std::string text;
    for (const Line& line : lines) {
        std::string row;
        for (std::size_t i = 0; i < line.size(); ++i) {
            const std::string field = shortened(line[i], widest_column);
            const std::string space(widths[i] - std::min(widths[i], display_width(field)), ' ');
            row += (i > 0 ? "  " : "") + (i < left ? field + space : space + field);
        }
        row.erase(row.find_last_not_of(' ') + 1);
        text += row + '\n';
    }
    return text;
}

/// The same as a table of Markdown, nothing shortened.
std::string markdown_rows(const std::vector<Line>& lines, std::size_t left) {
    std::string text;
    for (std::size_t l = 0; l < lines.size(); ++l) {
        for (const std::string& field : lines[l]) {
            text += "| ";
            for (const char c : field) text += c == '|' ? std::string("\\|") : std::string(1, c);
            text += ' ';
        }
        text += "|\n";
        for (std::size_t i = 0; l == 0 && i < lines[0].size(); ++i) text += i < left ? "| --- " : "| ---: ";
        if (l == 0) text += "|\n";
    }
    return text;
}

/// The end of a path tells columns apart better than its beginning.
std::string column_name(const std::string& path) {
    if (display_width(path) <= widest_column) return path;
    std::string tail = path.substr(path.size() - (widest_column - 3));
    while (!tail.empty() && (static_cast<unsigned char>(tail[0]) & 0xC0) == 0x80) tail.erase(0, 1);
    return "..." + tail;
}

std::string span_text(double seconds) {
    if (seconds < 1) return "less than a second";
    if (seconds < 120) return fmt::format("{:.0f} s", seconds);
    if (seconds < 7200) return fmt::format("{:.0f} min", seconds / 60);
    if (seconds < 172800) return fmt::format("{:.1f} h", seconds / 3600);
    return fmt::format("{:.1f} days", seconds / 86400);
}

std::string counted(std::uint64_t count, const char* one, const char* many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string size_text(double bytes) {
    if (bytes < 1e6) return fmt::format("{:.0f} kB", std::ceil(bytes / 1e3));
    return bytes < 1e9 ? fmt::format("{:.0f} MB", bytes / 1e6) : fmt::format("{:.1f} GB", bytes / 1e9);
}

/// Of the figures that were kept the main ones, then others.
std::vector<FigureInfo> figures_to_show(const std::vector<std::string>& kept) {
    std::vector<FigureInfo> shown;
    const auto show = [&](const FigureInfo& figure) {
        const bool is_there =
            std::any_of(shown.begin(), shown.end(), [&](const FigureInfo& other) { return other.key == figure.key; });
        if (!is_there && shown.size() < most_figures_shown &&
            std::find(kept.begin(), kept.end(), figure.key) != kept.end())
            shown.push_back(figure);
    };
    for (const Figure figure : main_figures) show(info(figure));
    for (const FigureInfo& figure : figure_info()) show(figure);
    return shown;
}

/// Collects the totals of the first points, a line per point and strategy.
class Totals {
public:
    Totals(const ResultStore& store, bool markdown)
        : markdown_(markdown), header_(store.header()), figures_(figures_to_show(store.figures_of_total())) {
        Line line{"point"};
        for (const auto& path : header_.paths) line.push_back(markdown ? path : column_name(path));
        line.emplace_back("strategy");
        for (const FigureInfo& figure : figures_) line.emplace_back(figure.key);
        lines_.push_back(line);
    }
    void add(const FigureRow& row) {
        if (row.part != "total") return;
        if (row.point != point_ || row.strategy != strategy_) begin(row);
        for (std::size_t i = 0; i < figures_.size(); ++i)
            if (figures_[i].key == row.figure)
                lines_.back()[header_.paths.size() + 2 + i] = estimate_text(row.estimate, figures_[i].unit);
    }
    std::string text(std::uint64_t points) const {
        if (lines_.size() == 1) return "";
        const std::string more =
            points > most_points_shown
                ? fmt::format("... and {} points more (--format csv gives all)\n", points - most_points_shown)
                : "";
        const auto left = header_.paths.size() + 2;
        return '\n' + (markdown_ ? markdown_rows(lines_, left) + (more.empty() ? "" : "\n") : columns(lines_, left)) +
               more;
    }

private:
    void begin(const FigureRow& row) {
        point_ = row.point;
        strategy_ = row.strategy;
        Line line{std::to_string(row.point)};
        for (std::size_t i = 0; i < row.values.size(); ++i) line.push_back(value_text(row.values[i], header_.units[i]));
        line.push_back(row.strategy);
        line.resize(line.size() + figures_.size(), "-");
        lines_.push_back(line);
    }
    bool markdown_;
    const SweepHeader& header_;
    std::vector<FigureInfo> figures_;
    std::vector<Line> lines_;
    std::uint64_t point_ = 0;
    std::string strategy_;
};

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
            values += fmt::format("{}{} = {}", i > 0 ? ", " : "", store.header().paths[i],
                                  value_text(point.values[i], store.header().units[i]));
        write(fmt::format("{}point {} ({}): {}\n", begin, point.point, values, point.error));
    });
    if (failed > most_failures_shown)
        write(fmt::format("{}... and {} more (in the table 'points' of the results file)\n", begin,
                          failed - most_failures_shown));
}

}  // namespace

void write_sweep_table(const ResultStore& store, bool markdown, const Write& write) {
    const SweepHeader& header = store.header();
    const auto planned = size_of(header.shard, header.points);
    write(fmt::format("{}{}: {} sweep of {}\n{}", markdown ? "# " : "", header.scenario, header.method,
                      header.sweep_file, markdown ? "\n" : ""));
    write(fmt::format("{} of {} points done{}{}\n", store.count_done(), planned,
                      header.shard.whole() ? ""
                                           : fmt::format(" (shard {}/{} of {} points)", header.shard.number,
                                                         header.shard.count, header.points),
                      store.count_failed() > 0 ? fmt::format(", {} failed", store.count_failed()) : ""));
    Totals totals(store, markdown);
    store.each_row([&](const FigureRow& row) { totals.add(row); }, most_points_shown);
    write(totals.text(store.count_done()));
    write_failures(store, markdown, write);
}

void write_points(const SweepPlan& plan, const Shard& shard, const SweepEstimate& estimate, const Write& write) {
    const auto points = size_of(shard, plan.header().points);
    const std::uint64_t shown = points <= 200 ? points : 100;
    std::vector<Line> lines(1, Line{"point"});
    for (const Axis& axis : plan.design().axes()) lines[0].push_back(column_name(axis.path()));
    PointCursor cursor(plan);
    while (lines.size() <= shown && cursor.next()) {
        if (shard_of(cursor.point(), shard.count) != shard.number) continue;
        Line line{std::to_string(cursor.point())};
        for (const Level& level : cursor.levels()) line.push_back(level.text);
        lines.push_back(line);
    }
    write(columns(lines, lines[0].size()));
    if (shown < points)
        write(fmt::format("... and {} points more (--dry-run --format csv gives all)\n", points - shown));
    const auto combinations = plan.design().size();
    write(fmt::format(
        "\n{}{}{}, {}, {}{} replications each\n", counted(points, "point", "points"),
        shard.whole() ? "" : fmt::format(" in shard {}/{} of {}", shard.number, shard.count, plan.header().points),
        plan.header().points < combinations ? fmt::format(" (the conditions drop {} of {} combinations)",
                                                          combinations - plan.header().points, combinations)
                                            : "",
        counted(plan.base().strategies.size(), "strategy", "strategies"), estimate.at_most ? "at most " : "",
        estimate.replications));
    write(fmt::format("estimate: {}{} on {}, {} of results\n", estimate.at_most ? "at most " : "about ",
                      span_text(estimate.seconds), counted(estimate.threads, "thread", "threads"),
                      size_text(estimate.bytes)));
}

}  // namespace holdtime
