#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "scenarios/schema/scenario.hpp"
#include "sim/experiment/experiment.hpp"
#include "sim/ports/description.hpp"
#include "sim/ports/records.hpp"
#include "studies/compare/period.hpp"

/// One customer's day: what happened to it in every strategy, contact by contact.
namespace holdtime {

/// Whose day: `17`, or `SEGMENT:17` where segments count their own, and of which replication, `17@3`; the numbers are
/// those of --records.
struct TraceQuestion {
    std::string segment;  ///< "" = of every segment that has the number
    std::uint32_t number = 0;
    std::uint32_t replication = 0;
};

/// Complains, as of --trace, about what cannot be understood, and segments and replications that there are not.
TraceQuestion trace_question(const std::string& text, const Scenario& scenario);

/// Local wall time.
struct Moment {
    std::string day;   ///< Monday 2026-03-02
    std::string time;  ///< 09:58:12, rounded down
};

/// An answer to a case of several rounds.
struct TracedAnswer {
    AnswerRecord record;
    std::string group;
    Moment begun, sent, again;
};

/// From who could not help to who can.
struct TracedTransfer {
    TransferRecord record;
    std::string group;
    Moment transferred, taken;
};

struct TracedContact {
    ContactRecord record;
    std::string channel, group;  ///< "" where it found none
    ChannelKind kind = ChannelKind::voice;
    Moment arrival, turn, hang_up, end;      ///< `turn`: answered, or left the queue
    Seconds menu = 0;                        ///< before the queue, since it arrived
    std::vector<TracedAnswer> answers;       ///< of a case of several rounds, in order
    std::optional<TracedTransfer> transfer;  ///< to an agent who can help
};

/// With a menu, a bot or a page.
struct TracedSession {
    SessionRecord record;
    std::string channel;  ///< bot or page; of a menu its channel
    ChannelKind kind = ChannelKind::voice;
    Moment arrival, end;
};

/// A customer in one strategy.
struct TracedDay {
    std::string strategy;
    std::vector<TracedContact> contacts;  ///< in the order in which they came
    std::vector<TracedSession> sessions;  ///< likewise
    NeedRecord need;
    std::optional<Moment> turned_away;  ///< when it found nothing offered and open in the end, if it did
    bool counts = true;                 ///< it began in [start, end)
};

struct TracedCustomer {
    std::string segment, reason;
    Seconds arrival = 0;  ///< when it first turned to the house, though it may have come in later
    Moment arrived;
    std::vector<TracedDay> days;  ///< of every strategy
};

struct Trace {
    std::string scenario;
    Period period;
    std::uint64_t seed = 0;
    TraceQuestion question;
    std::vector<TracedCustomer> customers;  ///< one, or one of each segment that has the number
};

/// Plays that replication. Throws InputError with the numbers that there are when there is no such customer.
Trace trace(Scenario scenario, const TraceQuestion& question, const std::atomic<bool>* interrupted = nullptr);

}  // namespace holdtime
