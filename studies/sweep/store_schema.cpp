// The tables of a results file.

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "scenarios/schema/quantity.hpp"
#include "sim/core/error.hpp"
#include "studies/sweep/design.hpp"
#include "studies/sweep/measure.hpp"
#include "studies/sweep/store_state.hpp"

namespace holdtime {

namespace {

/// Whatever file is opened must hold these, word for word: then each column has its type in every row (STRICT), and
/// nothing runs when we read or write.
constexpr std::array<StoreTable, 5> tables{
    StoreTable{"sweep", "CREATE TABLE sweep(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID"},
    StoreTable{
        "parameters",
        "CREATE TABLE parameters(position INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, unit TEXT NOT NULL) STRICT"},
    StoreTable{"series", R"(CREATE TABLE series(series INTEGER PRIMARY KEY, strategy TEXT NOT NULL, part TEXT NOT )"
                         R"(NULL, name TEXT NOT NULL, figure TEXT NOT NULL,
                    UNIQUE(strategy, part, name, figure)) STRICT)"},
    StoreTable{"figures", R"(CREATE TABLE figures(point INTEGER NOT NULL REFERENCES points, position INTEGER NOT )"
                          R"(NULL, series INTEGER NOT NULL REFERENCES series,
                     mean REAL, low REAL, high REAL, PRIMARY KEY(point, position)) STRICT, WITHOUT ROWID)"},
    StoreTable{"log",
               "CREATE TABLE log(entry INTEGER PRIMARY KEY, at TEXT NOT NULL, event TEXT NOT NULL, text TEXT NOT NULL) "
               "STRICT"}};

void put(SQLite::Database& database, const std::string& key, const std::string& value) {
    SQLite::Statement insert(database, "INSERT OR REPLACE INTO sweep VALUES(?, ?)");
    insert.bind(1, key);
    insert.bind(2, value);
    insert.exec();
}

std::string get(SQLite::Database& database, const std::string& key) {
    SQLite::Statement select(database, "SELECT value FROM sweep WHERE key = ?");
    select.bind(1, key);
    return select.executeStep() ? select.getColumn(0).getString() : "";
}

std::uint64_t number(const std::string& text) {
    std::uint64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, ",")); }

std::vector<std::string> split(const std::string& text, char sign = ',') {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find(sign, at), text.size());
        words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

bool is_unit_of_time(const std::string& unit) {
    const auto one = parse_measure("1" + unit);
    return one && one->table_unit() == "s";
}

}  // namespace

std::span<const StoreTable> constant_tables() { return tables; }

std::string points_table(const std::vector<std::string>& paths) {
    std::string columns;
    for (const auto& path : paths) columns += ", " + quoted_name(path) + " ANY";
    return "CREATE TABLE points(point INTEGER PRIMARY KEY, status TEXT NOT NULL CHECK(status IN ('done', 'failed')), "
           "replications INTEGER NOT NULL, "
           "seed ANY NOT NULL, version TEXT NOT NULL, scenario_hash TEXT NOT NULL, error TEXT" +
           columns + ") STRICT";
}

