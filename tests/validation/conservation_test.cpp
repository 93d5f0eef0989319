// What must hold on every path of every shipped scenario, however it is staffed: nobody is lost or counted twice, every
// need ends once, waits add up to the queue, work adds up to busy agents, and the parts of the results to the total.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <map>
#include <set>

#include "sim/center/center.hpp"
#include "sim/demand/demand.hpp"
#include "tests/catch.hpp"
#include "tests/validation/cases/run_text.hpp"

using namespace holdtime;
using namespace holdtime::validation;

namespace {

constexpr std::uint32_t replications = 3;

std::vector<std::string> library() {
    std::vector<std::string> files;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string(HOLDTIME_SOURCE_DIR) + "/scenarios/library")) {
        const auto path = entry.path().string();
        if (path.ends_with(".yaml") && !path.ends_with(".sweep.yaml") && !path.ends_with(".overlay.yaml"))
            files.push_back(path);
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// Everything that a centre reports in one replication, and how many customers it was handed.
class Ledger final : public RecordSink {
public:
    void contacts(std::span<const ContactRecord> r) override { records.insert(records.end(), r.begin(), r.end()); }
    void spans(std::span<const AgentSpan> r) override { busy.insert(busy.end(), r.begin(), r.end()); }
    void queues(std::span<const QueueRecord> r) override { queue.insert(queue.end(), r.begin(), r.end()); }
    void duties(std::span<const DutyRecord> r) override { duty.insert(duty.end(), r.begin(), r.end()); }
    void needs(std::span<const NeedRecord> r) override { several.insert(several.end(), r.begin(), r.end()); }
    void sessions(std::span<const SessionRecord> r) override {
        visits_before.insert(visits_before.end(), r.begin(), r.end());
    }
    void vain_dials(std::span<const VainDialRecord> r) override { vain.insert(vain.end(), r.begin(), r.end()); }
    void unseen(std::span<const UnseenRecord> r) override { gone.insert(gone.end(), r.begin(), r.end()); }

    std::vector<ContactRecord> records;
    std::vector<AgentSpan> busy;
    std::vector<QueueRecord> queue;
    std::vector<DutyRecord> duty;
    std::vector<NeedRecord> several;
    std::vector<SessionRecord> visits_before;  ///< to menus, bots and pages
    std::vector<VainDialRecord> vain;          ///< dials that nobody answered
    std::vector<UnseenRecord> gone;            ///< places in the queue whose customers had left without a word
};

/// Counts the customers whom it passes on; visitors are none, and accept no invitation.
class CountingSource final : public PassedOn {
public:
    CountingSource(CustomerSource& source, std::size_t segments) : PassedOn(source), segments_(segments) {}
    void restart(const StreamKey& key) override { source_.restart(key), count = 0; }
    std::size_t next(std::span<Attempt> block) override {
        const auto n = source_.next(block);
        count += static_cast<std::size_t>(
            std::count_if(block.begin(), block.begin() + static_cast<std::ptrdiff_t>(n),
                          [&](const Attempt& attempt) { return attempt.segment < segments_; }));
        return n;
    }
    Invitation invite(const Attempt&) override { return {}; }
    std::size_t count = 0;

private:
    std::size_t segments_;
};

Ledger play(const Description& description, const StreamKey& key, std::size_t& customers) {
    Demand demand(description);
    CountingSource source(demand, description.segments.size());
    Center center(description, source);
    Ledger ledger;
    center.run(key, ledger);
    customers = source.count;
    return ledger;
}

bool equal(double a, double b, double relative = 1e-9) {
    return std::abs(a - b) <= relative * std::max({1.0, std::abs(a), std::abs(b)});
}

template <class Records, class Value>
double total(const Records& records, Value value) {
    double sum = 0;
    for (const auto& r : records) sum += value(r);
    return sum;
}

using Customer = std::pair<std::uint16_t, std::uint32_t>;

/// Everybody is told of once; or, where there are sessions, at least once: by sessions, contacts or both.
void check_contacts(const Ledger& ledger, std::size_t customers) {
    std::set<Customer> seen;
    for (const auto& s : ledger.visits_before) {
        seen.emplace(s.segment, s.customer);
        CHECK(s.end >= s.arrival);
    }
    for (const auto& r : ledger.records) {
        const bool first = r.cause == Cause::arrival && seen.emplace(r.segment, r.customer).second;
        if (r.cause == Cause::arrival && ledger.visits_before.empty()) CHECK(first);
        const bool waits_make_sense = r.wait >= 0 && r.wait <= r.hang_up - r.arrival + 1e-6 && r.hang_up <= r.end;
        CHECK(waits_make_sense);
        CHECK((r.outcome == Outcome::unavailable) == (r.channel == no_channel));
        CHECK((r.outcome == Outcome::answered) == (r.agent != nobody));
    }
    CHECK(seen.size() == customers);
}

/// What the records of a customer's contacts say of its need.
struct Journey {
    std::size_t contacts = 0, redials = 0, repeats = 0, hand_overs = 0;
    bool resolved = false, answered = false;
};

std::map<Customer, Journey> journeys_of(const Ledger& ledger) {
    std::map<Customer, Journey> journeys;
    for (const auto& r : ledger.records) {
        if (!r.of_several) continue;
        auto& journey = journeys[{r.segment, r.customer}];
        journey.contacts += r.channel != no_channel;
        journey.resolved |= r.resolved;
        journey.answered |= r.outcome == Outcome::answered;
        if (r.cause == Cause::arrival) continue;
        ++(r.cause == Cause::repeat      ? journey.repeats
           : r.cause == Cause::hand_over ? journey.hand_overs
                                         : journey.redials);
    }
    return journeys;
}

// A need is told by its one contact, or by a record of its own that agrees with those of all its contacts.
void check_needs(const Ledger& ledger) {
    auto journeys = journeys_of(ledger);
    std::size_t sessions = 0;
    for (const auto& need : ledger.several) {
        INFO("segment " << need.segment << ", customer " << need.customer);
        const auto found = journeys.extract({need.segment, need.customer});
        REQUIRE((!found.empty() || need.sessions > 0));  // a session may be all there is
        const auto journey = found.empty() ? Journey{} : found.mapped();
        sessions += need.sessions;
        CHECK(need.contacts == journey.contacts);
        if (need.sessions == 0) CHECK((need.redials == journey.redials && need.repeats == journey.repeats));
        CHECK(need.hand_overs == journey.hand_overs);
        CHECK(need.answered == journey.answered);
        CHECK((need.fate == Fate::resolved) == (journey.resolved || need.by_session));
        if (need.fate == Fate::unserved) CHECK(!need.answered);
        if (need.fate == Fate::unresolved) CHECK(need.answered);
    }
    CHECK(journeys.empty());
    CHECK(sessions == ledger.visits_before.size());
}

bool writes_in_rounds(const Description& d, std::uint16_t channel) {
    return std::any_of(d.reasons.begin(), d.reasons.end(),
                       [&](const auto& reason) { return takes_rounds(reason, channel); });
}

// Little's law, exactly: the integral of the number waiting, to the last departure, is the sum of the waits (of cases
// of several rounds: less the time until their customers wrote again).
void check_queues(const Ledger& ledger, const Description& d) {
    bool puts_back = false;
    for (const auto& group : d.groups) puts_back |= group.shift_end == ShiftEnd::preempt;
    for (const auto& channel : d.channels) puts_back |= channel.interrupted;
    for (std::uint16_t c = 0; c < d.channels.size(); ++c) {
        const double integral = total(ledger.queue, [&](const QueueRecord& q) {
            return q.channel == c ? q.waiting_seconds - q.unseen_seconds : 0;
        });
        const auto on_the_line = [&](const ContactRecord& r) { return r.channel == c && (r.marks & promised) == 0; };
        const double queued =
            total(ledger.records, [&](const ContactRecord& r) { return on_the_line(r) ? r.queued : 0; });
        const double waited =
            total(ledger.records, [&](const ContactRecord& r) { return on_the_line(r) ? r.wait : 0; });
        INFO(d.channels[c].name << ": queue " << integral << ", queued " << queued << ", waited " << waited);
        if (writes_in_rounds(d, c)) {
            CHECK(integral <= queued * (1 + 1e-9));
            CHECK(integral >= waited * (1 - 1e-9));
            continue;
        }
        if (d.channels[c].menu.levels.empty())
            CHECK(equal(integral, queued));
        else
            CHECK(integral < queued);            // which has the time in the menu, too
        if (d.channels[c].menu.misrouted > 0) {  // who was transferred has waited again, which no `wait` tells
            const double menu =
                total(ledger.records, [&](const ContactRecord& r) { return on_the_line(r) ? r.before : 0; });
            if (d.channels[c].met_first.empty()) CHECK(equal(integral, queued - menu));
            CHECK(integral >= waited);
        } else if (!puts_back) {
            CHECK(equal(integral, waited));
        }
    }
}

/// With a chat open, by customers who think or are not there?
bool keeps_agents_idle(const Description& d) {
    return std::any_of(d.channels.begin(), d.channels.end(), [](const auto& channel) {
        return channel.offered && (channel.converses || channel.silent.share > 0);
    });
}

// Agents' time: what contacts got is what agents gave, nobody does more than one thing at a time (but for a call beside
// chats, where each has its part of one span), and on duty at most their duty.
void check_agents(const Ledger& ledger, const Description& d) {
    for (std::uint16_t g = 0; g < d.groups.size(); ++g) {
        std::map<std::uint32_t, std::vector<std::pair<double, double>>> spans;
        double on_duty = 0;
        for (const auto& s : ledger.busy) {
            if (s.group != g) continue;
            if (s.beside == 0 || d.channels[s.channel].kind == ChannelKind::chat)
                spans[s.agent].emplace_back(s.from, s.to);
            if (!s.overtime) on_duty += own_share(s) * (s.to - s.from);
        }
        const double duty =
            total(ledger.duty, [&](const DutyRecord& r) { return r.group == g ? (r.to - r.from) * r.agents : 0; });
        INFO(d.groups[g].name << ": on duty " << duty << " s, busy " << on_duty << " s");
        CHECK(on_duty <= duty + 1e-6);
        for (auto& [agent, list] : spans) {
            std::sort(list.begin(), list.end());
            for (std::size_t i = 1; i < list.size(); ++i) CHECK(list[i].first >= list[i - 1].second - 1e-9);
        }
    }
    const double given = total(ledger.busy, [](const AgentSpan& s) { return own_share(s) * (s.to - s.from); });
    const double got = total(ledger.records, [](const ContactRecord& r) { return r.effort; }) +
                       total(ledger.gone, [](const UnseenRecord& r) { return r.effort; }) +
                       total(ledger.vain, [](const VainDialRecord& r) { return r.effort; });
    INFO("agents gave " << given << " s, contacts got " << got << " s");
    if (keeps_agents_idle(d))
        CHECK(got <= given * (1 + 1e-9));
    else
        CHECK(equal(given, got));
}

double mean(const Figures& figures, Figure figure) { return figures[figure].mean; }

double sum_of_outcomes(const Figures& f) {
    return mean(f, Figure::answered) + mean(f, Figure::abandoned) + mean(f, Figure::blocked) +
           mean(f, Figure::disconnected) + mean(f, Figure::waiting_at_end);
}

/// A bot or page: what is offered to it are sessions, which are no contacts.
bool is_machine(const Figures& f) { return mean(f, Figure::answered) == 0 && mean(f, Figure::sessions) > 0; }

constexpr std::array additive{Figure::offered,      Figure::answered,       Figure::abandoned,  Figure::blocked,
                              Figure::disconnected, Figure::waiting_at_end, Figure::in_progress};

void check_results(const StrategyResults& s) {
    std::vector<const NamedFigures*> parts;
    for (const auto* list : {&s.channels, &s.segments, &s.reasons})
        for (const auto& part : *list) parts.push_back(&part);
    CHECK(equal(mean(s.total, Figure::offered), sum_of_outcomes(s.total)));
    for (const auto* part : parts) {
        INFO(part->name);
        const bool machine = is_machine(part->figures);
        CHECK(equal(mean(part->figures, Figure::offered),
                    machine ? mean(part->figures, Figure::sessions) : sum_of_outcomes(part->figures)));
        CHECK(mean(part->figures, Figure::in_progress) <= mean(part->figures, Figure::answered));
    }
    for (const auto figure : additive) {
        INFO(info(figure).key);
        for (const auto* list : {&s.channels, &s.segments, &s.reasons})
            if (!s.visits || list == &s.channels)  // visitors are of no segment, nor reason
                CHECK(equal(mean(s.total, figure), total(*list, [&](const NamedFigures& part) {
                                return is_machine(part.figures) ? 0 : mean(part.figures, figure);
                            })));
        for (std::size_t c = 0; c < s.channels.size(); ++c) {
            const auto& by_interval = s.channel_intervals[c].values[static_cast<std::size_t>(figure)];
            CHECK(equal(mean(s.channels[c].figures, figure), total(by_interval, [](double v) { return v; })));
        }
    }
    CHECK(equal(mean(s.total, Figure::paid_hours),
                total(s.agent_groups, [](const NamedFigures& g) { return mean(g.figures, Figure::paid_hours); })));
}

/// A phone desk that is too small for its hours, and a chat desk beside it that helps out.
constexpr const char* offers = R"(
schema_version: 1
calendar: {start: 2026-03-02, days: 2, interval: 1h}
reasons:
  any: {phone: {talk_time: 4min, resolved: 80%}, chat: {talk_time: 6min, sale: {share: 20%, value: 30}}}
segments:
  all:
    arrivals: {poisson: {rate: 110/h}}
    reasons: {any: 100%}
    prefers: {phone: 90%, chat: 10%}
    patience: {phone: 5min, chat: 4min}
    redial: {probability: 30%, delay: 10min}
    repeat: {probability: 50%, delay: 2h}
channels:
  phone:
    kind: voice
    hours: {mon-sun: "08:00-18:00"}
    lines: 30
    after_contact_work: 40s
    callback: {offer_above: 90s, accept: 50%, no_answer: 30%, dial: 25s, attempts: 3, retry: 5min, work: 110%}
    deflect: {after: 1min, to: {chat: 100%}, accept: 30%}
  chat:
    kind: chat
    concurrency: 2
    proactive: {visitors: {poisson: {rate: 60/h}}, reason: any, while_free: 2, accept: 30%, delay: 15s}
strategies:
  both:
    channels: [phone, chat]
    agent_groups:
      phone desk: {skills: [phone], staffing: 7}
      chat desk: {skills: [chat, phone], staffing: 4, reserve: 1}
)";

}  // namespace

