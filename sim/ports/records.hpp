#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "sim/core/time.hpp"
#include "sim/ports/customer.hpp"
#include "sim/ports/description.hpp"

namespace holdtime {

enum class Outcome : std::uint8_t {
    answered,
    abandoned,     ///< its patience ended, or it balked (then `balked`)
    blocked,       ///< no free line
    disconnected,  ///< sent away at closing or by max_wait
    waiting_at_end,
    unavailable,  ///< found nothing offered and open, and left: not a contact of any channel (channel = no_channel)
};
inline constexpr std::size_t outcome_count = static_cast<std::size_t>(Outcome::unavailable) + 1;

inline constexpr std::uint32_t nobody = 0xffffffff;
inline constexpr std::uint16_t no_group = 0xffff;

/// What its customer did after a contact.
enum class Next : std::uint8_t { nothing, redial, repeat, hand_over, message, deflected };
inline constexpr std::size_t next_count = static_cast<std::size_t>(Next::deflected) + 1;

/// How a need ended.
enum class Fate : std::uint8_t { resolved, unresolved, unserved, in_progress };
inline constexpr std::size_t fate_count = static_cast<std::size_t>(Fate::in_progress) + 1;

/// What is rare of a contact.
enum ContactMark : std::uint32_t {
    found_queue_full = 1,
    left_no_record = 2,
    message_waits = 4,         ///< a case that had been answered before: its last message was not, by the end
    unfinished = 8,            ///< still open at the end, though it had reached an agent
    not_sent = 16,             ///< of those: not even the first answer was sent
    came_closed = 32,          ///< the first of its need, which began while the customer's first choice was closed
    met_first = 64,            ///< a menu, bot or page came before the queue: `before` says how long ago that began
    promised = 1 << 8,         ///< hung up and waited to be called back
    unreached = 1 << 9,        ///< of those: answered no dial
    went_elsewhere = 1 << 10,  ///< accepted another channel while it waited
    sold = 1 << 11,
    misrouted = 1 << 12,         ///< its first agent could not help, and transferred it
    overflowed = 1 << 13,        ///< answered by a group that takes only who has waited so long
    gone_unseen = 1 << 16,       ///< abandoned without a word: its place in the queue is still served
    left_in_the_chat = 1 << 17,  ///< answered, and left because a reply took too long
    answer_lost = 1 << 18        ///< would have been settled by an agent with this chat alone
};

/// One contact, once nothing more can happen to it.
struct ContactRecord {
    Seconds arrival = 0;
    Seconds wait = 0;     ///< from joining the queue, after the menu, to first answer, or to leaving (of a promise: to
                          ///< its last dial)
    Seconds sent = 0;     ///< of the answered: the first answer, of deferred work its end
    Seconds hang_up = 0;  ///< end of talk (of a chat: closed); when it left, for the others
    Seconds end = 0;      ///< after-contact work included
    Seconds effort = 0;   ///< agent time, shared equally among the contacts open at once; dials in vain apart
    Seconds queued = 0;   ///< all time without an agent: in the menu, in queues, called back by nobody yet, and, of a
                          ///< case, until the customer wrote again
    Seconds before = 0;   ///< from when the call or the session that led to it began until it joined the queue
    Seconds menu = 0;     ///< of that the time in the menu of its channel, on the line
    Seconds reply = 0;    ///< of a conversation: mean time until a reply; 0: there was none
    std::uint32_t customer = 0;
    std::uint32_t interval = 0;    ///< of the grid, in which it arrived
    std::uint32_t agent = nobody;  ///< within its group, from 0; who answered first
    std::uint16_t segment = 0;
    std::uint16_t reason = 0;
    std::uint16_t channel = 0;
    std::uint16_t group = no_group;
    std::uint16_t attempt = 0;
    std::uint16_t more_answers = 0;  ///< of a case of several rounds: sent after the first
    std::uint32_t marks = 0;         ///< of ContactMark
    Outcome outcome = Outcome::answered;
    bool delayed = false;  ///< could not start at once
    bool balked = false;
    bool resolved = false;  ///< answered, and the matter is settled
    Cause cause = Cause::arrival;
    Next next = Next::nothing;
    bool of_several = false;  ///< its need has made or will make other contacts: a NeedRecord tells its fate
};

/// A need of several contacts (or one that was to come back), once its fate is known. Of other needs their one contact
/// tells all.
struct NeedRecord {
    Seconds arrival = 0;   ///< of its first contact
    Seconds resolved = 0;  ///< hang-up of what settled it, if resolved
    std::uint32_t customer = 0;
    std::uint32_t contacts = 0;
    std::uint16_t segment = 0;
    std::uint16_t reason = 0;
    std::uint16_t first_channel = no_channel, last_channel = no_channel;  ///< of its contacts
    std::uint32_t redials = 0, repeats = 0, hand_overs = 0;
    Fate fate = Fate::in_progress;
    bool answered = false;       ///< spoke to an agent
    bool cut = false;            ///< would have gone on but for a limit
    bool came_closed = false;    ///< it began while its first choice was closed, and no contact of it is marked so
    std::uint32_t sessions = 0;  ///< with menus, bots and pages
    bool by_session = false;     ///< resolved by one of them
    std::uint16_t spoke_on = no_channel;  ///< channel of the last contact that an agent answered
    Seconds waited = 0;                   ///< for calls and chats, in all contacts together; not for promised calls
    std::uint32_t replies = 0;            ///< in conversations
    Seconds reply_time = 0;               ///< until them
    bool unseen = false;                  ///< left without a word in the end
};

/// A visit to a menu, or a session with a bot or on a page: emitted when it ends.
struct SessionRecord {
    Seconds arrival = 0, end = 0;
    std::uint32_t customer = 0;
    std::uint32_t interval = 0;  ///< of the grid, in which it began
    std::uint16_t segment = 0;
    std::uint16_t reason = 0;
    std::uint16_t channel = 0;  ///< bot or page; of a menu its channel
    Session::End how = Session::End::goes_on;
    bool settled = false;  ///< contained, truly
};

/// A need's way from one contact to the next: emitted when that comes.
struct StepRecord {
    Seconds arrival = 0;  ///< of the need's first contact
    std::uint16_t from = no_channel, to = no_channel;
    Cause cause = Cause::abandoned;
};

/// Did the need begin in [0, end)?
template <class Record>
bool began_inside(const Record& record, Seconds end) {
    return record.arrival >= 0 && record.arrival < end;
}

/// Of who was promised a callback: the menu, and from the first dial on.
inline Seconds time_on_line(const ContactRecord& promised) {
    return promised.hang_up - promised.arrival - promised.queued + promised.menu;
}

/// The fate of a need that is this contact alone.
inline Fate fate_of(const ContactRecord& only) {
    if (only.outcome == Outcome::answered) return only.resolved ? Fate::resolved : Fate::unresolved;
    return only.outcome == Outcome::waiting_at_end ? Fate::in_progress : Fate::unserved;
}

/// That need.
NeedRecord need_of(const ContactRecord& only);

/// An answer to a case of several rounds: emitted when it has been sent.
struct AnswerRecord {
    Seconds begun = 0;  ///< for the last time
    Seconds sent = 0;
    Seconds again =
        forever;  ///< when the customer writes the next message, maybe after the end; forever: it was the last
    std::uint32_t customer = 0;
    std::uint32_t agent = nobody;  ///< within its group, from 0
    std::uint16_t segment = 0;
    std::uint16_t group = no_group;
};

/// A call took the agent from a contact, which goes on later: emitted at once.
struct InterruptionRecord {
    Seconds arrival = 0;  ///< of the contact
    Seconds at = 0;
    std::uint32_t customer = 0;
    std::uint32_t interval = 0;    ///< of the grid, in which the contact arrived
    std::uint32_t agent = nobody;  ///< within its group, from 0
    std::uint16_t segment = 0;
    std::uint16_t reason = 0;
    std::uint16_t channel = 0;
    std::uint16_t group = no_group;  ///< of the agent
};

/// An agent who can help has taken a call that a misrouted customer's first agent had transferred: emitted at once.
struct TransferRecord {
    Seconds arrival = 0;      ///< of the contact
    Seconds transferred = 0;  ///< by the first
    Seconds taken = 0;
    std::uint32_t customer = 0;
    std::uint32_t agent = nobody;  ///< who took it, within its group, from 0
    std::uint16_t segment = 0;
    std::uint16_t group = no_group;
};

/// An agent's state held from `from` to `to`: emitted when it ends. Idle time is not recorded.
struct AgentSpan {
    Seconds from = 0;
    Seconds to = 0;
    std::uint32_t agent = 0;
    std::uint16_t group = 0;
    std::uint16_t channel = 0;  ///< of the contacts open
    std::uint16_t open = 0;     ///< contacts open, after-contact work included; >= 1
    bool overtime = false;      ///< after the agent's shift or the horizon's end
    std::uint16_t beside = 0;   ///< contacts of another channel, open at once: a span of their own tells of them
};

/// The part of the span that counts as the agent's time: contacts open at once have equal parts.
inline double own_share(const AgentSpan& span) { return double{1} * span.open / (span.open + span.beside); }

/// Agents' work on a channel's contacts within one interval of the grid, of spans that lie in it and are no overtime:
/// emitted per interval instead of them, to sinks that do not want each.
struct BusyRecord {
    std::uint32_t interval = 0;
    std::uint16_t group = 0;
    std::uint16_t channel = 0;
    Seconds busy = 0;    ///< agents times seconds
    Seconds open = 0;    ///< contacts times seconds
    Seconds beside = 0;  ///< agents times seconds that went to other contacts, open at once: no part of `busy`
};

/// One agent between time 0 and the end: emitted once a replication, of who was on duty or worked then, where the
/// strategy's figures tell of single agents.
struct AgentRecord {
    std::uint32_t agent = 0;  ///< within its group, from 0
    std::uint16_t group = 0;
    Seconds busy = 0;  ///< on duty
    Seconds duty = 0;
};

/// `length` contacts of the channel waited from `from` to `to`, integrated: emitted per interval (and once after the
/// end).
struct QueueRecord {
    std::uint32_t interval = 0;  ///< grid.intervals() for what lies after the end
    std::uint16_t channel = 0;
    double waiting_seconds = 0;  ///< integral of the number waiting
    double unseen_seconds = 0;   ///< the part of it whose customers had gone unseen
};

/// An agent's time for a contact that stands in no record of a contact.
struct EffortApart {
    Seconds arrival = 0;  ///< of the contact
    Seconds effort = 0;
    std::uint32_t interval = 0;
    std::uint16_t segment = 0;
    std::uint16_t reason = 0;
    std::uint16_t channel = 0;
    std::uint16_t group = no_group;
};

/// A place in the queue that an agent was kept by though its customer had gone unseen: emitted when the agent is free
/// of it.
struct UnseenRecord : EffortApart {
    Seconds wait = 0;  ///< as who cannot see it would say: until an agent took it
};

/// An agent dialled, and the customer who had been promised a callback did not answer: emitted when the dial ends.
struct VainDialRecord : EffortApart {};

/// An agent's reply in a conversation: emitted when it has been sent.
struct ReplyRecord {
    Seconds arrival = 0;  ///< of the contact
    Seconds took = 0;     ///< from the customer's message (of the first: from when the chat was opened)
    std::uint32_t interval = 0;
    std::uint16_t segment = 0;
    std::uint16_t reason = 0;
    std::uint16_t channel = 0;
    std::uint16_t group = no_group;
};

/// Visitors of one channel whom it might invite, over the whole replication: those of [0, end).
struct VisitRecord {
    std::uint32_t visitors = 0, invited = 0, accepted = 0;
    std::uint16_t number = 0;  ///< of Description::visitors
};

/// Agents on duty from `from` to `to`, all in one interval; nobody counted after their shift or after the end.
struct DutyRecord {
    Seconds from = 0;
    Seconds to = 0;
    std::uint32_t interval = 0;
    std::uint32_t agents = 0;
    std::uint16_t group = 0;
    std::uint32_t on_call = 0;  ///< the part of them that had been called in
};

/// Takes what the centre reports, in blocks: one virtual call per few hundred records.
/// Within a kind, records come in the order in which they were closed.
class RecordSink {
public:
    virtual ~RecordSink() = default;
    virtual void contacts(std::span<const ContactRecord> records) = 0;
    virtual void spans(std::span<const AgentSpan> records) = 0;
    /// Does it want every span, or are those that lie within one interval to come as sums?
    virtual bool wants_each_span() const { return true; }
    virtual void busy(std::span<const BusyRecord>) {}
    virtual void queues(std::span<const QueueRecord> records) = 0;
    virtual void duties(std::span<const DutyRecord> records) = 0;
    virtual void needs(std::span<const NeedRecord>) {}
    virtual void steps(std::span<const StepRecord>) {}
    virtual void answers(std::span<const AnswerRecord>) {}
    virtual void transfers(std::span<const TransferRecord>) {}
    virtual void interruptions(std::span<const InterruptionRecord>) {}
    virtual void visits(std::span<const VisitRecord>) {}
    virtual void sessions(std::span<const SessionRecord>) {}
    virtual void unseen(std::span<const UnseenRecord>) {}
    virtual void vain_dials(std::span<const VainDialRecord>) {}
    virtual void replies(std::span<const ReplyRecord>) {}
    virtual void agents(std::span<const AgentRecord>) {}
};

}  // namespace holdtime
