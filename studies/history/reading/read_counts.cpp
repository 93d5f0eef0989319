#include "studies/history/reading/read_counts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenarios/schema/csv_rows.hpp"
#include "scenarios/schema/local_clock.hpp"
#include "studies/history/log/local_days.hpp"
#include "studies/history/reading/moments.hpp"

namespace holdtime {

namespace {

using Headings = std::vector<std::string_view>;

// What exports of contact systems and spreadsheets call their columns, lower case, blanks as '_'.
const Headings start_headings{"interval_start", "startinterval", "start_interval", "interval", "timestamp"};
const Headings date_headings{"date", "day"};
const Headings queue_headings{"queue", "queue_name", "queuename", "skill", "split"};
const Headings offered_headings{"offered",
                                "offer",
                                "calls",
                                "contacts",
                                "contacts_queued",
                                "noffered",
                                "arrivals",
                                "incomingcontactvolume",
                                "incoming_contact_volume"};
const Headings handled_headings{"answered",  "answer",   "handled",        "contacts_handled",
                                "nanswered", "nhandled", "contactshandled"};
const Headings handle_time_headings{
    "aht_s", "aht", "avg_handle", "average_handle_time", "avg_handle_time", "averagehandletime"};
const Headings channel_headings{"channel", "channeltype", "channel_type", "media", "media_type"};

std::string plain(std::string_view heading) {
    auto text = lower_case(heading);
    std::replace(text.begin(), text.end(), ' ', '_');
    return text;
}

std::optional<std::size_t> find(const CsvFields& header, const Headings& names) {
    for (const auto name : names)
        for (std::size_t i = 0; i < header.size(); ++i)
            if (plain(header[i]) == name) return i;
    return {};
}

/// Second of the day of a heading that is a time of day.
std::optional<double> clock_heading(const std::string& heading) {
    const auto moment = read_moment(heading, DateOrder::ymd);
    if (!moment || moment->day || !moment->second) return {};
    return moment->second;
}

/// One row a day: its first column a date, most others times of day.
bool is_wide(const CsvFields& header) {
    const auto clocks = std::count_if(header.begin(), header.end(),
                                      [](const auto& heading) { return clock_heading(heading).has_value(); });
    return clocks >= 4 && 2 * static_cast<std::size_t>(clocks) > header.size();
}

struct Columns {
    bool wide = false;
    std::optional<std::size_t> start, date, queue, offered, handled, handle_time, channel;
};

std::optional<Columns> columns_of(const CsvFields& header) {
    Columns columns{is_wide(header),
                    find(header, start_headings),
                    find(header, date_headings),
                    find(header, queue_headings),
                    find(header, offered_headings),
                    find(header, handled_headings),
                    find(header, handle_time_headings),
                    find(header, channel_headings)};
    if (columns.wide && !columns.date) columns.date = 0;
    if (columns.wide || (columns.start && columns.offered)) return columns;
    return {};
}

/// Rows of one file, added to the log.
class Reader {
public:
    Reader(CountsLog& log, const CsvRows& rows, DateOrder order)
        : log_(log),
          header_(rows.header()),
          columns_(*columns_of(rows.header())),
          order_(order),
          decimal_comma_(rows.separator() != ','),
          days_(log.timezone) {}

    /// Why the row is none; "" when it is added.
    std::string add(const CsvFields& row) { return columns_.wide ? add_day(row) : add_interval(row); }

private:
    CountedQueue& queue_of(const CsvFields& row) {
        const auto name = columns_.queue && !row[*columns_.queue].empty() ? row[*columns_.queue] : only_queue;
        const auto found =
            std::find_if(log_.queues.begin(), log_.queues.end(), [&](const auto& queue) { return queue.name == name; });
        if (found != log_.queues.end()) return *found;
        log_.queues.push_back({name, {}, {}, {}, {}});
        return log_.queues.back();
    }

    std::optional<double> number(const std::string& cell) const {
        const auto value = read_span(cell, decimal_comma_);
        return value && *value >= 0 ? value : std::nullopt;
    }

    std::string add_day(const CsvFields& row) {
        const auto date = read_moment(row[*columns_.date], order_);
        if (!date || !date->day) return fmt::format("'{}' is no date", row[*columns_.date]);
        std::vector<std::pair<std::int64_t, double>> counts;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const auto clock = clock_heading(header_[i]);
            if (!clock || row[i].empty()) continue;
            const auto count = number(row[i]);
            if (!count) return fmt::format("'{}' is no number of contacts", row[i]);
            counts.emplace_back(*date->day * seconds_a_day + static_cast<std::int64_t>(*clock), *count);
        }
        auto& queue = queue_of(row);
        for (const auto& [at, count] : counts) queue.offered[at] += count, queue.by_medium[0] += count;
        return {};
    }

