#include "scenarios/schema/key_lists.hpp"

namespace holdtime {

namespace {

using enum KeyType;

constexpr std::string_view off = "absent means off";
constexpr std::string_view house = "convention of this program";
constexpr std::string_view reply_source =
    "vpnalert on 2 billion chats: 85.9 % satisfied with replies within 5 s, 75.8 % with 20 to 30 s; beyond, a guess";

KeyLimits for_kinds(std::string_view kinds, KeyLimits limits) {
    limits.kinds = kinds;
    return limits;
}

KeyLimits basis_words() {
    KeyLimits limits;
    limits.words = {{"as_staffed", "as written"}, {"same_service", "each strategy is staffed to its targets"}};
    return limits;
}

}  // namespace

std::vector<KeyInfo> keys_of_money() {
    return {
        {"costs.channels.*.recording", money, "", "money", "0", false, "Per answered contact that leaves a record.",
         off, ""},
        {"costs.channels.*.customer_per_minute", money, "", "money/min", "0", false,
         "What the customer pays per minute on the line; never in the cost.", off, ""},
        {"costs.channels.*.per_resolution", money, "", "money", "0", false, "Per session that a bot contains.", off, "",
         for_kinds("bot", {})},
        {"costs.segments", by_name, "segments", "", "", false,
         "Key by key instead of the channel's costs, for these customers.", "", ""},
        {"costs.segments.*", by_name, "channels", "", "", false, "Of one segment.", "", ""},
        {"costs.segments.*.*", block, "", "", "", false, "Of one channel.", "", ""},
        {"costs.segments.*.*.per_minute", money, "", "money/min", "", false, "Per minute from arrival to hang-up.", "",
         ""},
        {"costs.segments.*.*.per_call", money, "", "money", "", false, "Per contact offered.", "", ""},
        {"costs.segments.*.*.per_contact", money, "", "money", "", false, "Per answered contact.", "", ""},
        {"costs.segments.*.*.recording", money, "", "money", "", false, "Per answered contact that leaves a record.",
         "", ""},
        {"costs.segments.*.*.customer_per_minute", money, "", "money/min", "", false,
         "What the customer pays per minute on the line.", "", ""},
        {"costs.segments.*.*.per_resolution", money, "", "money", "", false, "Per session that a bot contains.", "",
         ""},
        {"costs.turnover", block, "", "", "", false,
         "What it costs that people leave and are replaced: for a person's paid hours the rate, times the replacement.",
         "", ""},
        {"costs.turnover.rate", ratio, "", "1", "31%", false, "Share of the people that leaves in a year.",
         "Metrigy 2024: 31.2 %; UK norm about 20 %", "medium", between(0, 10)},
        {"costs.turnover.replacement", money, "", "money", "", true, "What it costs to replace one.", "", ""},
        {"costs.turnover.with_load", number, "", "", "0", false,
         "Points of rate more per point of occupancy above 85 %.", off, ""},
        {"costs.turnover.full_time", duration, "", "s", "1760h", false, "Paid hours of one person in a year.", house,
         "medium", Range{0, 8784.0 * 3600, true}},
        {"costs.customer_time", block, "", "", "", false,
         "What the customers' own time is worth; a figure beside the cost, never in it.", "", ""},
        {"costs.customer_time.value", money_per_hour, "", "money/h", "", true, "Money per hour of it.", "", ""},
        {"costs.customer_time.attention", by_name, "channels", "1", "", false,
         "Share of the channel's time that takes their attention.", "", ""},
        {"costs.customer_time.attention.*", share, "", "1", "100%", false,
         "Of this channel; of a deferred one that is not named 0 %: nobody sits and waits for a letter.", house, ""},
        {"experience", block, "", "", "", false,
         "What customers think of it, and do. A sub-block that is absent is off; in one that is present, missing keys "
         "have defaults.",
         "", ""},
        {"experience.satisfaction", block, "", "", "", false,
         "How many are satisfied: points that are added up, between 0 and 100 %.", "", ""},
        {"experience.satisfaction.resolved", share, "", "1", "80%", false, "Whose matter was settled.",
         "SQM: 15 points less per further call; Comm100: drops after 3 min of waiting", "medium"},
        {"experience.satisfaction.unresolved", share, "", "1", "45%", false, "Whose matter was not settled.",
         "SQM: 15 points less per further call; Comm100: drops after 3 min of waiting", "medium"},
        {"experience.satisfaction.unserved", share, "", "1", "20%", false, "Who was never served.", house, "low"},
        {"experience.satisfaction.again", points, "", "1", "-15%", false,
         "Per further contact with an agent's channel.",
         "SQM: 15 points less per further call; Comm100: drops after 3 min of waiting", "medium"},
        {"experience.satisfaction.wait_from", duration, "", "s", "3min", false,
         "Waiting for calls and chats, all of a need's together, from which on it falls; letters and promised calls do "
         "not count.",
         "SQM: 15 points less per further call; Comm100: drops after 3 min of waiting", "medium"},
        {"experience.satisfaction.per_minute", points, "", "1", "-2%", false, "Per minute beyond that.",
         "Comm100: flat below 3 min, then it drops; the slope is a guess", "low"},
        {"experience.satisfaction.reply_from", duration, "", "s", "30s", false,
         "Mean time until a reply in conversations from which on it falls.", reply_source, "low"},
        {"experience.satisfaction.reply_per_minute", points, "", "1", "-5%", false, "Per minute beyond that.",
         reply_source, "low"},
        {"experience.satisfaction.personal", by_name, "channels", "1", "", false,
         "Points for being served by a person, by the channel of the last contact that an agent answered.", "", ""},
        {"experience.satisfaction.personal.*", points, "", "1", "", false, "On this channel.", "", ""},
        {"experience.churn", block, "", "", "", false, "Customers lost, by fate.", "", ""},
        {"experience.churn.resolved", share, "", "1", "5%", false, "Settled by one contact.",
         "SQM 2022 (stated intention, not behaviour)", "medium"},
        {"experience.churn.again", share, "", "1", "9%", false, "Settled by more than one.",
         "SQM 2022 (stated intention, not behaviour)", "medium"},
        {"experience.churn.unresolved", share, "", "1", "25%", false, "Not settled.",
         "SQM 2022 (stated intention, not behaviour)", "medium"},
        {"experience.churn.unserved", share, "", "1", "25%", false, "Never served.",
         "SQM 2022 (stated intention, not behaviour)", "medium"},
        {"experience.churn.silent", share, "", "1", "25%", false,
         "Of those who never reached an agent or left unseen: who goes without anybody having heard of it; a part of "
         "what their fate says.",
         "SQM 2022 (stated intention, not behaviour)", "medium"},
        {"experience.churn.customer_value", money, "", "money", "0", false,
         "What a customer is worth; lost value counts what lies above `resolved`.", off, ""},
        {"experience.incidents", by_name, "channels", "1", "", false,
         "Shares of the answered contacts that settled nothing of which others hear.", "", ""},
        {"experience.incidents.*", share, "", "1", "", false, "On this channel.", "", ""},
        {"experiment.basis", block, "", "", "as_staffed", false,
         "How the strategies are staffed: as_staffed as written; same_service each to its targets; {same_budget: "
         "16000} each with so much money.",
         house, "", basis_words()},
        {"experiment.basis.same_budget", money, "", "money", "", true,
         "All that a strategy may cost over the whole calendar; what is left over is less than an agent's pay of an "
         "interval.",
         "", "", above(0)},
        {"experiment.objective", block, "", "", "", false, "What decides when no strategy is better in everything.", "",
         ""},
        {"experiment.objective.need", money, "", "money", "", true,
         "What one more need resolved is worth: the strategy with the least cost + need x needs not resolved is "
         "chosen; 0 puts no money on it.",
         "", "", at_least(0)},
        {"experiment.ranges", by_name, "paths of keys", "", "", false,
         "Lowest and highest values of keys, for --tornado, which varies them one by one.", "", ""},
        {"experiment.ranges.*", values, "as the key", "", "", false, "[lowest, highest].", "", ""},
        {"measured", by_name, "paths of keys", "", "", false,
         "Values of keys that were measured, with their errors. They change no result: --tornado varies such a key by "
         "two "
         "standard errors.",
         "", ""},
        {"measured.*", block, "", "", "", false, "Of one key.", "", ""},
        {"measured.*.value", values, "as the key", "", "", true, "The estimate.", "", ""},
        {"measured.*.standard_error", values, "as the key", "", "", false, "Of the estimate.", "", ""},
        {"measured.*.n", number, "", "", "", false, "Observations.", "", ""},
        {"measured.*.source", text, "", "", "", false, "Where it comes from.", "", ""},
    };
}

}  // namespace holdtime
