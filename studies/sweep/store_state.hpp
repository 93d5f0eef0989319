#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "studies/sweep/store.hpp"

namespace holdtime {

inline constexpr int results_application_id = 0x486f6c64;  ///< "Hold", in the file's header
inline constexpr int results_schema = 1;

/// What stood at a position of the point before: nearly always what stands there now.
struct KnownPosition {
    std::string strategy, name;
    std::string_view part;
    Figure figure = Figure::offered;
    std::int64_t series = 0;
};

using SeriesKey = std::tuple<std::string, std::string, std::string, std::string>;  ///< strategy, part, name, figure

struct ResultStore::State {
    /// One thread at a time: SQLite need not lock.
    State(const std::string& name, int flags) : file(name), database(name, flags | SQLite::OPEN_NOMUTEX, 10000) {}

    std::string file;
    SQLite::Database database;
    SweepHeader header;
    std::optional<SQLite::Statement> insert_point, insert_figure, insert_series;
    std::optional<SQLite::Statement> insert_figures;  ///< many rows at once
    std::map<SeriesKey, std::int64_t> series;
    std::vector<KnownPosition> positions;
    std::optional<SQLite::Transaction> transaction;
    std::chrono::steady_clock::time_point began{};
    std::chrono::milliseconds longest_transaction{100};  ///< what a kill may cost

    void load_series();
    void begin();
    void commit();
    template <class Act>
    void write(Act act);
    std::int64_t number_of(const SeriesKey& key);
    std::int64_t number_at(std::size_t position, const std::string& strategy, std::string_view part,
                           const std::string& name, Figure figure);
};

/// Whole points or none: what was begun with this one is taken back when it cannot be finished.
template <class Act>
void ResultStore::State::write(Act act) {
    begin();
    try {
        act();
    } catch (...) {
        transaction.reset();
        throw;
    }
    if (std::chrono::steady_clock::now() - began >= longest_transaction) commit();
}

/// Throws InputError: the file is at fault.
[[noreturn]] void refuse_corrupt(const std::string& file, const std::string& why);
[[noreturn]] void translate(const std::string& file, const SQLite::Exception& error);

/// Calls `act`; SQLite's errors become ours: InputError when the file is at fault, MachineError when the disk is.
template <class Act>
auto guarded(const std::string& file, Act act) -> decltype(act()) {
    try {
        return act();
    } catch (const SQLite::Exception& error) {
        translate(file, error);
    }
}

/// `"a ""quoted"" name"` for SQL.
std::string quoted_name(const std::string& name);

/// A table, as its text stands in the file.
struct StoreTable {
    const char* name;
    const char* text;
};
/// Those that do not depend on the sweep; and the one that does.
std::span<const StoreTable> constant_tables();
std::string points_table(const std::vector<std::string>& paths);

void create_tables(SQLite::Database& database, const SweepHeader& header);
SweepHeader read_header(SQLite::Database& database, const std::string& file);
/// Throws InputError unless the file is a sound results file of this schema.
void check_file(SQLite::Database& database, const std::string& file);
void bind_value(SQLite::Statement& statement, int index, const PathValue& cell);
PathValue read_value(const SQLite::Column& column);

}  // namespace holdtime
