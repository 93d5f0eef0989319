#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "scenarios/schema/value.hpp"
#include "sim/core/time.hpp"

/// A scenario as understood: typed, every value valid in itself and every name resolved, models still as the user's
/// choice. Made by scenarios/load; turned into the simulation's Description by studies/setup. After the loader nothing
/// here is checked again, except what only a model or the strategy can know.
namespace holdtime {

template <class T>
using Named = std::vector<std::pair<std::string, T>>;  ///< in the file's order

/// A time of day in minutes after midnight, 0 to 1440 ("24:00").
using MinuteOfDay = int;

struct OpenSpan {
    std::array<bool, 7> weekdays{};  ///< Monday first: days on which the span starts
    MinuteOfDay from = 0;
    MinuteOfDay to = 1440;  ///< to <= from: runs into the next day
};

/// Opening hours; `always` when `spans` is empty and `always` is true.
struct Hours {
    bool always = true;
    std::vector<OpenSpan> spans;
    Place place;
};

/// A date that is played as another weekday, or on which whatever has hours is closed.
struct Holiday {
    std::int64_t day = 0;  ///< since 1970-01-01
    int weekday = 0;       ///< whose profile, hours and staffing it has; 0 = Monday
    bool closed = false;   ///< nothing with hours opens; the weekday is its own
    Place place;
};

struct CalendarSpec {
    int year = 0, month = 0, day = 0;  ///< of start, local
    MinuteOfDay start_minute = 0;
    int days = 1;  ///< used when `duration` is absent
    std::optional<Seconds> duration;
    Seconds interval = 1800;
    std::string timezone = "UTC";
    Seconds warm_up = 0;
    Seconds cool_down = 0;
    bool cut_at_end = false;  ///< at_end: cut
    std::vector<Holiday> holidays;
    std::string clock;  ///< zone by whose clock profiles, hours and time stamps are read; "" = timezone
    Place place;
    Place start_place, interval_place, horizon_place, warm_up_place, cool_down_place,
        timezone_place;  ///< for make_grid's complaints
};

/// What of a channel's conversation is other for one reason.
struct ConversationSpec {
    std::optional<ModelChoice> work, think;
    std::optional<double> turns;
    bool turns_fixed = false;
    std::optional<ModelChoice> turns_law;  ///< instead of both
    Place place;
};

struct ReasonChannel {
    bool hands_over() const { return hand_over_share > 0 && hand_over_limit > 0; }
    std::optional<ModelChoice> talk_time;
    double resolved = 1;
    Named<double> hand_over_to;  ///< shares of the targets, adding up to 1; empty = none
    double hand_over_share = 0;
    double hand_over_talked = 1;
    std::uint32_t hand_over_limit = 3;
    Place hand_over_place;
    bool hand_over_warm = false;
    std::optional<ModelChoice> briefing;
    double without_history = 0;
    double answers = 1;  ///< of a deferred contact: mean number
    bool answers_fixed = false;
    std::optional<ModelChoice> reply_delay;
    double sale_share = 0, sale_value = 0;
    std::optional<ConversationSpec> conversation;
    std::optional<double> contained;  ///< bot, self_service: share of sessions that end there; absent: `resolved`
    double leave = 0;
    Place place;
};

struct Reason {
    bool sensitive = false;
    Named<ReasonChannel> channels;  ///< keyed by channel name
    Place place;
};

/// Redials or repeats.
struct ComingBack {
    /// Does anybody ever come back by it?
    bool on() const {
        double sum = probability;
        for (const double share : by_attempt) sum += share;
        for (const auto& [cause, shares] : by_cause)
            for (const double share : shares) sum += share;
        return limit > 0 && sum > 0;
    }
    double probability = 0;
    std::vector<double> by_attempt;       ///< instead of it: of the first, second, ..; the last goes on
    Named<std::vector<double>> by_cause;  ///< instead of it, likewise; of a cause that is not there none comes back
    std::optional<ModelChoice> delay;
    std::uint32_t limit = 0;
    Named<double> channels;  ///< shares of `same` and of channels, adding up to 1; empty = the same
};

/// More customers than the profile says.
struct SurgeSpec {
    std::string start;  ///< local date and time
    Seconds duration = 0;
    double factor = 1;
    Place place;
};

struct Segment {
    ModelChoice arrivals;
    std::string timezone;  ///< of their clocks; "" = the calendar's
    std::vector<SurgeSpec> surge;
    double volume = 1;  ///< factor on the rates of arrivals
    Place volume_place;
    Named<double> reasons;         ///< shares adding up to 1
    Named<double> prefers;         ///< per channel, shares adding up to 1
    Named<double> if_unavailable;  ///< channels, `later`, `leave`; absent = everybody leaves
    Named<ModelChoice> patience;   ///< per channel; `infinite` is the model of that name
    Named<double> balk;            ///< per channel
    std::optional<ComingBack> redial, repeat;
    Place place;
};

enum class Kind { voice, chat, deferred, bot, self_service };
/// Do customers meet it before an agent?
inline bool is_machine(Kind kind) { return kind == Kind::bot || kind == Kind::self_service; }

struct ServiceLevel {
    std::optional<double> target;
    Seconds within = 20;
    bool within_given = false;
    bool working_hours = false;
    std::string per = "horizon";  ///< interval, day, horizon
    Seconds short_abandonment = 5;
    std::optional<Hours> during;  ///< whose contacts it is promised to; absent: all
    Place place;
};

struct CallbackSpec {
    Seconds offer_above = 60;
    double accept = 0;  ///< 0 = off
    double no_answer = 0;
    std::optional<ModelChoice> dial, retry;
    std::uint32_t attempts = 2;
    std::optional<Seconds> within;
    double work = 1;
    Place place;
    Place within_place;
};

struct DeflectSpec {
    Seconds after = 0;
    Named<double> to;   ///< channels, adding up to 1
    double accept = 0;  ///< 0 = off
    Place place;
};

struct ProactiveSpec {
    std::optional<ModelChoice> visitors, delay;
    std::string reason;
    std::uint32_t while_free = 1;
    double accept = 0;  ///< 0 = off
    Place place;
};

/// What callers with one reason can do in a level of a menu.
struct SelfService {
    double share = 0;
    double resolved = 1;  ///< of those who do: whose matter is settled by it
};

struct MenuLevelSpec {
    std::optional<ModelChoice> time;
    double leave = 0;
    Named<SelfService> self_service;  ///< by reason
    Place place;
};

struct MenuSpec {
    std::vector<MenuLevelSpec> levels;
    double zero_out = 0;
    double misrouted = 0;
    std::optional<ModelChoice> misrouted_time;
};

/// Customers who leave a chat's queue without a word.
struct SilentSpec {
    double share = 0;
    std::optional<ModelChoice> hold, work;
};

struct Channel {
    Kind kind = Kind::voice;
    Hours hours;
    std::optional<std::uint32_t> lines;
    std::uint32_t concurrency = 1;
    bool concurrency_given = false;
    std::optional<ModelChoice> attention;  ///< chat
    std::optional<ModelChoice> after_contact_work;
    std::optional<ServiceLevel> service_level;
    std::optional<double> abandonment_at_most;
    std::optional<Seconds> asa_at_most;
    std::optional<Seconds> max_wait;
    std::optional<std::uint32_t> waiting;  ///< most that may wait
    double record = 1;                     ///< share of contacts that leaves one
    std::string at_close = "serve";        ///< serve, drop, carry
    std::vector<std::string> before;       ///< bot, self_service: names of agent channels
    Place before_place;
    double visits = 1;                      ///< self_service
    std::optional<std::uint32_t> sessions;  ///< bot: most at once
    double opt_out = 0;                     ///< bot
    std::optional<MenuSpec> menu;           ///< voice
    std::optional<CallbackSpec> callback;   ///< voice
    std::optional<DeflectSpec> deflect;
    std::optional<ProactiveSpec> proactive;  ///< chat
    std::optional<SilentSpec> silent;        ///< chat
    Place place;
};

struct Blending {
    bool drain = true;
    bool weighted = false;
    Named<double> weights;   ///< weighted: by channel; a channel without one takes all of an agent
    double beside_call = 1;  ///< weighted: factor on the pace of chats
    Place weights_place;
};

/// People who come when many wait.
struct OnCallSpec {
    std::uint32_t agents = 0;  ///< 0 = off
    std::uint32_t waiting = 0;
    Seconds after = 0;
    double premium = 0;
    Place place;
};

/// Most chats that one agent of a group has open.
struct ChatLimit {
    std::uint32_t chats = 1;
    Place place;
};

/// One entry of a group's list of skills.
struct Skill {
    std::string channel;
    std::vector<std::string> reasons;  ///< empty = all
    double speed = 1, resolved = 1;
    Seconds after = 0;
    std::optional<Seconds> until;
    Place place;

