#include "scenarios/schema/key_lists.hpp"

namespace holdtime {

namespace {

using enum KeyType;

constexpr std::string_view off = "absent means off";
constexpr std::string_view house = "convention of this program";

KeyLimits for_kinds(std::string_view kinds, KeyLimits limits) {
    limits.kinds = kinds;
    return limits;
}

KeyLimits room_or_none() {
    auto limits = words({{"none", "no limit"}, {"infinite", "no limit"}});
    limits.range = between(0, 1000000);
    return limits;
}

KeyLimits sessions_or_none() {
    auto limits = room_or_none();
    limits.range = between(1, 100000000);
    return limits;
}

/// From 1 on average, or a constant.
KeyLimits mean_number() {
    KeyLimits limits = between(1, 1000);
    limits.or_constant = true;
    return limits;
}
KeyLimits number_or_law() {
    auto limits = mean_number();
    limits.or_law = true;
    return limits;
}

}  // namespace

std::vector<KeyInfo> keys_of_journeys() {
    return {
        {"calendar.holidays", by_name, "dates", "", "", false,
         "Dates that are played as another weekday, or on which channels with hours are closed.", "", ""},
        {"calendar.holidays.*", choice, "mon|tue|wed|thu|fri|sat|sun|closed", "", "", false,
         "The weekday whose profile, hours and staffing the date has; closed: its own weekday's customers and no "
         "hours.",
         "", ""},
        {"reasons.*.*.without_history", ratio, "", "1", "0%", false,
         "That much more work when the need had an earlier contact whose record the agent cannot see.", off, "",
         between(0, 10)},
        {"reasons.*.*.conversation", block, "", "", "", false,
         "What is other for this reason than in the channel's attention.conversation.", "", "", for_kinds("chat", {})},
        {"reasons.*.*.conversation.work", model, "distributions", "s", "", false, "An agent's work per reply.", "", ""},
        {"reasons.*.*.conversation.think", model, "distributions", "s", "", false,
         "Customer's thinking and typing after a reply.", "", ""},
        {"reasons.*.*.conversation.turns", number, "", "", "", false,
         "Mean of the geometric number of replies; or {constant: 8}, or a law of it, rounded up or down at random so "
         "that its mean stays.",
         "", "", number_or_law()},
        {"reasons.*.*.rounds", block, "", "", "", false,
         "Several answers to one deferred contact: the customer writes again after each but the last.", "", ""},
        {"reasons.*.*.rounds.answers", number, "", "", "2.5", false,
         "Mean of the geometric number of answers, or {constant: 2}.",
         "e-mail: 2.5 to 4 answers a case is usual (support benchmarks)", "low", mean_number()},
        {"reasons.*.*.rounds.reply_delay", model, "distributions", "s", "", false,
         "Time from an answer to the customer's next message; it runs through nights.", "", ""},
        {"reasons.*.*.sale", block, "", "", "", false, "What an answered contact may sell.", "", ""},
        {"reasons.*.*.sale.share", share, "", "1", "", true, "Probability that an answered contact sells.", "", ""},
        {"reasons.*.*.sale.value", money, "", "money", "", true, "Revenue of one sale.", "", ""},
        {"reasons.*.*.contained", share, "", "1", "", false,
         "Bot, self-service: share of all sessions that end with it; `resolved` when absent, at least as much as that.",
         "", "", for_kinds("bot|self_service", {})},
        {"reasons.*.*.leave", share, "", "1", "0%", false,
         "Bot, self-service: share of all sessions in which the customer gives up.", off, "",
         for_kinds("bot|self_service", {})},
        {"segments.*.timezone", time_zone, "", "", "", false,
         "Whose local hours drive their arrivals; the calendar's when absent.", "", ""},
        {"segments.*.surge", list, "", "", "", false, "Spells during which more customers come.", "", ""},
        {"segments.*.surge.*", block, "", "", "", false, "One spell.", "", ""},
        {"segments.*.surge.*.start", moment, "", "", "", true, "First local date and time, as in 2026-03-02T10:00.", "",
         ""},
        {"segments.*.surge.*.duration", duration, "", "s", "", true, "How long it lasts.", "", "", above(0)},
        {"segments.*.surge.*.factor", ratio, "", "1", "", true, "What their rates are multiplied by.", "", "",
         between(0, 1000)},
        {"channels.*.menu", block, "", "", "", false, "Voice: what a caller meets before the queue.", "", "",
         for_kinds("voice", {})},
        {"channels.*.menu.levels", list, "", "", "", false, "Levels of the menu, in order; at most 20.", "", ""},
        {"channels.*.menu.levels.*", block, "", "", "", false, "One level.", "", ""},
        {"channels.*.menu.levels.*.time", model, "distributions", "s", "", true, "Time that a level takes.", "", ""},
        {"channels.*.menu.levels.*.leave", share, "", "1", "0%", false, "Share that hangs up in it.", off, ""},
        {"channels.*.menu.levels.*.self_service", by_name, "reasons", "", "", false,
         "Reasons that can be settled in it.", "", ""},
        {"channels.*.menu.levels.*.self_service.*", block, "", "", "", false, "Of one reason.", "", ""},
        {"channels.*.menu.levels.*.self_service.*.share", share, "", "1", "", true, "Share that serves itself.", "",
         ""},
        {"channels.*.menu.levels.*.self_service.*.resolved", share, "", "1", "100%", false,
         "Probability that this settles the matter.", off, ""},
        {"channels.*.menu.zero_out", share, "", "1", "0%", false, "Share that skips the menu.", off, ""},
        {"channels.*.menu.misrouted", block, "", "", "", false,
         "Calls that land with a group that cannot help with the reason.", "", ""},
        {"channels.*.menu.misrouted.share", share, "", "1", "", true, "Share of the calls.", "", ""},
        {"channels.*.menu.misrouted.time", model, "distributions", "s", "", true,
         "What it takes to find out, and to transfer.", "", ""},
        {"channels.*.callback", block, "", "", "", false, "Callers who would wait long are offered to be called back.",
         "", "", for_kinds("voice", {})},
        {"channels.*.callback.offer_above", duration, "", "s", "60s", false, "Expected wait above which it is offered.",
         house, "low"},
        {"channels.*.callback.accept", share, "", "1", "37%", false, "Share of those asked who accept.",
         "Hathaway, Emadi, Deshpande (a US bank): 37 % accept, 7 % of them do not answer", "high"},
        {"channels.*.callback.no_answer", share, "", "1", "7%", false, "Share of dials that nobody answers.",
         "Hathaway, Emadi, Deshpande (a US bank): 37 % accept, 7 % of them do not answer", "high"},
        {"channels.*.callback.dial", model, "distributions", "s", "20s", false,
         "Agent's time for a dial that nobody answers.", house, "low"},
        {"channels.*.callback.attempts", natural, "", "", "2", false, "Most dials.", house, "low", between(1, 100)},
        {"channels.*.callback.retry", model, "distributions", "s", "15min", false, "Time until the next dial.", house,
         "low"},
        {"channels.*.callback.within", duration, "", "s", "", false,
         "Time within which a call back is promised; the service level judges by it.", "", "", above(0)},
        {"channels.*.callback.work", ratio, "", "1", "100%", false,
         "Talk time of a call back in terms of the reason's.", off, "", between(0, 100)},
        {"channels.*.deflect", block, "", "", "", false, "Who has waited so long is offered another channel.", "", "",
         for_kinds("voice|chat", {})},
        {"channels.*.deflect.after", duration, "", "s", "", true, "Time of waiting after which it is offered.", "", ""},
        {"channels.*.deflect.to", by_name, "channels", "1", "", true, "Shares of the channels offered, adding up to 1.",
         "", ""},
        {"channels.*.deflect.to.*", share, "", "1", "", false, "Share to which this channel is offered.", "", ""},
        {"channels.*.deflect.accept", share, "", "1", "", true, "Share that accepts.", "", ""},
        {"channels.*.waiting", natural, "", "", "", false, "Most that may wait; who finds the queue full is blocked.",
         "", "", for_kinds("voice|chat", room_or_none())},
        {"channels.*.record", share, "", "1", "100%", false, "Share of contacts that leaves a record others can see.",
         off, ""},
        {"channels.*.silent", block, "", "", "", false,
         "Chat: customers who leave the queue without a word keep their place in it.", "", "", for_kinds("chat", {})},
        {"channels.*.silent.share", share, "", "1", "60%", false, "Of those whose patience ends in the queue.",
         "Castellanos et al., arXiv 2304.11754 and 2501.08869: 30 to 71 % of those who leave", "high"},
        {"channels.*.silent.hold", model, "distributions", "s", "370s", false, "Time for which the slot is held.",
         "StellaService: disconnected after 6.1 min of inactivity", "medium"},
        {"channels.*.silent.work", model, "distributions", "s", "38s", false, "Agent's work in that time.",
         "StellaService, and a reply's work", "medium"},
        {"channels.*.proactive", block, "", "", "", false, "Chat: visitors who are asked whether they want to talk.",
         "", "", for_kinds("chat", {})},
        {"channels.*.proactive.visitors", model, "arrivals", "", "", true, "When they come.", "", ""},
        {"channels.*.proactive.reason", name, "reasons", "", "", true, "Reason of those who accept.", "", ""},
        {"channels.*.proactive.while_free", natural, "", "", "1", false, "Invited while so many slots are free.", house,
         "", between(1, 1000000)},
        {"channels.*.proactive.accept", share, "", "1", "", true, "Share that accepts.", "", ""},
        {"channels.*.proactive.delay", model, "distributions", "s", "0s", false, "Time until they accept.", off, ""},
        {"channels.*.sessions", natural, "", "", "", false,
         "Bot: most sessions at once; customers pass a bot that is full.", "", "",
         for_kinds("bot", sessions_or_none())},
        {"channels.*.opt_out", share, "", "1", "0%", false, "Bot: share of all sessions that ask for a person at once.",
         off, "", for_kinds("bot", {})},
        {"strategies.*.history", boolean, "", "", "true", false, "Do agents see the records of other channels?", house,
         ""},
        {"strategies.*.preempt", names, "channels", "", "", false,
         "Deferred channels whose contacts a call interrupts that finds no idle agent.", "", ""},
        {"strategies.*.agent_groups.*.concurrency", by_name, "channels", "", "", false,
         "The group's own limits of open chats; the channel's when absent.", "", ""},
        {"strategies.*.agent_groups.*.concurrency.*", natural, "", "", "", false,
         "Most chats of this channel that one of its agents has open.", "", "", between(1, 100)},
        {"strategies.*.agent_groups.*.people", block, "", "", "", false,
         "How its agents differ from each other. Number k of a group is the same person all the calendar, and in every "
         "strategy that has a group of this name; who they are is drawn anew for each replication.",
         "", ""},
        {"strategies.*.agent_groups.*.people.speed", block, "", "", "", false,
         "Factor on the time of their talk, after-contact work and replies: a spread, or values by number in turn.", "",
         ""},
        {"strategies.*.agent_groups.*.people.speed.cv", ratio, "", "1", "15%", false,
         "Coefficient of variation of the factor on the time, which is lognormal with mean 1.",
         "large and persistent (Gans et al. 2010; Ibrahim et al.); the size is an assumption", "low", between(0, 10)},
        {"strategies.*.agent_groups.*.people.speed.values", values, "ratio", "", "", false,
         "Speeds, by number in turn: who works at 200% takes half the time.", "", "", between(0.01, 100)},
        {"strategies.*.agent_groups.*.people.quality", block, "", "", "", false,
         "Factor on the probability that they settle a matter, which stays within 0 and 1.", "", ""},
        {"strategies.*.agent_groups.*.people.quality.cv", ratio, "", "1", "", true,
         "Coefficient of variation of the factor, which is lognormal with mean 1.", "", "", between(0, 10)},
        {"strategies.*.agent_groups.*.people.new", block, "", "", "", false,
         "People who are still learning: their work takes 1 + extra x exp(-tenure / fades) times as long.", "", ""},
        {"strategies.*.agent_groups.*.people.new.share", share, "", "1", "20%", false,
         "Probability of each to be one of them; their tenure is uniform on [0, 2 x fades) at the start.", house,
         "low"},
        {"strategies.*.agent_groups.*.people.new.extra", ratio, "", "1", "64%", false,
         "How much longer they take at first.", "De Grip, Sauermann, Sieben 2016: 64 % in the first year", "medium",
         between(0, 100)},
        {"strategies.*.agent_groups.*.people.new.fades", duration, "", "s", "90d", false, "How fast that fades.",
         "De Grip, Sauermann, Sieben 2016: 64 % in the first year", "medium", above(0)},
        {"strategies.*.agent_groups.*.timezone", time_zone, "", "", "", false,
         "By whose clock on_duty and staffing go; the calendar's when absent.", "", ""},
        {"strategies.*.agent_groups.*.on_call", block, "", "", "", false,
         "People who come when many wait, and leave when nobody does.", "", ""},
        {"strategies.*.agent_groups.*.on_call.agents", natural, "", "", "", true, "How many; 0: none.", "", "",
         between(0, 100000)},
        {"strategies.*.agent_groups.*.on_call.waiting", natural, "", "", "", true,
         "They are called when so many wait for what the group serves (deferred work only where it serves nothing "
         "else).",
         "", "", between(1, 1000000)},
        {"strategies.*.agent_groups.*.on_call.after", duration, "", "s", "", true, "Time until they are there.", "",
         ""},
        {"strategies.*.agent_groups.*.on_call.premium", ratio, "", "1", "0%", false, "On top of their wage.", off, "",
         at_least(0)},
        {"strategies.*.agent_groups.*.skills.*", block, "", "", "", false, "Of one skill, as in {chat: {speed: 90%}}.",
         "", ""},
        {"strategies.*.agent_groups.*.skills.*.reasons", names, "reasons", "", "", false,
         "Reasons that the group handles; all when absent.", "", ""},
        {"strategies.*.agent_groups.*.skills.*.speed", ratio, "", "1", "100%", false,
         "Factor on its speed: work and after-contact work are divided by it.", off, "", above(0)},
        {"strategies.*.agent_groups.*.skills.*.resolved", ratio, "", "1", "100%", false,
         "Factor on the reason's `resolved`.", off, "", between(0, 100)},
        {"strategies.*.agent_groups.*.skills.*.after", duration, "", "s", "0s", false,
         "Only who has waited so long (overflow).", off, ""},
        {"strategies.*.agent_groups.*.skills.*.until", duration, "", "s", "", false, "Only who has waited no longer.",
         "", ""},
    };
}

}  // namespace holdtime
