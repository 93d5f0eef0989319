#include "studies/trace/trace.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "scenarios/schema/calendar.hpp"
#include "scenarios/schema/local_clock.hpp"
#include "sim/core/error.hpp"
#include "sim/experiment/stop_at.hpp"
#include "sim/experiment/worker.hpp"
#include "studies/setup/setup.hpp"

namespace holdtime {

namespace {

Moment moment_of(Seconds time, const LocalClock& clock) {
    constexpr std::array weekdays{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
    constexpr Seconds rounding = 1e-6;  // of sums of times that are whole seconds
    const auto wall = clock.wall(static_cast<std::int64_t>(std::floor(time + rounding)));
    const auto day = floor_divide(wall, seconds_a_day);
    const auto second = wall - day * seconds_a_day, date = clock.first_day() + day;
    return {fmt::format("{} {}", weekdays[static_cast<std::size_t>(weekday_of(date))], show_date(date)),
            fmt::format("{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60)};
}

/// When the segment's customer of that number arrives; their number if there is none.
struct Found {
    std::optional<Seconds> arrival;
    std::uint32_t customers = 0;
};

Found find_customer(const SegmentDescription& segment, const StreamKey& key, std::uint32_t number) {
    const auto stream = segment.arrivals->open();
    stream->restart(key);
    std::array<Seconds, 256> times{};
    Found found;
    for (auto n = times.size(); n == times.size();) {
        n = stream->next(times);
        if (number >= found.customers && number - found.customers < n) found.arrival = times[number - found.customers];
        found.customers += static_cast<std::uint32_t>(n);
    }
    return found;
}

TracedSession session_of(const SessionRecord& record, const Description& description, const LocalClock& clock) {
    const auto& channel = description.channels[record.channel];
    return {record, channel.name, channel.kind, moment_of(record.arrival, clock), moment_of(record.end, clock)};
}

/// Of the contact's call, the time in its menu.
Seconds menu_of(const ContactRecord& call, const std::vector<TracedSession>& sessions) {
    for (const auto& session : sessions)
        if (session.kind == ChannelKind::voice && session.record.channel == call.channel &&
            session.record.arrival == call.arrival)
            return session.record.end - session.record.arrival;
    return 0;
}

TracedContact contact_of(const ContactRecord& record, const std::vector<TracedSession>& sessions,
                         const Description& description, const LocalClock& clock) {
    TracedContact contact;
    contact.record = record;
    contact.menu = menu_of(record, sessions);
    if (record.channel != no_channel) {
        contact.channel = description.channels[record.channel].name;
        contact.kind = description.channels[record.channel].kind;
    }
    if (record.group != no_group) contact.group = description.groups[record.group].name;
    contact.arrival = moment_of(record.arrival, clock);
    contact.turn = moment_of(record.arrival + contact.menu + record.wait, clock);
    contact.hang_up = moment_of(record.hang_up, clock);
    contact.end = moment_of(record.end, clock);
    return contact;
}

/// Those within the contact's time: a customer has one case at a time.
std::vector<TracedAnswer> answers_of(const ContactRecord& contact, std::span<const AnswerRecord> answers,
                                     const Description& description, const LocalClock& clock) {
    std::vector<TracedAnswer> list;
    for (const auto& answer : answers) {
        const bool its = answer.segment == contact.segment && answer.customer == contact.customer;
        if (!its || answer.begun < contact.arrival || answer.sent > contact.end) continue;
        list.push_back({answer,
                        description.groups[answer.group].name,
                        moment_of(answer.begun, clock),
                        moment_of(answer.sent, clock),
                        {}});
        if (answer.again < forever) list.back().again = moment_of(answer.again, clock);
    }
    return list;
}

/// Within the contact's time: a customer makes one call at a time.
std::optional<TracedTransfer> transfer_of(const ContactRecord& contact, std::span<const TransferRecord> transfers,
                                          const Description& description, const LocalClock& clock) {
    for (const auto& one : transfers)
        if (one.segment == contact.segment && one.customer == contact.customer && one.arrival == contact.arrival)
            return TracedTransfer{one, description.groups[one.group].name, moment_of(one.transferred, clock),
                                  moment_of(one.taken, clock)};
    return {};
}

TracedDay day_of(std::uint16_t segment, std::uint32_t number, const Outcomes& outcomes, std::size_t strategy,
                 const Description& description, const LocalClock& clock) {
    TracedDay day;
    day.strategy = description.strategy;
    const auto is_its = [&](const auto& record) { return record.segment == segment && record.customer == number; };
    for (const auto& record : outcomes.sessions[strategy])
        if (is_its(record)) day.sessions.push_back(session_of(record, description, clock));
    std::stable_sort(day.sessions.begin(), day.sessions.end(),
                     [](const auto& a, const auto& b) { return a.record.arrival < b.record.arrival; });
    for (const auto& record : outcomes.records[strategy])
        if (is_its(record)) {
            day.contacts.push_back(contact_of(record, day.sessions, description, clock));
            day.contacts.back().answers = answers_of(record, outcomes.answers[strategy], description, clock);
            day.contacts.back().transfer = transfer_of(record, outcomes.transfers[strategy], description, clock);
        }
    std::stable_sort(day.contacts.begin(), day.contacts.end(), [](const auto& a, const auto& b) {
        return std::tie(a.record.attempt, a.record.arrival) < std::tie(b.record.attempt, b.record.arrival);
    });
    const auto& needs = outcomes.needs[strategy];
    if (const auto need = std::find_if(needs.begin(), needs.end(), is_its); need != needs.end()) day.need = *need;
    // Of a need that is not resolved its record tells when it last found nothing offered and open (sim/center/after).
    if (day.need.fate != Fate::resolved && std::isfinite(day.need.resolved))
        day.turned_away = moment_of(day.need.resolved, clock);
    day.counts = began_inside(day.need, description.grid.end());
    return day;
}

/// Those whom the question means, without their days.
std::vector<TracedCustomer> find_customers(const Description& any, const StreamKey& key, const TraceQuestion& question,
                                           const LocalClock& clock) {
    std::vector<TracedCustomer> list;
    std::vector<std::string> ranges;
    for (const auto& segment : any.segments) {
        if (!question.segment.empty() && segment.name != question.segment) continue;
        const auto found = find_customer(segment, key, question.number);
        ranges.push_back(found.customers == 0 ? fmt::format("none of '{}'", segment.name)
                                              : fmt::format("0 to {} of '{}'", found.customers - 1, segment.name));
        if (found.arrival) list.push_back({segment.name, "", *found.arrival, moment_of(*found.arrival, clock), {}});
    }
    if (!list.empty()) return list;
    throw InputError({}, fmt::format("--trace: nobody has the number {} in replication {} (there are {})",
                                     question.number, question.replication, fmt::join(ranges, ", ")));
}

Outcomes play(const std::vector<Description>& strategies, const StreamKey& key, Stop stop) {
    Outcomes outcomes;
    for (const auto& strategy : strategies) outcomes.tallies.emplace_back(strategy);
    outcomes.records.resize(strategies.size());
    outcomes.needs.resize(strategies.size());
    outcomes.answers.resize(strategies.size());
    outcomes.sessions.resize(strategies.size());
    outcomes.transfers.resize(strategies.size());
    Worker(strategies, stop).simulate(key, outcomes, true);
    return outcomes;
}

}  // namespace

Trace trace(Scenario scenario, const TraceQuestion& question, const std::atomic<bool>* interrupted) {
    StaffingSettings staffing;
    staffing.trials.interrupted = interrupted;
    const Setup setup = set_up(scenario, staffing);
    const auto& strategies = setup.strategies;
    const StreamKey key{scenario.experiment.seed, question.replication};
    const LocalClock clock(scenario.calendar);

    Trace result;
    result.customers = find_customers(strategies.front(), key, question, clock);
    const auto outcomes = play(strategies, key, stop_at(interrupted));
    for (auto& customer : result.customers) {
        const auto segment = static_cast<std::uint16_t>(*index_of(scenario.segments, customer.segment));
        for (std::size_t s = 0; s < strategies.size(); ++s)
            customer.days.push_back(day_of(segment, question.number, outcomes, s, strategies[s], clock));
        customer.reason = scenario.reasons[customer.days.front().need.reason].first;
    }
    result.scenario = scenario.name;
    result.period = period_of(scenario.calendar, interval_labels(scenario.calendar, *setup.grid));
    result.seed = scenario.experiment.seed;
    result.question = question;
    return result;
}

}  // namespace holdtime
