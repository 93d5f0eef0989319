#include "sim/stats/tally.hpp"

#include <algorithm>

#include "sim/stats/tally_sums.hpp"

namespace holdtime {

namespace {

constexpr Seconds short_abandonment = 5;

bool within(const ContactRecord& record, const ChannelRule& rule) {
    const Seconds wait = rule.opening ? rule.opening->between(record.arrival, record.arrival + record.wait) : record.wait;
    return wait <= rule.within;
}

std::size_t code_of(const ContactRecord& record, const ChannelRule& rule, Seconds end) {
    const auto outcome = static_cast<std::size_t>(record.outcome);
    const bool third = record.outcome == Outcome::answered ? record.resolved : record.wait <= short_abandonment;
    const unsigned flags = unsigned{record.delayed} | unsigned{within(record, rule)} << 1 | unsigned{third} << 2 |
                           unsigned{record.end > end} << 3;
    return ContactCode::first[outcome] + (flags & ContactCode::bits[outcome]);
}

void add(ContactCell& cell, const ContactRecord& record, std::size_t code, bool chat) {
    ++cell.count[code];
    if (record.outcome == Outcome::answered) {
        const Seconds stay = record.hang_up - record.arrival;
        cell.wait_answered += record.wait;
        cell.handle += record.end - record.arrival - record.queued;
        cell.effort += record.effort;
        cell.line += chat ? stay - record.queued : stay;
        cell.resolution += record.resolved ? stay : 0;
        cell.longest = std::max(cell.longest, record.wait);
    } else {
        cell.wait_others += record.wait;
        cell.line += chat ? 0 : record.hang_up - record.arrival;
    }
}

/// The interval that `time` lies in, searched from where the last one was found; intervals() for the end and after.
std::size_t interval_at(const Layout& layout, Seconds time, std::size_t near) {
    const auto& boundaries = layout.boundaries;
    if (time >= layout.end()) return layout.intervals();
    near = std::min(near, layout.intervals() - 1);
    if (time >= boundaries[near] && time < boundaries[near + 1]) return near;
    return static_cast<std::size_t>(std::upper_bound(boundaries.begin(), boundaries.end(), time) - boundaries.begin()) - 1;
}

void add(SpanCell& cell, const AgentSpan& span, Seconds length, bool chat) {
    (span.overtime ? cell.overtime : cell.busy) += length;
    if (!chat) return;
    const double open = span.open * length;
    cell.open += open;
    cell.open_time += length;
    if (!span.overtime) cell.open_on_duty += open;
}

}  // namespace

ContactCode ContactCode::decode(std::size_t code) {
    std::size_t outcome = 0;
    while (outcome + 1 < first.size() && code >= first[outcome + 1]) ++outcome;
    const auto flags = code - first[outcome];
    const bool answered = outcome == 0;
    const bool abandoned = outcome == 1;
    return {static_cast<Outcome>(outcome), (flags & 1) != 0, (flags & 2) != 0, answered && (flags & 4) != 0,
            (flags & 8) != 0, abandoned && (flags & 4) != 0};
}

Tally::Sums::Sums(const Description& description)
    : layout(description),
      cells(layout.segments * layout.reasons * layout.slots()),
      waits(cells.size()),
      interval_cells(layout.intervals() * layout.offered.size()),
      interval_waits(layout.interval_waits ? interval_cells.size() : 0),
      spans((layout.intervals() + 1) * layout.pairs.size()),
      queue(layout.intervals() * layout.offered.size()),
      duty(layout.intervals() * layout.groups) {}

Tally::Tally(const Description& description) : sums_(std::make_unique<Sums>(description)) {}
Tally::~Tally() = default;
Tally::Tally(Tally&&) noexcept = default;
Tally& Tally::operator=(Tally&&) noexcept = default;

void Tally::reset() {
    auto& sums = *sums_;
    std::fill(sums.cells.begin(), sums.cells.end(), ContactCell{});
    std::fill(sums.interval_cells.begin(), sums.interval_cells.end(), ContactCell{});
    for (auto& sample : sums.waits) sample.clear();
    for (auto& sample : sums.interval_waits) sample.clear();
    std::fill(sums.spans.begin(), sums.spans.end(), SpanCell{});
    std::fill(sums.queue.begin(), sums.queue.end(), 0.0);
    std::fill(sums.duty.begin(), sums.duty.end(), 0.0);
    sums.latest_interval = 0;
}

void Tally::contacts(std::span<const ContactRecord> records) {
    auto& sums = *sums_;
    const auto& layout = sums.layout;
    const Seconds end = layout.end();
    for (const auto& record : records) {
        if (!(record.arrival >= 0 && record.arrival < end)) continue;
        if (record.outcome == Outcome::unavailable) {
            ++sums.cells[layout.cell(record.segment, record.reason, layout.unavailable_slot())]
                  .count[ContactCode::first[static_cast<std::size_t>(Outcome::unavailable)]];
            continue;
        }
        const auto& rule = layout.rules[record.channel];
        const auto code = code_of(record, rule, end);
        const auto cell = layout.cell(record.segment, record.reason, layout.slot_of(record.channel, record.group));
        const auto interval_cell =
            (record.interval - layout.warm_up) * layout.offered.size() + layout.column[record.channel];
        add(sums.cells[cell], record, code, rule.chat);
        add(sums.interval_cells[interval_cell], record, code, rule.chat);
        if (record.outcome != Outcome::answered) continue;
        sums.waits[cell].add(record.wait);
        if (layout.interval_waits) sums.interval_waits[interval_cell].add(record.wait);
    }
}

void Tally::spans(std::span<const AgentSpan> records) {
    auto& sums = *sums_;
    const auto& layout = sums.layout;
    const auto width = layout.pairs.size();
    for (const auto& span : records) {
        if (span.to <= 0) continue;
        const auto pair = layout.slot_of(span.channel, span.group);
        const bool chat = layout.rules[span.channel].chat;
        Seconds from = std::max(span.from, 0.0);
        auto interval = interval_at(layout, from, sums.latest_interval);
        sums.latest_interval = interval;
        for (; interval < layout.intervals() && span.to > layout.boundaries[interval + 1]; ++interval) {
            add(sums.spans[interval * width + pair], span, layout.boundaries[interval + 1] - from, chat);
            from = layout.boundaries[interval + 1];
        }
        add(sums.spans[interval * width + pair], span, span.to - from, chat);
    }
}

void Tally::queues(std::span<const QueueRecord> records) {
    auto& sums = *sums_;
    const auto& layout = sums.layout;
    for (const auto& record : records) {
        if (record.interval < layout.warm_up || record.interval - layout.warm_up >= layout.intervals()) continue;
        sums.queue[(record.interval - layout.warm_up) * layout.offered.size() + layout.column[record.channel]] +=
            record.waiting_seconds;
    }
}

void Tally::duties(std::span<const DutyRecord> records) {
    auto& sums = *sums_;
    const auto& layout = sums.layout;
    for (const auto& record : records) {
        if (record.interval < layout.warm_up || record.interval - layout.warm_up >= layout.intervals()) continue;
        sums.duty[(record.interval - layout.warm_up) * layout.groups + record.group] +=
            (record.to - record.from) * record.agents;
    }
}

}  // namespace holdtime
