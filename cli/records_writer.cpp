#include "cli/records_writer.hpp"

#include <fmt/format.h>

#include <array>
#include <iterator>

namespace holdtime {

namespace {

constexpr std::array<const char*, 6> outcome_names{"answered",     "abandoned",      "blocked",
                                                   "disconnected", "waiting_at_end", "unavailable"};

std::string field(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string result = "\"";
    for (const char c : text) result.append(c == '"' ? 2 : 1, c);
    return result + '"';
}

bool counts(const ContactRecord& record, const TimeGrid& grid) {
    return record.arrival >= 0 && record.arrival < grid.end() && record.outcome != Outcome::unavailable;
}

}  // namespace

RecordsWriter::RecordsWriter(Output& output) : output_(output) {
    output_.write(
        "replication,strategy,customer,segment,reason,channel,agent_group,agent,attempt,arrival_s,wait_s,end_s,"
        "outcome\n");
}

void RecordsWriter::add(std::uint32_t replication, const Description& strategy,
                        std::span<const ContactRecord> records) {
    fmt::memory_buffer lines;
    const auto name = field(strategy.strategy);
    for (const auto& r : records) {
        if (!counts(r, strategy.grid)) continue;
        fmt::format_to(std::back_inserter(lines), "{},{},{},{},{},{},", replication, name, r.customer,
                       field(strategy.segments[r.segment].name), field(strategy.reasons[r.reason].name),
                       field(strategy.channels[r.channel].name));
        if (r.outcome == Outcome::answered)
            fmt::format_to(std::back_inserter(lines), "{},{},", field(strategy.groups[r.group].name), r.agent);
        else
            fmt::format_to(std::back_inserter(lines), ",,");
        fmt::format_to(std::back_inserter(lines), "{},{},{},{},{}\n", r.attempt, r.arrival, r.wait, r.end,
                       outcome_names[static_cast<std::size_t>(r.outcome)]);
    }
    output_.write({lines.data(), lines.size()});
}

}  // namespace holdtime
