#include "sim/ports/figures.hpp"

namespace holdtime {

namespace {

constexpr unsigned of_contacts = in_total | in_channel | in_segment | in_reason | in_interval;
constexpr unsigned of_answers = of_contacts | in_group;
constexpr unsigned of_agents = in_total | in_group | in_group_interval;
constexpr unsigned of_chats = of_agents | in_channel | in_interval;

}  // namespace

const std::array<FigureInfo, figure_count>& figure_info() {
    static constexpr std::array<FigureInfo, figure_count> table{{
        {"offered", Unit::count, of_contacts,
         "Contacts that asked for an agent of the channel; each is exactly one of the parts of the sum.",
         "answered + abandoned + blocked + disconnected + waiting_at_end"},
        {"answered", Unit::count, of_answers, "Contacts that reached an agent.", ""},
        {"abandoned", Unit::count, of_contacts,
         "Contacts that left the queue when their patience ended, or at once because they would have had to wait.", ""},
        {"blocked", Unit::count, of_contacts, "Contacts that found no free line.", ""},
        {"disconnected", Unit::count, of_contacts, "Contacts sent away at closing or by max_wait.", ""},
        {"waiting_at_end", Unit::count, of_contacts,
         "Contacts still waiting at the end that nobody served any more: deferred work left over, and all that waits "
         "when nobody is staffed or at_end is cut.",
         ""},
        {"in_progress", Unit::count, of_contacts,
         "The part of answered that was not finished, after-contact work included, at the end of the horizon.", ""},
        {"handled", Unit::count, of_answers,
         "Contacts dealt with: answered by agents, and contained by a bot or self-service.", "answered + contained"},
        {"delayed_rate", Unit::share, of_contacts,
         "Share of the offered that could not start at once, those included who therefore left at once.",
         "delayed / offered"},
        {"queue_mean", Unit::people, in_total | in_channel | in_interval, "Mean number of contacts waiting, over time.",
         "waiting seconds in [start, end) / (end - start)"},
        {"abandonment_rate", Unit::share, of_contacts, "Share of the offered that left the queue.",
         "abandoned / offered"},
        {"service_level", Unit::share, of_contacts,
         "Share of the offered that was answered within the channel's T (wait <= T); the total judges each contact by "
         "its own channel's T and leaves out channels without one.",
         "answered within T / offered (the same as service_level_offered)"},
        {"service_level_offered", Unit::share, of_contacts,
         "Service level, all offered counted: whoever left or was blocked was not served.",
         "answered within T / offered"},
        {"service_level_answered", Unit::share, of_contacts, "Service level of those who reached an agent.",
         "answered within T / answered"},
        {"service_level_excluding_abandoned_within", Unit::share, of_contacts,
         "Service level that leaves out contacts who left before they could have been late.",
         "answered within T / (offered - abandoned within T)"},
        {"service_level_abandoned_within_as_good", Unit::share, of_contacts,
         "Service level that counts contacts who left within T as served.",
         "(answered within T + abandoned within T) / offered"},
        {"service_level_short_abandons_as_good", Unit::share, of_contacts,
         "Service level that counts contacts who left within 5 seconds as served.",
         "(answered within T + abandoned within 5 s) / offered"},
        {"asa", Unit::seconds, of_contacts, "Average speed of answer: mean wait of the answered, zeros included.",
         "sum of waits of the answered / answered"},
        {"wait_mean", Unit::seconds, of_contacts, "Mean wait of all offered, those who left included.",
         "sum of all waits / offered"},
        {"wait_p50", Unit::seconds, of_contacts,
         "Median wait of the answered, pooled over replications; interval by sectioning.",
         "smallest wait that at least 50 % of the answered did not exceed"},
        {"wait_p90", Unit::seconds, of_contacts,
         "90th percentile of the waits of the answered, pooled over replications; interval by sectioning.",
         "smallest wait that at least 90 % of the answered did not exceed"},
        {"wait_p95", Unit::seconds, of_contacts,
         "95th percentile of the waits of the answered, pooled over replications; interval by sectioning.",
         "smallest wait that at least 95 % of the answered did not exceed"},
        {"wait_max", Unit::seconds, of_contacts,
         "Longest wait of the answered: mean over the replications in which anybody was answered.", ""},
        {"aht", Unit::seconds, of_answers,
         "Average handle time: mean length of a contact with an agent, after-contact work included (chat: open to "
         "close).",
         "sum of handle times / answered"},
        {"effort", Unit::seconds, of_answers,
         "Mean agent time of an answered contact, shared equally among the contacts open at once, so that it adds up "
         "to busy time.",
         "sum of agent seconds / answered"},
        {"occupancy", Unit::share, of_agents,
         "Share of the time on duty with at least one contact or its after-contact work; overtime is left out.",
         "busy time on duty / time on duty"},
        {"slot_occupancy", Unit::share, of_chats,
         "Share of the chat slots on duty that are in use; agents on duty offer as many slots as their channel's "
         "concurrency.",
         "open chats x time on duty / (time on duty x concurrency)"},
        {"concurrency", Unit::chats, of_chats, "Mean number of open chats of an agent while at least one is open.",
         "open chats x time / time with an open chat"},
        {"first_response", Unit::seconds, of_contacts,
         "Mean time from the creation of a chat or a deferred contact to the first agent's answer.",
         "sum of waits of answered chats and deferred contacts / their number"},
        {"resolution_time", Unit::seconds, of_contacts,
         "Mean time from arrival to hang-up of the contacts that settled the matter.",
         "sum of (hang-up - arrival) of the resolved / resolved"},
        {"resolution_rate", Unit::share, of_contacts,
         "Share of the customers with a need whose matter was settled; customers who found nothing offered and open "
         "count.",
         "resolved / (offered + not offered their way in)"},
        {"unserved", Unit::count, in_total | in_segment | in_reason,
         "Customers whose need was never met: not offered their way in, or gave up for good.",
         "not offered their way in + abandoned + blocked + disconnected"},
        {"cost", Unit::money, of_contacts | in_group | in_group_interval,
         "All money of the strategy. A group's cost is its pay and seats. A channel's, segment's or reason's cost is "
         "its "
         "lines and fees, and each group's pay and seats in proportion to the effort spent on it; what a group without "
         "any work is paid, and per_day, stand in the total alone.",
         "(wage + agent_seat) x paid_hours + per_minute x minutes from arrival to hang-up (chat: open to close) + "
         "per_contact x answered + per_day x days"},
        {"cost_per_contact", Unit::money, of_contacts, "Money per contact dealt with.", "cost / handled"},
        {"cost_per_resolution", Unit::money, of_contacts, "Money per contact that settled the matter.",
         "cost / resolved"},
        {"paid_hours", Unit::hours, of_agents, "Gross hours: time on duty grossed up by shrinkage, and overtime.",
         "duty in [start, end) / (1 - shrinkage) + overtime_hours"},
        {"overtime_hours", Unit::hours, of_agents,
         "Work after the agent's shift or after the end: paid, outside occupancy.", ""},
        {"agents", Unit::people, of_agents, "Mean number of agents on duty.", "duty in [start, end) / (end - start)"},
        {"agents_peak", Unit::people, in_total | in_group, "Most agents on duty at once.", ""},
    }};
    return table;
}

}  // namespace holdtime
