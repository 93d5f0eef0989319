#include "sim/stats/tally.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "sim/stats/tally_sums.hpp"

namespace holdtime {

namespace {

// A wait of exactly T counts as within T, though now - arrival has been rounded: by less than this for horizons of
// decades.
constexpr Seconds rounding = 1e-6;

/// Arrival to the first answer; of deferred work until it is sent. Who was not answered waited so long for one.
Seconds reply_time(const ContactRecord& record, const ChannelRule& rule) {
    if (!rule.deferred || record.outcome != Outcome::answered) return record.wait;
    return (record.marks & not_sent) != 0 ? 0 : record.sent - record.arrival;
}

bool within(Seconds reply, const ContactRecord& record, const ChannelRule& rule) {
    if (rule.deferred && (record.marks & not_sent) != 0) return false;
    const Seconds time = rule.opening ? rule.opening->between(record.arrival, record.arrival + reply) : reply;
    const bool by_promise = (record.marks & promised) != 0 && rule.promise >= 0;
    return time <= (by_promise ? rule.promise : rule.within) + rounding;
}

std::size_t code_of(const ContactRecord& record, Seconds reply, const ChannelRule& rule, Seconds end) {
    const auto outcome = static_cast<std::size_t>(record.outcome);
    const bool judged = rule.judges(record.arrival);
    const bool third = record.outcome == Outcome::answered ? record.resolved
                                                           : judged && record.wait <= rule.short_abandonment + rounding;
    const unsigned flags = unsigned{record.delayed} | unsigned{judged && within(reply, record, rule)} << 1 |
                           unsigned{third} << 2 | unsigned{record.end > end || (record.marks & unfinished) != 0} << 3;
    return ContactCode::first[outcome] + (flags & ContactCode::bits[outcome]);
}

/// Until the first answer: in a conversation the first reply, of which a chat may have none.
Seconds first_answer(const ContactRecord& record, Seconds reply, const ChannelRule& rule) {
    if (!rule.converses || record.outcome != Outcome::answered) return reply;
    return (record.marks & not_sent) != 0 ? 0 : record.sent - record.arrival;
}

/// What one contact adds to a cell. Computed once without branches, added to two cells.
struct Addition {
    std::size_t code;
    bool answered;
    ContactTimes times;
};

Addition addition_of(const ContactRecord& record, const ChannelRule& rule, Seconds end) {
    const bool answered = record.outcome == Outcome::answered;
    const Seconds stay = record.hang_up - record.arrival, reply = reply_time(record, rule);
    const std::array<Seconds, 2> line{stay, answered ? stay - record.queued : 0};
    const auto of_answered = [answered](Seconds time) { return answered ? time : 0; };
    ContactTimes times;
    times.wait_answered = of_answered(record.wait);
    times.wait_others = answered ? 0 : record.wait;
    times.reply = of_answered(first_answer(record, reply, rule));
    times.handle = of_answered(record.end - record.arrival - record.queued);
    times.effort = of_answered(record.effort);
    times.line = line[rule.chat];
    times.resolution = answered && record.resolved ? stay : 0;
    return {code_of(record, reply, rule, end), answered, times};
}

inline void add(ContactCell& cell, const Addition& contact) {
    ++cell.count[contact.code];
    cell.add(contact.times);
    cell.longest = std::max(cell.longest, contact.answered ? contact.times.wait_answered : -1);
}

void add(RareCounts& rare, const ContactRecord& record, const ChannelRule& rule, double sale) {
    rare.more_answers += record.more_answers;
    if (!rule.judges(record.arrival)) {
        ++rare.not_judged;
        rare.not_judged_answered += record.outcome == Outcome::answered;
    }
    rare.no_record += (record.marks & left_no_record) != 0;
    rare.queue_full += (record.marks & found_queue_full) != 0;
    rare.message_waits += (record.marks & message_waits) != 0;
    rare.not_sent += (record.marks & not_sent) != 0;
    if (record.outcome == Outcome::answered) rare.before += record.before;
    rare.misrouted += (record.marks & misrouted) != 0;
    rare.overflowed += (record.marks & overflowed) != 0;
    rare.deflected += (record.marks & went_elsewhere) != 0;
    rare.revenue += (record.marks & sold) != 0 ? sale : 0;
    rare.silent += (record.marks & gone_unseen) != 0;
    rare.left_in_chat += (record.marks & left_in_the_chat) != 0;
    rare.answers_lost += (record.marks & answer_lost) != 0;
    if ((record.marks & promised) == 0) return;
    const bool answered = record.outcome == Outcome::answered;
    ++rare.promised;
    rare.promised_answered += answered;
    rare.promised_unreached += (record.marks & unreached) != 0;
    rare.promised_within += answered && within(record.wait, record, rule);
    rare.promised_wait += answered ? record.wait : 0;
}

/// Of who was promised a callback: the wait is apart, the line is held in the menu and from the first dial on.
void add_promise(ContactCell& cell, const Addition& contact, const ContactRecord& record) {
    ++cell.count[contact.code];
    cell.line += time_on_line(record);
    cell.effort += record.effort;
    if (!contact.answered) return;
    cell.handle += contact.times.handle;
    cell.resolution += contact.times.resolution;
}

void count_closed(Tally::Sums& sums, const ContactRecord& record) {
    sums.several[record.segment * sums.layout.reasons + record.reason].out_of_hours +=
        (record.marks & came_closed) != 0;
}

/// A contact that is not a need by itself: what it was counted as comes off again.
void take_out(FlowCounts& flows, const ContactRecord& record) {
    flows.add_need(record.segment, record.channel, record.channel, fate_of(record), -1);
}

void take_out(SeveralNeeds& several, const ContactRecord& record) {
    const bool answered = record.outcome == Outcome::answered, waits = record.outcome == Outcome::waiting_at_end;
    --several.needs;
    --several.contacts;
    several.resolved -= record.resolved;
    several.first -= record.resolved;
    several.resolution -= record.resolved ? record.hang_up - record.arrival : 0;
    several.reached -= answered;
    several.unresolved -= answered && !record.resolved;
    several.in_progress -= waits;
    several.unserved -= !answered && !waits;
}

void add(SeveralNeeds& several, const NeedRecord& record) {
    const bool resolved = record.fate == Fate::resolved;
    ++several.needs;
    several.contacts += record.contacts;
    several.resolved += resolved;
    several.first += resolved && record.contacts == 1 && !record.by_session;
    several.sessions += record.sessions;
    several.resolution += resolved ? record.resolved - record.arrival : 0;
    several.reached += record.answered && record.fate != Fate::in_progress;
    several.unresolved += record.fate == Fate::unresolved;
    several.in_progress += record.fate == Fate::in_progress;
    several.unserved += record.fate == Fate::unserved;
    several.redialled += record.redials > 0;
    several.repeated += record.repeats > 0;
    several.handed_over += record.hand_overs > 0;
    several.cut += record.cut;
    several.out_of_hours += record.came_closed;
}

void add(SessionCell& cell, const SessionRecord& record) {
    const Seconds time = record.end - record.arrival;
    ++cell.sessions;
    cell.contained += record.how == Session::End::contained;
    cell.settled += record.settled;
    cell.left += record.how == Session::End::leaves;
    cell.time += time;
    cell.kept_time += record.how == Session::End::goes_on ? 0 : time;
    cell.settled_time += record.settled ? time : 0;
}

/// The part that a record counts in, and the interval.
template <class Record>
std::pair<std::size_t, std::size_t> cells_of(const Layout& layout, const Record& record) {
    return {layout.cell(record.segment, record.reason, layout.slot_of(record.channel, record.group)),
            (record.interval - layout.warm_up) * layout.offered.size() + layout.column[record.channel]};
}

void add_apart(Tally::Sums& sums, const EffortApart& record) {
    const auto [cell, interval_cell] = cells_of(sums.layout, record);
    sums.rare[cell].effort_apart += record.effort;
    sums.interval_rare[interval_cell].effort_apart += record.effort;
}

[[gnu::noinline]] void add_rare(Tally::Sums& sums, const ContactRecord& record, std::size_t cell,
                                std::size_t interval_cell) {
    const auto& rule = sums.layout.rules[record.channel];
    const double sale = sums.layout.sale_value(record.reason, record.channel);
    add(sums.rare[cell], record, rule, sale);
    add(sums.interval_rare[interval_cell], record, rule, sale);
    count_closed(sums, record);
    const bool reached = (record.marks & promised) != 0 && record.outcome == Outcome::answered;
    if (!reached) return;
    sums.promise_waits[cell].add(record.wait);
    if (sums.layout.interval_waits) sums.interval_promise_waits[interval_cell].add(record.wait);
}

/// Whose answer it was.
[[gnu::noinline]] void add_answer(Tally::Sums& sums, const ContactRecord& record, Seconds handle) {
    auto& agent = sums.agents[sums.layout.first_agent[record.group] + record.agent];
    ++agent.answered;
    agent.resolved += record.resolved;
    agent.handle += handle;
    agent.handle_squared += handle * handle;
}

/// An answered contact that had to wait, and the cells that it counts in.
struct Waited {
    Seconds wait;
    std::uint32_t cell, interval_cell;
};

void add_waits(Tally::Sums& sums, std::span<const Waited> waited) {
    for (const auto& one : waited) sums.waits[one.cell].add(one.wait);
    if (!sums.layout.interval_waits) return;
    for (const auto& one : waited) sums.interval_waits[one.interval_cell].add(one.wait);
}

/// The interval that `time` (>= 0) lies in, walked to from where the last one was found; intervals() for the end and
/// after.
inline std::size_t interval_at(const Layout& layout, Seconds time, std::size_t near) {
    const auto* boundaries = layout.boundaries.data();
    if (time >= layout.end()) return layout.intervals();
    near = std::min(near, layout.intervals() - 1);
    while (time < boundaries[near]) --near;
    while (time >= boundaries[near + 1]) ++near;
    return near;
}

/// Without branches: kinds of work alternate unpredictably.
inline void add(SpanCell& cell, Seconds length, const AgentSpan& span, bool chat) {
    const bool overtime = span.overtime;
    const double chats = chat ? span.open * length : 0;
    const Seconds own = length * own_share(span);
    cell.busy += overtime ? 0 : own;
    cell.overtime += overtime ? own : 0;
    cell.open += chats;
    cell.open_time += chat ? length : 0;
    cell.open_on_duty += overtime ? 0 : chats;
}

/// Overtime, which is not among the duties, where it bears a premium; after the end unless a cool-down goes on.
void add_premium(Tally::Sums& sums, const AgentSpan& span) {
    const auto& layout = sums.layout;
    const auto seconds = [&](Seconds from, Seconds to) {
        return own_share(span) * sums.money.premium_seconds(from, to);
    };
    const Seconds from = std::max(span.overtime ? span.from : layout.end(), 0.0);
    for (std::size_t i = interval_at(layout, from, 0); i < layout.intervals(); ++i) {
        const Seconds left = std::max(from, layout.boundaries[i]), right = std::min(span.to, layout.boundaries[i + 1]);
        if (left >= right) break;
        sums.premium_overtime[i * layout.groups + span.group] += seconds(left, right);
    }
    if (!layout.goes_on && span.to > layout.end())
        sums.premium_overtime[layout.intervals() * layout.groups + span.group] +=
            seconds(std::max(from, layout.end()), span.to);
}

/// Duties of one moment come group by group.
void note_presence(Tally::Sums& sums, const DutyRecord& record) {
    sums.there = record.group == 0 ? record.agents : sums.there + record.agents;
    auto& of_group = sums.most_there[record.group];
    of_group = std::max(of_group, record.agents);
    if (record.group + 1u == sums.layout.groups) sums.most_there.back() = std::max(sums.most_there.back(), sums.there);
}

}  // namespace

ContactCode ContactCode::decode(std::size_t code) {
    std::size_t outcome = 0;
    while (outcome + 1 < first.size() && code >= first[outcome + 1]) ++outcome;
    const auto flags = code - first[outcome];
    const bool answered = outcome == 0;
    const bool abandoned = outcome == 1;
    return {static_cast<Outcome>(outcome), (flags & 1) != 0, (flags & 2) != 0,
            answered && (flags & 4) != 0,  (flags & 8) != 0, abandoned && (flags & 4) != 0};
}

std::uint64_t ContactCell::answered() const {
    return std::accumulate(count.begin(), count.begin() + ContactCode::first[1], std::uint64_t{0});
}

Tally::Sums::Sums(const Description& description)
    : layout(description),
      cells(layout.segments * layout.reasons * layout.slots()),
      rare(cells.size()),
      waits(cells.size()),
      promise_waits(layout.callbacks ? cells.size() : 0),
      reply_times(layout.conversations ? cells.size() : 0),
      interval_cells(layout.intervals() * layout.offered.size()),
      interval_rare(interval_cells.size()),
      interval_waits(layout.interval_waits ? interval_cells.size() : 0),
      interval_promise_waits(layout.callbacks ? interval_waits.size() : 0),
      interval_reply_times(layout.conversations ? interval_waits.size() : 0),
      several(layout.segments * layout.reasons),
      sessions(description.has_sessions ? several.size() * layout.offered.size() : 0),
      interval_sessions(description.has_sessions ? interval_cells.size() : 0),
      agents(layout.first_agent.empty() ? 0 : layout.first_agent.back()),
      flows(layout.customers, description.channels.size()),
      spans((layout.intervals() + 1) * layout.pairs.size()),
      queue(layout.intervals() * layout.offered.size()),
      unseen(queue.size()),
      duty(layout.intervals() * layout.groups),
      called_in(layout.on_call ? duty.size() : 0),
      most_there(layout.on_call ? layout.groups + 1 : 0),
      premium_duty(layout.premiums ? duty.size() : 0),
      premium_overtime(layout.premiums ? duty.size() + layout.groups : 0),
      money(description.money),
      visits(description.visitors.size()),
      customers(description, layout) {}

Tally::Tally(const Description& description) : sums_(std::make_unique<Sums>(description)) {}
Tally::~Tally() = default;
Tally::Tally(Tally&&) noexcept = default;
Tally& Tally::operator=(Tally&&) noexcept = default;

void Tally::reset() {
    auto& sums = *sums_;
    std::fill(sums.cells.begin(), sums.cells.end(), ContactCell{});
    std::fill(sums.interval_cells.begin(), sums.interval_cells.end(), ContactCell{});
    for (auto* rare : {&sums.rare, &sums.interval_rare}) std::fill(rare->begin(), rare->end(), RareCounts{});
    for (auto& sample : sums.waits) sample.clear();
    for (auto* samples : {&sums.promise_waits, &sums.reply_times, &sums.interval_waits, &sums.interval_promise_waits,
                          &sums.interval_reply_times})
        for (auto& sample : *samples) sample.clear();
    std::fill(sums.visits.begin(), sums.visits.end(), VisitRecord{});
    std::fill(sums.several.begin(), sums.several.end(), SeveralNeeds{});
    for (auto* cells : {&sums.sessions, &sums.interval_sessions})
        std::fill(cells->begin(), cells->end(), SessionCell{});
    std::fill(sums.agents.begin(), sums.agents.end(), AgentCell{});
    sums.flows.clear();
    std::fill(sums.spans.begin(), sums.spans.end(), SpanCell{});
    for (auto* seconds :
         {&sums.queue, &sums.unseen, &sums.duty, &sums.called_in, &sums.premium_duty, &sums.premium_overtime})
        std::fill(seconds->begin(), seconds->end(), 0.0);
    std::fill(sums.most_there.begin(), sums.most_there.end(), 0u);
    sums.customers.reset();
    sums.latest_interval = 0;
}

void Tally::contacts(std::span<const ContactRecord> records) {
    auto& sums = *sums_;
    const auto& layout = sums.layout;
    const Seconds end = layout.end();
    std::array<Waited, 64> waited;
    std::size_t waiting = 0;
    for (const auto& record : records) {
        if (!began_inside(record, end)) continue;
        if (sums.customers.on()) [[unlikely]]
            sums.customers.add(layout, record);
        if (record.of_several) [[unlikely]] {
            take_out(sums.several[record.segment * layout.reasons + record.reason], record);
            if (record.segment < layout.customers) take_out(sums.flows, record);
        }
        if (record.outcome == Outcome::unavailable) {
            count_closed(sums, record);
            ++sums.cells[layout.cell(record.segment, record.reason, layout.unavailable_slot())]
                  .count[ContactCode::first[static_cast<std::size_t>(Outcome::unavailable)]];
            continue;
        }
        const auto& rule = layout.rules[record.channel];
        const auto contact = addition_of(record, rule, end);
        const auto cell = layout.cell(record.segment, record.reason, layout.slot_of(record.channel, record.group));
        const auto interval_cell =
            (record.interval - layout.warm_up) * layout.offered.size() + layout.column[record.channel];
        if (!sums.agents.empty() && contact.answered) add_answer(sums, record, contact.times.handle);
        if (record.marks != 0 || record.more_answers != 0 || !rule.judges(record.arrival)) [[unlikely]] {
            add_rare(sums, record, cell, interval_cell);
            if ((record.marks & promised) != 0) {
                add_promise(sums.cells[cell], contact, record);
                add_promise(sums.interval_cells[interval_cell], contact, record);
                continue;
            }
        }
        add(sums.cells[cell], contact);
        add(sums.interval_cells[interval_cell], contact);
        // Written for every contact and kept for those who waited: a branch on it could not be predicted.
        waited[waiting] = {record.wait, static_cast<std::uint32_t>(cell), static_cast<std::uint32_t>(interval_cell)};
        waiting += contact.answered & (record.wait > 0);
        if (waiting < waited.size()) continue;
        add_waits(sums, waited);
        waiting = 0;
    }
    add_waits(sums, {waited.data(), waiting});
}

void Tally::needs(std::span<const NeedRecord> records) {
    auto& sums = *sums_;
    for (const auto& record : records) {
        if (!began_inside(record, sums.layout.end())) continue;
        add(sums.several[record.segment * sums.layout.reasons + record.reason], record);
        sums.flows.add_need(record.segment, record.first_channel, record.last_channel, record.fate, 1);
        if (sums.customers.on()) sums.customers.add(sums.layout, record);
    }
}

void Tally::steps(std::span<const StepRecord> records) {
    auto& sums = *sums_;
    for (const auto& record : records)
        if (began_inside(record, sums.layout.end())) sums.flows.add_step(record.from, record.to, record.cause, 1);
}

void Tally::interruptions(std::span<const InterruptionRecord> records) {
    auto& sums = *sums_;
    const auto& layout = sums.layout;
    for (const auto& record : records) {
        if (!began_inside(record, layout.end())) continue;
        ++sums.rare[layout.cell(record.segment, record.reason, layout.slot_of(record.channel, record.group))]
              .preemptions;
        ++sums.interval_rare[(record.interval - layout.warm_up) * layout.offered.size() + layout.column[record.channel]]
              .preemptions;
    }
}

void Tally::visits(std::span<const VisitRecord> records) {
    for (const auto& record : records) sums_->visits[record.number] = record;
}

void Tally::sessions(std::span<const SessionRecord> records) {
    auto& sums = *sums_;
    const auto& layout = sums.layout;
    for (const auto& record : records) {
        if (record.arrival < 0 || !(record.arrival < layout.end())) continue;
        const auto width = layout.offered.size(), column = std::size_t{layout.column[record.channel]};
        add(sums.sessions[(record.segment * layout.reasons + record.reason) * width + column], record);
        add(sums.interval_sessions[(record.interval - layout.warm_up) * width + column], record);
        sums.customers.add(layout, record);
    }
}

void Tally::unseen(std::span<const UnseenRecord> records) {
    auto& sums = *sums_;
    const auto& layout = sums.layout;
    for (const auto& record : records) {
        if (!began_inside(record, layout.end())) continue;
        const auto& rule = layout.rules[record.channel];
        const auto [cell, interval_cell] = cells_of(layout, record);
        for (auto* rare : {&sums.rare[cell], &sums.interval_rare[interval_cell]}) {
            ++rare->silent_served;
            rare->silent_within += rule.judges(record.arrival) && record.wait <= rule.within + rounding;
        }
        add_apart(sums, record);
        sums.customers.add(layout, record);
    }
}

void Tally::vain_dials(std::span<const VainDialRecord> records) {
    auto& sums = *sums_;
    for (const auto& record : records)
        if (began_inside(record, sums.layout.end())) add_apart(sums, record);
}

void Tally::replies(std::span<const ReplyRecord> records) {
    auto& sums = *sums_;
    const auto& layout = sums.layout;
    for (const auto& record : records) {
        if (!began_inside(record, layout.end())) continue;
        const auto [cell, interval_cell] = cells_of(layout, record);
        for (auto* rare : {&sums.rare[cell], &sums.interval_rare[interval_cell]}) {
            ++rare->replies;
            rare->reply_time += record.took;
        }
        sums.reply_times[cell].add(record.took);
        if (layout.interval_waits) sums.interval_reply_times[interval_cell].add(record.took);
    }
}

void Tally::agents(std::span<const AgentRecord> records) {
    auto& sums = *sums_;
    for (const auto& record : records) {
        if (sums.agents.empty()) return;
        auto& agent = sums.agents[sums.layout.first_agent[record.group] + record.agent];
        agent.busy = record.busy;
        agent.duty = record.duty;
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
        if (layout.premiums && (span.overtime || span.to > layout.end())) [[unlikely]]
            add_premium(sums, span);
        Seconds from = std::max(span.from, 0.0);
        auto interval = interval_at(layout, from, sums.latest_interval);
        sums.latest_interval = interval;
        for (; interval < layout.intervals() && span.to > layout.boundaries[interval + 1]; ++interval) {
            add(sums.spans[interval * width + pair], layout.boundaries[interval + 1] - from, span, chat);
            from = layout.boundaries[interval + 1];
        }
        if (interval == layout.intervals() && layout.goes_on) continue;
        add(sums.spans[interval * width + pair], span.to - from, span, chat);
    }
}

void Tally::busy(std::span<const BusyRecord> records) {
    auto& sums = *sums_;
    const auto& layout = sums.layout;
    for (const auto& record : records) {
        if (record.interval < layout.warm_up || record.interval - layout.warm_up >= layout.intervals()) continue;
        auto& cell = sums.spans[(record.interval - layout.warm_up) * layout.pairs.size() +
                                layout.slot_of(record.channel, record.group)];
        cell.busy += record.busy;
        if (!layout.rules[record.channel].chat) continue;
        cell.open_on_duty += record.open;
        cell.open += record.open;
        cell.open_time += record.busy + record.beside;
    }
}

void Tally::queues(std::span<const QueueRecord> records) {
    auto& sums = *sums_;
    const auto& layout = sums.layout;
    for (const auto& record : records) {
        if (record.interval < layout.warm_up || record.interval - layout.warm_up >= layout.intervals()) continue;
        const auto at = (record.interval - layout.warm_up) * layout.offered.size() + layout.column[record.channel];
        sums.queue[at] += record.waiting_seconds - record.unseen_seconds;
        sums.unseen[at] += record.unseen_seconds;
    }
}

void Tally::duties(std::span<const DutyRecord> records) {
    auto& sums = *sums_;
    const auto& layout = sums.layout;
    for (const auto& record : records) {
        if (record.interval < layout.warm_up || record.interval - layout.warm_up >= layout.intervals()) continue;
        const auto at = (record.interval - layout.warm_up) * layout.groups + record.group;
        sums.duty[at] += (record.to - record.from) * record.agents;
        if (layout.on_call) note_presence(sums, record);
        if (record.on_call > 0) sums.called_in[at] += (record.to - record.from) * record.on_call;
        if (layout.premiums)
            sums.premium_duty[at] += sums.money.premium_seconds(record.from, record.to) * record.agents;
    }
}

}  // namespace holdtime