    /// Is it more than all of its channel?
    bool is_particular() const {
        return !reasons.empty() || speed != 1 || resolved != 1 || after > 0 || until.has_value();
    }
};

/// How the agents of a group differ. Factors of 1 are off.
struct PeopleSpec {
    double speed_cv = 0;         ///< of the factor on the time of their work
    std::vector<double> speeds;  ///< instead of it, by number in turn
    double quality_cv = 0;       ///< of the factor on `resolved`
    double new_share = 0;        ///< are new
    double new_extra = 0;        ///< how much longer they take at first
    Seconds new_fades = 0;       ///< how fast that fades
    bool on() const { return speed_cv > 0 || !speeds.empty() || quality_cv > 0 || (new_share > 0 && new_extra > 0); }
};

struct AgentGroup {
    std::vector<std::string> skills;  ///< channel names, each once, at least one
    std::vector<Skill> abilities;     ///< the entries, in order: one channel's may have several, of different reasons
    bool skills_unclear = false;      ///< some entry could not be read
    ModelChoice staffing;
    std::string timezone;  ///< by whose clock on_duty and staffing go; "" = the calendar's
    double wage = 0;       ///< money per hour
    std::uint32_t reserve = 0;
    std::optional<Hours> on_duty;
    std::optional<std::string> shift_end;  ///< finish, idle_first, first_done, preempt
    std::optional<Blending> blending;
    Named<ChatLimit> concurrency;  ///< own limits, by channel
    std::optional<OnCallSpec> on_call;
    std::optional<double> occupancy_at_most;
    double absence = 0;                     ///< probability that an agent does not come on a day
    std::optional<std::uint32_t> at_least;  ///< fewest on duty in a computed plan; absent: open channels decide
    std::optional<PeopleSpec> people;       ///< absent: all alike
    Place place;
};

struct Strategy {
    std::vector<std::string> channels;  ///< offered
    Named<AgentGroup> agent_groups;
    ModelChoice routing;  ///< priority unless given
    Blending blending;
    std::string shift_end = "finish";
    bool history = true;               ///< agents see the records of other channels
    std::vector<std::string> preempt;  ///< deferred channels whose contacts a waiting call interrupts
    Place preempt_place;
    Place place;
};

struct ChannelCosts {
    double per_minute = 0;
    double per_call = 0;  ///< offered
    double per_contact = 0;
    double per_resolution = 0;       ///< bot: contained session
    double recording = 0;            ///< answered, and left a record
    double customer_per_minute = 0;  ///< the customer's money
};

/// People who leave, and are replaced.
struct Turnover {
    double rate = 0;  ///< share a year
    double replacement = 0;
    double with_load = 0;   ///< points more per point of occupancy above 85 %
    Seconds full_time = 0;  ///< paid time of one person in a year
};

struct CustomerTime {
    double value = 0;         ///< money per hour
    Named<double> attention;  ///< per channel
};

/// Hours for which wages bear an extra.
struct PremiumSpec {
    Hours hours;
    double extra = 0;
};

/// What opening a channel costs, spread over so much time.
struct SetUp {
    double amount = 0;
    Seconds over = 0;
};

struct CostsSpec {
    double shrinkage = 0;
    Named<ChannelCosts> channels;
    Named<double> agent_seat;   ///< per channel, money per hour
    double overtime_extra = 0;  ///< on wages
    Named<PremiumSpec> premiums;
    double sampled = 0, per_sample = 0;   ///< quality: share of the answered, and money for each of them
    Named<SetUp> set_up;                  ///< per channel
    Named<Named<ChannelCosts>> segments;  ///< their own, whole, of some channels
    std::optional<Turnover> turnover;
    std::optional<CustomerTime> customer_time;
    double per_day = 0;
};

/// What customers think of it, and do.
struct SatisfactionSpec {
    double resolved = 0, unresolved = 0, unserved = 0, again = 0;
    Seconds wait_from = 0;
    double per_minute = 0;
    Seconds reply_from = 0;
    double reply_per_minute = 0;
    Named<double> personal;  ///< per channel
};

struct ChurnSpec {
    double resolved = 0, again = 0, unresolved = 0, unserved = 0, silent = 0;
    double customer_value = 0;
};

struct ExperienceSpec {
    std::optional<SatisfactionSpec> satisfaction;
    std::optional<ChurnSpec> churn;
    Named<double> incidents;  ///< per channel
};

struct ExperimentSpec {
    std::string engine = "simulation";
    std::uint32_t replications = 200;
    std::uint64_t seed = 1;
    double confidence = 0.95;
    std::optional<double> precision;
    std::string baseline;  ///< "" = the first strategy
    Place engine_place;
};

struct Expectation {
    std::string path;       ///< mixed.channels.phone.service_level
    std::string condition;  ///< ">= 80%"
    Place place;
};

/// How far a figure may move before `check` minds: a share of its value (percentage points for shares), or, for figures
/// in seconds, a time.
struct NoiseThreshold {
    std::string figure;  ///< key of the figure; "" = every other
    double share = 0;
    std::optional<Seconds> time;
    Place place;
};

struct FigureName {
    std::string key;
    Place place;
};

/// What `check` compares, and from when on it minds.
struct CheckSpec {
    double threshold = 0.002;                ///< of every figure without one of its own
    std::vector<NoiseThreshold> thresholds;  ///< by figure
    std::vector<FigureName> figures;         ///< empty = the usual ones
    std::vector<std::string> parts;          ///< total, channels, ...; empty = total, channels and agent_groups
    double level = 0.01;                     ///< probability of any false alarm in one run
};

/// A value that the program filled in: for the report and for `explain`.
struct DefaultUsed {
    std::string path;   ///< segments.online first.patience.phone
    std::string value;  ///< exponential, mean 10min
    std::string source;
    std::string confidence;  ///< high, medium, low
};

struct Scenario {
    std::string file;  ///< as given on the command line
    std::string name;
    std::string question;  ///< what the scenario is to answer; "" = not said
    std::string currency;
    CalendarSpec calendar;
    Named<Reason> reasons;
    Named<Segment> segments;
    Named<Channel> channels;
    Named<Strategy> strategies;
    CostsSpec costs;
    ExperienceSpec experience;
    ExperimentSpec experiment;
    std::vector<Expectation> expect;
    CheckSpec check;
    std::vector<DefaultUsed> defaults;
    std::vector<std::string> remarks;  ///< what was written and has no effect: path and reason
    std::string hash;                  ///< of everything that can change a result, data files included
};

/// Index of a name, or nullopt.
template <class T>
std::optional<std::size_t> index_of(const Named<T>& list, const std::string& name) {
    for (std::size_t i = 0; i < list.size(); ++i)
        if (list[i].first == name) return i;
    return {};
}

}  // namespace holdtime
