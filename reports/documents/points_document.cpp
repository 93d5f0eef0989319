#include <fmt/format.h>

#include <cmath>

#include "reports/documents/path_names.hpp"
#include "reports/documents/sweep_columns.hpp"
#include "reports/documents/sweep_document.hpp"
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

std::string replications_text(const SweepEstimate& estimate) {
    if (estimate.replications == 0) return "";
    return fmt::format(", {}{} each", estimate.at_most ? "at most " : "",
                       counted(estimate.replications, "replication", "replications"));
}

std::string estimate_line(const SweepEstimate& estimate) {
    if (estimate.replications == 0) return "estimate: none (no point that was tried can be simulated)";
    return fmt::format("estimate: {}{} on {}, {} of results", estimate.at_most ? "at most " : "about ",
                       span_text(estimate.seconds), counted(estimate.threads, "thread", "threads"),
                       size_text(estimate.bytes));
}

/// A column per varied path; a row's label is its point.
Table points_table(const SweepPlan& plan, const Shard& shard, std::uint64_t most) {
    const auto& header = plan.header();
    Table table{"", "point", path_names(header.paths), {}};
    table.words_columns = table.columns.size();
    std::vector<std::vector<PathValue>> values(header.paths.size());
    PointCursor cursor(plan);
    while (table.rows.size() < most && cursor.next()) {
        if (shard_of(cursor.point(), shard.count) != shard.number) continue;
        table.rows.push_back({std::to_string(cursor.point()), {}});
        const auto point = path_values(cursor.levels());
        for (std::size_t p = 0; p < values.size(); ++p) values[p].push_back(point[p]);
    }
    for (std::size_t p = 0; p < values.size(); ++p) {
        const auto cells = value_column(values[p], header.units[p]);
        for (std::size_t r = 0; r < cells.size(); ++r) table.rows[r].cells.push_back(cells[r]);
    }
    return table;
}

std::string size_line(const SweepPlan& plan, const Shard& shard, const SweepEstimate& estimate) {
    const auto points = size_of(shard, plan.header().points);
    const auto combinations = plan.design().size();
    const auto dropped = combinations - plan.header().points;
    return fmt::format(
        "{}{}{}, {}{}", counted(points, "point", "points"),
        shard.whole() ? "" : fmt::format(" in shard {}/{} of {}", shard.number, shard.count, plan.header().points),
        dropped > 0 ? fmt::format(" (the conditions drop {} of {} combinations)", dropped, combinations) : "",
        counted(plan.base().strategies.size(), "strategy", "strategies"), replications_text(estimate));
}

}  // namespace

Document points_document(const SweepPlan& plan, const Shard& shard, const SweepEstimate& estimate) {
    const auto points = size_of(shard, plan.header().points);
    constexpr std::uint64_t all = 200, some = 100;
    const std::uint64_t shown = points <= all ? points : some;
    Document document;
    add(document, Sentences{"Varied", path_legend(plan.header().paths), true, Mood::plain});
    add(document, points_table(plan, shard, shown));
    Sentences sizes;
    if (shown < points)
        sizes.lines.push_back(fmt::format("... and {} points more (--dry-run --format csv gives all)", points - shown));
    sizes.lines.push_back(size_line(plan, shard, estimate));
    sizes.lines.push_back(estimate_line(estimate));
    add(document, std::move(sizes));
    return document;
}

std::vector<std::string> trial_lines(const SweepPlan& plan, const PointTrial& trial) {
    std::vector<std::string> lines;
    if (trial.wrong == 0) return lines;
    lines.push_back(fmt::format("{} of {} cannot be simulated:", trial.wrong,
                                counted(trial.tried, "point that was tried", "points that were tried")));
    const auto& header = plan.header();
    for (const auto& example : trial.examples)
        lines.push_back(
            fmt::format("  {}: {}", values_text(example.values, header.paths, header.units), example.error));
    return lines;
}

}  // namespace holdtime
