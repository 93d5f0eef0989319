#include "studies/sweep/store.hpp"

#include <sqlite3.h>

#include <ctime>
#include <filesystem>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/core/error.hpp"
#include "studies/sweep/store_state.hpp"

namespace holdtime {

namespace {

using Clock = std::chrono::steady_clock;

/// Of the table of figures, by one statement: measured 0.4 µs a row, 0.75 one by one.
constexpr std::size_t rows_at_once = 32;
constexpr std::string_view figure_row = "(?, ?, ?, ?, ?, ?)";

/// Written so that a finished point outlives the process, and the machine: every commit reaches the disk.
void prepare_for_writing(SQLite::Database& database, StoreMode mode) {
    database.exec(mode == StoreMode::shard ? "PRAGMA journal_mode = DELETE" : "PRAGMA journal_mode = WAL");
    database.exec("PRAGMA synchronous = FULL");
}

std::string now() {
    const std::time_t seconds = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

}  // namespace

void ResultStore::State::load_series() {
    series.clear();
    positions.clear();
    SQLite::Statement select(database, "SELECT strategy, part, name, figure, series FROM series");
    while (select.executeStep())
        series[{select.getColumn(0).getString(), select.getColumn(1).getString(), select.getColumn(2).getString(),
                select.getColumn(3).getString()}] = select.getColumn(4).getInt64();
}

void ResultStore::State::begin() {
    if (transaction) return;
    transaction.emplace(database, SQLite::TransactionBehavior::IMMEDIATE);
    began = Clock::now();
}

void ResultStore::State::commit() {
    if (!transaction) return;
    try {
        transaction->commit();
    } catch (...) {
        transaction.reset();
        throw;
    }
    transaction.reset();
}

std::int64_t ResultStore::State::number_of(const SeriesKey& key) {
    const auto [entry, is_new] = series.try_emplace(key, static_cast<std::int64_t>(series.size() + 1));
    if (!is_new) return entry->second;
    const auto& [strategy, part, name, figure] = key;
    insert_series->reset();
    insert_series->bind(1, entry->second);
    insert_series->bind(2, strategy);
    insert_series->bind(3, part);
    insert_series->bind(4, name);
    insert_series->bind(5, figure);
    insert_series->exec();
    return entry->second;
}

std::int64_t ResultStore::State::number_at(std::size_t position, const std::string& strategy, std::string_view part,
                                           const std::string& name, Figure figure) {
    if (position >= positions.size()) positions.resize(position + 1);
    KnownPosition& known = positions[position];
    if (known.series == 0 || known.figure != figure || known.part != part || known.name != name ||
        known.strategy != strategy)
        known = {strategy, name, part, figure,
                 number_of({strategy, std::string(part), name, std::string(info(figure).key)})};
    return known.series;
}

ResultStore::ResultStore(std::unique_ptr<State> state) : state_(std::move(state)) {
    guarded(state_->file, [&] {
        auto& s = *state_;
        s.header = read_header(s.database, s.file);
        std::string marks;
        for (std::size_t i = 0; i < s.header.paths.size(); ++i) marks += ", ?";
        s.insert_point.emplace(s.database, "INSERT INTO points VALUES(?, ?, ?, ?, ?, ?, ?" + marks + ")");
        s.insert_figure.emplace(s.database, fmt::format("INSERT INTO figures VALUES{}", figure_row));
        std::vector<std::string_view> rows(rows_at_once, figure_row);
        s.insert_figures.emplace(s.database, fmt::format("INSERT INTO figures VALUES{}", fmt::join(rows, ",")));
        s.insert_series.emplace(s.database, "INSERT INTO series VALUES(?, ?, ?, ?, ?)");
        s.load_series();
    });
}

ResultStore::~ResultStore() = default;

namespace {

/// A process that was killed may have left a journal, which only a writer can put in order.
std::unique_ptr<ResultStore::State> open_for_reading(const std::string& file) {
    try {
        auto state = std::make_unique<ResultStore::State>(file, SQLite::OPEN_READONLY);
        state->database.execAndGet("SELECT count(*) FROM sqlite_master");
        return state;
    } catch (const SQLite::Exception& error) {
        if (error.getErrorCode() != SQLITE_READONLY && error.getErrorCode() != SQLITE_CANTOPEN) throw;
    }
    return std::make_unique<ResultStore::State>(file, SQLite::OPEN_READWRITE);
}

}  // namespace

std::unique_ptr<ResultStore> ResultStore::open(const std::string& file, StoreMode mode) {
    if (!is_sqlite(file)) {
        const bool there = std::filesystem::exists(file);
        throw InputError(
            {file, 0, 0},
            there ? "not a results file of holdtime (not an SQLite database); name another file" : "no such file");
    }
    return guarded(file, [&] {
        auto state =
            mode == StoreMode::read ? open_for_reading(file) : std::make_unique<State>(file, SQLite::OPEN_READWRITE);
        check_file(state->database, file);
        if (mode != StoreMode::read) prepare_for_writing(state->database, mode);
        return std::unique_ptr<ResultStore>(new ResultStore(std::move(state)));
    });
}

namespace {

/// What could not even be begun leaves nothing behind.
void remove_if_empty(const std::string& file) {
    std::error_code ignored;
    if (std::filesystem::is_regular_file(file, ignored) && std::filesystem::file_size(file, ignored) == 0)
        std::filesystem::remove(file, ignored);
}

}  // namespace

std::unique_ptr<ResultStore> ResultStore::create(const std::string& file, StoreMode mode, const SweepHeader& header) {
    const bool vacant = !std::filesystem::exists(file);
    try {
        return guarded(file, [&] {
            auto state = std::make_unique<State>(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            // In this order: a file that was begun and given up is empty, or complete.
            create_tables(state->database, header);
            prepare_for_writing(state->database, mode);
            return std::unique_ptr<ResultStore>(new ResultStore(std::move(state)));
        });
    } catch (...) {
        if (vacant) remove_if_empty(file);
        throw;
    }
}

const SweepHeader& ResultStore::header() const { return state_->header; }

void ResultStore::grow(std::uint64_t points) {
    guarded(state_->file,
            [&] { state_->database.exec(fmt::format("UPDATE sweep SET value = '{}' WHERE key = 'points'", points)); });
    state_->header.points = points;
}

void ResultStore::forget_failed() {
    guarded(state_->file, [&] { state_->database.exec("DELETE FROM points WHERE status = 'failed'"); });
}

void ResultStore::log(const std::string& event, const std::string& text) {
    guarded(state_->file, [&] {
        SQLite::Statement insert(state_->database, "INSERT INTO log(at, event, text) VALUES(?, ?, ?)");
        insert.bind(1, now());
        insert.bind(2, event);
        insert.bind(3, text);
        insert.exec();
    });
}

void ResultStore::finish() {
    flush();
    guarded(state_->file, [&] {
        state_->insert_point.reset();
        state_->insert_figure.reset();
        state_->insert_figures.reset();
        state_->insert_series.reset();
        state_->database.exec("PRAGMA journal_mode = DELETE");
    });
}

namespace {

void bind_point(SQLite::Statement& insert, const PointRecord& point) {
    insert.reset();
    insert.bind(1, static_cast<std::int64_t>(point.point));
    insert.bind(2, point.error.empty() ? "done" : "failed");
    insert.bind(3, point.replications);
    // SQLite's integers end at 2^63 - 1.
    if (point.seed >> 63)
        insert.bind(4, std::to_string(point.seed));
    else
        insert.bind(4, static_cast<std::int64_t>(point.seed));
    insert.bind(5, point.version);
    insert.bind(6, point.scenario_hash);
    if (point.error.empty())
        insert.bind(7);
    else
        insert.bind(7, point.error);
    int column = 8;
    for (const PathValue& cell : point.values) bind_value(insert, column++, cell);
    insert.exec();
}

void bind_number(SQLite::Statement& insert, int index, double value) {
    if (value == value)
        insert.bind(index, value);
    else
        insert.bind(index);
}

/// Every figure that was asked for, in the order of the report.
class PointWriter {
public:
    PointWriter(ResultStore::State& state, std::uint64_t point, const std::vector<Figure>& figures)
        : state_(state), point_(static_cast<std::int64_t>(point)), figures_(figures) {}

    void write(const StrategyResults& strategy) {
        write(strategy.name, in_total, "total", "", strategy.total);
        for (const auto& part : strategy.channels) write(strategy.name, in_channel, "channel", part.name, part.figures);
        for (const auto& part : strategy.agent_groups)
            write(strategy.name, in_group, "agent_group", part.name, part.figures);
        for (const auto& part : strategy.segments) write(strategy.name, in_segment, "segment", part.name, part.figures);
        for (const auto& part : strategy.reasons) write(strategy.name, in_reason, "reason", part.name, part.figures);
    }
    void write(const CombinedEstimate& figure) {
        rows_.push_back({state_.number_of({"", std::string(FigureRow::defined_part), "", figure.name}), figure.value});
    }
    void finish() {
        std::size_t row = 0;
        for (; row + rows_at_once <= rows_.size(); row += rows_at_once)
            insert(*state_.insert_figures, row, rows_at_once);
        for (; row < rows_.size(); ++row) insert(*state_.insert_figure, row, 1);
    }

private:
    struct Row {
        std::int64_t series;
        Estimate estimate;
    };

    void write(const std::string& strategy, Part in, std::string_view part, const std::string& name,
               const Figures& values) {
        for (const Figure figure : figures_)
            if (info(figure).parts & in)
                rows_.push_back({state_.number_at(rows_.size(), strategy, part, name, figure), values[figure]});
    }

    void insert(SQLite::Statement& insert, std::size_t first, std::size_t count) {
        insert.reset();
        int column = 0;
        for (auto row = first; row < first + count; ++row) {
            insert.bind(++column, point_);
            insert.bind(++column, static_cast<std::int64_t>(row + 1));
            insert.bind(++column, rows_[row].series);
            const auto& estimate = rows_[row].estimate;
            for (const double number : {estimate.mean, estimate.low, estimate.high})
                bind_number(insert, ++column, number);
        }
        insert.exec();
    }

    ResultStore::State& state_;
    std::int64_t point_;
    const std::vector<Figure>& figures_;
    std::vector<Row> rows_;
};

}  // namespace

void ResultStore::add(const PointRecord& point, const Results& results, const std::vector<Figure>& figures) {
    guarded(state_->file, [&] {
        auto& s = *state_;
        s.write([&] {
            bind_point(*s.insert_point, point);
            PointWriter writer(s, point.point, figures);
            for (const auto& strategy : results.strategies) writer.write(strategy);
            for (const auto& figure : results.figures) writer.write(figure);
            writer.finish();
        });
    });
}

void ResultStore::add_failed(const PointRecord& point) {
    guarded(state_->file, [&] { state_->write([&] { bind_point(*state_->insert_point, point); }); });
}

void ResultStore::flush() {
    guarded(state_->file, [&] { state_->commit(); });
}

}  // namespace holdtime
