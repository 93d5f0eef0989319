#include "cli/records_writer.hpp"

#include <fmt/format.h>

#include <array>
#include <iterator>
#include <string>
#include <vector>

#include "reports/text/csv_field.hpp"

namespace holdtime {

namespace {

constexpr std::array<const char*, 6> outcome_names{"answered",     "abandoned",      "blocked",
                                                   "disconnected", "waiting_at_end", "unavailable"};

constexpr std::array<const char*, cause_count> cause_names{"arrival", "abandoned", "blocked",  "disconnected",
                                                           "balked",  "repeat",    "hand_over"};
constexpr std::array<const char*, 4> next_names{"", "redial", "repeat", "hand_over"};

/// The names of a list, written once for all rows.
template <class List>
std::vector<std::string> fields(const List& list) {
    std::vector<std::string> names;
    for (const auto& one : list) names.push_back(csv_field(one.name));
    return names;
}

bool counts(const ContactRecord& record, const TimeGrid& grid) {
    return record.arrival >= 0 && record.arrival < grid.end() && record.outcome != Outcome::unavailable;
}

}  // namespace

RecordsWriter::RecordsWriter(Output& output) : output_(output) {
    output_.write(
        "replication,strategy,customer,segment,reason,channel,agent_group,agent,attempt,arrival_s,wait_s,end_s,"
        "outcome,need,cause,next\n");
}

void RecordsWriter::add(std::uint32_t replication, const Description& strategy,
                        std::span<const ContactRecord> records) {
    fmt::memory_buffer lines;
    const auto name = csv_field(strategy.strategy);
    const auto segments = fields(strategy.segments), reasons = fields(strategy.reasons),
               channels = fields(strategy.channels), groups = fields(strategy.groups);
    for (const auto& r : records) {
        if (!counts(r, strategy.grid)) continue;
        fmt::format_to(std::back_inserter(lines), "{},{},{},{},{},{},", replication, name, r.customer,
                       segments[r.segment], reasons[r.reason], channels[r.channel]);
        if (r.outcome == Outcome::answered)
            fmt::format_to(std::back_inserter(lines), "{},{},", groups[r.group], r.agent);
        else
            fmt::format_to(std::back_inserter(lines), ",,");
        fmt::format_to(std::back_inserter(lines), "{},{},{},{},{},{},{},{}\n", r.attempt, r.arrival, r.wait, r.end,
                       r.next == Next::hand_over ? "handed_over" : outcome_names[static_cast<std::size_t>(r.outcome)],
                       r.customer, cause_names[static_cast<std::size_t>(r.cause)],
                       next_names[static_cast<std::size_t>(r.next)]);
    }
    output_.write({lines.data(), lines.size()});
}

bool commit_as_partial(Output& records, const std::string& path) {
    Output marked(path);
    bool quoted = false, heading = true;  // a name may have a line break in quotes
    const bool read = records.read_back([&](std::string_view piece) {
        std::string rows;
        for (const char c : piece) {
            if (c == '"') quoted = !quoted;
            if (c == '\n' && !quoted) rows += heading ? ",partial" : ",true", heading = false;
            rows += c;
        }
        marked.write(rows);
    });
    read ? marked.commit() : records.commit();
    return read;
}

}  // namespace holdtime
