// What a formula expects of each pool at each moment, added up as the simulation's records are.

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "sim/stats/charge.hpp"
#include "sim/stats/presence.hpp"
#include "studies/analytic/sheet.hpp"

namespace holdtime {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

}  // namespace

std::span<const double> AnalyticSheet::of_segments(const std::vector<double>& table, std::size_t interval) const {
    const auto segments = description_.segments.size();
    return std::span(table).subspan(interval * segments, segments);
}

void AnalyticSheet::frame() {
    const auto& boundaries = description_.grid.boundaries;
    for (auto& part : sums_) {
        part[Sum::replications] = 1, part[Sum::time] = boundaries.back();
        part[Sum::years] = description_.money.years();
    }
    for (auto* table : {&channel_sums_, &group_sums_})
        for (auto& row : *table)
            for (std::size_t i = 0; i < intervals_; ++i) {
                stop_.check();
                row[i][Sum::replications] = 1;
                row[i][Sum::time] = boundaries[warm_up_ + i + 1] - boundaries[warm_up_ + i];
            }
}

double AnalyticSheet::premium_seconds(std::size_t moment) const {
    const Seconds from = description_.timetable.at[moment];
    return description_.money.premium_seconds(from, from + moment_length(description_, moment));
}

void AnalyticSheet::duty(std::size_t moment) {
    const auto groups = description_.groups.size();
    for (std::size_t g = 0; g < groups; ++g) {
        std::uint32_t slots = 0;
        for (const auto c : description_.groups[g].skills)
            if (description_.channels[c].kind == ChannelKind::chat)
                slots = std::max(slots, most_chats(description_, g, c));
        auto& sums = group_sums_[g][interval(moment)];
        const double present = description_.timetable.agents[moment * groups + g];
        sums[Sum::duty] += present * moment_length(description_, moment);
        sums[Sum::premium] += present * premium_seconds(moment);
        sums[Sum::slots] += present * moment_length(description_, moment) * slots;
    }
}

/// Work that waits for hours: taken as done in the end; how long it waits no formula here says.
PartSums AnalyticSheet::deferred(std::size_t pool, std::size_t moment) const {
    const auto& at = pools_[pool].question.moments[moment];
    PartSums sums;
    sums[Sum::answered] = at.rate * at.length;
    sums[Sum::handle] = sums[Sum::effort] = sums[Sum::answered] * at.handle_time;
    for (const Sum wait : {Sum::delayed, Sum::within, Sum::wait_answered, Sum::reply_wait, Sum::queue})
        sums[wait] = nan;
    sums[Sum::replies] = sums[Sum::answered];
    const bool judged = judges(pools_[pool].channel, moment);
    sums[Sum::judged_offered] = sums[Sum::judged_answered] = judged ? sums[Sum::answered] : 0;
    if (!judged) sums[Sum::within] = 0;
    return sums;
}

PartSums AnalyticSheet::live(std::size_t pool, std::size_t moment) const {
    const PoolMoment& at = pools_[pool].question.moments[moment];
    const QueueFigures& f = answers_[pool].moments[moment];
    const auto& channel = description_.channels[pools_[pool].channel];
    const double offered = at.rate * at.length;
    PartSums sums;
    sums[Sum::queue] = f.queue_mean * at.length;
    if (at.agents > 0) sums[Sum::busy] = (f.occupancy == f.occupancy ? f.occupancy : 0) * at.agents * at.length;
    if (channel.kind == ChannelKind::chat) {
        sums[Sum::open] = sums[Sum::slots_used] = f.chats * at.length;
        sums[Sum::open_time] = sums[Sum::busy];
    }
    if (offered <= 0) return sums;
    sums[Sum::answered] = offered * f.answered;
    sums[Sum::abandoned] = offered * f.abandoned;
    sums[Sum::blocked] = offered * f.blocked;
    sums[Sum::waiting_at_end] = offered * f.waiting;
    sums[Sum::delayed] = offered * f.delayed;
    sums[Sum::wait_answered] = f.answered > 0 ? sums[Sum::answered] * f.asa : 0;
    sums[Sum::wait_others] = f.steady || f.waiting > 0 ? offered * f.wait_mean - sums[Sum::wait_answered] : 0;
    if (judges(pools_[pool].channel, moment)) {
        sums[Sum::judged_offered] = offered;
        sums[Sum::judged_answered] = sums[Sum::answered];
        sums[Sum::within] = offered * f.answered_within;
        sums[Sum::abandoned_within] = offered * f.abandoned_within;
        const bool known = channel.short_abandonment == 5;  // what the formulas ask for
        sums[Sum::abandoned_within_5] = known ? offered * f.abandoned_within_5s : nan;
    }
    const bool chat = channel.kind == ChannelKind::chat;
    sums[Sum::handle] = chat ? f.chats * at.length : sums[Sum::answered] * at.handle_time;
    sums[Sum::effort] = chat ? sums[Sum::busy] : sums[Sum::handle];
    if (chat) sums[Sum::replies] = sums[Sum::answered], sums[Sum::reply_wait] = sums[Sum::wait_answered];
    return sums;
}

