#include "studies/analytic/mechanism_rows.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "studies/analytic/signs.hpp"

namespace holdtime {

namespace {

Used used(bool whether) { return whether ? Used("") : Used(); }

const ChannelDescription& channel_of(const StrategyView& view, const AnalyticPool& pool) {
    return view.description.channels[pool.channel];
}

const ChannelLoad& load_of(const StrategyView& view, const AnalyticPool& pool) { return view.loads[pool.channel]; }

Used several_chats(const StrategyView& view, const AnalyticPool& pool) {
    const auto& channel = channel_of(view, pool);
    if (channel.kind != ChannelKind::chat || channel.concurrency <= 1) return {};
    return fmt::format("{}", channel.concurrency);
}

Used other_patience(const StrategyView& view, const AnalyticPool& pool) {
    const auto& law = pool.question.patience;
    return used(any_leave(load_of(view, pool)) && law && !exponential(*law));
}

Used mixed_shift_ends(const StrategyView& view, const AnalyticPool& pool) {
    const auto& groups = view.description.groups;
    return used(std::any_of(groups.begin(), groups.end(), [&](const GroupDescription& group) {
        return std::count(group.skills.begin(), group.skills.end(), pool.channel) > 0 &&
               group.shift_end != pool.question.shift_end;
    }));
}

Used handed_over(const StrategyView& view, const AnalyticPool& pool) {
    const auto& reasons = view.description.reasons;
    return used(std::any_of(reasons.begin(), reasons.end(),
                            [&](const ReasonDescription& reason) { return reason.hand_over[pool.channel].share > 0; }));
}

bool own_limits(const StrategyView& view, const GroupDescription& group) {
    return std::any_of(group.skills.begin(), group.skills.end(), [&](std::uint16_t c) {
        return !group.most_chats.empty() && group.most_chats[c] != view.description.channels[c].concurrency;
    });
}

Used limited_waiting(const StrategyView& view, const AnalyticPool& pool) {
    return used(channel_of(view, pool).waiting != no_limit);
}

Used unseen_records(const StrategyView& view, const AnalyticPool& pool) {
    const auto& reasons = view.description.reasons;
    return used(view.description.comes_back &&
                std::any_of(reasons.begin(), reasons.end(),
                            [&](const ReasonDescription& reason) { return reason.without_history[pool.channel] > 0; }));
}

Used invited(const StrategyView& view) {
    std::string names;
    for (const auto& one : view.description.visitors)
        names += (names.empty() ? "'" : ", '") + view.description.channels[one.channel].name + "'";
    return names.empty() ? Used() : Used(names);
}

// It changes the load of two channels.
Used deflected(const StrategyView& view) {
    std::string names;
    for (const auto& channel : view.description.channels)
        if (channel.offered && channel.deflection.accept > 0)
            names += (names.empty() ? "'" : ", '") + channel.name + "'";
    return names.empty() ? Used() : Used(names);
}

Used sells(const StrategyView& view, const AnalyticPool& pool) {
    const auto& reasons = view.description.reasons;
    return used(std::any_of(reasons.begin(), reasons.end(), [&](const ReasonDescription& reason) {
        return !reason.sale.empty() && reason.sale[pool.channel].share > 0;
    }));
}

Used own_costs(const StrategyView& view, const AnalyticPool& pool) {
    const auto& own = view.description.money.own;
    return used(std::any_of(own.begin(), own.end(), [&](const OwnRate& one) { return one.channel == pool.channel; }));
}

Used machines_before(const StrategyView& view, const AnalyticPool& pool) {
    return used(!channel_of(view, pool).met_first.empty());
}

Used other_arrivals(const StrategyView&, const Segment& segment) {
    const auto& name = segment.arrivals.name;
    return name == "poisson" || name == "doubly_stochastic" ? Used() : Used(name);
}

using M = Mechanism;
using View = StrategyView;
using Group = GroupDescription;
using Pool = AnalyticPool;

constexpr MechanismRow rows[] = {
    {.mechanism = M::blending,
     .words = "blended agents of '{0}'",
     .instead = " are split by offered load",
     .of_group = [](const View&, const Group& group) { return used(group.skills.size() > 1); }},
    {.mechanism = M::reserve,
     .words = "reserve of '{0}'",
     .of_group = [](const View&, const Group& group) { return used(group.skills.size() > 1 && group.reserve > 0); }},
    {.mechanism = M::skills,
     .words = "what '{0}' can do by its skills",
     .instead = " (every group is taken to serve all contacts of its channels, at once and at full speed)",
     .of_group = [](const View&, const Group& group) { return used(!group.abilities.empty()); }},
    {.mechanism = M::scores,
     .words = "scores of the routing",
     .instead = " (nobody is taken before others of the same channel)",
     .of_strategy = [](const View& view) { return used(view.description.routing.contact_rule == ContactRule::score); }},
    {.mechanism = M::misrouting,
     .words = "misrouted calls of '{0}'",
     .instead = " (everybody lands with who can help)",
     .part_of = M::menu,
     .of_channel = [](const View& view, const Pool& pool) { return used(channel_of(view, pool).menu.misrouted > 0); }},
    {.mechanism = M::own_concurrency,
     .words = "own limits of open chats of '{0}'",
     .instead = " (the channels' hold)",
     .of_group = [](const View& view, const Group& group) { return used(own_limits(view, group)); }},
    {.mechanism = M::weighted,
     .words = "calls beside chats of '{0}'",
     .instead = " (an agent has a call or chats)",
     .of_group = [](const View&, const Group& group) { return used(!group.weights.empty()); }},
    {.mechanism = M::on_call,
     .words = "people on call of '{0}'",
     .instead = " (nobody is called in)",
     .of_group = [](const View&, const Group& group) { return used(group.on_call.agents > 0); }},
    {.mechanism = M::preemption,
     .words = "interruptions of '{0}' by calls",
     .instead = " (its work takes agents like any other)",
     .of_deferred = [](const View& view, const Pool& pool) { return used(channel_of(view, pool).interrupted); }},
    {.mechanism = M::overtime,
     .words = "overtime of '{0}'",
     .instead = " (planned hours are paid)",
     .of_group = [](const View& view, const Group& group) { return used(overtime(view, group)); }},
    {.mechanism = M::absence,
     .words = "absence of '{0}'",
     .instead = " (everybody comes)",
     .of_group = [](const View&, const Group& group) { return used(group.absence > 0); }},
    {.mechanism = M::people,
     .words = "differences between the agents of '{0}'",
     .instead = " (each takes and settles what the reason says)",
     .of_group = [](const View&, const Group& group) { return used(group.people.differ()); }},
    {.mechanism = M::carry_over,
     .words = "carry-over between intervals",
     .instead = " (each is answered as if it lasted for ever)",
     .of_strategy = [](const View& view) { return used(any_changes(view)); }},
    {.mechanism = M::shift_end,
     .words = "shift_end",
     .instead = " (a change of staffing is sudden)",
     .part_of = M::carry_over,
     .of_strategy = [](const View& view) { return used(any_changes(view)); }},
    {.mechanism = M::busyness,
     .words = "busyness of '{0}'",
     .instead = " (its days are all alike)",
     .of_segment = [](const View&, const Segment& one) { return used(one.arrivals.name == "doubly_stochastic"); }},
    {.mechanism = M::arrival_law,
     .words = "arrivals '{1}' of '{0}'",
     .instead = " (taken as Poisson with the same expected numbers)",
     .of_segment = other_arrivals},
    {.mechanism = M::redial,
     .words = "redials of '{0}'",
     .of_segment = [](const View&, const Segment& one) { return used(one.redial && one.redial->on()); }},
    {.mechanism = M::redial_peaks,
     .words = "that redials of '{0}' meet the busy moments which they fled",
     .instead = " (they come as more load, spread by the law of their delay; what becomes of needs is left out)",
     .part_of = M::redial,
     .of_segment = [](const View&, const Segment& one) { return used(one.redial && one.redial->on()); }},
    {.mechanism = M::repeat,
     .words = "repeats of '{0}'",
     .of_segment = [](const View&, const Segment& one) { return used(one.repeat && one.repeat->on()); }},
    {.mechanism = M::fates_of_needs,
     .words = "which repeats of '{0}' are of one need",
     .instead = " (they come as more load; what becomes of needs is left out)",
     .part_of = M::repeat,
     .of_segment = [](const View&, const Segment& one) { return used(one.repeat && one.repeat->on()); }},
    {.mechanism = M::at_end,
     .words = "at_end: cut",
     .instead = " (who waits at the end is served)",
     .part_of = M::waiting,
     .of_strategy = [](const View& view) { return used(view.description.at_end == AtEnd::cut); }},
    {.mechanism = M::waiting,
     .words = "waiting on '{0}'",
     .instead = " (who finds every agent busy is lost)",
     .of_channel = [](const View&, const Pool& pool) { return used(any_may_wait(pool)); }},
    {.mechanism = M::max_wait,
     .words = "max_wait of '{0}'",
     .part_of = M::waiting,
     .of_channel = [](const View& view, const Pool& pool) { return used(channel_of(view, pool).max_wait < forever); }},
    {.mechanism = M::at_close,
     .words = "at_close of '{0}'",
     .part_of = M::waiting,
     .of_channel = [](const View& view,
                      const Pool& pool) { return used(channel_of(view, pool).at_close != AtClose::serve); }},
    {.mechanism = M::shared_attention,
     .words = "shared attention on '{0}'",
     .instead = " (n agents count as {1} n at the pace of {1} open chats)",
     .of_channel = several_chats},
    {.mechanism = M::handle_time_law,
     .words = "law of handle times on '{0}'",
     .instead = " (exponential with the same mean)",
     .of_channel = [](const View& view, const Pool& pool) { return used(!exponential_work(view, pool)); }},
    {.mechanism = M::rush_at_opening,
     .words = "rush at the opening of '{0}'",
     .instead = " (who comes later spreads over the interval)",
     .of_channel = [](const View& view, const Pool& pool) { return used(load_of(view, pool).later > 0); }},
    {.mechanism = M::carry_over,
     .words = "empty start of '{0}'",
     .instead = " (a contact lasts long beside the horizon, which is answered as if it lasted for ever)",
     .of_channel = [](const View&, const Pool& pool) { return used(starts_empty(pool)); }},
    {.mechanism = M::mixed_shift_ends,
     .words = "different shift_end of groups that share '{0}'",
     .part_of = M::shift_end,
     .of_channel = mixed_shift_ends},
    {.mechanism = M::patience,
     .words = "patience on '{0}'",
     .instead = " (nobody leaves)",
     .part_of = M::waiting,
     .of_channel = [](const View& view, const Pool& pool) { return used(any_leave(load_of(view, pool))); }},
    {.mechanism = M::patience_law,
     .words = "law of patience on '{0}'",
     .instead = " (exponential with the same mean rate of leaving)",
     .part_of = M::patience,
     .of_channel = other_patience},
    {.mechanism = M::patience_law_through_day,
     .words = "changes of the law of patience on '{0}'",
     .instead = " (one law stands for the whole horizon)",
     .part_of = M::patience_law,
     .of_channel =
         [](const View& view, const Pool& pool) {
             return used(any_leave(load_of(view, pool)) && patience_law_changes(view, pool));
         }},
    {.mechanism = M::balking,
     .words = "balking on '{0}'",
     .part_of = M::waiting,
     .of_channel = [](const View& view, const Pool& pool) { return used(any_balk(load_of(view, pool))); }},
    {.mechanism = M::handle_time_through_day,
     .words = "changes of the handle time on '{0}'",
     .instead = " (its mean over the horizon carries load on)",
     .part_of = M::carry_over,
     .of_channel = [](const View&, const Pool& pool) { return used(handle_time_changes(pool)); }},
    {.mechanism = M::handle_time_before_change,
     .words = "handle times begun before a change on '{0}'",
     .instead = " (they go on with the mean of the interval)",
     .part_of = M::handle_time_through_day,
     .of_channel = [](const View&, const Pool& pool) { return used(handle_time_changes(pool)); }},
    {.mechanism = M::patience_before_change,
     .words = "patience from before a change on '{0}'",
     .instead = " (it goes on with the mean of the interval)",
     .part_of = M::shift_end,
     .of_channel = [](const View&, const Pool& pool) { return used(patience_changes(pool)); }},
    {.mechanism = M::lines,
     .words = "lines of '{0}'",
     .of_channel = [](const View& view, const Pool& pool) { return used(channel_of(view, pool).lines != no_limit); }},
    {.mechanism = M::lines_after_talk,
     .words = "lines of '{0}' are free during after-contact work",
     .part_of = M::lines,
     .of_channel =
         [](const View& view, const Pool& pool) {
             const auto& channel = channel_of(view, pool);
             return used(channel.lines != no_limit && channel.after_contact_work != nullptr);
         }},
    {.mechanism = M::hand_over,
     .words = "hand-overs from '{0}'",
     .instead = " (the first agent talks to the end, and nobody comes over to another channel)",
     .of_channel = handed_over},
    {.mechanism = M::hand_over,
     .words = "hand-overs from '{0}'",
     .instead = " (the first agent talks to the end, and nobody comes over to another channel)",
     .of_deferred = handed_over},
    {.mechanism = M::rounds,
     .words = "further messages on '{0}'",
     .instead = " (a case takes one answer)",
     .of_deferred =
         [](const View& view, const Pool& pool) {
             const auto& reasons = view.description.reasons;
             return used(std::any_of(reasons.begin(), reasons.end(), [&](const ReasonDescription& reason) {
                 return takes_rounds(reason, pool.channel);
             }));
         }},
    {.mechanism = M::waiting_room,
     .words = "the most that may wait on '{0}'",
     .part_of = M::waiting,
     .of_channel = limited_waiting},
    {.mechanism = M::without_history,
     .words = "work for records that agents do not see on '{0}'",
     .of_channel = unseen_records},
    {.mechanism = M::without_history,
     .words = "work for records that agents do not see on '{0}'",
     .of_deferred = unseen_records},
    {.mechanism = M::callback,
     .words = "callbacks of '{0}'",
     .instead = " (who waits, waits on the line)",
     .part_of = M::waiting,
     .of_channel = [](const View& view, const Pool& pool) { return used(channel_of(view, pool).callback.accept > 0); }},
    {.mechanism = M::deflection,
     .words = "deflection from {1}",
     .instead = " (who waits, waits on)",
     .part_of = M::waiting,
     .of_strategy = deflected},
    {.mechanism = M::visitors,
     .words = "invited visitors of {1}",
     .instead = " (nobody is invited)",
     .of_strategy = invited},
    {.mechanism = M::silent_leaving,
     .words = "silent leavers of '{0}'",
     .instead = " (who leaves, leaves its place)",
     .part_of = M::patience,
     .of_channel = [](const View& view, const Pool& pool) { return used(channel_of(view, pool).silent.share > 0); }},
    {.mechanism = M::conversation,
     .words = "messages on '{0}'",
     .instead = " (chats of that mean length share the agent's attention, at the pace that taking turns gives; nobody "
                "leaves one or falls silent)",
     .of_channel = [](const View& view, const Pool& pool) { return used(channel_of(view, pool).converses); }},
    {.mechanism = M::divided_attention,
     .words = "what divided attention forgets on '{0}'",
     .of_channel = [](const View& view, const Pool& pool) { return used(!channel_of(view, pool).kept.empty()); }},
    {.mechanism = M::sales, .words = "sales on '{0}'", .of_channel = sells},
    {.mechanism = M::sales, .words = "sales on '{0}'", .of_deferred = sells},
    {.mechanism = M::own_costs,
     .words = "how segments with costs of their own fare on '{0}'",
     .instead = " (all segments fare alike)",
     .of_channel = own_costs},
    {.mechanism = M::own_costs,
     .words = "how segments with costs of their own fare on '{0}'",
     .instead = " (all segments fare alike)",
     .of_deferred = own_costs},
    {.mechanism = M::turnover_by_load,
     .words = "swings of occupancy in turnover",
     .instead = " (its mean decides)",
     .of_strategy = [](const View& view) { return used(view.description.money.depends_on_load()); }},
    {.mechanism = M::experience,
     .words = "customers' satisfaction, churn, incidents, own time and money",
     .of_strategy =
         [](const View& view) {
             return used(view.description.experience.on() || !view.description.money.customers.empty());
         }},
    {.mechanism = M::menu,
     .words = "menu of '{0}'",
     .instead = " (who leaves it or serves itself is taken off the load, and who goes on joins the queue later by its "
                "mean time; "
                "the line held in it is left out)",
     .of_channel = [](const View& view,
                      const Pool& pool) { return used(!channel_of(view, pool).menu.levels.empty()); }},
    {.mechanism = M::machines,
     .words = "bots and pages before '{0}'",
     .instead =
         " (whom they keep is taken off the load; the time that they take before it, their limit of sessions and what "
         "false containment brings back are left out)",
     .of_channel = machines_before},
    {.mechanism = M::machines,
     .words = "bots and pages before '{0}'",
     .instead =
         " (whom they keep is taken off the load; the time that they take before it, their limit of sessions and what "
         "false containment brings back are left out)",
     .of_deferred = machines_before},
    {.mechanism = M::deferred_work,
     .words = "deferred channel '{0}'",
     .instead = " (its work takes agents, its waits are not computed)",
     .of_deferred = [](const View&, const Pool&) { return used(true); }},
    {.mechanism = M::deferred_work,
     .words = "patience on '{0}'",
     .instead = " (deferred work stays)",
     .of_deferred = [](const View& view, const Pool& pool) { return used(any_leave(load_of(view, pool))); }},
    {.mechanism = M::deferred_work,
     .words = "balking on '{0}'",
     .of_deferred = [](const View& view, const Pool& pool) { return used(any_balk(load_of(view, pool))); }},
    {.mechanism = M::deferred_work,
     .words = "max_wait of '{0}'",
     .of_deferred = [](const View& view, const Pool& pool) { return used(channel_of(view, pool).max_wait < forever); }},
};

}  // namespace

std::span<const MechanismRow> mechanism_rows() { return rows; }

}  // namespace holdtime
