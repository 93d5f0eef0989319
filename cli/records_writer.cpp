#include "cli/records_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "reports/text/csv_field.hpp"
#include "sim/ports/record_words.hpp"

namespace holdtime {

namespace {

/// The names of a list, written once for all rows.
template <class List>
std::vector<std::string> fields(const List& list) {
    std::vector<std::string> names;
    for (const auto& one : list) names.push_back(csv_field(one.name));
    return names;
}

/// Those of segments, and of visitors behind them.
std::vector<std::string> segment_fields(const Description& strategy) {
    auto names = fields(strategy.segments);
    for (const auto& visitors : strategy.visitors) names.push_back(csv_field(visitors.habits.name));
    return names;
}

bool counts(const ContactRecord& record, const TimeGrid& grid) {
    return record.arrival >= 0 && record.arrival < grid.end() && record.outcome != Outcome::unavailable;
}

/// Of a case that is not settled nobody knows how many answers it takes.
void write_work(const ContactRecord& r, fmt::memory_buffer& lines) {
    auto out = std::back_inserter(lines);
    fmt::format_to(out, "{},", r.menu);
    if (r.outcome == Outcome::answered) {
        fmt::format_to(out, "{},{},", r.hang_up, r.effort);
        if ((r.marks & unfinished) == 0) fmt::format_to(out, "{}", r.more_answers + 1);
    } else {
        fmt::format_to(out, ",,");
    }
    lines.push_back('\n');
}

}  // namespace

RecordsWriter::RecordsWriter(Output& output) : output_(output) {
    output_.write(
        "replication,strategy,customer,segment,reason,channel,agent_group,agent,attempt,arrival_s,wait_s,end_s,"
        "outcome,need,cause,next,menu_s,hang_up_s,effort_s,answers\n");
}

void RecordsWriter::add(std::uint32_t replication, const Description& strategy,
                        std::span<const ContactRecord> records) {
    fmt::memory_buffer lines;
    const auto name = csv_field(strategy.strategy);
    const auto segments = segment_fields(strategy), reasons = fields(strategy.reasons),
               channels = fields(strategy.channels), groups = fields(strategy.groups);
    for (const auto& r : records) {
        if (!counts(r, strategy.grid)) continue;
        fmt::format_to(std::back_inserter(lines), "{},{},{},{},{},{},", replication, name, r.customer,
                       segments[r.segment], reasons[r.reason], channels[r.channel]);
        if (r.outcome == Outcome::answered)
            fmt::format_to(std::back_inserter(lines), "{},{},", groups[r.group], r.agent);
        else
            fmt::format_to(std::back_inserter(lines), ",,");
        fmt::format_to(std::back_inserter(lines), "{},{},{},{},{},{},{},{},", r.attempt, r.arrival, r.wait, r.end,
                       r.next == Next::hand_over ? "handed_over" : word_of(r.outcome), r.customer, word_of(r.cause),
                       word_of(r.next));
        write_work(r, lines);
    }
    output_.write({lines.data(), lines.size()});
}

NeedsWriter::NeedsWriter(Output& output) : output_(output) {
    output_.write(
        "replication,strategy,need,segment,reason,arrival_s,first_channel,last_channel,contacts,redials,repeats,"
        "hand_overs,cut,fate,resolution_time_s\n");
}

void NeedsWriter::add(std::uint32_t replication, const Description& strategy, std::span<const NeedRecord> needs) {
    fmt::memory_buffer lines;
    const auto name = csv_field(strategy.strategy);
    const auto segments = fields(strategy.segments), reasons = fields(strategy.reasons),
               channels = fields(strategy.channels);
    const auto channel = [&](std::uint16_t c) { return c == no_channel ? std::string_view() : channels[c]; };
    std::vector<NeedRecord> sorted;
    std::copy_if(needs.begin(), needs.end(), std::back_inserter(sorted), [&](const auto& need) {
        const bool customer = need.segment < strategy.segments.size();
        return customer && began_inside(need, strategy.grid.end());
    });
    std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
        return std::tie(a.arrival, a.segment, a.customer) < std::tie(b.arrival, b.segment, b.customer);
    });
    for (const auto& n : sorted) {
        fmt::format_to(std::back_inserter(lines), "{},{},{},{},{},{},{},{},{},{},{},{},{},{},", replication, name,
                       n.customer, segments[n.segment], reasons[n.reason], n.arrival, channel(n.first_channel),
                       channel(n.last_channel), n.contacts, n.redials, n.repeats, n.hand_overs, n.cut ? 1 : 0,
                       word_of(n.fate));
        if (n.fate == Fate::resolved) fmt::format_to(std::back_inserter(lines), "{}", n.resolved - n.arrival);
        lines.push_back('\n');
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
