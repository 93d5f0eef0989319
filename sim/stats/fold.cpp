#include "sim/stats/fold.hpp"

#include <algorithm>
#include <span>

#include "sim/stats/charge.hpp"
#include "sim/stats/presence.hpp"
#include "sim/stats/share_money.hpp"

namespace holdtime {

namespace {

void add_counts(const ContactCell& cell, PartSums& sums) {
    static const auto codes = [] {
        std::array<ContactCode, ContactCode::count> all{};
        for (std::size_t i = 0; i < all.size(); ++i) all[i] = ContactCode::decode(i);
        return all;
    }();
    constexpr std::array<Sum, 6> of_outcome{Sum::answered,     Sum::abandoned,      Sum::blocked,
                                            Sum::disconnected, Sum::waiting_at_end, Sum::unavailable};
    for (std::size_t i = 0; i < codes.size(); ++i) {
        if (cell.count[i] == 0) continue;
        const double n = cell.count[i];
        const auto& code = codes[i];
        sums[of_outcome[static_cast<std::size_t>(code.outcome)]] += n;
        if (code.delayed) sums[Sum::delayed] += n;
        if (code.resolved) sums[Sum::resolved] += n;
        if (code.outcome == Outcome::answered && code.in_progress) sums[Sum::in_progress] += n;
        if (code.within)
            sums[code.outcome == Outcome::answered    ? Sum::within
                 : code.outcome == Outcome::abandoned ? Sum::abandoned_within
                                                      : Sum::undecided] += n;
        if (code.within_5) sums[Sum::abandoned_within_5] += n;
    }
}

void add_conversations(const RareCounts& rare, PartSums& sums) {
    sums[Sum::silent] = rare.silent;
    sums[Sum::silent_served] = rare.silent_served;
    sums[Sum::silent_within] = rare.silent_within;
    sums[Sum::messages] = static_cast<double>(rare.replies);
    sums[Sum::reply_time] = rare.reply_time;
    sums[Sum::left_in_chat] = rare.left_in_chat;
    sums[Sum::answers_lost] = rare.answers_lost;
}

/// One cell as sums: counts, times, and what the channel's rule makes of them; no money.
PartSums sums_of(const ContactCell& cell, const RareCounts& rare, const Layout& layout, const Description& description,
                 std::size_t channel) {
    const auto& rule = layout.rules[channel];
    const auto kind = description.channels[channel].kind;
    PartSums sums;
    add_counts(cell, sums);
    const double answered = sums[Sum::answered];
    if (rule.within >= 0) {
        sums[Sum::judged_offered] = answered + sums[Sum::abandoned] + sums[Sum::blocked] + sums[Sum::disconnected] +
                                    sums[Sum::waiting_at_end] - rare.not_judged;
        sums[Sum::judged_answered] = answered - rare.not_judged_answered;
    } else {  // promises to call back are kept or not, and no service level
        for (const auto sum : {Sum::within, Sum::abandoned_within, Sum::abandoned_within_5}) sums[sum] = 0;
    }
    sums[Sum::wait_answered] = cell.wait_answered;
    sums[Sum::wait_others] = cell.wait_others;
    if (kind != ChannelKind::deferred) sums[Sum::undecided] = 0;  // nobody answers a call that waited at the end
    if (kind == ChannelKind::deferred) {
        sums[Sum::touches] = answered - rare.not_sent + static_cast<double>(rare.more_answers);
        sums[Sum::backlog] = sums[Sum::waiting_at_end] + rare.not_sent + rare.message_waits;
    }
    sums[Sum::preemptions] = rare.preemptions;
    sums[Sum::no_record] = rare.no_record;
    sums[Sum::blocked_waiting] = rare.queue_full;
    sums[Sum::promised] = rare.promised;
    sums[Sum::promised_answered] = rare.promised_answered;
    sums[Sum::promised_unreached] = rare.promised_unreached;
    sums[Sum::promised_within] = rare.promised_within;
    sums[Sum::promised_wait] = rare.promised_wait;
    sums[Sum::deflected] = rare.deflected;
    sums[Sum::misrouted] = rare.misrouted;
    sums[Sum::overflowed] = rare.overflowed;
    sums[Sum::revenue] = rare.revenue;
    sums[Sum::before_queue] = rare.before;
    if (kind != ChannelKind::voice) {
        sums[Sum::replies] = answered - rare.not_sent;
        sums[Sum::reply_wait] = cell.reply;
    }
    sums[Sum::handle] = cell.handle;
    sums[Sum::effort] = cell.effort + rare.effort_apart;
    add_conversations(rare, sums);
    sums[Sum::resolution] = cell.resolution;
    if (cell.longest >= 0) {
        sums[Sum::longest] = cell.longest;
        sums[Sum::longest_exists] = 1;
    }
    sums[Sum::line] = cell.line;
    sums[Sum::sampled] = description.money.sampled * answered;
    return sums;
}

/// Time on duty, work and pay of one group over one interval, or after the end; `strain` is that of all of them,
/// `items` what its hours cost.
PartSums group_sums(const Tally::Sums& tally, const Description& description, std::size_t interval, std::size_t group,
                    double strain, std::span<const MoneyItem> items) {
    const auto& layout = tally.layout;
    const bool counted = interval < layout.intervals();
    PartSums sums;
    std::uint32_t slots_an_agent = 0;
    for (auto p = layout.first_pair[group]; p < layout.first_pair[group + 1]; ++p) {
        const auto& cell = tally.spans[interval * layout.pairs.size() + p];
        sums[Sum::busy] += counted ? cell.busy : 0;
        sums[Sum::overtime] += cell.overtime + (counted ? 0 : cell.busy);
        sums[Sum::slots_used] += counted ? cell.open_on_duty : 0;
        sums[Sum::open] += counted ? cell.open : 0;
        sums[Sum::open_time] += counted ? cell.open_time : 0;
        if (layout.rules[layout.pairs[p].channel].chat)
            slots_an_agent = std::max(slots_an_agent, most_chats(description, group, layout.pairs[p].channel));
    }
    if (counted) sums[Sum::duty] = tally.duty[interval * layout.groups + group];
    sums[Sum::slots] = sums[Sum::duty] * slots_an_agent;
    const auto& money = description.money;
    sums[Sum::paid] = sums[Sum::duty] / (1 - money.shrinkage) + sums[Sum::overtime];
    if (counted && !tally.called_in.empty())
        sums[Sum::called_in] = tally.called_in[interval * layout.groups + group] / (1 - money.shrinkage);
    sums[Sum::premium] = money.overtime_extra * sums[Sum::overtime];
    if (layout.premiums) {
        const auto at = interval * layout.groups + group;
        if (counted) sums[Sum::premium] += tally.premium_duty[at] / (1 - money.shrinkage);
        sums[Sum::premium] += tally.premium_overtime[at];
    }
    sums[Sum::strained] = sums[Sum::paid] * strain;
    charge_group(items, sums);
    return sums;
}

/// Points of occupancy above 85 % of a group in [start, end).
double strain_of(const Tally::Sums& tally, std::size_t group) {
    const auto& layout = tally.layout;
    double busy = 0, duty = 0;
    for (std::size_t i = 0; i < layout.intervals(); ++i) {
        duty += tally.duty[i * layout.groups + group];
        for (auto p = layout.first_pair[group]; p < layout.first_pair[group + 1]; ++p)
            busy += tally.spans[i * layout.pairs.size() + p].busy;
    }
    return strain(busy, duty);
}

/// A channel's share of the agents' time in one interval.
void add_channel_time(const Tally::Sums& tally, const Description& description, std::size_t interval,
                      std::size_t column, PartSums& sums) {
    const auto& layout = tally.layout;
    const auto channel = layout.offered[column];
    sums[Sum::queue] += tally.queue[interval * layout.offered.size() + column];
    sums[Sum::queue_silent] += tally.unseen[interval * layout.offered.size() + column];
    if (!layout.rules[channel].chat) return;
    for (std::size_t p = 0; p < layout.pairs.size(); ++p) {
        if (layout.pairs[p].channel != channel) continue;
        const auto& cell = tally.spans[interval * layout.pairs.size() + p];
        sums[Sum::slots_used] += cell.open_on_duty;
        sums[Sum::open] += cell.open;
        sums[Sum::open_time] += cell.open_time;
        const auto group = layout.pairs[p].group;
        sums[Sum::slots] += tally.duty[interval * layout.groups + group] * most_chats(description, group, channel);
    }
}

/// Of one group, or (`group` = the number of groups) of all: who is planned, and more where people were called in.
void set_presence(const Tally::Sums& tally, std::size_t group, const Presence& planned, PartSums& sums) {
    sums[Sum::agents_peak] = planned.most;
    if (!tally.most_there.empty()) sums[Sum::agents_peak] = std::max(planned.most, double{1} * tally.most_there[group]);
    sums[Sum::staffed] = planned.time;
}

/// The groups' own parts and their intervals.
void fold_groups(const Tally::Sums& tally, const Description& description, const Parts& parts, Folded& folded) {
    const auto& layout = tally.layout;
    for (std::size_t g = 0; g < layout.groups; ++g) {
        auto& sums = folded.parts[parts.first_group + g];
        const auto items = items_of_group(description.money, g);
        const double strain = description.money.depends_on_load() ? strain_of(tally, g) : 0;
        for (std::size_t i = 0; i <= layout.intervals(); ++i) {
            auto part = group_sums(tally, description, i, g, strain, items);
            sums.add_replication(part);
            if (i == layout.intervals() || folded.group_intervals.empty()) continue;
            part[Sum::replications] = 1;
            part[Sum::time] = layout.boundaries[i + 1] - layout.boundaries[i];
            folded.group_intervals.set(i * layout.groups + g, part);
        }
        folded.parts[0].add_part(sums);
        set_presence(tally, g, presence(description, g, g + 1), sums);
    }
}

/// Adds one cell to every part it belongs to, without pay; a group's money is its pay alone.
void add_to_parts(const PartSums& sums, const CellParts& of, const Parts& parts, Folded& folded) {
    for (std::size_t i = 0; i < of.size; ++i) {
        auto& part = folded.parts[of.part[i]];
        const bool group = parts.names[of.part[i]].kind == in_group;
        part.add_part(group ? without_items(sums) : sums);
    }
}

void fold_contacts(const Tally::Sums& tally, const Description& description, const Parts& parts,
                   const std::vector<Pay>& pay, Folded& folded) {
    const auto& layout = tally.layout;
    for (std::size_t i = 0; i < tally.cells.size(); ++i) {
        const auto& cell = tally.cells[i];
        const auto& rare = tally.rare[i];
        const bool nobody = std::all_of(cell.count.begin(), cell.count.end(), [](auto n) { return n == 0; });
        if (nobody && rare.silent_served == 0 && rare.replies == 0 && rare.preemptions == 0 && rare.effort_apart == 0)
            continue;
        const auto slot = i % layout.slots();
        const auto of =
            parts.of_cell(layout, i / layout.slots() / layout.reasons, i / layout.slots() % layout.reasons, slot);
        if (slot == layout.unavailable_slot()) {
            PartSums sums;
            add_counts(cell, sums);
            add_to_parts(sums, of, parts, folded);
            continue;
        }
        const bool answered = slot < layout.pairs.size();
        const auto channel = layout.channel_of(slot);
        auto sums = sums_of(cell, rare, layout, description, channel);
        const auto segment = i / layout.slots() / layout.reasons;
        charge_contacts(description.money, channel, sums, segment);
        if (tally.customers.on()) {
            tally.customers.add_time(tally.customers.cells[i].time, segment, channel, sums);
            tally.customers.add_incidents(tally.customers.cells[i], channel, sums);
        }
        add_to_parts(sums, of, parts, folded);
        if (answered) add_pay(pay[slot], cell.effort + rare.effort_apart, of, parts, folded);
    }
    add_channel_pay(layout, pay, parts, folded);
}

/// Sessions of one menu, bot or page, as sums of its channel's part.
PartSums sums_of(const SessionCell& cell, const Description& description, std::size_t channel) {
    PartSums sums;
    if (cell.sessions == 0) return sums;
    sums[Sum::sessions] = cell.sessions;
    sums[Sum::false_contained] = cell.contained - cell.settled;
    if (is_machine(description.channels[channel].kind)) {
        sums[Sum::machine_sessions] = cell.sessions;
        sums[Sum::contained] = cell.contained;
        sums[Sum::resolved] = cell.settled;
        sums[Sum::resolution] = cell.settled_time;
        sums[Sum::line] = cell.time;
    } else {
        sums[Sum::self_served] = cell.contained;
        sums[Sum::menu_abandoned] = cell.left;
        sums[Sum::line] = cell.kept_time;  // of who went on the contact tells it
    }
    return sums;
}

/// What is settled by a session settles its need: that is counted there.
void fold_sessions(const Tally::Sums& tally, const Description& description, const Parts& parts, Folded& folded) {
    const auto& layout = tally.layout;
    const auto width = layout.offered.size();
    for (std::size_t i = 0; i < tally.sessions.size(); ++i) {
        const auto channel = layout.offered[i % width];
        auto sums = sums_of(tally.sessions[i], description, channel);
        charge_contacts(description.money, channel, sums, i / width / layout.reasons);
        tally.customers.add_time(sums[Sum::line], i / width / layout.reasons, channel, sums);
        folded.parts[parts.first_channel + i % width].add_part(sums);
        for (const auto sum : {Sum::machine_sessions, Sum::resolved, Sum::resolution}) sums[sum] = 0;
        const auto segment = i / width / layout.reasons, reason = i / width % layout.reasons;
        for (const auto part : {std::size_t{0}, parts.first_segment + segment, parts.first_reason + reason})
            folded.parts[part].add_part(sums);
    }
}

void fold_several(const Tally::Sums& tally, const Parts& parts, Folded& folded) {
    const auto reasons = tally.layout.reasons;
    for (std::size_t i = 0; i < tally.several.size(); ++i) {
        const auto& several = tally.several[i];
        const bool visitors = i / reasons >= tally.layout.customers;
        for (const auto part : {std::size_t{0}, parts.first_segment + i / reasons, parts.first_reason + i % reasons}) {
            if (part != 0 && visitors) continue;
            auto& sums = folded.parts[part];
            const auto add = [&](Sum sum, std::int64_t n) { sums[sum] += static_cast<double>(n); };
            add(Sum::several, several.needs);
            add(Sum::several_contacts, several.contacts);
            add(Sum::several_resolved, several.resolved);
            add(Sum::several_unserved, several.unserved);
            add(Sum::several_unresolved, several.unresolved);
            add(Sum::several_in_progress, several.in_progress);
            add(Sum::several_reached, several.reached);
            add(Sum::several_first, several.first);
            add(Sum::redialled, several.redialled);
            add(Sum::repeated, several.repeated);
            add(Sum::handed_over, several.handed_over);
            add(Sum::cut, several.cut);
            add(Sum::out_of_hours, several.out_of_hours);
            add(Sum::several_sessions, several.sessions);
            sums[Sum::several_resolution] += several.resolution;
            if (tally.customers.on()) add_opinions(tally.customers.opinions[i], sums);
        }
    }
    for (std::size_t c = 0; c < tally.customers.of_channels.size(); ++c)
        add_satisfaction(tally.customers.of_channels[c], folded.parts[parts.first_channel + c]);
}

/// Adds the interval's sessions, and what its contacts and they cost.
void charge_interval(const Tally::Sums& tally, const Description& description, std::size_t interval, std::size_t column,
                     PartSums& sums) {
    const auto& layout = tally.layout;
    const auto channel = layout.offered[column];
    const bool by_segment = tally.customers.by_segment();
    if (!by_segment) charge_contacts(description.money, channel, sums);
    double session_seconds = 0;
    if (!tally.interval_sessions.empty()) {
        auto sessions =
            sums_of(tally.interval_sessions[interval * layout.offered.size() + column], description, channel);
        session_seconds = sessions[Sum::line];
        if (!by_segment) charge_contacts(description.money, channel, sessions);
        sums.add_replication(sessions);
    }
    if (by_segment) tally.customers.charge_interval(layout, interval, column, sums);
    if (tally.customers.on()) tally.customers.add_interval(layout, interval, column, session_seconds, sums);
}

void fold_channel_intervals(const Tally::Sums& tally, const Description& description, const Parts& parts,
                            Folded& folded) {
    const auto& layout = tally.layout;
    const bool by_interval = !folded.channel_intervals.empty();
    for (std::size_t c = 0; c < layout.offered.size(); ++c) {
        const IntervalShares shares(folded.parts[parts.first_channel + c], layout.intervals());
        for (std::size_t i = 0; i < layout.intervals(); ++i) {
            const auto index = i * layout.offered.size() + c;
            auto& channel_part = folded.parts[parts.first_channel + c];
            PartSums sums;
            if (by_interval) {
                sums = sums_of(tally.interval_cells[index], tally.interval_rare[index], layout, description,
                               layout.offered[c]);
                charge_interval(tally, description, i, c, sums);
                shares.add(sums);
            }
            add_channel_time(tally, description, i, c, sums);
            for (const auto sum :
                 {Sum::queue, Sum::queue_silent, Sum::slots, Sum::slots_used, Sum::open, Sum::open_time})
                channel_part[sum] += sums[sum];
            for (const auto sum : {Sum::queue, Sum::queue_silent}) folded.parts[0][sum] += sums[sum];
            if (!by_interval) continue;
            sums[Sum::replications] = 1;
            sums[Sum::takes_cases] = layout.rules[layout.offered[c]].deferred ? 1 : 0;
            sums[Sum::time] = layout.boundaries[i + 1] - layout.boundaries[i];
            folded.channel_intervals.set(index, sums);
        }
    }
}

/// What lies between the agents of each group, and of all.
void fold_agents(const Tally::Sums& tally, const Parts& parts, Folded& folded) {
    const auto& first = tally.layout.first_agent;
    if (first.empty()) return;
    const std::span<const AgentCell> all(tally.agents);
    add_occupancies(all, folded.agents, folded.parts[0]);
    for (std::size_t g = 0; g + 1 < first.size(); ++g) {
        const auto agents = all.subspan(first[g], first[g + 1] - first[g]);
        auto& sums = folded.parts[parts.first_group + g];
        add_occupancies(agents, folded.agents, sums);
        add_spreads(agents, sums);
    }
}

/// May there be deferred contacts in the part?
bool takes_cases(const Layout& layout, const Parts& parts, std::size_t part) {
    const auto deferred = [&](std::uint16_t channel) { return layout.rules[channel].deferred; };
    const auto& offered = layout.offered;
    if (parts.names[part].kind == in_channel) return deferred(offered[part - parts.first_channel]);
    if (parts.names[part].kind != in_group) return std::any_of(offered.begin(), offered.end(), deferred);
    return std::any_of(layout.pairs.begin(), layout.pairs.end(), [&](const Pair& pair) {
        return pair.group == part - parts.first_group && deferred(pair.channel);
    });
}

/// What a contact of this code would be as a need by itself.
Fate fate_of(const ContactCode& code) {
    ContactRecord record;
    record.outcome = code.outcome;
    record.resolved = code.resolved;
    return holdtime::fate_of(record);
}

}  // namespace

// Every contact as a need of its own, from its cell; then what is otherwise.
void add_flows(const Tally::Sums& tally, FlowCounts& flows) {
    const auto& layout = tally.layout;
    for (std::size_t i = 0; i < tally.cells.size(); ++i) {
        const auto& count = tally.cells[i].count;
        const auto slot = i % layout.slots();
        const auto segment = static_cast<std::uint16_t>(i / layout.slots() / layout.reasons);
        if (segment >= layout.customers) continue;
        for (std::size_t code = 0; code < count.size(); ++code) {
            if (count[code] == 0) continue;
            const auto channel = layout.channel_of(slot);
            flows.add_need(segment, channel, channel, fate_of(ContactCode::decode(code)), count[code]);
        }
    }
    flows.add(tally.flows);
}

Folded room_for_intervals(const Layout& layout, unsigned about) {
    Folded folded;
    folded.channel_intervals = SumsByInterval(layout.intervals() * layout.offered.size(), in_interval, about);
    folded.group_intervals = SumsByInterval(layout.intervals() * layout.groups, in_group_interval, about);
    return folded;
}

void fold(const Tally::Sums& tally, const Description& description, const Parts& parts, Folded& folded) {
    const auto& layout = tally.layout;
    folded.parts.assign(parts.names.size(), PartSums{});
    fold_groups(tally, description, parts, folded);
    const auto pay = pay_of_pairs(tally, parts, folded);
    fold_contacts(tally, description, parts, pay, folded);
    fold_sessions(tally, description, parts, folded);
    add_days(layout, description.money, parts, folded);
    fold_several(tally, parts, folded);
    share_out(parts, folded);
    fold_channel_intervals(tally, description, parts, folded);
    set_presence(tally, layout.groups, presence(description, 0, layout.groups), folded.parts[0]);
    fold_agents(tally, parts, folded);
    for (std::size_t p = 0; p < folded.parts.size(); ++p) {
        auto& part = folded.parts[p];
        part[Sum::replications] = 1;
        part[Sum::takes_cases] = takes_cases(layout, parts, p) ? 1 : 0;
        part[Sum::time] = layout.end();
        part[Sum::years] = description.money.years();
    }
}

}  // namespace holdtime
