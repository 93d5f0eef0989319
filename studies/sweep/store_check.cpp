// Whether a file is a results file, and sound: nothing of a file that somebody else made is trusted.

#include <sqlite3.h>

#include <filesystem>
#include <fstream>

#include <fmt/format.h>

#include "sim/core/error.hpp"
#include "studies/sweep/store_state.hpp"

namespace holdtime {

namespace {

[[noreturn]] void refuse(const std::string& file, const std::string& why) { throw InputError({file, 0, 0}, why); }

}  // namespace

void refuse_corrupt(const std::string& file, const std::string& why) {
    refuse(file, fmt::format("corrupt results file ({}); keep a copy, and write to another file with -o", why));
}

namespace {

bool begins_with(const std::string& file, const std::string& magic) {
    std::ifstream stream(file, std::ios::binary);
    std::string begin(magic.size(), '\0');
    stream.read(begin.data(), static_cast<std::streamsize>(begin.size()));
    return stream.good() && begin == magic;
}

/// What takes back a transaction under way lies beside the file until that is over (sqlite.org/fileformat2.html, 3).
bool has_journal(const std::string& file) { return begins_with(file + "-journal", "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"); }

}  // namespace

bool is_sqlite(const std::string& file) { return begins_with(file, std::string("SQLite format 3\0", 16)); }

namespace {

/// What a process that was killed while it made the tables has left is rolled back by whoever opens the file next.
bool is_empty_database(const std::string& file) {
    try {
        SQLite::Database database(file, SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX, 10000);
        return database.execAndGet("SELECT count(*) FROM sqlite_master").getInt() == 0 &&
               database.execAndGet("PRAGMA application_id").getInt() == 0;
    } catch (const SQLite::Exception&) {
        return false;  // whoever opens it for reading says what is wrong
    }
}

}  // namespace

bool is_vacant(const std::string& file) {
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    if (error) return !std::filesystem::exists(std::filesystem::symlink_status(file, error));
    if (!std::filesystem::is_regular_file(file)) return false;
    return size == 0 || ((is_sqlite(file) || has_journal(file)) && is_empty_database(file));
}

void translate(const std::string& file, const SQLite::Exception& error) {
    switch (error.getErrorCode()) {
        case SQLITE_FULL:
            throw MachineError(
                "disk full: cannot write " + file +
                " (the points finished so far are kept) free some space and run the same command again to go on");
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            throw MachineError(file + " is in use by another process (" + error.what() + ")");
        case SQLITE_IOERR:
            throw MachineError(fmt::format(
                "cannot write {} (the disk is faulty, or a limit on the size of files is reached) look at 'ulimit -f', "
                "quotas and the disk; points finished so far are kept, and the same command goes on with them",
                file));
        case SQLITE_CANTOPEN:
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_NOMEM:
        case SQLITE_PROTOCOL:
        case SQLITE_INTERRUPT:
        case SQLITE_NOLFS:
            throw MachineError(fmt::format("cannot use {} ({})", file, error.what()));
        default:
            refuse_corrupt(file, error.what());
    }
}

namespace {

void check_table(SQLite::Database& database, const std::string& name, const std::string& text,
                 const std::string& file) {
    SQLite::Statement select(database, "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?");
    select.bind(1, name);
    if (!select.executeStep()) refuse_corrupt(file, "it has no table " + name);
    if (select.getColumn(0).getString() != text)
        refuse_corrupt(file, "its table " + name + " is not one that holdtime makes");
}

void check_points(SQLite::Database& database, const SweepHeader& header, const std::string& file) {
    SQLite::Statement select(database, "SELECT point FROM points WHERE point < 1 OR point > ? LIMIT 1");
    select.bind(1, static_cast<std::int64_t>(header.points));
    if (select.executeStep())
        refuse_corrupt(file, fmt::format("point {} in its table points; the sweep has {}",
                                         select.getColumn(0).getInt64(), header.points));
}

}  // namespace

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
    database.exec("PRAGMA trusted_schema = OFF");
    for (const auto& table : constant_tables()) check_table(database, table.name, table.text, file);
    if (database.execAndGet("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'").getInt() > 0)
        refuse_corrupt(file, "it has triggers, which holdtime makes none of");
    const std::string check = database.execAndGet("PRAGMA quick_check(1)").getString();
    if (check != "ok") refuse_corrupt(file, check);
    const auto header = read_header(database, file);
    check_table(database, "points", points_table(header.paths), file);
    check_points(database, header, file);
}

}  // namespace holdtime
