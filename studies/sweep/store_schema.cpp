// The tables of a results file, and who may open it.

#include <sqlite3.h>

#include <charconv>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>

#include "scenarios/schema/quantity.hpp"
#include "sim/core/error.hpp"
#include "studies/sweep/store_state.hpp"

namespace holdtime {

namespace {

constexpr const char* tables = R"(
CREATE TABLE sweep(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE parameters(position INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, unit TEXT NOT NULL) STRICT;
CREATE TABLE series(series INTEGER PRIMARY KEY, strategy TEXT NOT NULL, part TEXT NOT NULL, name TEXT NOT NULL, figure TEXT NOT NULL,
                    UNIQUE(strategy, part, name, figure)) STRICT;
CREATE TABLE figures(point INTEGER NOT NULL REFERENCES points, position INTEGER NOT NULL, series INTEGER NOT NULL REFERENCES series,
                     mean REAL, low REAL, high REAL, PRIMARY KEY(point, position)) STRICT, WITHOUT ROWID;
CREATE TABLE log(entry INTEGER PRIMARY KEY, at TEXT NOT NULL, event TEXT NOT NULL, text TEXT NOT NULL) STRICT;
)";

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

[[noreturn]] void refuse(const std::string& file, const std::string& why) { throw InputError({file, 0, 0}, why); }

}  // namespace

std::string quoted_name(const std::string& name) {
    std::string quoted = "\"";
    for (const char c : name) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

bool is_sqlite(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    std::string magic(16, '\0');
    stream.read(magic.data(), 16);
    return stream.gcount() == 16 && magic == std::string("SQLite format 3\0", 16);
}

bool is_vacant(const std::string& file) {
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    return error ? !std::filesystem::exists(std::filesystem::symlink_status(file, error))
                 : size == 0 && std::filesystem::is_regular_file(file);
}

void translate(const std::string& file, const SQLite::Exception& error) {
    switch (error.getErrorCode()) {
        case SQLITE_FULL:
            throw MachineError(
                "disk full: cannot write " + file +
                " (the points finished so far are kept) free some space and run the same command again to go on");
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            refuse(file, fmt::format("corrupt results file ({}) keep a copy, and write to another file with -o",
                                     error.what()));
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            throw MachineError(file + " is in use by another process (" + error.what() + ")");
        default:
            throw MachineError(fmt::format("cannot use {} ({})", file, error.what()));
    }
}

void create_tables(SQLite::Database& database, const SweepHeader& header) {
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    database.exec(
        fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", results_application_id, results_schema));
    database.exec(tables);
    std::string columns, selected;
    for (std::size_t i = 0; i < header.paths.size(); ++i) {
        columns += ", " + quoted_name(header.paths[i]) + " ANY";
        selected += ", points." + quoted_name(header.paths[i]);
        SQLite::Statement insert(database, "INSERT INTO parameters VALUES(?, ?, ?)");
        insert.bind(1, static_cast<std::int64_t>(i + 1));
        insert.bind(2, header.paths[i]);
        insert.bind(3, header.units[i]);
        insert.exec();
    }
    database.exec(
        "CREATE TABLE points(point INTEGER PRIMARY KEY, status TEXT NOT NULL CHECK(status IN ('done', 'failed')), "
        "replications INTEGER NOT NULL, "
        "seed ANY NOT NULL, version TEXT NOT NULL, scenario_hash TEXT NOT NULL, error TEXT" +
        columns + ") STRICT");
    // CROSS JOIN keeps SQLite from another order of the loops: rows come as in the exported table.
    database.exec("CREATE VIEW results AS SELECT figures.point AS point" + selected +
                  ", strategy, part, name, figure, mean, low, high FROM figures CROSS JOIN points USING(point) CROSS "
                  "JOIN series USING(series)");
    const std::vector<std::pair<std::string, std::string>> entries{{"holdtime", header.version},
                                                                   {"sweep_hash", header.sweep_hash},
                                                                   {"base_hash", header.base_hash},
                                                                   {"sweep_file", header.sweep_file},
                                                                   {"base_file", header.base_file},
                                                                   {"scenario", header.scenario},
                                                                   {"currency", header.currency},
                                                                   {"method", header.method},
                                                                   {"points", std::to_string(header.points)},
                                                                   {"may_grow", header.may_grow ? "true" : "false"},
                                                                   {"confidence", show_number(header.confidence)},
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
    header.method = get(database, "method");
    header.points = number(get(database, "points"));
    header.may_grow = get(database, "may_grow") == "true";
    const std::string confidence = get(database, "confidence");
    std::from_chars(confidence.data(), confidence.data() + confidence.size(), header.confidence);
    header.shard = {static_cast<std::uint32_t>(number(get(database, "shard"))),
                    static_cast<std::uint32_t>(number(get(database, "shards")))};
    SQLite::Statement select(database, "SELECT path, unit FROM parameters ORDER BY position");
    while (select.executeStep()) {
        header.paths.push_back(select.getColumn(0).getString());
        header.units.push_back(select.getColumn(1).getString());
    }
    if (header.shard.count == 0 || header.points == 0 || header.paths.empty())
        refuse(file,
               "corrupt results file (its header is not complete) keep a copy, and write to another file with -o");
    return header;
}

void check_file(SQLite::Database& database, const std::string& file) {
    const int application = database.execAndGet("PRAGMA application_id").getInt();
    const int schema = database.execAndGet("PRAGMA user_version").getInt();
    if (application != results_application_id)
        refuse(file,
               "not a results file of holdtime (an SQLite database of another program); name another file with -o");
    if (schema != results_schema)
        refuse(file, fmt::format("a results file of {} version of holdtime (schema {}, this program has {}); export it "
                                 "with that version, or name another file with -o",
                                 schema < results_schema ? "an older" : "a newer", schema, results_schema));
    const std::string check = database.execAndGet("PRAGMA quick_check(1)").getString();
    if (check != "ok")
        refuse(file, "corrupt results file (" + check + ") keep a copy, and write to another file with -o");
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
