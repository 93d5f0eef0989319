#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "reports/sweep_columns.hpp"
#include "reports/sweep_layout.hpp"
#include "reports/sweep_table.hpp"
#include "sim/core/printable.hpp"
#include "studies/sweep/shard.hpp"

namespace holdtime {

namespace {

std::string span_text(double seconds) {
    if (seconds < 1) return "a second or less";
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

}  // namespace

namespace {

/// A column per varied path, the point's number first.
std::vector<TableLine> points_table(const SweepPlan& plan, const Shard& shard, std::uint64_t most) {
    const auto& axes = plan.design().axes();
    std::vector<TableLine> lines(1, TableLine{"point"});
    std::vector<std::vector<PathValue>> values(axes.size());
    for (const Axis& axis : axes) lines[0].push_back(column_name(printable(axis.path())));
    PointCursor cursor(plan);
    while (lines.size() <= most && cursor.next()) {
        if (shard_of(cursor.point(), shard.count) != shard.number) continue;
        lines.push_back({std::to_string(cursor.point())});
        const auto point = path_values(cursor.levels());
        for (std::size_t a = 0; a < axes.size(); ++a) values[a].push_back(point[a]);
    }
    for (std::size_t a = 0; a < axes.size(); ++a) {
        const auto cells = value_column(values[a], plan.header().units[a]);
        for (std::size_t l = 0; l < cells.size(); ++l) lines[l + 1].push_back(cells[l]);
    }
    return lines;
}

std::string replications_text(const SweepEstimate& estimate) {
    if (estimate.replications == 0) return "";
    return fmt::format(", {}{} each", estimate.at_most ? "at most " : "",
                       counted(estimate.replications, "replication", "replications"));
}

std::string estimate_line(const SweepEstimate& estimate) {
    if (estimate.replications == 0) return "estimate: none (no point that was tried can be simulated)\n";
    return fmt::format("estimate: {}{} on {}, {} of results\n", estimate.at_most ? "at most " : "about ",
                       span_text(estimate.seconds), counted(estimate.threads, "thread", "threads"),
                       size_text(estimate.bytes));
}

}  // namespace

void write_points(const SweepPlan& plan, const Shard& shard, const SweepEstimate& estimate, const Write& write) {
    const auto points = size_of(shard, plan.header().points);
    const std::uint64_t shown = points <= 200 ? points : 100;
    const auto lines = points_table(plan, shard, shown);
    write(text_columns(lines, lines[0].size()));
    if (shown < points)
        write(fmt::format("... and {} points more (--dry-run --format csv gives all)\n", points - shown));
    const auto combinations = plan.design().size();
    write(fmt::format(
        "\n{}{}{}, {}{}\n", counted(points, "point", "points"),
        shard.whole() ? "" : fmt::format(" in shard {}/{} of {}", shard.number, shard.count, plan.header().points),
        plan.header().points < combinations ? fmt::format(" (the conditions drop {} of {} combinations)",
                                                          combinations - plan.header().points, combinations)
                                            : "",
        counted(plan.base().strategies.size(), "strategy", "strategies"), replications_text(estimate)));
    write(estimate_line(estimate));
}

std::vector<std::string> trial_lines(const SweepPlan& plan, const PointTrial& trial) {
    std::vector<std::string> lines;
    if (trial.wrong == 0) return lines;
    lines.push_back(fmt::format("{} of {} cannot be simulated:", trial.wrong,
                                counted(trial.tried, "point that was tried", "points that were tried")));
    for (const auto& example : trial.examples) {
        std::string values;
        for (std::size_t i = 0; i < example.values.size(); ++i)
            values += fmt::format("{}{} = {}", i > 0 ? ", " : "", plan.header().paths[i],
                                  value_text(example.values[i], plan.header().units[i]));
        lines.push_back(fmt::format("  {}: {}", printable(values), printable(example.error)));
    }
    return lines;
}

}  // namespace holdtime
