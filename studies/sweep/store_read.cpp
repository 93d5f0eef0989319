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

double read_number(const SQLite::Column& column) { return column.isNull() ? std::numeric_limits<double>::quiet_NaN() : column.getDouble(); }

}  // namespace

std::uint64_t ResultStore::count_done() const {
    return guarded(state_->file, [&] { return static_cast<std::uint64_t>(state_->database.execAndGet("SELECT count(*) FROM points WHERE status = 'done'").getInt64()); });
}

std::uint64_t ResultStore::count_failed() const {
    return guarded(state_->file, [&] { return static_cast<std::uint64_t>(state_->database.execAndGet("SELECT count(*) FROM points WHERE status = 'failed'").getInt64()); });
}

std::uint64_t ResultStore::last_point() const {
    return guarded(state_->file, [&] { return static_cast<std::uint64_t>(state_->database.execAndGet("SELECT coalesce(max(point), 0) FROM points").getInt64()); });
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
        SQLite::Statement select(state_->database, "SELECT point" + columns_of(header) + ", error FROM points WHERE status = 'failed' ORDER BY point");
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
        SQLite::Statement select(state_->database, "SELECT figures.point" + columns_of(header) +
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

std::uint64_t ResultStore::merge(const std::string& part) {
    return guarded(state_->file, [&] {
        auto& database = state_->database;
        flush();
        SQLite::Statement attach(database, "ATTACH ? AS part");
        attach.bind(1, part);
        attach.exec();
        SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
        // The parts number their series as they met them.
        database.exec("INSERT INTO main.series(strategy, part, name, figure) SELECT strategy, part, name, figure FROM part.series WHERE true "
                      "ORDER BY series ON CONFLICT DO NOTHING");
        const std::int64_t copied = database.execAndGet("SELECT count(*) FROM part.points WHERE point NOT IN (SELECT point FROM main.points)").getInt64();
        database.exec("CREATE TEMP TABLE new_points AS SELECT point FROM part.points WHERE point NOT IN (SELECT point FROM main.points)");
        database.exec("INSERT INTO main.points SELECT * FROM part.points WHERE point IN (SELECT point FROM temp.new_points)");
        database.exec("INSERT INTO main.figures SELECT f.point, f.position, s.series, f.mean, f.low, f.high FROM part.figures f "
                      "CROSS JOIN part.series p ON p.series = f.series CROSS JOIN main.series s "
                      "ON s.strategy = p.strategy AND s.part = p.part AND s.name = p.name AND s.figure = p.figure "
                      "WHERE f.point IN (SELECT point FROM temp.new_points) ORDER BY f.point, f.position");
        database.exec("DROP TABLE temp.new_points");
        transaction.commit();
        database.exec("DETACH part");
        state_->load_series();
        return static_cast<std::uint64_t>(copied);
    });
}

}  // namespace holdtime
