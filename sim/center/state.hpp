#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/center/agent_set.hpp"
#include "sim/center/conversation.hpp"
#include "sim/center/idle_agents.hpp"
#include "sim/center/idle_groups.hpp"
#include "sim/center/journey.hpp"
#include "sim/center/mix.hpp"
#include "sim/center/places.hpp"
#include "sim/center/promises.hpp"
#include "sim/center/room.hpp"
#include "sim/center/started_agents.hpp"
#include "sim/center/stock.hpp"
#include "sim/center/waiting_line.hpp"
#include "sim/core/random.hpp"
#include "sim/core/time.hpp"
#include "sim/ports/customer.hpp"
#include "sim/ports/description.hpp"
#include "sim/ports/records.hpp"

/// What changes while the centre runs. Contacts and agents are numbered; lists are intrusive.
namespace holdtime {

inline constexpr Seconds no_time = -forever;

/// A contact in the house: what came, and all that changes. Its stage says what it does (journey.hpp).
struct alignas(64) Contact {
    Attempt attempt;
    Seconds since = no_time;  ///< waiting: when it joined the queue; with an agent: when this service began
    Seconds queued = 0;       ///< waits that are over
    Seconds wait = 0;         ///< until the first answer
    Seconds work = 0;         ///< of the talk, what is still to be done when a service begins
    Seconds hang_up = 0;
    double effort = 0;              ///< agent time; while a chat is open, less the agent's effort clock at its start
    std::uint32_t previous = none;  ///< in the waiting line
    std::uint32_t next = none;      ///< likewise; of a free place the next free one, in hold the agent who holds
    std::uint32_t interval = 0;
    std::uint32_t agent = none;  ///< who answered first (number in the whole centre)
    std::uint32_t need = none;   ///< of those that make several contacts: its place
    std::uint16_t queue = 0;
    std::uint16_t put_back = 0;  ///< times that a departing agent put it back into the queue
    Stage stage = Stage::door;
    Exit timer = Exit::stays;  ///< how it leaves its stage at the time of its pending event; none pending
    Next next_contact = Next::nothing;
    Exit left = Exit::stays;  ///< how it came to its end; `message`: a case whose customer has written again
    bool answered : 1 = false;
    bool delayed : 1 = false;
    bool settles : 1 = true;  ///< the talk settles the matter
    bool unrecorded : 1 = false;
    bool promised : 1 = false;  ///< hung up to be called back
    bool sold : 1 = false;
    bool approached : 1 = false;   ///< a menu, bot or page came before the queue: Center::approaches_ tells of it
    bool met : 1 = false;          ///< `queue` is the last bot or page that it has met
    bool postponed : 1 = false;    ///< away until its channel opens
    bool unseen : 1 = false;       ///< left the queue without a word
    bool lost : 1 = false;         ///< the answer, to divided attention
    bool astray : 1 = false;       ///< the menu has sent it to a group that cannot help
    bool misrouted : 1 = false;    ///< an agent of that group has taken it
    bool transferred : 1 = false;  ///< and it waits for one who can
    std::uint16_t number = 0;      ///< of the need's contacts, from 0; the largest stands for all beyond