TEST_CASE("nobody is lost, and waits and work add up, on every shipped scenario", "[validation]") {
    const auto files = library();
    REQUIRE(files.size() >= 4);
    std::size_t journeys = 0;
    for (const auto& file : files) {
        const auto prepared = prepare_file(file);
        for (const auto& description : prepared.setup.strategies) {
            for (std::uint32_t replication = 0; replication < replications; ++replication) {
                INFO(file << ", " << description.strategy << ", replication " << replication);
                std::size_t customers = 0;
                const auto ledger = play(description, {prepared.settings.seed, replication}, customers);
                CHECK(customers > 0);
                check_contacts(ledger, customers);
                check_needs(ledger);
                journeys += ledger.several.size();
                check_queues(ledger, description);
                check_agents(ledger, description);
            }
        }
    }
    CHECK(journeys > 10000);
}

TEST_CASE("nor where callbacks and other channels are offered, and visitors invited", "[validation]") {
    auto prepared = prepare_text(offers);
    for (std::uint32_t replication = 0; replication < 10; ++replication) {
        INFO("replication " << replication);
        const auto& description = prepared.setup.strategies[0];
        Demand demand(description);
        Center center(description, demand);
        Ledger ledger;
        center.run({1, replication}, ledger);
        std::set<std::array<std::uint32_t, 3>> seen;
        std::map<unsigned, int> marks;
        for (const auto& r : ledger.records) {
            CHECK(seen.insert({r.segment, r.customer, r.attempt}).second);
            for (const unsigned mark : {promised, unreached, went_elsewhere, sold})
                marks[mark] += (r.marks & mark) != 0;
            marks[0] += r.segment == description.segments.size();
        }
        for (const auto& [mark, count] : marks) CHECK(count > 0);  // all of them occur
        check_queues(ledger, description);
        check_agents(ledger, description);
    }
    prepared.settings.replications = replications;
    const auto results = run_experiment(prepared.setup.strategies, prepared.settings);
    check_results(results.strategies[0]);
    CHECK(mean(results.strategies[0].total, Figure::callbacks) > 0);
}