    std::string add_interval(const CsvFields& row) {
        const auto& cell = row[*columns_.start];
        const auto start = read_moment(cell, order_);
        if (!start || !start->second) return fmt::format("'{}' is no start of an interval", cell);
        auto day = start->day;
        if (!day && columns_.date)
            if (const auto date = read_moment(row[*columns_.date], order_)) day = date->day;
        if (!day) return fmt::format("'{}' has no date", cell);
        const auto count = number(row[*columns_.offered]);
        if (!count) return fmt::format("'{}' is no number of contacts", row[*columns_.offered]);
        auto medium = Medium::phone;
        if (columns_.channel && !row[*columns_.channel].empty()) {
            const auto known = medium_of(row[*columns_.channel]);
            if (!known) return fmt::format("unknown channel '{}'", row[*columns_.channel]);
            medium = *known;
        }
        double second = static_cast<double>(*day * seconds_a_day) + *start->second;
        if (start->utc_offset) second = days_.local(second - *start->utc_offset);
        auto& queue = queue_of(row);
        queue.offered[static_cast<std::int64_t>(second)] += *count;
        const auto m = static_cast<std::size_t>(medium);
        queue.by_medium[m] += *count;
        if (!columns_.handle_time) return {};
        const auto handled = columns_.handled ? number(row[*columns_.handled]) : count;
        const auto mean = number(row[*columns_.handle_time]);
        if (handled && mean) queue.handled[m] += *handled, queue.handle_time[m] += *handled * *mean;
        return {};
    }

    CountsLog& log_;
    CsvFields header_;
    Columns columns_;
    DateOrder order_;
    bool decimal_comma_;
    LocalDays days_;
};

DateOrder order_of(const std::vector<std::string>& files, const LogOptions& options) {
    if (options.dates)
        return *options.dates == "mdy" ? DateOrder::mdy : *options.dates == "dmy" ? DateOrder::dmy : DateOrder::ymd;
    OrderEvidence evidence;
    for (const auto& file : files) {
        CsvRows rows(file);
        const auto columns = columns_of(rows.header());
        const auto column = columns->date ? *columns->date : *columns->start;
        CsvFields row;
        while (rows.next(row))
            if (rows.fault().empty()) evidence.add(row[column]);
    }
    if (evidence.mixed())
        throw InputError({files.front(), 2, 0}, "dates are mixed: some have the day first, some the month");
    if (evidence.ambiguous())
        throw InputError({files.front(), 2, 0},
                         "every date may be day first or month first (--dates dmy or --dates mdy says which)");
    return evidence.order();
}

/// The smallest distance between two intervals of a queue.
double step_of(const CountsLog& log) {
    std::int64_t step = seconds_a_day;
    for (const auto& queue : log.queues)
        for (auto next = queue.offered.begin(); next != queue.offered.end(); ++next)
            if (const auto now = next; std::next(now) != queue.offered.end())
                step = std::min(step, std::next(now)->first - now->first);
    return static_cast<double>(step);
}

void check_enough(const CountsLog& log) {
    double all = 0;
    for (const auto& queue : log.queues)
        for (const auto& [at, count] : queue.offered) all += count;
    const Place place = log.rejected_rows.empty()
                            ? Place{log.files.front(), 1, 0}
                            : Place{log.rejected_rows.front().file, log.rejected_rows.front().line, 0};
    if (20 * log.rejected > log.rows)
        throw InputError(place, fmt::format("{} of {} rows are rejected, more than 5 % (the first: {})", log.rejected,
                                            log.rows, log.rejected_rows.front().reason));
    if (all < 10) throw InputError(place, fmt::format("{:.0f} contacts are too few (at least 10)", all));
}

}  // namespace

bool holds_counts(const std::string& file, const LogOptions& options) {
    if (file == "-" || !options.columns.empty()) return false;
    return columns_of(CsvRows(file).header()).has_value();
}

CountsLog read_counts(const std::vector<std::string>& files, const LogOptions& options, const ReadingHooks& hooks) {
    constexpr std::size_t most_told = 1000;
    CountsLog log;
    log.timezone = options.timezone.value_or("UTC");
    if (!find_zone(log.timezone))
        throw InputError(
            {}, fmt::format("unknown --timezone '{}'{}", log.timezone, suggestion(log.timezone, zone_names())));
    for (const auto& file : files)
        if (!holds_counts(file, options))
            throw InputError({file, 1, 0}, "no counts by interval, as the first file has (fit logs of one kind)");
    const auto order = order_of(files, options);
    for (const auto& file : files) {
        CsvRows rows(file);
        log.files.push_back(rows.file());
        Reader reader(log, rows, order);
        CsvFields row;
        while (rows.next(row)) {
            hooks.stop.check();
            ++log.rows;
            const auto reason = rows.fault().empty() ? reader.add(row) : rows.fault();
            if (reason.empty()) continue;
            ++log.rejected;
            if (log.rejected_rows.size() < most_told) log.rejected_rows.push_back({rows.file(), rows.line(), reason});
        }
    }
    check_enough(log);
    log.step = step_of(log);
    return log;
}

}  // namespace holdtime
