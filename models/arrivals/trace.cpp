#include <fmt/format.h>

#include "models/arrivals/given_times.hpp"
#include "models/catalogue.hpp"
#include "models/checks.hpp"
#include "scenarios/schema/csv.hpp"

namespace holdtime {
namespace {

/// Seconds from the start, or a local ISO time.
std::optional<Seconds> read_time(const std::string& text, const Place& place, const CalendarSpec& calendar) {
    Value value;
    value.text = text;
    value.place = place;
    Problems not_a_number;
    if (const auto seconds = read_number(value, "time", not_a_number)) return seconds;
    return local_time(text, calendar);
}

std::shared_ptr<const ArrivalProcess> make(Parameters& parameters, const ArrivalContext& context) {
    Checked check(parameters);
    const Column column = parameters.file_column();
    std::vector<Seconds> times;
    const auto* named = parameters.value("column");
    const auto name = named ? named->text : std::string();
    CellComplaints complaints(column, name, parameters.problems());
    for (std::size_t i = 0; i < column.text.size(); ++i) {
        const auto time = read_time(column.text[i], cell_place(column, i), context.calendar);
        const auto skipped = time ? std::string() : why_skipped(column.text[i], context.calendar);
        if (!skipped.empty())
            complaints.add(i, fmt::format("invalid time '{}' in {} {}, or the time with its offset,", column.text[i],
                                          parameters.path(), skipped));
        else if (!time)
            complaints.add(i, fmt::format("invalid time '{}' in {} (must be seconds from the start or a local time "
                                          "such as 2026-03-02 08:15:00)",
                                          column.text[i], parameters.path()));
        else if (*time >= context.grid->begin() && *time < context.grid->last())
            times.push_back(*time);
    }
    complaints.count_the_rest();
    if (check.ok() && times.empty())
        check.invalid("file", column.file, "none of its times lies between the scenario's start and end");
    return check.ok() ? given_times(std::move(times), context.grid) : nullptr;
}

}  // namespace

extern const ArrivalModel trace_model = {
    {"trace",
     "customers at the times of a data file, alike in every replication",
     "",
     "",
     {{"file", "file", "", "CSV file, relative to the scenario; times outside the horizon are left out"},
      {"column", "text", "", "its column: local ISO times, or seconds from the start"}},
     "{trace: {file: arrivals.csv, column: arrived}}"},
    make,
    false};

}  // namespace holdtime
