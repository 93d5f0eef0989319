// What is in a results file, row by row: nothing is held in memory.

#include <fmt/format.h>

#include "sim/core/error.hpp"
#include "studies/sweep/store_state.hpp"

namespace holdtime {

namespace {

std::string columns_of(const SweepHeader& header) {
    std::string columns;
    for (const auto& path : header.paths) columns += ", points." + quoted_name(path);
    return columns;
}

void read_values(SQLite::Statement& select, std::size_t count, std::vector<PathValue>& values) {
    values.resize(count);
    for (std::size_t i = 0; i < count; ++i) values[i] = read_value(select.getColumn(static_cast<int>(i) + 1));
}

double read_number(const SQLite::Column& column) {
    return column.isNull() ? std::numeric_limits<double>::quiet_NaN() : column.getDouble();
}

}  // namespace

std::uint64_t ResultStore::count_done() const {
    return guarded(state_->file, [&] {
        return static_cast<std::uint64_t>(
            state_->database.execAndGet("SELECT count(*) FROM points WHERE status = 'done'").getInt64());
    });
}

std::uint64_t ResultStore::count_failed() const {
    return guarded(state_->file, [&] {
        return static_cast<std::uint64_t>(
            state_->database.execAndGet("SELECT count(*) FROM points WHERE status = 'failed'").getInt64());
    });
}

bool ResultStore::is_partial() const {
    return count_done() + count_failed() < size_of(header().shard, header().points);
}

std::uint64_t ResultStore::last_point() const {
    return guarded(state_->file, [&] {
        return static_cast<std::uint64_t>(
            state_->database.execAndGet("SELECT coalesce(max(point), 0) FROM points").getInt64());
    });
}

std::vector<std::string> ResultStore::figures_of_total() const {
    return guarded(state_->file, [&] {
        std::vector<std::string> figures;
        SQLite::Statement select(state_->database, "SELECT DISTINCT figure FROM series WHERE part = 'total'");
        while (select.executeStep()) figures.push_back(select.getColumn(0).getString());
        return figures;
    });
}

void ResultStore::each_point(const std::function<void(std::uint64_t)>& visit) const {
    guarded(state_->file, [&] {
        SQLite::Statement select(state_->database, "SELECT point FROM points ORDER BY point");
        while (select.executeStep()) visit(static_cast<std::uint64_t>(select.getColumn(0).getInt64()));
    });
}

void ResultStore::each_failed(const std::function<void(const FailedPoint&)>& visit) const {
    guarded(state_->file, [&] {
        const auto& header = state_->header;
        SQLite::Statement select(state_->database, "SELECT point" + columns_of(header) +
                                                       ", error FROM points WHERE status = 'failed' ORDER BY point");
        FailedPoint point;
        while (select.executeStep()) {
            point.point = static_cast<std::uint64_t>(select.getColumn(0).getInt64());
            read_values(select, header.paths.size(), point.values);
            point.error = select.getColumn(static_cast<int>(header.paths.size()) + 1).getString();
            visit(point);
        }
    });
}

void ResultStore::each_row(const std::function<void(const FigureRow&)>& visit, std::uint64_t points) const {
    guarded(state_->file, [&] {
        const auto& header = state_->header;
        SQLite::Statement select(
            state_->database,
            "SELECT figures.point" + columns_of(header) +
                ", strategy, part, name, figure, mean, low, high FROM figures CROSS JOIN points USING(point) "
                "CROSS JOIN series USING(series) ORDER BY figures.point, figures.position");
        FigureRow row;
        std::uint64_t met = 0;
        while (select.executeStep()) {
            const auto point = static_cast<std::uint64_t>(select.getColumn(0).getInt64());
            if (point != row.point && ++met > points) break;
            if (point != row.point) read_values(select, header.paths.size(), row.values);
            row.point = point;
            int column = static_cast<int>(header.paths.size());
            row.strategy = select.getColumn(++column).getString();
            row.part = select.getColumn(++column).getString();
            row.name = select.getColumn(++column).getString();
            row.figure = select.getColumn(++column).getString();
            row.estimate.mean = read_number(select.getColumn(++column));
            row.estimate.low = read_number(select.getColumn(++column));
            row.estimate.high = read_number(select.getColumn(++column));
            visit(row);
        }
    });
}

}  // namespace holdtime