TEST_CASE("every strategy meets the same customers with the same needs", "[validation]") {
    for (const auto& file : library()) {
        const auto prepared = prepare_file(file);
        std::map<std::pair<std::uint16_t, std::uint32_t>, std::uint16_t> first;
        for (const auto& description : prepared.setup.strategies) {
            INFO(file << ", " << description.strategy);
            std::size_t customers = 0;
            std::map<std::pair<std::uint16_t, std::uint32_t>, std::uint16_t> needs;
            const auto ledger = play(description, {prepared.settings.seed, 0}, customers);
            for (const auto& r : ledger.records) needs[{r.segment, r.customer}] = r.reason;
            for (const auto& s : ledger.visits_before) needs[{s.segment, s.customer}] = s.reason;
            if (first.empty()) first = needs;
            CHECK(needs == first);
        }
    }
}

TEST_CASE("the parts of the results add up, on every shipped scenario", "[validation]") {
    for (const auto& file : library()) {
        auto prepared = prepare_file(file);
        prepared.settings.replications = replications;
        std::vector<double> contacts(prepared.setup.strategies.size());
        prepared.settings.records = [&](std::uint32_t, std::size_t strategy, std::span<const ContactRecord> records) {
            const auto end = prepared.setup.grid->end();
            for (const auto& r : records)
                contacts[strategy] += r.outcome != Outcome::unavailable && r.arrival >= 0 && r.arrival < end;
        };
        const auto results = run_experiment(prepared.setup.strategies, prepared.settings);
        for (std::size_t s = 0; s < results.strategies.size(); ++s) {
            INFO(file << ", " << results.strategies[s].name);
            check_results(results.strategies[s]);
            CHECK(equal(mean(results.strategies[s].total, Figure::offered), contacts[s] / replications));
        }
    }
}