void AnalyticSheet::contacts(std::size_t p, std::size_t moment) {
    const auto& pool = pools_[p];
    const PoolMoment& at = pool.question.moments[moment];
    const auto channel = pool.channel;
    PartSums sums = pool.deferred ? deferred(p, moment) : live(p, moment);
    const auto& load = loads_[channel];
    sums[Sum::resolved] = sums[Sum::answered] > 0 ? sums[Sum::answered] * load.resolved[interval(moment)] : 0;
    const double talk = load.talk_time[interval(moment)];
    const bool chat = description_.channels[channel].kind == ChannelKind::chat;
    sums[Sum::line] =
        chat ? sums[Sum::handle] : sums[Sum::wait_answered] + sums[Sum::wait_others] + sums[Sum::answered] * talk;
    sums[Sum::no_record] = sums[Sum::answered] * (1 - description_.channels[channel].record);
    charge(channel, load.arrivals[interval(moment)], of_segments(load.by_segment, interval(moment)), sums);
    if (!pool.deferred) effort_of_groups(p, moment, sums);
    const double agents = std::accumulate(pool.agents[moment].begin(), pool.agents[moment].end(), 0.0);
    if (chat) sums[Sum::slots] = agents * at.length * description_.channels[channel].concurrency;
    sums[Sum::busy] = 0;  // a channel has no agents of its own
    channel_sums_[p][interval(moment)].add_part(sums);
}

/// Segments with rates of their own have their part of everything that the channel's contacts cost.
void AnalyticSheet::charge(std::size_t channel, double all, std::span<const double> by_segment, PartSums& sums) const {
    if (description_.money.own.empty() || !(all > 0)) return charge_contacts(description_.money, channel, sums);
    std::vector<double> shares(by_segment.begin(), by_segment.end());
    for (auto& share : shares) share /= all;
    charge_mixed(description_.money, channel, shares, sums);
}

/// Visits to a menu, or sessions: what they cost, and what ends with them. How long the line is held by who goes on
/// stands with the menu, too.
void AnalyticSheet::sessions(std::size_t p) {
    const auto channel = pools_[p].channel;
    const auto& all = sessions_[channel];
    for (std::size_t i = 0; i < intervals_; ++i) {
        const auto& load = all.intervals[i];
        if (!(load.sessions > 0)) continue;
        PartSums sums;
        sums[Sum::sessions] = load.sessions;
        sums[Sum::false_contained] = load.contained - load.settled;
        sums[Sum::line] = load.time;
        if (is_machine(parts_.first_channel + p)) {
            sums[Sum::machine_sessions] = load.sessions;
            sums[Sum::contained] = load.contained;
            sums[Sum::resolved] = load.settled;
        } else {
            sums[Sum::self_served] = load.contained;
            sums[Sum::menu_abandoned] = load.left;
        }
        charge(channel, load.sessions, of_segments(all.by_segment, i), sums);
        channel_sums_[p][i].add_part(sums);
        sums_[0][Sum::several] += load.contained + load.left;  // needs that end so
        sums_[0][Sum::several_resolved] += load.settled;
        sums_[0][Sum::several_unserved] += load.contained - load.settled + load.left;
    }
}