std::string quoted_name(const std::string& name) {
    std::string quoted = "\"";
    for (const char c : name) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

void create_tables(SQLite::Database& database, const SweepHeader& header) {
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    database.exec(
        fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", results_application_id, results_schema));
    for (const auto& table : tables) database.exec(table.text);
    std::string selected;
    for (std::size_t i = 0; i < header.paths.size(); ++i) {
        selected += ", points." + quoted_name(header.paths[i]);
        SQLite::Statement insert(database, "INSERT INTO parameters VALUES(?, ?, ?)");
        insert.bind(1, static_cast<std::int64_t>(i + 1));
        insert.bind(2, header.paths[i]);
        insert.bind(3, header.units[i]);
        insert.exec();
    }
    database.exec(points_table(header.paths));
    // CROSS JOIN keeps SQLite from another order of the loops: rows come as in the exported table.
    database.exec("CREATE VIEW results AS SELECT figures.point AS point" + selected +
                  ", strategy, part, name, figure, mean, low, high FROM figures CROSS JOIN points USING(point) CROSS "
                  "JOIN series USING(series)");
    const std::vector<std::pair<std::string, std::string>> entries{
        {"holdtime", header.version},
        {"sweep_hash", header.sweep_hash},
        {"base_hash", header.base_hash},
        {"sweep_file", header.sweep_file},
        {"base_file", header.base_file},
        {"scenario", header.scenario},
        {"currency", header.currency},
        {"first_day", header.period.first},
        {"last_day", header.period.last},
        {"length", header.period.length},
        {"warm_up", header.period.warm_up},
        {"cool_down", header.period.cool_down},
        {"method", header.method},
        {"points", std::to_string(header.points)},
        {"may_grow", header.may_grow ? "true" : "false"},
        {"confidence", show_number(header.confidence)},
        {"figures", joined(header.figures)},
        {"defined_figures", fmt::format("{}", fmt::join(header.defined, "\n"))},
        {"typed_units", joined(header.typed)},
        {"waits", header.waits_by_channel ? "by channel" : "in all"},
        {"shard", std::to_string(header.shard.number)},
        {"shards", std::to_string(header.shard.count)}};
    for (const auto& [key, value] : entries) put(database, key, value);
    transaction.commit();
}

SweepHeader read_header(SQLite::Database& database, const std::string& file) {
    SweepHeader header;
    header.version = get(database, "holdtime");
    header.sweep_hash = get(database, "sweep_hash");
    header.base_hash = get(database, "base_hash");
    header.sweep_file = get(database, "sweep_file");
    header.base_file = get(database, "base_file");
    header.scenario = get(database, "scenario");
    header.currency = get(database, "currency");
    header.period = {get(database, "first_day"), get(database, "last_day"), get(database, "length"),
                     get(database, "warm_up"), get(database, "cool_down")};
    header.method = get(database, "method");
    header.points = number(get(database, "points"));
    header.may_grow = get(database, "may_grow") == "true";
    header.figures = split(get(database, "figures"));
    header.defined = split(get(database, "defined_figures"), '\n');
    header.waits_by_channel = get(database, "waits") == "by channel";
    const std::string confidence = get(database, "confidence");
    std::from_chars(confidence.data(), confidence.data() + confidence.size(), header.confidence);
    header.shard = {static_cast<std::uint32_t>(number(get(database, "shard"))),
                    static_cast<std::uint32_t>(number(get(database, "shards")))};
    SQLite::Statement select(database, "SELECT path, unit FROM parameters ORDER BY position");
    while (select.executeStep()) {
        header.paths.push_back(select.getColumn(0).getString());
        header.units.push_back(select.getColumn(1).getString());
    }
    header.typed = split(get(database, "typed_units"));
    header.typed.resize(header.paths.size());
    for (const auto& unit : header.typed)
        if (!unit.empty() && !is_unit_of_time(unit))
            refuse_corrupt(file, "its table sweep has typed_units that no duration has");
    const auto& [number_of_shard, shards] = header.shard;
    if (number_of_shard == 0 || number_of_shard > shards || header.points == 0 || header.paths.empty())
        refuse_corrupt(file, "its table sweep is not complete");
    if (header.points > most_combinations)
        refuse_corrupt(file, fmt::format("{} points in its table sweep; at most {}", header.points, most_combinations));
    return header;
}

void bind_value(SQLite::Statement& statement, int index, const PathValue& cell) {
    constexpr double exact = 9007199254740992.0;
    if (!cell.number) return statement.bind(index, cell.text);
    const double value = *cell.number;
    if (value > -exact && value < exact && value == static_cast<double>(static_cast<std::int64_t>(value)))
        return statement.bind(index, static_cast<std::int64_t>(value));
    statement.bind(index, value);
}

PathValue read_value(const SQLite::Column& column) {
    if (column.isText()) return {{}, column.getString()};
    if (column.isNull()) return {};
    return {column.getDouble(), ""};
}

}  // namespace holdtime
