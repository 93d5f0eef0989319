#include "reports/screen_words.hpp"

#include <algorithm>

namespace holdtime {

const std::vector<ScreenWord>& screen_words() {
    static const std::vector<ScreenWord> list = {
        // figures
        {"customers|customer|needs|need", "customers",
         "People with a matter, each counted once whatever they try: the same number for every strategy."},
        {"contacts|contact", "offered", "One attempt to reach somebody; a customer may make several."},
        {"offered", "offered", "Contacts that asked for an agent."},
        {"service level|sl|sla", "service_level", "Share answered within the channel's T."},
        {"t|within t|in time", "channels.*.service_level.within",
         "The time within which an answer is promised; a wait of at most T is within it."},
        {"mean wait|average wait|wait|asa|average speed of answer", "asa",
         "Mean wait of those who were answered, zeros included."},
        {"90 % waited at most|90 percent waited at most|p90", "wait_p90",
         "Nine of ten of the answered waited no longer than this."},
        {"abandonment|abandonment rate|abandoned share", "abandonment_rate", "Share that left the queue."},
        {"blocked", "blocked", "Contacts that found no free line, or as many waiting as may."},
        {"sent away|disconnected", "disconnected", "Contacts sent away at closing or by max_wait."},
        {"answers sent|touches", "touches", "Answers to deferred contacts; a case may take several."},
        {"resolution|resolution rate|resolved|settled|matters settled|matter settled|settles", "resolution_rate",
         "Share of the customers whose matter was settled."},
        {"unserved customers|never served|unserved", "unserved", "Customers who never got an answer."},
        {"surges|surge", "segments.*.surge",
         "More customers for a while: its peak is the highest mean number waiting for calls and chats in an interval, "
         "its recovery the time from "
         "its end to the end of the first interval that is back within 10 % of the one before it and stays so for the "
         "next."},
        {"unresolved", "unresolved", "Customers who spoke to somebody and gave up with the matter open."},
        {"delayed", "delayed_rate", "Share that could not start at once."},
        {"occupancy|utilisation|utilization", "occupancy", "Share of the time on duty that agents are busy."},
        {"unequally busy|gini|fairness", "occupancy_gini",
         "How unequal the agents' occupancies are: 0 where all are equally busy."},
        {"above 85 %|above 85 percent", "agents_above_85", "Agents busy for more than 85 % of their time on duty."},
        {"aht apart", "aht_spread", "How far apart the agents' own mean handle times lie, in terms of the mean."},
        {"resolved apart", "resolved_spread", "How far apart the agents' own shares of settled matters lie."},
        {"chats at once|concurrency", "concurrency", "Chats that an agent has open, on average while any is open."},
        {"paid hours|gross hours", "paid_hours", "Hours that are paid, shrinkage and overtime included."},
        {"overtime", "overtime_hours", "Work after the shift or after the end: paid."},
        {"cost|total cost", "cost", "All money of the strategy in the simulated period."},
        {"cost per contact", "cost_per_contact", "Money per contact that was dealt with."},
        {"cost per resolution", "cost_per_resolution", "Money per matter that was settled."},
        {"agents|mean agents", "agents", "People on duty, as a mean over the whole period."},
        {"mean on duty|mean|agents on duty|on duty", "agents_on_duty",
         "People on duty, as a mean over the time in which anybody is."},
        {"most agents|most on duty|most|peak agents|at most", "agents_peak", "Most people on duty at one time."},
        {"aht|average handle time|handle time", "aht",
         "Length of a contact with an agent, after-contact work included."},
        {"acw|after-contact work|after call work|wrap-up|wrap up", "channels.*.after_contact_work",
         "What an agent still does when the customer has hung up."},
        {"fcr|first contact resolution", "first_contact_resolution", "Share that the first contact settled."},
        {"contacts per customer|contacts per need", "contacts_per_need",
         "Attempts that a customer makes for one matter, on average."},
        {"tried again|redials|redial|tried again (redials)", "redial_rate",
         "Customers who made another attempt after they had not got through."},
        {"came back|repeats|repeat|came back (repeats)", "repeat_rate",
         "Customers who made contact again because an answer had not settled the matter."},
        {"handed over|hand-over|hand-overs|hand over", "hand_over_rate",
         "Customers whom one channel passed on to another."},
        {"sessions contained|contained", "containment_rate",
         "Share of the sessions with menus, bots and web pages that ended there, settled or not."},
        {"hung up in the menu", "menu_abandoned", "Callers who hung up before they joined the queue."},
        {"promised a callback|callback", "callbacks", "Callers who hung up because they were to be called back."},
        {"90 % were called back within", "callback_wait_p90",
         "Of those called back and reached, how long nine of ten had waited since their call."},
        {"of these to another channel", "deflected",
         "Customers who accepted another channel while they waited: part of those sent away."},
        {"left without a word", "silent",
         "Customers who left a chat's queue so that no agent could tell: part of those who abandoned."},
        {"mean reply time", "reply_mean", "In chats, from a customer's message to the agent's reply, on average."},
        {"90 % were replied to within", "reply_p90", "In chats, how long nine of ten messages waited for their reply."},
        {"left the chat", "left_in_chat", "Customers who left a chat because a reply took too long."},
        {"answers lost", "errors", "Answers that an agent with fewer chats open would have given."},
        {"taken by overflow|overflow", "overflowed",
         "Contacts answered by a group that takes only who has waited so long (`after` of a skill)."},
        {"transferred|transfers", "transfers",
         "Calls that the menu had sent to a group that cannot help, and that it passed on."},
        {"revenue of sales", "revenue", "What the sales of answered contacts are worth; in no cost."},
        {"customers' own time", "customer_minutes",
         "Minutes that customers spend on their contacts, times the attention that they take."},
        {"what customers pay", "customer_cost", "The customers' own money and time; in no cost."},
        {"satisfied|csat|satisfaction", "csat", "How satisfied customers are, as all of them would say."},
        {"satisfied, of those asked", "csat_measured", "As a survey would have it: of those who spoke to an agent."},
        {"customers lost|churn|lost", "churn", "Customers who go, as expected from what became of their matter."},
        {"of these unheard|silent churn", "churn_silent", "Those of them who never spoke to an agent."},
        {"incidents per 1,000 contacts|incidents", "incidents", "What others hear of contacts that settled nothing."},
        {"value of customers lost", "lost_value", "What the customers lost would have been worth."},
        {"value", "value", "Revenue less cost less the value of customers lost."},
        {"invited|accepted|visitors", "channels.*.proactive",
         "Visitors of a site, those asked whether they want to chat, and those who accepted."},
        {"flows|flow", "",
         "In JSON, where the needs that began between start and end go, as means: from segment:NAME and channel:NAME "
         "to "
         "channel:NAME and to their fate (resolved, unresolved, unserved, in_progress), by cause: arrival (also from a "
         "bot or page to its channel), what made a redial (abandoned, blocked, disconnected, balked, menu, "
         "left_in_chat), repeat, hand_over, deflected; into a fate it is end, from a bot or page contained."},
        {"cause", "",
         "In the rows of --records, why the contact was made: arrival, what made a redial (abandoned, blocked, "
         "disconnected, balked, menu, left_in_chat), repeat, hand_over, deflected."},
        {"next", "",
         "In the rows of --records, what its customer was to do after the contact: redial, repeat, hand_over, message "
         "or deflected; empty: nothing. What was to come after the end never comes."},
        {"fate|fates", "",
         "How a need ends: resolved; unresolved (spoke to an agent, gave up); unserved (never spoke to one); in "
         "progress "
         "(something of it is still to come when all work has ended)."},
        {"in progress", "needs_in_progress",
         "Customers of whom nobody knows how it ended: they wait, or are to come back, when all work has ended."},
        {"backlog", "waiting_at_end", "Deferred work that nobody had answered at the end."},
        {"erlang|erlangs|load|offered load", "", "Work per time: contacts an hour x hours each; one busy agent is 1."},
        {"fte|full-time equivalent", "paid_hours", "People, counted by their paid hours."},
        {"held on|days it held", "",
         "Of how many simulated days (or runs, for a duration) a target held: met on average is not met every day."},
        {"least short", "",
         "Where every strategy misses a target: the one whose worst miss is smallest, by its share."},
        {"price_per_need|price per need|price of one more matter settled", "",
         "Difference of cost over difference of needs resolved, of two strategies on the same customers: what settling "
         "one more matter must be worth for the dearer one."},
        {"payback_days|payback days|paid back", "",
         "Of two strategies of which one spends more to set up (costs.set_up): the days until what it costs less in "
         "all "
         "else has paid that back. In JSON with the pair, where it does."},
        {"waiting at the end|left waiting", "waiting_at_end", "Contacts that nobody had answered when all work ended."},
        {"undecided at the end", "undecided",
         "Deferred contacts that waited at the end and whose time had not run out."},
        {"not_met|not met", "", "An expectation of the scenario that the results do not satisfy (holdtime check)."},
        {"other_scenario", "", "holdtime check: the scenario is not the one that the baseline was made from."},
        {"passed over", "", "A sweep or an overlay among several files: it is no scenario, and was not looked at."},
        // how sure
        {"±|+-|+/-|half-width|margin", "",
         "Half of the confidence interval: the true mean lies within so much on either side, at the level that the "
         "head of "
         "the report names (95 % unless experiment.confidence says otherwise)."},
        {"interval|confidence interval|95 % intervals|ci", "experiment.confidence",
         "Where the true mean lies, at that level, whatever the luck of the replications; and, of the calendar, its "
         "time "
         "step."},
        {"pp|percentage points|percentage point|points", "",
         "Percentage points: 80 % and 83 % differ by 3 pp, whatever share 3 is of 80."},
        {"replication|replications", "experiment.replications",
         "The whole calendar played once with its own customers; the spread over replications makes the intervals."},
        {"seed", "experiment.seed", "Number that the random numbers start from: same seed, same results."},
        {"difference|paired difference|paired|differences", "",
         "Strategy minus baseline on the same customers, replication by replication: chance that both share drops "
         "out."},
        {"confidence", "experiment.confidence",
         "Of intervals, their level; of a default, how far to trust it in your own case: high, medium or low."},
        // the verdict
        {"verdict|choice|choose", "",
         "What the figures say: which strategies meet their targets, and which of them is cheapest without settling "
         "fewer matters; where that is not one, what it depends on."},
        {"undominated|dominated|dominates", "",
         "Undominated: no other strategy is better in one respect and at least as good in the others."},
        {"baseline", "experiment.baseline",
         "The strategy that the others are compared with; of a check, stored results."},
        {"target|targets", "channels.*.service_level.target", "What a channel or group promises."},
        {"met|yes", "", "The target is reached, and chance cannot explain it."},
        {"missed|not met|no|cannot be met", "", "The target is not reached, and chance cannot explain it."},
        {"on the line", "", "The target lies within the figure's interval: more replications would tell."},
        {"undecided", "undecided",
         "Deferred contacts that wait at the end while their T has not run out: neither in time nor late. A target "
         "that "
         "depends on them is undecided; calendar.cool_down lets them be followed."},
        {"no contacts", "", "Nobody used the channel: there is nothing to judge."},
        {"against", "",
         "What stands under it is a difference to the strategy that is named: this one minus that one, on the same "
         "customers."},
        {"worth|is worth|worth it|settling one more matter", "",
         "The price at which the answer turns: whoever gives more than that for one more matter settled chooses the "
         "dearer strategy."},
        {"best guess|the best guess", "",
         "The strategy that comes out best where the replications do not tell it from all others; more of them would."},
        {"alike|not told apart|do not tell", "",
         "Two strategies whose difference the replications cannot tell from none."},
        {"as staffed|compared as staffed|fairness", "strategies.*.agent_groups.*.staffing",
         "Each strategy with the agents that the scenario gives it, whatever service they reach; holdtime staff "
         "compares "
         "at equal service."},
        {"look at|what to know", "", "What to know before deciding."},
        {"all customers", "customers", "The figures of a whole strategy."},
        {"days met|days_met|days it held", "",
         "Days on which the target held by itself: a target met on average is not met every day."},
        {"best probability|best_probability", "",
         "Share of resamples of the replications in which the strategy comes out best; no forecast of a single day."},
        {"figure|reached|state", "",
         "Columns of the targets: what is promised, what was reached, and whether that is met."},
        {"all contacts|by channel|agent groups", "",
         "Parts of a report: all customers, each channel, each group of agents."},
        {"assumed|default|defaults", "",
         "A value that the scenario does not give and the program filled in, with its source."},
        {"queueing models beside the simulation|queueing models|error of a model|error|engine|engines", "",
         "What formulas answer for the same scenario; in brackets by how much they differ from the simulation."},
        {"ignored", "", "What a queueing model cannot represent and left out."},
        {"interrupted|partial", "", "Stopped early: the figures are of the replications that were finished."},
        // staff
        {"given|to other customers", "",
         "What the plan gives the customers that it was sought with, and others whom the search never saw: the second "
         "is "
         "what to expect."},
        {"service|service of the plan|all strategies|equal service|at equal service|each meets its targets", "",
         "What the plan reaches of each target, on the customers of the experiment and on others; strategies that are "
         "compared at equal service each meet their targets."},
        {"requirement|requirements", "channels.*.service_level.target",
         "What a plan has to reach: every target of a channel or group, on every stretch of time that it is judged "
         "over."},
        {"worst|closest to the line", "", "The stretch of time on which a target is reached least."},
        {"cost against service|curve", "",
         "What the cheapest plans cost when all targets are moved by so many points."},
        {"plan|from", "", "Agents per interval, row by row from the time in the first column."},
        {"staffed by|agent group", "strategies.*.agent_groups.*.staffing",
         "The model that decided how many agents a group has."},
        {"shift|shifts|start|end|breaks|people|people present", "",
         "A shift of the plan: its type, first and last minute, breaks, and how many people work it."},
        {"cost, simulated|money", "cost", "All money of the plan, as simulated."},
        {"of which pay and seats of the plan|pay and seats|pay", "", "Wages and seats of the plan's hours alone."},
        {"cost of the erlang plan|service of the erlang plan|erlang plan", "",
         "What a planner with Erlang's formulas would staff, simulated on the same customers."},
        {"gain over it|price over it", "", "By how much the plan is cheaper than the Erlang plan."},
        {"how sure|simulated contacts", "",
         "How much was simulated to find the plan, and how close to the least cost it is."},
        {"points of target|stricter|looser", "", "All targets moved by so many percentage points."},
        {"one more point costs", "", "Money for one more percentage point of service level, from here on."},
        {"as they are", "", "The targets of the scenario, unchanged."},
        {"amount", "", "What the money of the row is for."},
        // sweep and check
        {"varied", "", "What a sweep changes: each path by its last steps, as in the table's heading, and whole."},
        {"what was found", "", "Of a changed figure: before, now, the difference, and from what on it counts."},
        {"what was asked", "", "The scenario's question, the days that were simulated, and how often."},
        {"sweep|grid sweep|zip sweep|random sweep|latin_hypercube sweep|sobol sweep", "",
         "Many variants of one scenario, each simulated on the same customers."},
        {"check|holdtime check", "", "Results against those that were stored, figure by figure, for the CI."},
        {"point|points failed", "", "One combination of the values that a sweep varies."},
        {"strategy", "strategies", "One way of serving the same customers."},
        {"ok", "", "No figure changed by more than noise, and every expectation is met."},
        {"changed", "",
         "A figure differs from the stored baseline by more than its threshold, and by more than chance."},
        {"new", "", "There is no baseline for it yet."},
        {"broken", "", "The scenario could not be judged."},
        {"threshold", "check.threshold", "Changes up to this count as noise."},
    };
    return list;
}

namespace {

/// `phone: service level` is a strategy's or channel's name and a word; of `against phone only` and `sweep of a.yaml`
/// the name comes last, and after a comma or a colon what the words say more.
std::string_view without_names(std::string_view text) {
    if (const auto colon = text.rfind(": "); colon != std::string_view::npos) text.remove_prefix(colon + 2);
    for (const std::string_view before : {" sweep of ", ", "})
        if (const auto at = text.find(before); at != std::string_view::npos && at > 0)
            text = text.substr(0, before == ", " ? at : at + std::string_view(" sweep").size());
    return text.starts_with("against ") ? text.substr(0, std::string_view("against").size()) : text;
}

/// `service level of at least 80 % per day`; `EUR a day` and `EUR for 5 days` say which money; `+5 points`.
std::string_view without_amounts(std::string_view text) {
    for (const std::string_view limit : {" of at least ", " of at most "})
        if (const auto at = text.find(limit); at != std::string_view::npos) return text.substr(0, at);
    const bool a_day = text.ends_with(" a day"), period = text.find(" for ") != std::string_view::npos;
    if (a_day || (period && text.ends_with(" days"))) return "money";
    if (text.starts_with('+') && text.ends_with(" points")) return "points of target";
    return text;
}

}  // namespace

std::string plain_word(std::string_view text) {
    if (const auto bracket = text.find(" ("); bracket != std::string_view::npos && text.ends_with(')'))
        text = text.substr(0, bracket);
    text = without_amounts(without_names(text));
    std::string plain;
    for (const char c : text) {
        if (c == ' ' && (plain.empty() || plain.back() == ' ')) continue;
        if (c == '%' && !plain.empty() && plain.back() != ' ') plain += ' ';
        plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    while (!plain.empty() && plain.back() == ' ') plain.pop_back();
    return plain;
}

const ScreenWord* find_screen_word(std::string_view text) {
    const auto wanted = plain_word(text);
    for (const ScreenWord& one : screen_words())
        for (std::size_t begin = 0; begin <= one.words.size();) {
            const auto end = std::min(one.words.find('|', begin), one.words.size());
            if (one.words.substr(begin, end - begin) == wanted) return &one;
            begin = end + 1;
        }
    return nullptr;
}

}  // namespace holdtime
