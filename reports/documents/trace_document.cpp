#include "reports/documents/trace_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "reports/documents/period_words.hpp"
#include "reports/text/numbers.hpp"

namespace holdtime {

namespace {

/// `26.9 s`, `3 min 10 s`, `2 h 5 min`, `3 d 4 h`: as one tells a single time.
std::string time_text(Seconds time) {
    const auto whole = [](Seconds of, Seconds unit) { return static_cast<long long>(std::llround(of / unit)); };
    const auto two = [](long long n, long long in_larger, const char* larger, const char* smaller) {
        const auto rest = n % in_larger;
        return fmt::format("{} {}{}", n / in_larger, larger, rest > 0 ? fmt::format(" {} {}", rest, smaller) : "");
    };
    if (whole(time, 0.1) < 600) return estimate_text(Estimate{time}, Unit::seconds, TimeUnit::seconds);
    if (whole(time, 1) < 3600) return two(whole(time, 1), 60, "min", "s");
    if (whole(time, 60) < 48 * 60) return two(whole(time, 60), 60, "h", "min");
    return two(whole(time, 3600), 24, "d", "h");
}

constexpr Seconds noticeable = 1e-6;

/// Lines of events, each behind its time; behind its day, too, where that is another one.
class Events {
public:
    void add(const Moment& at, const std::string& what) {
        lines_.push_back(fmt::format("{}{} {}", at.day == day_ ? "" : at.day + ", ", at.time, what));
        day_ = at.day;
    }
    void add(const std::string& what) { lines_.push_back(what); }
    std::vector<std::string> lines() && { return std::move(lines_); }

private:
    std::string day_;
    std::vector<std::string> lines_;
};

std::string way_in(const TracedContact& contact) {
    if (contact.kind == ChannelKind::voice) return fmt::format("calls '{}'", contact.channel);
    return fmt::format("{} '{}'", contact.kind == ChannelKind::chat ? "opens a chat on" : "writes to", contact.channel);
}

/// What was told last: when it was over, and what its customer was to do next.
struct Told {
    std::optional<Seconds> until;
    Next next = Next::nothing;
};

/// Behind what came before, if it is a redial or a repeat.
std::string again_text(const std::string& what, Next next, const Told& told, Seconds now) {
    if (next != Next::redial && next != Next::repeat) return what;
    return fmt::format("{} {}{}", next == Next::repeat ? "comes back and" : "tries again and", what,
                       told.until ? fmt::format(", {} later", time_text(now - *told.until)) : "");
}

std::string arrival_text(const TracedContact& contact, const Told& told) {
    const auto& record = contact.record;
    if (record.cause == Cause::arrival) return way_in(contact);
    if (record.cause == Cause::hand_over) return fmt::format("is passed on to '{}'", contact.channel);
    if (record.cause == Cause::deflected) return way_in(contact);
    return again_text(way_in(contact), record.cause == Cause::repeat ? Next::repeat : Next::redial, told,
                      record.arrival);
}

std::string agent_text(std::uint32_t agent, const std::string& group) {
    return fmt::format("agent {} of '{}'", agent, group);
}

std::string wait_text(Seconds wait) {
    return wait > noticeable ? fmt::format("after a wait of {}", time_text(wait)) : "at once";
}

/// Why a case is over before its last answer; the customer has written again, or would after the end.
void tell_open_case(const TracedContact& contact, Events& events) {
    const auto& marks = contact.record.marks;
    const auto& last = contact.answers.back();
    if ((marks & unfinished) != 0 && (marks & message_waits) == 0)
        return events.add("the next message would come after the end");
    events.add(last.again, fmt::format("writes again, {} later", time_text(last.record.again - last.record.sent)));
    if ((marks & message_waits) != 0)
        events.add("the last message is not answered when all work has ended");
    else
        events.add(contact.hang_up, "gives up before the next answer is sent");
}

/// A case of several rounds, letter by letter behind the beginning of its first answer; the end of the last answer is
/// left to tell. False: there is none.
bool tell_rounds(const TracedContact& contact, Events& events) {
    const TracedAnswer* before = nullptr;
    for (const auto& answer : contact.answers) {
        if (before) {
            const Seconds again = before->record.again;
            events.add(before->again, fmt::format("writes again, {} later", time_text(again - before->record.sent)));
            events.add(answer.begun,
                       fmt::format("{} begins an answer {}", agent_text(answer.record.agent, answer.group),
                                   wait_text(answer.record.begun - again)));
        }
        if (answer.record.again == forever) return true;
        events.add(answer.sent, "the answer is sent");
        before = &answer;
    }
    if (before) tell_open_case(contact, events);
    return before == nullptr;
}

/// Of who was sent to an agent who could not help. False: nobody else has taken the call, and that is told.
bool tell_transfer(const TracedContact& contact, Events& events) {
    constexpr const char* cannot = "cannot help, and transfers the call";
    if (const auto& transfer = contact.transfer) {
        const auto& record = transfer->record;
        events.add(transfer->transferred, cannot);
        events.add(transfer->taken, fmt::format("{} takes it {}", agent_text(record.agent, transfer->group),
                                                wait_text(record.taken - record.transferred)));
        return true;
    }
    events.add(cannot);
    events.add(contact.hang_up, "leaves before another agent takes it");
    return false;
}

void tell_talk(const TracedContact& contact, const TracedContact* next, Events& events) {
    const auto& record = contact.record;
    const bool deferred = contact.kind == ChannelKind::deferred;
    const bool called_back = (record.marks & promised) != 0;
    if (called_back) events.add(contact.arrival, "is promised to be called back, and hangs up");
    const char* does = called_back ? "calls back" : deferred ? "begins an answer" : "answers";
    events.add(contact.turn,
               fmt::format("{} {} {}", agent_text(record.agent, contact.group), does, wait_text(record.wait)));
    const bool astray = (record.marks & misrouted) != 0, rounds = !contact.answers.empty();
    if (astray && !tell_transfer(contact, events)) return;
    if (!tell_rounds(contact, events)) return;
    if ((record.marks & unfinished) != 0)
        return events.add("is put back into the queue at the end of a shift, and waits there when all work has ended");
    const Seconds again = record.queued - record.wait - contact.menu;
    if (again > noticeable && !rounds && !astray)
        events.add(
            fmt::format("is put back into the queue at the end of a shift, and waits {} more", time_text(again)));
    const auto length =
        time_text(record.hang_up - record.arrival - std::max(record.queued, record.wait + contact.menu));
    const char* result = record.next == Next::hand_over ? "the matter is for others"
                         : record.resolved              ? "the matter is settled"
                                                        : "the matter is not settled";
    if (record.next == Next::hand_over && next && next->record.arrival < record.hang_up - noticeable) {
        events.add(next->arrival, fmt::format("{}, and the agent stays until {}", result, contact.hang_up.time));
        return;
    }
    const bool left = (record.marks & left_in_the_chat) != 0;
    const char* ending = rounds                              ? "the last answer is sent"
                         : left                              ? "leaves the chat, in which a reply takes too long"
                         : deferred                          ? "the answer is sent"
                         : contact.kind == ChannelKind::chat ? "the chat is closed"
                                                             : "hangs up";
    const auto all = rounds ? fmt::format("; all answers took {} of work", length) : fmt::format(" after {}", length);
    events.add(contact.hang_up,
               fmt::format("{}{}: {}{}", ending, all, result,
                           record.end > record.hang_up ? fmt::format("; the agent is done with it {} later",
                                                                     time_text(record.end - record.hang_up))
                                                       : ""));
}

std::string leaving_text(const TracedContact& contact) {
    const auto& record = contact.record;
    switch (record.outcome) {
        case Outcome::abandoned:
            if ((record.marks & unreached) != 0)
                return fmt::format("answered none of the calls back in {} (abandoned)", time_text(record.wait));
            if ((record.marks & gone_unseen) != 0)
                return fmt::format(
                    "is gone without a word after a wait of {}, and its place in the queue stays (abandoned)",
                    time_text(record.wait));
            return record.balked ? "would have to wait, and leaves at once (balked)"
                                 : fmt::format("gives up after a wait of {} (abandoned)", time_text(record.wait));
        case Outcome::blocked:
            return (record.marks & found_queue_full) != 0 ? "finds as many waiting as may (blocked)"
                                                          : "finds no free line (blocked)";
        case Outcome::disconnected:
            if ((record.marks & went_elsewhere) != 0)
                return fmt::format("accepts another channel after a wait of {} (disconnected)", time_text(record.wait));
            return fmt::format("is sent away after a wait of {} (disconnected)", time_text(record.wait));
        case Outcome::waiting_at_end:
            return fmt::format("still waits when all work has ended, after {} (waiting at the end)",
                               time_text(record.wait));
        case Outcome::unavailable:
        case Outcome::answered:
            break;
    }
    return "finds nothing offered and open, and leaves";
}

/// What was to come after the last contact and is no contact.
void tell_what_never_came(const TracedDay& day, Events& events) {
    if (day.contacts.empty()) return;
    const auto next = day.contacts.back().record.next;
    if (next == Next::nothing || next == Next::deflected) return;
    const auto last = day.contacts.back().record.arrival;
    if (!day.sessions.empty() && day.sessions.back().record.arrival > last) return;  // it came to a menu, bot or page
    const auto* what = next == Next::repeat ? "comes back" : "tries again";
    if (day.turned_away)
        return events.add(*day.turned_away, fmt::format("{}, finds nothing offered and open, and leaves", what));
    events.add(fmt::format("{} only when the calendar has ended", what));
}

std::string begin_text(const TracedSession& session) {
    if (session.kind == ChannelKind::voice) return fmt::format("calls '{}'", session.channel);
    return fmt::format("{} '{}'", session.kind == ChannelKind::bot ? "meets" : "looks at", session.channel);
}

std::string end_text(const TracedSession& session) {
    const auto& record = session.record;
    const bool menu = session.kind == ChannelKind::voice;
    const auto where = menu ? std::string("the menu") : fmt::format("'{}'", session.channel);
    const auto after =
        record.end > record.arrival ? fmt::format("after {}", time_text(record.end - record.arrival)) : "at once";
    switch (record.how) {
        case Session::End::goes_on:
            return fmt::format("{} {} {}", menu ? "has passed" : "goes on from", where, after);
        case Session::End::leaves:
            return fmt::format("gives up in {} {}", where, after);
        case Session::End::contained:
            break;
    }
    return fmt::format("is done with {} {}: the matter is {}settled", where, after, record.settled ? "" : "not ");
}

/// What came before the queue, as far as `next`, in the order in which it began: what began before a contact, and the
/// bot or page that it left at that very instant.
class SessionsTold {
public:
    SessionsTold(const TracedDay& day, Events& events) : day_(day), events_(events) {}
    bool any() const { return next_ > 0; }
    void before(Seconds arrival, Told& told) {
        for (; next_ < day_.sessions.size(); ++next_) {
            const auto& session = day_.sessions[next_];
            const bool machine = session.kind != ChannelKind::voice;
            if (session.record.arrival > arrival || (session.record.arrival == arrival && !machine)) return;
            const auto next = std::exchange(told.next, next_after(session.record));
            events_.add(session.arrival, again_text(begin_text(session), next, told, session.record.arrival));
            events_.add(session.end, end_text(session));
            told.until = session.record.end;
        }
    }
    /// The menu of a call that has just been told.
    void within(Seconds arrival) {
        if (next_ == day_.sessions.size() || day_.sessions[next_].record.arrival != arrival) return;
        events_.add(day_.sessions[next_].end, end_text(day_.sessions[next_]));
        ++next_;
    }

private:
    /// Whom it has not helped comes again, or that is the last of it.
    static Next next_after(const SessionRecord& session) {
        if (session.how == Session::End::leaves) return Next::redial;
        return session.how == Session::End::contained && !session.settled ? Next::repeat : Next::nothing;
    }

