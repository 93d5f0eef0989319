#include "scenarios/schema/keys.hpp"

#include "scenarios/schema/key_lists.hpp"

namespace holdtime {

namespace {

using enum KeyType;

constexpr std::string_view off = "absent means off";
constexpr std::string_view house = "convention of this program";

KeyLimits shift_end_words() {
    return words(
        {{"finish", "when staffing falls a random subset leaves, the busy ones after their contact"},
         {"idle_first", "when staffing falls the idle leave first"},
         {"first_done",
          "when staffing falls whoever is done first leaves; no contact is started while too many are busy"},
         {"preempt", "when staffing falls people leave at once; the contact goes back to the head of its queue"}});
}

/// Of how often customers come back.
KeyLimits times_or_none() {
    auto limits = words({{"none", "no limit"}, {"infinite", "no limit"}});
    limits.range = between(0, 1000);
    return limits;
}

/// Of how many there is room for.
KeyLimits room_or_none() {
    auto limits = words({{"none", "no limit"}, {"infinite", "no limit"}});
    limits.range = between(1, 1000000);
    limits.kinds = "voice|chat";
    return limits;
}

KeyLimits shares_or_name() {
    KeyLimits limits;
    limits.or_name = true;
    return limits;
}

/// What was there first; parts of the table that came later stand in files of their own.
std::vector<KeyInfo> keys_of_the_core() {
    return {
        {"schema_version", natural, "", "", "1", false, "Version of the scenario format; 1.", house, "", between(1, 1)},
        {"name", text, "", "", "", false, "Name of the scenario, as in reports; the file's name when absent.", "", ""},
        {"question", text, "", "", "", false,
         "What the scenario is to answer; the file's first comment line when absent.", "", ""},
        {"currency", text, "", "", "", false, "Currency of all money, as in reports.", "", ""},

        {"calendar", block, "", "", "", true, "When the scenario plays, and its time step.", "", ""},
        {"calendar.start", date, "", "", "", true,
         "First local date (2026-03-02), or date and time (2026-03-02T08:00).", "", ""},
        {"calendar.days", natural, "", "d", "1", false, "Number of linked local days in one replication.", house, "",
         between(1, 36525)},
        {"calendar.duration", duration, "", "s", "", false, "Length in local wall time, instead of days.", "", "",
         above(0)},
        {"calendar.interval", duration, "", "s", "30min", false,
         "The time step: rates, staffing, hours and reports change here; a whole number of seconds.",
         "usual interval of contact-centre statistics (piecewise constant, 30 min)", "medium", at_least(1)},
        {"calendar.timezone", time_zone, "", "", "UTC", false,
         "IANA name of the local time; days with a clock change have 23 or 25 hours.", "no clock changes", "low"},
        {"calendar.warm_up", duration, "", "s", "0s", false,
         "Simulated before start and not counted. Whole days: the days before start with their own weekdays' profile, "
         "hours and staffing; any other number of whole intervals: the first interval's conditions again.",
         off, ""},
        {"calendar.cool_down", duration, "", "s", "0s", false,
         "Whole days after the end that go on: their customers load the centre and count nowhere, and contacts and "
         "needs of [start, end) are followed through them until decided; cost, hours and figures over time stop at the "
         "end.",
         off, ""},
        {"calendar.at_end", choice, "finish|cut", "", "finish", false,
         "What waits at the end: finish serves it with the last interval's staffing, cut counts it as waiting_at_end.",
         house, "",
         words({{"finish", "what waits is served with the last interval's staffing"},
                {"cut", "what waits is counted as waiting_at_end"}})},

        {"reasons", by_name, "defines reasons", "", "", true,
         "Why customers make contact, and what each channel can do about it.", "", ""},
        {"reasons.*", by_name, "channels", "", "", false, "One reason: per channel the work it brings.", "", ""},
        {"reasons.*.sensitive", boolean, "", "", "false", false,
         "A label: customers hold data back in writing (the effect is hand_over).", off, ""},
        {"reasons.*.*", block, "", "", "", false, "What one channel can do about this reason.", "", ""},
        {"reasons.*.*.talk_time", model, "distributions", "s", "", false,
         "Time with an agent until hang-up; of a chat what it would last alone. Mandatory per offered voice, chat or "
         "deferred channel.",
         "", ""},
        {"reasons.*.*.resolved", share, "", "1", "100%", false, "Probability that an answer settles the matter.", off,
         ""},
        {"reasons.*.*.hand_over", block, "", "", "", false, "Contacts that this channel passes to another.", "", ""},
        {"reasons.*.*.hand_over.to", by_name, "channels", "1", "", true,
         "Channel that takes over, or shares of several, adding up to 1.", "", "", shares_or_name()},
        {"reasons.*.*.hand_over.to.*", share, "", "1", "", false, "Share that goes to this channel.", "", ""},
        {"reasons.*.*.hand_over.share", share, "", "1", "", true, "Share of the contacts passed on.", "", ""},
        {"reasons.*.*.hand_over.talked", share, "", "1", "100%", false,
         "Share of the talk time that is spent before the contact is passed on: of a case of several answers of the "
         "last, "
         "but 0 % passes it on unread.",
         off, ""},
        {"reasons.*.*.hand_over.limit", natural, "", "", "3", false,
         "Most contacts per need that are passed on; one more is talked to its end.", house, "low", times_or_none()},
        {"reasons.*.*.hand_over.warm", block, "", "", "", false,
         "The first agent stays until the second has answered, and through the briefing.", "", ""},
        {"reasons.*.*.hand_over.warm.briefing", model, "distributions", "s", "0s", false,
         "Time for which both are busy before the second talk begins.", off, ""},

        {"segments", by_name, "defines segments", "", "", true,
         "Who the customers are; the same people meet every strategy.", "", ""},
        {"segments.*", block, "", "", "", false, "One group of customers.", "", ""},
        {"segments.*.arrivals", model, "arrivals", "", "", true, "When they make contact.", "", ""},
        {"segments.*.volume", ratio, "", "1", "100%", false,
         "Factor on the rates of their arrivals (of fixed_count on each day's total, which is then rounded).", off, "",
         between(0, 1000)},
        {"segments.*.reasons", by_name, "reasons", "1", "", true, "Shares of the reasons, adding up to 1.", "", ""},
        {"segments.*.reasons.*", share, "", "1", "", false, "Share of this reason.", "", ""},
        {"segments.*.prefers", by_name, "channels", "1", "", true, "Shares of the first choices, adding up to 1.", "",
         ""},
        {"segments.*.prefers.*", share, "", "1", "", false, "Share whose first choice is this channel.", "", ""},
        {"segments.*.if_unavailable", by_name, "channels, later or leave", "1", "", false,
         "Where they turn when the first choice is not offered or closed, adding up to 1; everybody leaves when "
         "absent.",
         "", ""},
        {"segments.*.if_unavailable.*", share, "", "1", "", false,
         "Share that turns to this channel, comes later, or leaves.", "", ""},
        {"segments.*.patience", by_name, "channels", "s", "", false,
         "How long they wait, per channel; voice and chat have defaults, deferred work waits for ever.", "", ""},
        {"segments.*.patience.*", model, "distributions", "s", "10min (voice), 5min (chat)", false,
         "Time until a waiting customer leaves; `none` and `infinite` never do. Drawn anew at each attempt.",
         "voice: implied by published waits and abandonment (UK 2023: 120 s, 9.1 %; TSIA: 30 s, 3.3 %); chat: "
         "practitioners' surveys",
         "medium for voice, low for chat", words({{"none", "never leaves"}, {"infinite", "never leaves"}})},
        {"segments.*.balk", by_name, "channels", "1", "", false,
         "Shares that leave at once when they would have to wait.", off, ""},
        {"segments.*.balk.*", share, "", "1", "0%", false,
         "Share that leaves this channel at once when it would have to wait.", off, ""},
        {"segments.*.redial", block, "", "", "", false, "Those who left the queue, or found no line, and try again.",
         "", ""},
        {"segments.*.redial.probability", share, "", "1", "40%", false, "Probability of another attempt.",
         "Ding et al., Winter Simulation Conference 2013 (arXiv 1311.6248), for the form", "low"},
        {"segments.*.redial.by_attempt", values, "share", "1", "", false,
         "Instead of one probability: of the first redial, the second, and so on; the last goes on.", "", ""},
        {"segments.*.redial.by_cause", block, "", "", "", false,
         "Instead of one probability: by what made them leave, each a share or a list as of by_attempt; a missing one "
         "is 0.",
         "", ""},
        {"segments.*.redial.by_cause.abandoned", values, "share", "1", "0%", false, "Of those who left the queue.", off,
         ""},
        {"segments.*.redial.by_cause.blocked", values, "share", "1", "0%", false, "Of those who found no free line.",
         off, ""},
        {"segments.*.redial.by_cause.disconnected", values, "share", "1", "0%", false,
         "Of those sent away at closing or by max_wait.", off, ""},
        {"segments.*.redial.by_cause.balked", values, "share", "1", "0%", false,
         "Of those who left at once when they would have had to wait.", off, ""},
        {"segments.*.redial.by_cause.left_in_chat", values, "share", "1", "0%", false,
         "Of those who left a chat while they awaited a reply.", off, ""},
        {"segments.*.redial.by_cause.menu", values, "share", "1", "0%", false,
         "Of those who left the menu, the bot or the page.", off, ""},
        {"segments.*.redial.delay", model, "distributions", "s", "10min", false, "Time until the next attempt.",
         "Ding et al., Winter Simulation Conference 2013 (arXiv 1311.6248), for the form", "low"},
        {"segments.*.redial.limit", natural, "", "", "3", false, "Most redials per need.", house, "low",
         times_or_none()},
        {"segments.*.redial.channels", by_name, "channels or same", "1", "", false,
         "Shares of the channels by which they come again, adding up to 1; the same when absent.", "", ""},
        {"segments.*.redial.channels.*", share, "", "1", "", false, "Share that comes by this channel.", "", ""},
        {"segments.*.repeat", block, "", "", "", false,
         "Those whom an answer did not help, and who make contact again.", "", ""},
        {"segments.*.repeat.probability", share, "", "1", "80%", false, "Probability of another contact.", house,
         "low"},
        {"segments.*.repeat.delay", model, "distributions", "s", "1d", false,
         "Time from hang-up or close to the next contact.", house, "low"},
        {"segments.*.repeat.limit", natural, "", "", "5", false, "Most repeats per need.", house, "low",
         times_or_none()},
        {"segments.*.repeat.channels", by_name, "channels or same", "1", "", false,
         "Shares of the channels by which they come again, adding up to 1; the same when absent.", "", ""},
        {"segments.*.repeat.channels.*", share, "", "1", "", false, "Share that comes by this channel.", "", ""},

        {"channels", by_name, "defines channels", "", "", true, "The ways to make contact.", "", "",
         words({{"later", "comes back at the next opening"},
                {"leave", "leaves"},
                {"none", "no limit"},
                {"same", "the same channel as before"},
                {"menu", "a cause of redials"},
                {"total", "all channels together"},
                {"sensitive", "a label of reasons"}})},
        {"channels.*", block, "", "", "", false, "One way to make contact.", "", ""},
        {"channels.*.kind", choice, "voice|chat|deferred|bot|self_service", "", "", true,
         "How it works: voice is one call at a time, chat several at once, deferred is answered later.", "", "",
         words({{"voice", "calls: an agent has one at a time, customers wait on the line"},
                {"chat", "an agent has several open at once"},
                {"deferred", "e-mail and tickets: come at any hour and are answered later"},
                {"bot", "a machine that meets customers before an agent does"},
                {"self_service", "a page where customers look for the answer themselves"}})},
        {"channels.*.hours", hours, "", "", "always", false,
         "When customers may enter, in local time; deferred work may come at any hour, and its hours say when its "
         "agents are on duty and what working_hours counts.",
         house, ""},
        {"channels.*.lines", natural, "", "", "", false, "Lines, held from arrival to hang-up; unlimited when absent.",
         "", "", room_or_none()},
        {"channels.*.concurrency", natural, "", "", "1", false, "Most chats that one agent has open.", off, "",
         of_kinds("chat", between(1, 100))},
        {"channels.*.attention", model, "attention", "", "", false,
         "How an agent's open chats share attention; {shared: {}} when absent.", "", "", of_kinds("chat")},
        {"channels.*.after_contact_work", model, "distributions", "s", "", false, "Work after hang-up.", off, "",
         of_kinds("voice|chat|deferred")},
        {"channels.*.service_level", block, "", "", "", false, "The promise to customers, and how it is counted.", "",
         ""},
        {"channels.*.service_level.target", share, "", "1", "", false, "Share to be answered within the time.", "", ""},
        {"channels.*.service_level.within", duration, "", "s", "20s", false,
         "The time T: a wait of at most T is within it. 20 s for voice; chat 60 s, deferred 4 h.",
         "80/20 convention of voice; for chat and deferred work common practice", "medium"},
        {"channels.*.service_level.working_hours", boolean, "", "", "false", false,
         "Deferred work: T counts opening hours only.", house, "", of_kinds("deferred")},
        {"channels.*.service_level.short", duration, "", "s", "5s", false,
         "Who leaves within it counts as served in service_level_short_abandons_as_good.", house, ""},
        {"channels.*.service_level.per", choice, "interval|day|horizon", "", "horizon", false,
         "Over what the target must hold.", house, "",
         words({{"interval", "the target must hold in each interval by itself"},
                {"day", "the target must hold on each day by itself"},
                {"horizon", "the target must hold over the whole calendar"}})},
        {"channels.*.service_level.during", hours, "", "", "", false,
         "The promise is to contacts that arrive in these hours: service levels and the target count no others.", "",
         ""},
        {"channels.*.abandonment_rate", block, "", "", "", false, "A limit for abandonment.", "", ""},
        {"channels.*.abandonment_rate.at_most", share, "", "1", "", true, "Highest acceptable abandonment rate.", "",
         ""},
        {"channels.*.asa", block, "", "", "", false, "A limit for the average speed of answer.", "", ""},
        {"channels.*.asa.at_most", duration, "", "s", "", true, "Longest acceptable average speed of answer.", "", "",
         above(0)},
        {"channels.*.max_wait", duration, "", "s", "", false,
         "Customers are sent away after this wait; never when absent.", "", "",
         words({{"none", "never"}, {"infinite", "never"}})},
        {"channels.*.at_close", choice, "serve|drop|carry", "", "serve", false,
         "What waits at closing time: is served, is disconnected, or waits for the next opening.", house, "",
         words({{"serve", "what waits at closing time is served; agents then going off duty stay for it"},
                {"drop", "what waits at closing time is disconnected"},
                {"carry", "what waits at closing time stays for the next opening"}})},
        {"channels.*.before", names, "channels", "", "", false,
         "Bot, self-service: the channels whose customers it meets first.", "", "", of_kinds("bot|self_service")},
        {"channels.*.visits", share, "", "1", "100%", false,
         "Self-service: share of those customers that looks here first.", house, "", of_kinds("self_service")},
        {"strategies", by_name, "defines strategies", "", "", true, "The ways of serving that are compared.", "", ""},
        {"strategies.*", block, "", "", "", false, "One way of serving the same customers.", "", ""},
        {"strategies.*.channels", names, "channels", "", "", true, "Channels offered.", "", ""},
        {"strategies.*.agent_groups", by_name, "defines agent groups", "", "", false, "Who serves.", "", ""},
        {"strategies.*.agent_groups.*", block, "", "", "", false, "One group of agents.", "", ""},
        {"strategies.*.agent_groups.*.skills", names, "channels", "", "", true,
         "Channels served, in order of preference.", "", ""},
        {"strategies.*.agent_groups.*.staffing", model, "staffing", "", "", true, "Agents present, per interval.", "",
         ""},
        {"strategies.*.agent_groups.*.wage", money_per_hour, "", "money/h", "0/h", false, "Pay per paid hour.", off,
         ""},
        {"strategies.*.agent_groups.*.reserve", natural, "", "", "0", false,
         "Idle agents with the group's first skill to be kept before one starts any other contact.", off, "",
         between(0, 1000000)},
        {"strategies.*.agent_groups.*.absence", share, "", "1", "0", false,
         "Probability that an agent does not come to work on a day, unforeseen and unpaid; drawn per agent and day.",
         off, ""},
        {"strategies.*.agent_groups.*.at_least", natural, "", "", "", false,
         "Fewest agents on duty that a computed plan may have; when absent, one for every open voice or chat channel "
         "that nobody else keeps open, in the cheapest group that has it. Given numbers stay as they are.",
         house, "", between(0, 100000)},
        {"strategies.*.agent_groups.*.on_duty", hours, "", "", "", false,
         "Own hours of duty; while one of its channels is open when absent.", "", ""},
        {"strategies.*.agent_groups.*.shift_end", choice, "finish|idle_first|first_done|preempt", "", "", false,
         "Who leaves when staffing falls; the strategy's when absent.", "", "", shift_end_words()},
        {"strategies.*.agent_groups.*.blending", model, "blending", "", "", false,
         "How one agent mixes channels; the strategy's when absent.", "", ""},
        {"strategies.*.agent_groups.*.occupancy", block, "", "", "", false, "A limit for occupancy.", "", ""},
        {"strategies.*.agent_groups.*.occupancy.at_most", share, "", "1", "85%", false, "Highest acceptable occupancy.",
         "usual planning cap (Call Centre Helper and others)", "medium"},
        {"strategies.*.routing", model, "routing", "", "priority", false,
         "Which agent takes an arriving contact, and which contact a freed agent.", house, ""},
        {"strategies.*.blending", model, "blending", "", "exclusive", false,
         "How one agent mixes channels: one call, or one deferred contact, or chats.", house, ""},
        {"strategies.*.shift_end", choice, "finish|idle_first|first_done|preempt", "", "finish", false,
         "Who leaves when staffing falls: a random subset after their contact, the idle first, whoever is done first, "
         "or at once.",
         house, "", shift_end_words()},

        {"costs", block, "", "", "", false, "What money is paid for besides wages.", "", ""},
        {"costs.shrinkage", share, "", "1", "0%", false,
         "Paid time that is not available: paid hours = duty / (1 - shrinkage).", off, "", from_to_below(0, 1)},
        {"costs.channels", by_name, "channels", "", "", false, "Costs of using a channel.", "", ""},
        {"costs.channels.*", block, "", "", "", false, "Costs of using this channel.", "", ""},
        {"costs.channels.*.per_minute", money, "", "money/min", "0", false,
         "Per minute from arrival to hang-up (chat: open to close).", off, ""},
        {"costs.channels.*.per_contact", money, "", "money", "0", false, "Per answered contact (bot, web: session).",
         off, ""},
        {"costs.channels.*.per_call", money, "", "money", "0", false, "Per contact offered.", off, ""},
        {"costs.agent_seat", by_name, "channels", "money/h", "", false,
         "Licence of an agent's place, per paid hour; the dearest of the group's skills counts.", off, ""},
        {"costs.agent_seat.*", money_per_hour, "", "money/h", "0/h", false, "Licence for this channel, per paid hour.",
         off, ""},
        {"costs.premiums", by_name, "defines premiums", "", "", false,
         "Shares on top of the wage for hours that cost more; those that hold at once add up.", "", ""},
        {"costs.premiums.overtime", ratio, "", "1", "0%", false, "On overtime, whenever it is.", off, "",
         between(0, 100)},
        {"costs.premiums.*", block, "", "", "", false, "One kind of hours, under a name of yours.", "", ""},
        {"costs.premiums.*.hours", hours, "", "", "", true, "When it holds, in local time.", "", ""},
        {"costs.premiums.*.extra", ratio, "", "1", "", true, "Share of the wage on top of it.", "", "",
         between(0, 100)},
        {"costs.quality", block, "", "", "", false, "Answered contacts whose quality is looked at.", "", ""},
        {"costs.quality.sampled", share, "", "1", "", true, "Share of the answered contacts.", "", ""},
        {"costs.quality.per_sample", money, "", "money", "", true, "Money for each.", "", ""},
        {"costs.set_up", by_name, "channels", "", "", false,
         "What it takes to open a channel; paid by strategies that offer it.", "", ""},
        {"costs.set_up.*", block, "", "", "", false, "Of this channel.", "", ""},
        {"costs.set_up.*.amount", money, "", "money", "", true, "Once.", "", ""},
        {"costs.set_up.*.over", duration, "", "s", "365d", false, "Time over which it is spread.", house, "low",
         at_least(86400)},
        {"costs.per_day", money, "", "money/d", "0", false, "Per local day.", off, ""},

        {"experiment", block, "", "", "", false, "How the strategies are compared.", "", ""},
        {"experiment.engine", engine, "queueing", "", "simulation", false,
         "simulation, a queueing model such as erlang_c (holdtime list queueing), or all: the simulation and every "
         "model side by "
         "side. stationary takes parameters, as in stationary/lag/erlang_c or {stationary: {variant: lag, model: "
         "erlang_c}}.",
         house, ""},
        {"experiment.replications", natural, "", "", "200", false, "Replications; with `precision` the limit.", house,
         "", between(1, 10000000)},
        {"experiment.seed", natural, "", "", "1", false, "Seed of the random numbers, 0 to 2^64 - 1.", house, "",
         at_least(0)},
        {"experiment.confidence", share, "", "1", "95%", false, "Level of the confidence intervals.", house, "",
         inside(0, 1)},
        {"experiment.precision", share, "", "1", "", false,
         "Replicate until the half-widths of the main figures are below it.", "", "", inside(0, 1)},
        {"experiment.baseline", name, "strategies", "", "", false,
         "Strategy that the others are compared with; the first when absent.", "", ""},

        {"expect", by_name, "figures", "", "", false,
         "What results must satisfy, as {mixed.channels.phone.service_level: \">= 80%\"}, or of a figure that is "
         "defined "
         "as with --figure, as {\"call to chat = mixed.channels.phone.asa / mixed.channels.chat.asa\": \"< 2\"}; "
         "judged "
         "by holdtime check.",
         "", ""},
        {"expect.*", condition, "", "", "", false,
         "A comparison (<, <=, >, >=, ==, !=) with a number, share or duration. The mean decides, as with --fail-if; a "
         "limit "
         "within the figure's interval is pointed out, since more replications might decide otherwise.",
         "", ""},

        {"check", block, "", "", "", false,
         "What holdtime check compares with the baseline, and from when on it minds.", "", ""},
        {"check.threshold", share, "", "1", "0.2%", false,
         "Changes up to this are noise: relative to the baseline's value, percentage points for shares, and for waits "
         "not "
         "below 0.5 s.",
         house, ""},
        {"check.thresholds", by_name, "figures", "", "", false, "Thresholds of single figures, as {asa: 2s, cost: 2%}.",
         "", ""},
        {"check.thresholds.*", text, "share or duration", "", "", false,
         "Share of the baseline's value (percentage points for shares), or for figures in seconds a duration.", "", ""},
        {"check.figures", names, "figures", "", "", false,
         "Figures to compare; offered, abandonment_rate, service_level, asa, aht, occupancy, resolution_rate, "
         "unserved, cost, cost_per_resolution, paid_hours and, where customers come back, contacts_per_need and "
         "first_contact_resolution when absent.",
         "", ""},
        {"check.parts", names, "total, channels, agent_groups, segments, reasons", "", "", false,
         "Parts whose figures are compared; total, channels and agent_groups when absent.", "", ""},
        {"check.level", share, "", "1", "1%", false,
         "Probability of any false alarm in one run of the scenario, whatever the number of figures.", house, "",
         inside(0, 1)},
    };
}

}  // namespace

const std::vector<KeyInfo>& scenario_keys() {
    static const std::vector<KeyInfo> keys = [] {
        auto all = keys_of_the_core();
        for (auto& more : {keys_of_journeys(), keys_of_money()}) all.insert(all.end(), more.begin(), more.end());
        return all;
    }();
    return keys;
}

}  // namespace holdtime