void AnalyticSheet::effort_of_groups(std::size_t p, std::size_t moment, const PartSums& sums) {
    const auto& present = pools_[p].agents[moment];
    const double agents = std::accumulate(present.begin(), present.end(), 0.0);
    for (std::size_t g = 0; g < present.size() && agents > 0; ++g) {
        const double share = present[g] / agents;
        auto& group = group_sums_[g][interval(moment)];
        for (const Sum sum : {Sum::busy, Sum::open, Sum::open_time, Sum::slots_used}) group[sum] += share * sums[sum];
        for (const Sum sum : {Sum::answered, Sum::handle, Sum::effort, Sum::resolved}) group[sum] += share * sums[sum];
        effort_[p][g] += share * sums[Sum::effort];
    }
}

/// Those who are there when the work is done have their part of all answers.
void AnalyticSheet::deferred_effort_of_groups(std::size_t p) {
    const auto& work = pools_[p].work;
    PartSums all;
    double done = 0;
    for (const auto& sums : channel_sums_[p]) all.add_part(sums);
    for (std::size_t m = 0; m < work.done.size(); ++m)
        if (description_.timetable.interval[m] >= warm_up_) done += work.done[m];
    for (std::size_t m = 0; m < work.done.size() && done > 0; ++m) {
        if (description_.timetable.interval[m] < warm_up_) continue;
        PartSums part;
        for (const Sum sum : {Sum::answered, Sum::handle, Sum::effort, Sum::resolved})
            part[sum] = all[sum] * work.done[m] / done;
        part[Sum::busy] = work.done[m];
        effort_of_groups(p, m, part);
    }
}

/// Pay of the groups, and each channel's part of it in proportion to the effort spent on it.
void AnalyticSheet::money() {
    const auto groups = description_.groups.size();
    std::vector<ItemSums> pay(groups, ItemSums{});
    std::vector<double> effort(groups, 0.0);
    const double gross = 1 / (1 - description_.money.shrinkage);
    for (std::size_t g = 0; g < groups; ++g) {
        stop_.check();
        double busy = 0, duty = 0;
        for (const auto& sums : group_sums_[g]) busy += sums[Sum::busy], duty += sums[Sum::duty];
        const double strained = description_.money.depends_on_load() ? strain(busy, duty) : 0;
        for (auto& sums : group_sums_[g]) {
            sums[Sum::paid] = sums[Sum::duty] * gross;
            sums[Sum::strained] = sums[Sum::paid] * strained;
            sums[Sum::premium] *= gross;
            charge_group(description_.money, g, sums);
            for (std::size_t i = 0; i < item_count; ++i) pay[g][i] += items_of(sums)[i];
        }
        for (const auto& of_pool : effort_) effort[g] += of_pool[g];
    }
    auto& total = sums_[0];
    for (std::size_t p = 0; p < pools_.size(); ++p) {
        stop_.check();
        double all = 0;  // also of what comes when nobody is there, and is answered later
        PartSums own;
        for (std::size_t g = 0; g < groups; ++g)
            if (effort[g] > 0) add_items(pay[g], effort_[p][g] / effort[g], own);
        for (const auto& sums : channel_sums_[p]) all += sums[Sum::effort];
        for (auto& sums : channel_sums_[p]) {
            add_items(items_of(sums), 1, total);
            if (all > 0) add_items(items_of(own), sums[Sum::effort] / all, sums);
        }
        share_among(fixed_items(description_.money, pools_[p].channel), {channel_sums_.data() + p, 1});
    }
    for (const auto& of_group : pay) add_items(of_group, 1, total);
    add_items(fixed_items(description_.money), 1, total);
    ItemSums rest = items_of(total);
    for (const auto& of_pool : channel_sums_)
        for (const auto& sums : of_pool)
            for (std::size_t i = 0; i < item_count; ++i) rest[i] -= items_of(sums)[i];
    constexpr double rounding = 1e-9;
    for (std::size_t i = 0; i < item_count; ++i)
        if (!(rest[i] > rounding * items_of(total)[i])) rest[i] = 0;
    share_among(rest, channel_sums_);
}

