#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/core/time.hpp"
#include "sim/ports/arrivals.hpp"
#include "sim/ports/distribution.hpp"
#include "sim/ports/experience.hpp"
#include "sim/ports/items.hpp"
#include "sim/ports/people.hpp"
#include "sim/ports/plan.hpp"
#include "sim/ports/skill.hpp"

/// What one strategy's simulation is told: plain data, constant, valid, shared by all threads.
/// Channels, reasons and segments are numbered as in the scenario, alike for every strategy; agent groups per strategy.
namespace holdtime {

inline constexpr std::uint16_t no_channel = 0xffff;
inline constexpr std::uint32_t no_limit = std::numeric_limits<std::uint32_t>::max();

enum class ChannelKind : std::uint8_t { voice, chat, deferred, bot, self_service };
/// Do customers meet it before an agent? Then nobody waits there.
inline bool is_machine(ChannelKind kind) { return kind == ChannelKind::bot || kind == ChannelKind::self_service; }
enum class AtClose : std::uint8_t { serve, drop, carry };
enum class AtEnd : std::uint8_t { finish, cut };
enum class ShiftEnd : std::uint8_t { finish, idle_first, first_done, preempt };
enum class ChatRule : std::uint8_t { least_loaded, most_loaded, random };

/// What a freed agent takes: by its skills' order, the longest-waiting live contact (deferred work last), or what
/// scores most.
enum class ContactRule : std::uint8_t { skill_order, longest_wait, score };
/// Which agent an arriving contact goes to: the longest idle one of the group in whose skills it stands highest (then
/// fewest skills), or of any group the longest idle, the least busy so far, the fastest, or anybody.
enum class AgentRule : std::uint8_t { skill_rank, longest_idle, most_idle, fastest, random };

struct RoutingDescription {
    AgentRule agent_rule = AgentRule::skill_rank;
    ContactRule contact_rule = ContactRule::skill_order;
    ChatRule chat_rule = ChatRule::least_loaded;
    std::vector<ChannelScore> scores = {};  ///< contact_rule score
};

/// Callers who would have to wait for long are offered to be called back.
struct Callback {
    double accept = 0;           ///< of those asked; 0 = off
    Seconds offer_above = 0;     ///< expected wait above which they are
    double no_answer = 0;        ///< share of dials that nobody answers
    std::uint32_t attempts = 1;  ///< most dials
    Seconds within = -1;         ///< promised, and what the service level judges by; negative = nothing is promised
    double work = 1;             ///< talk time in terms of the reason's
    std::shared_ptr<const Distribution> dial, retry;  ///< a dial in vain, and until the next; null = no time
};

/// Who has waited so long is offered another channel.
struct Deflection {
    double accept = 0;  ///< 0 = off
    Seconds after = forever;
    std::vector<double> to;  ///< shares of the targets, per channel of the scenario, adding up to 1
};

/// One level of a menu: it takes its time, and at its end some leave and some have served themselves.
struct MenuLevel {
    std::shared_ptr<const Distribution> time;
    double leave = 0;
    std::vector<double> self_service;  ///< share, per reason of the scenario
    std::vector<double> settled;       ///< likewise: of those who serve themselves, whose matter is settled by it
};

/// What callers meet while they hold a line and before they join the queue.
struct MenuDescription {
    std::vector<MenuLevel> levels;  ///< empty: there is no menu
    double zero_out = 0;            ///< share that skips them all
    double misrouted = 0;           ///< of who goes on: lands with a group that has the channel but not the reason
    std::shared_ptr<const Distribution> misrouted_time;  ///< what that takes its agent; null = no time
};

/// Customers who leave a chat's queue without a word.
struct SilentLeaving {
    double share = 0;                                ///< of those whose patience ends there; 0 = off
    std::shared_ptr<const Distribution> hold, work;  ///< of the slot, and of the agent in that time; null = no time
};

struct ChannelDescription {
    std::string name;
    ChannelKind kind = ChannelKind::voice;
    bool offered = false;              ///< by this strategy; what follows is meaningful only then
    std::uint32_t concurrency = 1;     ///< chat: most open chats of one agent
    std::vector<double> pace;          ///< chat: pace[k - 1] = speed of each of k open chats; size concurrency
    std::uint32_t lines = no_limit;    ///< held from arrival to hang-up
    std::uint32_t waiting = no_limit;  ///< most that may wait
    double record = 1;                 ///< share of its contacts that leave a record
    Seconds max_wait = forever;
    AtClose at_close = AtClose::serve;
    std::shared_ptr<const Distribution> after_contact_work;  ///< null = none
    Seconds service_within = -1;    ///< T of the service level; negative = none given (the figure does not exist)
    bool working_hours = false;     ///< deferred: T counts opening hours only
    Seconds short_abandonment = 5;  ///< who leaves within it counts as served in one of the service levels
    /// Service levels judge who arrives in these, in order and apart; absent: everybody.
    std::optional<std::vector<TimeSpan>> judged;
    bool judges(Seconds arrival) const { return !judged || lies_in(arrival, *judged); }
    Callback callback;  ///< voice
    Deflection deflection;
    SilentLeaving silent;                  ///< chat
    bool converses = false;                ///< chat: message by message; `pace` is then that of its means, for formulas
    double switch_cost = 0;                ///< conversations: extra work of a reply for each other chat open
    std::vector<double> kept;              ///< chat: what of `resolved` is left with 1, 2, .. chats open; empty = all
    MenuDescription menu;                  ///< voice
    std::vector<std::uint16_t> met_first;  ///< what its customers meet before: a page, a bot; those offered, in order
    std::uint32_t sessions = no_limit;     ///< bot: most at once
    double opt_out = 0;                    ///< bot: share of all sessions that ask for a person at once
    double visits = 1;                     ///< page: share of the customers that look there first
    bool interrupted = false;              ///< deferred: a call that waits interrupts its contacts
};

/// People who come when many wait, and go when nobody does.
struct OnCall {
    std::uint32_t agents = 0;   ///< 0 = off
    std::uint32_t waiting = 0;  ///< called when so many wait
    Seconds after = 0;          ///< and there so much later
};

struct GroupDescription {
    std::string name;
    std::vector<std::uint16_t> skills;  ///< offered channels in order of preference, at least one
    /// Of those skills, in order of preference, what it can do of them; empty: all of every contact.
    std::vector<SkillDescription> abilities;
    std::uint32_t reserve = 0;
    ShiftEnd shift_end = ShiftEnd::finish;
    bool drain = true;                      ///< no new chat while a call waits that the agent could take
    std::vector<std::uint32_t> most_chats;  ///< own limits of open chats, per channel of the scenario; empty = none
    std::vector<double> weights;  ///< weighted blending: what a contact takes of an agent, likewise; empty = exclusive
    double beside_call = 1;       ///< weighted: factor on the pace of chats while the agent has a call
    OnCall on_call;
    std::uint32_t most_agents = 0;  ///< the largest of all moments, those on call aside
    double absence = 0;             ///< probability that an agent does not come on a day; who is absent is not on duty
    /// Agents in each of the grid's intervals, where the group's own list says so for those that are not counted, too;
    /// empty: they are as many as in the counted one that goes on there.
    std::vector<std::uint32_t> outside;
    PeopleDescription people;
};

/// Why a contact is made, or a customer comes back.
enum class Cause : std::uint8_t {
    arrival,
    abandoned,
    blocked,
    disconnected,
    balked,
    repeat,
    hand_over,
    deflected,
    menu,
    left_in_chat
};
inline constexpr std::size_t cause_count = static_cast<std::size_t>(Cause::left_in_chat) + 1;

/// Does what follows come at once, from agent or queue? Then it meets no menu, bot or page.
inline bool comes_over(Cause cause) { return cause == Cause::hand_over || cause == Cause::deflected; }

/// When and where a customer comes back: redials, by what made it leave, and repeats.
struct ComeBack {
    std::array<std::vector<double>, cause_count> probability;  ///< by cause: of the first, second, ..; the last goes on
    std::shared_ptr<const Distribution> delay;                 ///< null = at once
    std::uint32_t limit = 0;                                   ///< most per need; 0 = off
    double same = 1;                                           ///< share that comes by the same channel again
    std::vector<double> channels;                              ///< shares of the others, per channel of the scenario