    const TracedDay& day_;
    Events& events_;
    std::size_t next_ = 0;
};

std::string fate_text(const TracedDay& day) {
    const auto& need = day.need;
    std::string text = "in the end: ";
    switch (need.fate) {
        case Fate::resolved:
            text += fmt::format("resolved, {} after {}", time_text(need.resolved - need.arrival),
                                need.came_closed ? "it first came" : "the first contact began");
            break;
        case Fate::unresolved:
            text += "unresolved; it spoke to an agent, and gave up";
            break;
        case Fate::unserved:
            text += "unserved; it never spoke to an agent";
            break;
        case Fate::in_progress:
            text += "in progress; nothing was decided when all work had ended";
            break;
    }
    text += fmt::format(" ({} contact{}", need.contacts, need.contacts == 1 ? "" : "s");
    if (need.sessions > 0) text += fmt::format(", {} session{}", need.sessions, need.sessions == 1 ? "" : "s");
    text += ')';
    if (need.cut) text += "; a limit kept it from going on";
    if (!day.counts) text += "; it counts in no figure of customers, as it began before the start or after the end";
    return text;
}

std::vector<std::string> lines_of(const TracedCustomer& customer, const TracedDay& day) {
    Events events;
    SessionsTold sessions(day, events);
    const TracedContact* before = nullptr;
    Told told;
    for (const auto& contact : day.contacts) {
        sessions.before(contact.record.arrival, told);
        const auto* next = &contact == &day.contacts.back() ? nullptr : &contact + 1;
        if (contact.record.outcome == Outcome::unavailable) {
            events.add(contact.arrival, leaving_text(contact));
            break;
        }
        if (!before && !sessions.any() && customer.arrival < contact.record.arrival)
            events.add(customer.arrived,
                       fmt::format("finds '{}' closed, and waits for its next opening", contact.channel));
        events.add(contact.arrival, arrival_text(contact, told));
        sessions.within(contact.record.arrival);
        if (contact.record.outcome == Outcome::answered)
            tell_talk(contact, next, events);
        else
            events.add(contact.turn, leaving_text(contact));
        before = &contact;
        told = {contact.record.hang_up, contact.record.next};
    }
    sessions.before(forever, told);
    const bool turned_away = day.turned_away && !day.sessions.empty() &&
                             day.sessions.back().record.how == Session::End::goes_on &&
                             (!before || before->record.arrival < day.sessions.back().record.arrival);
    if (turned_away) events.add(*day.turned_away, "finds its channel closed and nothing else open, and leaves");
    tell_what_never_came(day, events);
    events.add(fate_text(day));
    return std::move(events).lines();
}

}  // namespace

Document trace_document(const Trace& trace) {
    Document document{trace.scenario, {}, {}};
    std::vector<std::string> asked;
    if (auto when = period_text(trace.period); !when.empty()) asked.push_back(std::move(when));
    asked.push_back(
        fmt::format("replication {} of seed {}, numbered as in --records", trace.question.replication, trace.seed));
    add(document, Sentences{"What was asked", asked, true, Mood::plain});
    for (const auto& customer : trace.customers) {
        add(document, Sentences{"",
                                {fmt::format("Customer {} of '{}', whose matter is '{}'.", trace.question.number,
                                             customer.segment, customer.reason)},
                                false,
                                Mood::plain});
        for (const auto& day : customer.days)
            add(document, Sentences{day.strategy, lines_of(customer, day), true, Mood::plain});
    }
    return document;
}

}  // namespace holdtime