/// As in the simulation: what nobody works for goes with all effort, fixed money with contacts, or evenly where there
/// are none.
void AnalyticSheet::share_among(const ItemSums& rest, std::span<std::vector<PartSums>> channels) const {
    double effort = 0, contacts = 0, parts = 0;
    for (const auto& channel : channels)
        for (const auto& sums : channel)
            effort += sums[Sum::effort], contacts += value_of(info(Figure::offered).numerator, sums), ++parts;
    for (auto& channel : channels)
        for (auto& sums : channel) {
            stop_.check();
            const double of_contacts =
                contacts > 0 ? value_of(info(Figure::offered).numerator, sums) / contacts : 1 / parts;
            const double of_effort = effort > 0 ? sums[Sum::effort] / effort : of_contacts;
            for (std::size_t i = 0; i < item_count; ++i) {
                const bool by_effort = item_info()[i].follows == Follows::effort;
                sums[sum_of(static_cast<Item>(i))] += rest[i] * (by_effort ? of_effort : of_contacts);
            }
        }
}

void AnalyticSheet::add_up() {
    const auto add = [](PartSums& to, const PartSums& from, bool cost) {
        const double replications = to[Sum::replications], time = to[Sum::time], years = to[Sum::years];
        to.add_part(cost ? from : without_items(from));
        to[Sum::replications] = replications, to[Sum::time] = time, to[Sum::years] = years;
    };
    double contacts = 0;
    for (std::size_t p = 0; p < pools_.size(); ++p)
        for (const auto& sums : channel_sums_[p]) {
            stop_.check();
            add(sums_[parts_.first_channel + p], sums, true);
            PartSums of_total = sums;  // chat slots and open chats reach the total through the groups
            for (const Sum sum : {Sum::slots, Sum::slots_used, Sum::open, Sum::open_time}) of_total[sum] = 0;
            of_total[Sum::machine_sessions] = 0;  // no contacts; what they settle is counted as a need's
            if (is_machine(parts_.first_channel + p)) of_total[Sum::resolved] = 0;
            add(sums_[0], of_total, false);
            contacts += sums[Sum::answered] + sums[Sum::abandoned] + sums[Sum::blocked] + sums[Sum::waiting_at_end];
        }
    for (std::size_t g = 0; g < group_sums_.size(); ++g)
        for (const auto& sums : group_sums_[g]) {
            stop_.check();
            add(sums_[parts_.first_group + g], sums, true);
            PartSums of_total = sums;
            for (const Sum sum : {Sum::answered, Sum::handle, Sum::effort, Sum::resolved}) of_total[sum] = 0;
            add(sums_[0], of_total, false);
        }
    const auto groups = description_.groups.size();
    const auto be_there = [&](PartSums& sums, std::size_t first, std::size_t last) {
        const auto there = presence(description_, first, last);
        sums[Sum::agents_peak] = there.most;
        sums[Sum::staffed] = there.time;
    };
    for (std::size_t g = 0; g < groups; ++g) be_there(sums_[parts_.first_group + g], g, g + 1);
    be_there(sums_[0], 0, groups);
    for (const auto& load : loads_) contacts -= load.returned;
    contacts += sums_[0][Sum::several];
    sums_[0][Sum::unavailable] = std::max(0.0, customers() - contacts);
}

/// Expected customers with a need in the counted intervals.
double AnalyticSheet::customers() const {
    double sum = 0;
    for (const auto& segment : description_.segments) {
        const auto expected = segment.arrivals->expected();
        const auto first = expected.begin() + static_cast<std::ptrdiff_t>(warm_up_);
        sum = std::accumulate(first, first + static_cast<std::ptrdiff_t>(intervals_), sum);
    }
    return sum;
}

}  // namespace holdtime