    /// To come back for this cause after so many times before.
    double probability_of(Cause cause, std::size_t before) const {
        const auto& list = probability[static_cast<std::size_t>(cause)];
        return list.empty() ? 0 : list[std::min(before, list.size() - 1)];
    }
};

/// Contacts of a reason that a channel passes to another. Cold, the first agent goes on to after-contact work; warm, it
/// stays until the second answers and through the briefing.
struct HandOver {
    double share = 0;
    std::vector<double> to;   ///< shares of the targets, per channel of the scenario, adding up to 1
    double talked = 1;        ///< share of the talk time spent before it
    std::uint32_t limit = 3;  ///< most per need before this one
    bool warm = false;
    std::shared_ptr<const Distribution> briefing;  ///< null = none
};

/// Deferred contacts of a reason that take several answers.
struct Rounds {
    double answers = 1;                               ///< mean number
    bool fixed = false;                               ///< exactly so many, else geometric
    std::shared_ptr<const Distribution> reply_delay;  ///< from an answer to the customer's next message; null = none
};

/// A chat as an exchange of messages, of one reason: the customer's first message waits when the chat is opened.
struct Conversation {
    double turns = 1;                            ///< mean number of the agent's replies; the last closes the chat
    bool fixed = false;                          ///< exactly so many, else geometric
    std::shared_ptr<const Distribution> number;  ///< instead of both: their law, of which `turns` is the mean
    double silent = 0;                           ///< after each reply but the last: the customer falls silent
    std::shared_ptr<const Distribution> work;    ///< of a reply, with this chat alone open; null = none
    std::shared_ptr<const Distribution> think;   ///< the customer's, until the next message; null = none
    std::shared_ptr<const Distribution> reply_patience;  ///< for each reply; null = infinite
    std::shared_ptr<const Distribution> inactivity;      ///< until a silent chat is closed; null = at once
};

/// What an answered contact may sell.
struct Sale {
    double share = 0;
    double value = 0;  ///< money
};

/// How one segment's customers behave on one channel.
struct SegmentChannel {
    double prefers = 0;                            ///< share whose first choice it is
    double if_unavailable = 0;                     ///< weight among the alternatives
    double balk = 0;                               ///< probability of leaving at once when it would have to wait
    std::shared_ptr<const Distribution> patience;  ///< null = infinite
};

struct SegmentDescription {
    std::string name;
    std::shared_ptr<const ArrivalProcess> arrivals;
    std::vector<double> reason_shares;     ///< per reason of the scenario, adding up to 1
    std::vector<SegmentChannel> channels;  ///< per channel of the scenario
    double later = 0;                      ///< weight of "at the next opening of the first choice"
    double leave = 0;
    ComeBack redial, repeat;
};

struct ReasonDescription {
    std::string name;
    std::vector<std::shared_ptr<const Distribution>>
        talk_time;                    ///< per channel of the scenario; null where it has none
    std::vector<double> resolved;     ///< per channel of the scenario: probability that an answer settles the matter
    std::vector<HandOver> hand_over;  ///< per channel of the scenario; empty = none
    std::vector<Rounds> rounds;       ///< likewise
    std::vector<Conversation> conversation;  ///< likewise; of channels that converse
    std::vector<double> without_history;  ///< likewise: that much more work where an earlier contact's record is unseen
    std::vector<Sale> sale;               ///< likewise
    std::vector<double> contained;        ///< likewise, of bots and pages: share of all sessions that end there
    std::vector<double> leave;            ///< and in which the customer gives up
};

/// Visitors of whom a chat channel invites some to talk. They are no customers of a segment, but have habits like one,
/// and behind the segments a number as one: `Attempt::segment`.
struct Visitors {
    SegmentDescription habits;  ///< with one channel and one reason
    std::uint16_t channel = 0;
    std::uint32_t while_free = 1;  ///< invited while so many slots of agents on duty are free
    double accept = 0;
    std::shared_ptr<const Distribution> delay;  ///< until they join; null = at once
};

/// May customers of this reason write more than once on this channel?
inline bool takes_rounds(const ReasonDescription& reason, std::uint16_t channel) {
    return !reason.rounds.empty() && reason.rounds[channel].answers > 1;
}

/// Agents and hours change at moments: the interval boundaries and the openings and closings between them, ascending.
/// The first lies at grid.begin(); all lie before grid.last(). Row-major tables, one row a moment.
struct Timetable {
    std::vector<Seconds> at;
    std::vector<std::uint32_t> interval;  ///< the grid's interval that the moment lies in
    std::vector<std::uint32_t> agents;    ///< [moment][group]: agents on duty from this moment on
    std::vector<std::uint8_t> open;       ///< [moment][channel]: may customers enter
};

/// More customers of a segment for a while, by the counted intervals that it touches: [first, past).
struct Surge {
    std::string segment;
    std::string start;  ///< as the scenario has it
    std::uint32_t first = 0, past = 0;
};

struct Description {
    std::string strategy;
    TimeGrid grid;
    AtEnd at_end = AtEnd::finish;
    RoutingDescription routing;
    std::vector<ChannelDescription> channels;
    std::vector<GroupDescription> groups;
    std::vector<SegmentDescription> segments;
    std::vector<ReasonDescription> reasons;
    std::vector<Visitors> visitors;  ///< of channels that the strategy offers
    Timetable timetable;
    Money money;
    Experience experience;
    std::vector<Surge> surges;    ///< those that touch [start, end)
    std::vector<Target> targets;  ///< what the strategy promises; changes nothing, but is judged
    bool comes_back = false;      ///< there may be more to tell of a contact than of one that waits, talks and is over
    bool has_sessions = false;    ///< some customers meet a menu, a bot or a page before an agent
    unsigned some_figures = 0;    ///< traits of figures that this strategy lists beside those that always are
    bool history = true;          ///< agents see the records of other channels
    bool whole_days = true;  ///< targets are also judged day by day; false for a duration: replication by replication
};

/// Most chats of the channel that one of the group's agents has open.
inline std::uint32_t most_chats(const Description& description, std::size_t group, std::size_t channel) {
    const auto& own = description.groups[group].most_chats;
    return own.empty() ? description.channels[channel].concurrency : own[channel];
}

/// Habits of whoever makes an attempt.
inline const SegmentDescription& habits_of(const Description& description, std::uint16_t segment) {
    const auto customers = description.segments.size();
    return segment < customers ? description.segments[segment] : description.visitors[segment - customers].habits;
}

/// Agents of a group's plan (one number per counted interval) in any interval of the grid.
inline std::uint32_t planned_agents(const TimeGrid& grid, const std::vector<std::uint32_t>& plan,
                                    const std::vector<std::uint32_t>& outside, std::uint32_t interval) {
    if (!outside.empty() && !grid.counts(interval)) return outside[interval];
    return plan[grid.counted_like_weekday(interval)];
}

}  // namespace holdtime
