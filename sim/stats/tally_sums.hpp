#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "sim/stats/customer_side.hpp"
#include "sim/stats/flows.hpp"
#include "sim/stats/layout.hpp"
#include "sim/stats/tally.hpp"
#include "sim/stats/waits.hpp"

namespace holdtime {

/// Everything that can be counted of one contact, packed into a small number, so that counting costs one increment.
/// The answered take 0-15: bits delayed, within T, resolved, in progress; the abandoned 16-23: delayed, within T,
/// within 5 s; the blocked and disconnected two each (delayed or not), the waiting four (and within T: it has not run
/// out yet); then the unavailable.
struct ContactCode {
    static constexpr std::array<std::uint8_t, 6> first{0, 16, 24, 26, 28, 32};
    static constexpr std::array<std::uint8_t, 6> bits{15, 7, 1, 1, 3, 0};
    static constexpr std::size_t count = 33;

    Outcome outcome;
    bool delayed, within, resolved, in_progress, within_5;
    static ContactCode decode(std::size_t code);
};

/// Of contacts of one kind, in seconds.
struct ContactTimes {
    double wait_answered = 0;
    double wait_others = 0;
    double reply = 0;  ///< arrival to the first answer of the answered: of deferred work, until it is sent
    double handle = 0;
    double effort = 0;
    double line = 0;        ///< arrival to hang-up; of a chat, open to close
    double resolution = 0;  ///< arrival to hang-up of the resolved

    /// Without branches, and beside each other: a few vector additions.
    void add(const ContactTimes& more) {
        wait_answered += more.wait_answered;
        wait_others += more.wait_others;
        reply += more.reply;
        handle += more.handle;
        effort += more.effort;
        line += more.line;
        resolution += more.resolution;
    }
};

/// Contacts of one kind added up.
struct ContactCell : ContactTimes {
    double longest = -1;  ///< wait of the answered; negative: nobody was answered
    std::array<std::uint32_t, ContactCode::count> count{};

    std::uint64_t answered() const;
};

/// What is rare of contacts of one kind, beside their cell.
struct RareCounts {
    std::uint64_t more_answers = 0;                         ///< of cases of several rounds, after the first
    std::uint32_t no_record = 0;                            ///< answered
    std::uint32_t not_judged = 0, not_judged_answered = 0;  ///< by service levels
    std::uint32_t queue_full = 0;
    std::uint32_t message_waits = 0;
    std::uint32_t not_sent = 0;
    std::uint32_t promised = 0, promised_answered = 0, promised_unreached = 0, promised_within = 0;
    std::uint32_t deflected = 0;
    std::uint32_t misrouted = 0, overflowed = 0;  ///< answered
    std::uint32_t silent = 0, silent_served = 0, silent_within = 0;
    std::uint32_t left_in_chat = 0, answers_lost = 0;
    std::uint32_t preemptions = 0;
    std::uint64_t replies = 0;  ///< in conversations
    double reply_time = 0;      ///< until them
    double effort_apart = 0;    ///< for who had left unseen, and dials in vain
    double revenue = 0;         ///< money
    double promised_wait = 0;   ///< of the answered of them
    double before = 0;  ///< of the answered: seconds in a menu, with a bot or on a page before they joined the queue
};

/// Sessions with one menu, bot or page.
struct SessionCell {
    std::uint32_t sessions = 0;
    std::uint32_t contained = 0;  ///< ended there
    std::uint32_t settled = 0;    ///< of those: the matter was
    std::uint32_t left = 0;
    double time = 0, kept_time = 0;  ///< seconds of all; and of those who did not go on
    double settled_time = 0;
};

/// Agents' time on one skill within one interval; seconds, and contacts times seconds.
struct SpanCell {
    double busy = 0;  ///< on duty
    double overtime = 0;
    double open_on_duty = 0;  ///< chats x seconds
    double open = 0;          ///< chats x seconds, overtime included
    double open_time = 0;     ///< seconds with a chat open, overtime included
};

/// Needs of several contacts (or whose one contact came later than they began), of one segment and reason: what they
/// are, less what their contacts in [start, end) were counted as by themselves.
struct SeveralNeeds {
    std::int64_t needs = 0, resolved = 0, unserved = 0, unresolved = 0, in_progress = 0, contacts = 0;
    std::int64_t reached = 0;  ///< decided, and had spoken to an agent
    std::int64_t first = 0;    ///< settled by their first contact
    std::int64_t sessions = 0;
    std::int64_t redialled = 0, repeated = 0, handed_over = 0, cut = 0;
    std::int64_t out_of_hours =
        0;  ///< began while the first choice was closed: of all needs, not of several contacts only
    double resolution = 0;
};

/// One agent: how busy between time 0 and the end, and its answers.
struct AgentCell {
    Seconds busy = 0, duty = 0;
    std::uint32_t answered = 0;
    std::uint32_t resolved = 0;
    double handle = 0, handle_squared = 0;
};

struct Tally::Sums {
    explicit Sums(const Description& description);

    Layout layout;
    std::vector<ContactCell> cells;           ///< Layout::cell
    std::vector<RareCounts> rare;             ///< likewise
    std::vector<WaitSample> waits;            ///< of the answered who waited, likewise
    std::vector<WaitSample> promise_waits;    ///< of those who were called back, likewise; empty without callbacks
    std::vector<WaitSample> reply_times;      ///< of conversations, likewise; empty without them
    std::vector<ContactCell> interval_cells;  ///< [interval][column]
    std::vector<RareCounts> interval_rare;    ///< likewise
    std::vector<WaitSample> interval_waits;   ///< likewise, or empty
    std::vector<WaitSample> interval_promise_waits;  ///< likewise
    std::vector<WaitSample> interval_reply_times;    ///< likewise
    std::vector<SeveralNeeds> several;               ///< [segment][reason]
    std::vector<SessionCell> sessions;               ///< [segment][reason][column]; empty where there are none
    std::vector<SessionCell> interval_sessions;      ///< [interval][column] likewise
    std::vector<AgentCell> agents;                   ///< Layout::first_agent; empty unless figures tell of each
    FlowCounts flows;                       ///< of needs that are not one contact counted in [start, end), less those
    std::vector<SpanCell> spans;            ///< [interval, and last: after the end][pair]
    std::vector<double> queue;              ///< [interval][column] contacts x seconds
    std::vector<double> unseen;             ///< likewise, of places in the queue whose customers have gone
    std::vector<double> duty;               ///< [interval][group] agents x seconds
    std::vector<double> called_in;          ///< likewise, of people who had been; empty where nobody is
    std::vector<std::uint32_t> most_there;  ///< [group, and last: all] on duty at once; likewise empty
    std::uint32_t there = 0;                ///< of the groups told so far of one moment
    std::vector<double> premium_duty;       ///< likewise, times the extra that they bear; empty without premiums
    std::vector<double> premium_overtime;   ///< [interval, and last: after the end][group] likewise
    Money money;
    std::vector<VisitRecord> visits;  ///< [visitors]
    CustomerSide customers;
    std::size_t latest_interval = 0;  ///< of the last span: the next is not far
};

}  // namespace holdtime