    /// Of one that waits.
    bool was_put_back() const { return answered && left != Exit::message && !transferred; }
    /// Likewise, since it joined the queue; its arrival if it has been served in between; of a message its own.
    Seconds waits_since() const { return was_put_back() ? attempt.arrival : since; }
};

/// A need of several contacts, from its first follow-up on.
struct NeedState {
    Need need;
    Seconds resolved_at = no_time;
    std::uint32_t open = 0;  ///< contacts in the house or away
    std::uint32_t customer = 0;
    std::uint32_t next = none;  ///< free place
    std::uint32_t sessions = 0;
    std::uint32_t held = none;  ///< contact whose agent stays until the next one is answered
    Seconds reply_time = 0;     ///< until replies in its conversations so far
    std::uint32_t replies = 0;  ///< those
    Seconds waited = 0;         ///< in its contacts so far, but for deferred ones and promised calls
    std::uint16_t segment = 0, reason = 0;
    std::uint16_t first_channel = 0, last_channel = 0;  ///< of its contacts so far
    std::uint16_t spoke_on = no_channel;                ///< the channel of its answered contacts that are over
    std::uint16_t spoke_last_on = no_channel;           ///< of the last of them
    bool spoke_elsewhere = false;                       ///< on more than one
    bool unrecorded = false;                            ///< one of them left no record
    bool answered = false;
    bool came_later = false;   ///< its first contact
    bool came_closed = false;  ///< its first choice was closed, behind a bot or page that was not
    bool by_session = false;   ///< resolved by a menu, bot or page
    bool cut = false;          ///< a limit kept it from going on
    bool unseen = false;       ///< the last of its contacts that are over left without a word
    bool pending = false;      ///< something of it did not come before the end, or waits there
};

/// Of a contact that takes several answers.
struct Case {
    Seconds sent = no_time;     ///< the first, once the customer is to write again
    std::uint32_t answers = 0;  ///< sent, the last one not counted
};

struct alignas(64) Agent {
    Seconds since = 0;              ///< idle: since when; busy: start of the span under way
    double load = 0;                ///< sum of the weights of what is open; 1 is all it can attend to
    Seconds updated = 0;            ///< chat: when the clocks were last advanced
    double clock = 0;               ///< chat: work done per open chat since the agent was last idle
    double effort_clock = 0;        ///< chat: time divided by the number of open chats, likewise
    std::uint32_t previous = none;  ///< in the group's idle list
    std::uint32_t next = none;
    std::uint32_t contact = none;  ///< the call or deferred contact; chats stand in State::open_chats
    std::uint16_t group = 0;
    std::uint16_t channel = no_channel;  ///< of the open contacts
    std::uint16_t open = 0;
    std::uint16_t next_chat = 0;     ///< which of the open chats the pending event is of
    bool present = false;            ///< may start contacts
    bool idle = false;               ///< stands in the idle list
    bool overtime = false;           ///< the span under way is after the shift or the end
    bool leaving : 1 = false;        ///< its shift is over, it finishes what is open
    bool interruptible : 1 = false;  ///< it stands among GroupState::started
};

// Two cache lines and one: with thousands of agents their memory is what a call costs.
static_assert(sizeof(Contact) == 128 && sizeof(Agent) == 64);

/// What came before a contact joined its queue.
struct Approach {
    Seconds began = 0;  ///< the call, or the first session
    Seconds menu = 0;   ///< time in the menu
    Seconds lost = 0;   ///< of who is misrouted: with an agent who cannot help,
    double lands = 0;   ///< and which of those it is, from 0 to 1
};

/// One of an agent's open chats.
struct OpenChat {
    double finish = 0;  ///< when its present phase ends on the agent's clock
    std::uint32_t contact = none;
};

/// How agents attend to a channel's contacts.
enum class Manner : std::uint8_t {
    alone,       ///< to one, and to nothing beside it
    shared,      ///< to several chats, at the pace of their number
    by_message,  ///< to conversations, a reply at a time
    weighted     ///< to a call and chats at once
};

/// What the centre asks of a channel at every event, close together.
struct alignas(64) ChannelRules {
    const double* pace = nullptr;  ///< [open chats - 1]: of each of them; of conversations, of a reply
    Seconds max_wait = forever;
    std::uint32_t lines = no_limit;
    std::uint32_t waiting = no_limit;
    std::uint32_t concurrency = 1;
    ChannelKind kind = ChannelKind::voice;
    AtClose at_close = AtClose::serve;
    bool anything_before = false;  ///< a menu, bot or page
    bool interrupted = false;      ///< by calls that wait
    bool converses = false;
    Manner manner = Manner::alone;
};

/// Contacts of a channel that an agent takes in one line, whatever queues they stand in.
struct SkillState {
    std::uint16_t channel = no_channel;
    std::vector<std::uint16_t> queues;
};

/// How a group serves a queue.
struct Ability {
    Seconds after = 0, until = forever;  ///< who has waited less, or longer, is not seen
    double speed = 1;
    double resolved = 1;  ///< factor on the probability that an answer settles the matter
};

struct GroupState {
    std::vector<std::uint16_t> skills;        ///< queues in order of preference
    std::vector<std::uint16_t> asked;         ///< those, in the order in which a freed agent looks at them
    std::vector<SkillState> by_skill;         ///< the same, those of one skill together
    std::vector<std::uint16_t> skills_asked;  ///< of by_skill, likewise
    bool particular = false;              ///< some skill is more than one queue, or some of its contacts are not seen
    std::vector<std::uint16_t> reserves;  ///< groups whose reserve its idle agents count for
    /// Nothing depends on the moment of a hang-up but for lines and for whoever leaves or is interrupted in the middle
    /// of a talk: without these, talk and after-contact work are one event.
    bool hang_up_unseen = false;
    bool restrained = false;    ///< one of the following, or first_done, may keep its agents from a contact
    std::uint32_t reserve = 0;  ///< idle agents kept for the first skill
    std::vector<std::uint16_t> gives_way_to;  ///< queues of calls that keep its agents from new chats while they wait
    std::uint32_t first_agent = 0;
    std::uint32_t agents = 0;     ///< all there may be, the planned ones first, then those on call
    std::uint32_t present = 0;    ///< on duty; leavers do not count, nor who was called in
    std::uint32_t called_in = 0;  ///< people on call who are here
    bool called = false;          ///< they are on their way
    IdleAgents idle;
    StartedAgents started;  ///< whose work a call may interrupt
    // [channel's first + open - 1]: who is present with so many chats open and room for more.
    std::vector<Room> rooms;
    std::vector<AgentSet> rooms_at_random;  ///< instead of them, where chats go to anybody
    std::vector<std::uint32_t>
        leavers;  ///< first_done: busy agents over the number, to be swapped with whoever is done first
    std::vector<std::uint16_t> staying_for;  ///< queues that are still served after the shift
    std::vector<std::uint32_t> expected;     ///< with absence: of the lowest n numbers, how many have come today
    Seconds drawn_at = no_time;              ///< when that was drawn
    SequentialStream departures;
    SequentialStream chat_choices;
};

/// Contacts of one channel and of some reasons that wait in one line.
struct QueueState {
    WaitingLine line;
    bool windowed = false;  ///< some group does not see all who wait
    std::uint16_t channel = no_channel;
    std::uint16_t only_group = no_group;  ///< that serves it, if there is but one
    std::uint16_t whose_idle = no_group;  ///< that one, where who comes goes to whoever of it has been idle longest
    /// Groups that serve who arrives, best first; equals together.
    std::vector<std::vector<std::uint16_t>> tiers;
    std::vector<IdleGroups::Words> tier_sets;           ///< the same, where many groups serve some queue; else empty
    std::vector<std::vector<std::uint16_t>> all_tiers;  ///< windowed: likewise, of those that ever serve
    std::vector<Seconds> thresholds;                    ///< windowed: waits at which some group begins or ceases to see
    Seconds handle_time = 0;                            ///< mean over the reasons that come by the channel, each alike
    PromiseList due, retried;                           ///< who is to be called back: next, and at a later time
    std::uint32_t promises = 0;                         ///< those, and who is being dialled
    Stock unseen;                                       ///< places in the line whose customers have gone
};

struct ChannelState {
    std::uint32_t lines_in_use = 0;  ///< of a bot or page, sessions
    std::uint32_t in_menu = 0;
    bool open = false;
};

}  // namespace holdtime
