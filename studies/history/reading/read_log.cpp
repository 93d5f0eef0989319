#include "studies/history/reading/read_log.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "studies/history/reading/log_reader.hpp"
#include "studies/history/reading/queue_log.hpp"

namespace holdtime {

namespace {

constexpr std::size_t most_told = 1000;  ///< rejected rows with their line
constexpr double most_rejected = 0.05;   ///< share of the rows
constexpr std::size_t least_contacts = 10;
constexpr std::uint64_t rows_between = 4096;  ///< looks at the clock

std::optional<DateOrder> given_order(const LogOptions& options) {
    if (!options.dates) return {};
    return *options.dates == "mdy" ? DateOrder::mdy : *options.dates == "dmy" ? DateOrder::dmy : DateOrder::ymd;
}

/// Where the first date stands that the evidence hangs on.
struct Evidence {
    OrderEvidence orders;
    Place place;
};

void look_at_dates(const std::string& file, const LogOptions& options, const ReadingHooks& hooks, Evidence& evidence) {
    CsvRows rows(file);
    const auto columns = recognise_columns(rows.header(), rows.file(), options);
    const auto column = columns[Role::date] ? *columns[Role::date] : *columns[Role::arrival];
    CsvFields row;
    for (std::uint64_t n = 0; rows.next(row); ++n) {
        if (n % rows_between == 0) hooks.stop.check();
        if (!rows.fault().empty()) continue;
        const bool had_any = evidence.orders.any();
        evidence.orders.add(row[column]);
        if (!had_any && evidence.orders.any())
            evidence.place = {rows.file(), rows.line(), 0};
        else if (!evidence.orders.any() && n > 1000)
            return;  // dates that need no order
    }
}

/// Day first or month first? Every date of all files is asked, since one alone may tell.
DateOrder find_order(const std::vector<std::string>& files, const LogOptions& options, const ReadingHooks& hooks) {
    if (const auto given = given_order(options)) return *given;
    Evidence evidence;
    for (const auto& file : files) {
        if (file == "-")
            return DateOrder::ymd;  // read once: whatever is not year first is rejected for want of --dates
        look_at_dates(file, options, hooks, evidence);
    }
    if (evidence.orders.mixed())
        throw InputError(evidence.place,
                         "dates are mixed: some have the day first, some the month (put them in one "
                         "order, or let the export write 2026-03-31)");
    if (evidence.orders.ambiguous())
        throw InputError(evidence.place,
                         "every date may be day first or month first (--dates dmy or --dates mdy "
                         "says which)");
    return evidence.orders.order();
}

void reject(ContactLog& log, const CsvRows& rows, const std::string& reason) {
    ++log.rejected;
    if (log.rejected_rows.size() < most_told) log.rejected_rows.push_back({rows.file(), rows.line(), reason});
}

/// Of a long file, room for all of it: a list that doubles holds itself twice while it moves.
void make_room(ContactLog& log, const CsvRows& rows, std::uint64_t rows_read) {
    constexpr double margin = 1.05;
    if (rows.bytes_read() == 0 || rows.bytes_in_all() <= rows.bytes_read()) return;
    const auto left = static_cast<double>(rows.bytes_in_all() - rows.bytes_read());
    const double more = margin * left * static_cast<double>(rows_read) / static_cast<double>(rows.bytes_read());
    log.contacts.reserve(log.contacts.size() + static_cast<std::size_t>(more));
}

void read_file(const std::string& file, LogReader& reader, const ReadingHooks& hooks) {
    CsvRows rows(file);
    reader.begin(rows);
    CsvFields row;
    auto& log = reader.log;
    constexpr std::uint64_t a_long_file = 1u << 20;  // rows
    const auto rows_before = log.rows;
    while (rows.next(row)) {
        if (log.rows - rows_before == a_long_file) make_room(log, rows, a_long_file);
        if (log.rows++ % rows_between == 0) {
            hooks.stop.check();
            if (hooks.progress) hooks.progress(rows.bytes_read(), rows.bytes_in_all());
        }
        const auto reason = rows.fault().empty() ? reader.add(row) : rows.fault();
        if (!reason.empty()) reject(log, rows, reason);
    }
}

void check_enough(const ContactLog& log) {
    const auto first = log.rejected_rows.empty()
                           ? Place{log.files.front(), 1, 0}
                           : Place{log.rejected_rows.front().file, log.rejected_rows.front().line, 0};
    if (static_cast<double>(log.rejected) > most_rejected * static_cast<double>(log.rows)) {
        std::vector<Problem> problems;
        constexpr std::size_t shown = 3;
        for (std::size_t i = 0; i < std::min(shown, log.rejected_rows.size()); ++i)
            problems.push_back(
                {{log.rejected_rows[i].file, log.rejected_rows[i].line, 0}, log.rejected_rows[i].reason});
        problems.push_back(
            {first, fmt::format("{} of {} rows are rejected, more than 5 % (the first is here; --columns "
                                "and --outcomes say what columns and words mean)",
                                log.rejected, log.rows)});
        throw InputError(std::move(problems));
    }
    if (log.contacts.size() < least_contacts)
        throw InputError(first, fmt::format("{} contacts are too few to estimate anything from (at least {})",
                                            log.contacts.size(), least_contacts));
}

}  // namespace

ContactLog read_logs(const std::vector<std::string>& files, const LogOptions& options, const ReadingHooks& hooks) {
    if (is_queue_log(files.front())) {
        auto log = read_queue_logs(files, options, hooks);
        check_enough(log);
        return log;
    }
    LogReader reader(options, find_order(files, options, hooks));
    for (const auto& file : files) read_file(file, reader, hooks);
    reader.finish();
    check_enough(reader.log);
    return std::move(reader.log);
}

}  // namespace holdtime
