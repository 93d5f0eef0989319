#include <fmt/format.h>

#include "models/arrivals/given_times.hpp"
#include "models/catalogue.hpp"
#include "models/checks.hpp"

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
    const auto before = parameters.problems().size();
    for (std::size_t i = 0; i < column.text.size() && parameters.problems().size() < before + 20; ++i) {
        const Place place{column.file, column.line[i], 0};
        const auto time = read_time(column.text[i], place, context.calendar);
        const auto skipped = time ? std::string() : why_skipped(column.text[i], context.calendar);
        if (!skipped.empty())
            parameters.problems().add(place, fmt::format("invalid time '{}' in {} {}, or the time with its offset",
                                                         column.text[i], parameters.path(), skipped));
        else if (!time)
            parameters.problems().add(
                place, fmt::format("invalid time '{}' in {} (must be seconds from the start or a local time "
                                   "such as 2026-03-02 08:15:00)",
                                   column.text[i], parameters.path()));
        else if (*time >= context.grid->begin() && *time < context.grid->last())
            times.push_back(*time);
    }
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
