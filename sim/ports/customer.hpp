#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "sim/core/random.hpp"
#include "sim/core/time.hpp"
#include "sim/ports/description.hpp"

namespace holdtime {

/// A customer about to make contact: everything about it that no queue decides. Constant once it has come.
struct Attempt {
    Seconds arrival = 0;         ///< when it turns to its channel
    Seconds patience = forever;  ///< leaves the queue after this wait
    Seconds talk = 0;            ///< work until hang-up; for a chat what it would last alone
    Seconds after = 0;           ///< after-contact work
    std::uint32_t number = 0;    ///< within its segment, in order of arrival
    std::uint16_t segment = 0;
    std::uint16_t reason = 0;
    std::uint16_t channel = no_channel;       ///< no_channel: not offered its way in, leaves unserved
    bool balks = false;                       ///< would leave at once if it had to wait
    bool resolved = true;                     ///< an answer settles the matter
    std::uint16_t hand_over_to = no_channel;  ///< whoever answers is to pass it on to this channel
    Cause cause = Cause::arrival;
    bool later : 1 = false;         ///< finds its channel closed, and comes when that opens next
    bool found_closed : 1 = false;  ///< its first choice, when it came: whatever it did then
};

/// What a customer wants, and what it has gone through: of those who come back.
struct Need {
    Seconds arrival = 0;         ///< of its first contact
    std::uint32_t contacts = 0;  ///< made so far
    std::uint32_t redials = 0, repeats = 0, hand_overs = 0, deflections = 0;
    std::uint32_t messages = 0;         ///< written after an answer to the one before
    Cause work_cause = Cause::arrival;  ///< what its present work was drawn for, and the how manyeth of that
    std::uint32_t work_ordinal = 0;
};

enum class FollowUp : std::uint8_t { never, cut, comes };

/// What becomes of one dial.
struct Dial {
    bool answered = true;
    Seconds takes = 0;  ///< the agent's time, if nobody answers
    Seconds retry = 0;  ///< likewise, until the next
};

/// What a visitor makes of an invitation.
struct Invitation {
    bool accepted = false;
    Seconds delay = 0;  ///< until it joins
};

/// What a customer does with a menu, a bot or a page. Decided when it begins: nothing in the house changes it.
struct Session {
    enum class End : std::uint8_t { goes_on, leaves, contained };
    Seconds time = 0;
    End end = End::goes_on;
    bool settles = false;    ///< contained: the matter is settled
    bool skipped = false;    ///< there is none: the customer does not look there first
    bool misrouted = false;  ///< a menu: goes on to a group that cannot help, if there is one,
    double lands = 0;        ///< which of them, from 0 to 1,
    Seconds lost = 0;        ///< and what it takes that group's agent to find out
};

/// Whether a customer whose patience has ended leaves unseen, and what its place in the queue costs then.
struct Silence {
    bool silent = false;
    Seconds hold = 0;  ///< of the slot
    Seconds work = 0;  ///< of the agent within it
};

/// Some replies of a conversation that follow each other, drawn together.
struct Turns {
    static constexpr std::uint32_t most = 8;
    std::array<double, most> work{};       ///< of the reply
    std::array<Seconds, most> patience{};  ///< of the customer who awaits it
    std::array<Seconds, most> pause{};     ///< after it: until the customer's next message; of the silent until the end
    std::uint32_t silent = 0;              ///< bit i: after reply i the customer falls silent
};

/// Hands the centre one replication's customers in the order in which they come.
class CustomerSource {
public:
    virtual ~CustomerSource() = default;
    virtual void restart(const StreamKey& key) = 0;
    /// Fills the front of `block`, ascending in arrival (ties: segment, then number); returns how many;
    /// fewer than block.size() means there are no more.
    virtual std::size_t next(std::span<Attempt> block) = 0;
    /// When the channel opens that a customer who comes later waits for.
    virtual Seconds opening(const Attempt& later) = 0;
    /// Does the customer come back after `last`, which ended at `now`, for this cause (`cut`: it would, were it not for
    /// the limit)? Then `next` is that attempt, its arrival when it comes; its channel is no_channel if it will find
    /// nothing offered and open. `wished`: the channel it turns to where it would come by the same one. Depends on the
    /// customer, the cause and how manyeth of that cause it is, not on what others do.
    virtual FollowUp follow_up(const Need& need, const Attempt& last, std::uint16_t wished, Cause cause, Seconds now,
                               Attempt& next) = 0;
    /// Will the customer write again once this message of the case `last` has been answered, after `answers` to those
    /// before it? Then `next` is the case with the next message's work, its arrival the delay after the answer.
    virtual bool writes_again(const Need& need, const Attempt& last, std::uint32_t answers, Attempt& next) = 0;
    /// Does an answer settle the matter, where whoever gives it does so `factor` times as often as the reason says?
    virtual bool settles(const Need& need, const Attempt& contact, double factor) = 0;
    /// Does an answered contact leave a record that other agents can see?
    virtual bool leaves_record(const Need& need, const Attempt& contact) = 0;
    /// How long the agent of `first` explains a warm hand-over to the next.
    virtual Seconds briefing(const Need& need, const Attempt& first) = 0;
    /// Does a caller who is offered to be called back accept?
    virtual bool accepts_callback(const Need& need, const Attempt& contact) = 0;
    /// The how manyeth dial, from 1, to whom that was promised.
    virtual Dial dial(const Need& need, const Attempt& contact, std::uint32_t number) = 0;
    /// To which of the channels that may be entered now does a contact go that waits? no_channel: it stays.
    virtual std::uint16_t deflected_to(const Need& need, const Attempt& contact,
                                       std::span<const std::uint8_t> enterable) = 0;
    /// Does an answered contact sell?
    virtual bool sells(const Need& need, const Attempt& contact) = 0;
    virtual Invitation invite(const Attempt& visitor) = 0;
    /// What the caller does in its channel's menu.
    virtual Session menu(const Need& need, const Attempt& caller) = 0;
    /// What the customer does with a bot or page before its channel.
    virtual Session session(const Need& need, const Attempt& customer, std::uint16_t machine) = 0;
    /// Where the customer turns at `now` when its channel is closed though it got as far as that; as of follow_up.
    virtual Attempt elsewhere(const Need& need, const Attempt& closed, Seconds now) = 0;
    /// Of a chat whose customer's patience has ended in the queue.
    virtual Silence silence(const Need&, const Attempt&) { return {}; }
    /// How many replies a conversation takes, at least one.
    virtual std::uint32_t replies(const Need&, const Attempt&) { return 1; }
    /// Its replies from `first` on (from 0), as many as a block holds.
    virtual void turns(const Need&, const Attempt&, std::uint32_t, Turns& block) { block = {}; }
    /// A uniform that decides whether an answer is lost to divided attention.
    virtual double attention(const Need&, const Attempt&) { return 0; }
};

/// Passes every question on to another source; what differs is overridden.
class PassedOn : public CustomerSource {
public:
    explicit PassedOn(CustomerSource& source) : source_(source) {}
    void restart(const StreamKey& key) override { source_.restart(key); }
    std::size_t next(std::span<Attempt> block) override { return source_.next(block); }
    Seconds opening(const Attempt& later) override { return source_.opening(later); }
    FollowUp follow_up(const Need& need, const Attempt& last, std::uint16_t wished, Cause cause, Seconds now,
                       Attempt& next) override {
        return source_.follow_up(need, last, wished, cause, now, next);
    }
    bool writes_again(const Need& need, const Attempt& last, std::uint32_t answers, Attempt& next) override {
        return source_.writes_again(need, last, answers, next);
    }
    bool settles(const Need& need, const Attempt& contact, double factor) override {
        return source_.settles(need, contact, factor);
    }
    bool leaves_record(const Need& need, const Attempt& contact) override {
        return source_.leaves_record(need, contact);
    }
    Seconds briefing(const Need& need, const Attempt& first) override { return source_.briefing(need, first); }
    bool accepts_callback(const Need& need, const Attempt& contact) override {
        return source_.accepts_callback(need, contact);
    }
    Dial dial(const Need& need, const Attempt& contact, std::uint32_t number) override {
        return source_.dial(need, contact, number);
    }
    std::uint16_t deflected_to(const Need& need, const Attempt& contact,
                               std::span<const std::uint8_t> enterable) override {
        return source_.deflected_to(need, contact, enterable);
    }
    bool sells(const Need& need, const Attempt& contact) override { return source_.sells(need, contact); }
    Invitation invite(const Attempt& visitor) override { return source_.invite(visitor); }
    Session menu(const Need& need, const Attempt& caller) override { return source_.menu(need, caller); }
    Session session(const Need& need, const Attempt& customer, std::uint16_t machine) override {
        return source_.session(need, customer, machine);
    }
    Attempt elsewhere(const Need& need, const Attempt& closed, Seconds now) override {
        return source_.elsewhere(need, closed, now);
    }
    Silence silence(const Need& need, const Attempt& contact) override { return source_.silence(need, contact); }
    std::uint32_t replies(const Need& need, const Attempt& contact) override { return source_.replies(need, contact); }
    void turns(const Need& need, const Attempt& contact, std::uint32_t first, Turns& block) override {
        source_.turns(need, contact, first, block);
    }
    double attention(const Need& need, const Attempt& contact) override { return source_.attention(need, contact); }

protected:
    CustomerSource& source_;
};

}  // namespace holdtime
