#include "studies/analytic_figures.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/stats/part_sums.hpp"
#include "sim/stats/parts.hpp"

namespace holdtime {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double seconds_an_hour = 3600, seconds_a_minute = 60;

bool stands_in(Figure figure, unsigned part) { return (info(figure).parts & part) != 0; }

/// What no formula knows.
bool unknown(Figure figure) {
    return figure == Figure::in_progress || figure == Figure::overtime_hours || figure == Figure::wait_max ||
           figure == Figure::resolution_time || percentile(figure) > 0;
}

double value_of(Figure figure, const PartSums& sums) {
    if (unknown(figure)) return nan;
    const auto [numerator, denominator] = ratio(figure, sums);
    const double value = denominator != 0 ? numerator / denominator : nan;
    return std::isfinite(value) ? value : nan;   // a wait without end is a wait that does not exist
}

/// Share of the channel's answers that settle the matter.
double resolved_share(const Description& description, std::size_t channel) {
    double resolved = 0, total = 0;
    for (const auto& segment : description.segments) {
        const auto expected = segment.arrivals->expected();
        const auto& habits = segment.channels[channel];
        const double weight = std::accumulate(expected.begin(), expected.end(), 0.0) * (habits.prefers + 1e-9 * habits.if_unavailable);
        for (std::size_t r = 0; r < description.reasons.size(); ++r)
            resolved += weight * segment.reason_shares[r] * description.reasons[r].resolved[channel];
        total += weight;
    }
    return total > 0 ? resolved / total : nan;
}

class Sheet {
public:
    Sheet(const Description& description, const std::vector<ChannelLoad>& loads, const std::vector<AnalyticPool>& pools,
          const std::vector<PoolAnswer>& answers, const AskPool& ask)
        : description_(description), loads_(loads), pools_(pools), answers_(answers), ask_(ask), parts_(description),
          warm_up_(description.grid.warm_up_intervals), intervals_(description.grid.intervals() - warm_up_),
          sums_(parts_.names.size()), channel_sums_(pools.size(), std::vector<PartSums>(intervals_)),
          group_sums_(description.groups.size(), std::vector<PartSums>(intervals_)),
          effort_(pools.size(), std::vector<double>(description.groups.size(), 0.0)) {
        frame();
        for (std::size_t m = 0; m < description_.timetable.at.size(); ++m)
            if (description_.timetable.interval[m] >= warm_up_) {
                duty(m);
                for (std::size_t p = 0; p < pools_.size(); ++p) contacts(p, m);
            }
        money();
        add_up();
    }
    StrategyResults results() const;

private:
    std::size_t interval(std::size_t moment) const { return description_.timetable.interval[moment] - warm_up_; }
    void frame();
    void duty(std::size_t moment);
    void contacts(std::size_t pool, std::size_t moment);
    PartSums deferred(std::size_t pool, const PoolMoment& at) const;
    PartSums live(std::size_t pool, const PoolMoment& at, const QueueFigures& figures) const;
    void money();
    void add_up();
    double customers() const;
    double percentile_of(std::size_t pool, double p) const;
    std::vector<double> interval_percentiles(std::size_t pool, Figure figure) const;
    std::vector<double> series(Figure figure, const std::vector<PartSums>& sums) const;

    const Description& description_;
    const std::vector<ChannelLoad>& loads_;
    const std::vector<AnalyticPool>& pools_;
    const std::vector<PoolAnswer>& answers_;
    const AskPool& ask_;
    Parts parts_;
    std::size_t warm_up_, intervals_;
    std::vector<PartSums> sums_;                          ///< per part
    std::vector<std::vector<PartSums>> channel_sums_;     ///< [pool][interval]
    std::vector<std::vector<PartSums>> group_sums_;       ///< [group][interval]
    std::vector<std::vector<double>> effort_;             ///< [pool][group], seconds over the horizon
};

void Sheet::frame() {
    const auto& boundaries = description_.grid.boundaries;
    for (auto& part : sums_) part[Sum::replications] = 1, part[Sum::time] = boundaries.back();
    for (auto* table : {&channel_sums_, &group_sums_})
        for (auto& row : *table)
            for (std::size_t i = 0; i < intervals_; ++i) {
                row[i][Sum::replications] = 1;
                row[i][Sum::time] = boundaries[warm_up_ + i + 1] - boundaries[warm_up_ + i];
            }
}

void Sheet::duty(std::size_t moment) {
    const auto groups = description_.groups.size();
    for (std::size_t g = 0; g < groups; ++g) {
        std::uint32_t slots = 0;
        for (const auto c : description_.groups[g].skills)
            if (description_.channels[c].kind == ChannelKind::chat) slots = std::max(slots, description_.channels[c].concurrency);
        auto& sums = group_sums_[g][interval(moment)];
        const double present = description_.timetable.agents[moment * groups + g];
        sums[Sum::duty] += present * moment_length(description_, moment);
        sums[Sum::slots] += present * moment_length(description_, moment) * slots;
        sums[Sum::agents_peak] = std::max(sums[Sum::agents_peak], present);
    }
}

/// Work that waits for hours: all of it is done in the end; how long it waits no formula here says.
PartSums Sheet::deferred(std::size_t pool, const PoolMoment& at) const {
    PartSums sums;
    sums[Sum::answered] = at.rate * at.length;
    sums[Sum::handle] = sums[Sum::effort] = sums[Sum::answered] * at.handle_time;
    for (const Sum wait : {Sum::delayed, Sum::within, Sum::wait_answered, Sum::reply_wait, Sum::queue}) sums[wait] = nan;
    sums[Sum::replies] = sums[Sum::answered];
    sums[Sum::busy] = sums[Sum::effort];
    const bool judged = description_.channels[pools_[pool].channel].service_within >= 0;
    sums[Sum::judged_offered] = sums[Sum::judged_answered] = judged ? sums[Sum::answered] : 0;
    if (!judged) sums[Sum::within] = 0;
    return sums;
}

PartSums Sheet::live(std::size_t pool, const PoolMoment& at, const QueueFigures& f) const {
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
    sums[Sum::delayed] = offered * f.delayed;
    sums[Sum::wait_answered] = f.answered > 0 ? sums[Sum::answered] * f.asa : 0;
    sums[Sum::wait_others] = f.steady ? offered * f.wait_mean - sums[Sum::wait_answered] : 0;
    if (channel.service_within >= 0) {
        sums[Sum::judged_offered] = offered;
        sums[Sum::judged_answered] = sums[Sum::answered];
        sums[Sum::within] = offered * f.answered_within;
        sums[Sum::abandoned_within] = offered * f.abandoned_within;
        sums[Sum::abandoned_within_5] = offered * f.abandoned_within_5s;
    }
    const bool chat = channel.kind == ChannelKind::chat;
    sums[Sum::handle] = chat ? f.chats * at.length : sums[Sum::answered] * at.handle_time;
    sums[Sum::effort] = chat ? sums[Sum::busy] : sums[Sum::handle];
    if (chat) sums[Sum::replies] = sums[Sum::answered], sums[Sum::reply_wait] = sums[Sum::wait_answered];
    return sums;
}

void Sheet::contacts(std::size_t p, std::size_t moment) {
    const auto& pool = pools_[p];
    const PoolMoment& at = pool.question.moments[moment];
    const auto channel = pool.channel;
    PartSums sums = pool.deferred ? deferred(p, at) : live(p, at, answers_[p].moments[moment]);
    const double resolved = resolved_share(description_, channel);
    sums[Sum::resolved] = sums[Sum::answered] > 0 ? sums[Sum::answered] * resolved : 0;
    const auto& load = loads_[channel];
    const double talk = load.talk_time[interval(moment)];
    const bool chat = description_.channels[channel].kind == ChannelKind::chat;
    const double line = chat ? sums[Sum::handle]
                             : sums[Sum::wait_answered] + sums[Sum::wait_others] + sums[Sum::answered] * talk;
    const auto& money = description_.money.channels[channel];
    sums[Sum::cost] = (money.per_minute > 0 ? money.per_minute * line / seconds_a_minute : 0) + money.per_contact * sums[Sum::answered];
    const auto& present = pool.agents[moment];
    const double agents = std::accumulate(present.begin(), present.end(), 0.0);
    if (chat) sums[Sum::slots] = 0;
    for (std::size_t g = 0; g < present.size() && agents > 0; ++g) {
        const double share = present[g] / agents;
        auto& group = group_sums_[g][interval(moment)];
        for (const Sum sum : {Sum::busy, Sum::open, Sum::open_time, Sum::slots_used}) group[sum] += share * sums[sum];
        for (const Sum sum : {Sum::answered, Sum::handle, Sum::effort, Sum::resolved}) group[sum] += share * sums[sum];
        effort_[p][g] += share * sums[Sum::effort];
    }
    if (chat) sums[Sum::slots] = agents * at.length * description_.channels[channel].concurrency;
    sums[Sum::busy] = 0;   // a channel has no agents of its own
    channel_sums_[p][interval(moment)].add_part(sums);
}

/// Pay of the groups, and each channel's part of it in proportion to the effort spent on it.
void Sheet::money() {
    std::vector<double> pay(description_.groups.size(), 0.0), effort(description_.groups.size(), 0.0);
    for (std::size_t g = 0; g < pay.size(); ++g) {
        const auto& rates = description_.money.groups[g];
        for (auto& sums : group_sums_[g]) {
            sums[Sum::paid] = sums[Sum::duty] / (1 - rates.shrinkage);
            pay[g] += sums[Sum::cost] = (rates.wage + rates.seat) * sums[Sum::paid] / seconds_an_hour;
        }
        for (const auto& of_pool : effort_) effort[g] += of_pool[g];
    }
    auto& total = sums_[0];
    for (std::size_t p = 0; p < pools_.size(); ++p) {
        double own = 0, all = 0;  // all: also of what comes when nobody is there, and is answered later
        for (std::size_t g = 0; g < pay.size(); ++g)
            if (effort[g] > 0) own += pay[g] / effort[g] * effort_[p][g];
        for (const auto& sums : channel_sums_[p]) all += sums[Sum::effort];
        for (auto& sums : channel_sums_[p]) {
            total[Sum::cost] += sums[Sum::cost];
            if (all > 0) sums[Sum::cost] += own / all * sums[Sum::effort];
        }
    }
    for (const double of_group : pay) total[Sum::cost] += of_group;
    total[Sum::cost] += description_.money.per_day * description_.money.days;
}

void Sheet::add_up() {
    const auto add = [](PartSums& to, const PartSums& from, bool counts, bool cost) {
        const double replications = to[Sum::replications], time = to[Sum::time], peak = to[Sum::agents_peak], money = to[Sum::cost];
        to.add_part(from);
        to[Sum::replications] = replications, to[Sum::time] = time;
        to[Sum::agents_peak] = counts ? std::max(peak, from[Sum::agents_peak]) : peak;
        if (!cost) to[Sum::cost] = money;
    };
    double contacts = 0;
    for (std::size_t p = 0; p < pools_.size(); ++p)
        for (const auto& sums : channel_sums_[p]) {
            add(sums_[parts_.first_channel + p], sums, false, true);
            PartSums of_total = sums;   // chat slots and open chats reach the total through the groups
            for (const Sum sum : {Sum::slots, Sum::slots_used, Sum::open, Sum::open_time}) of_total[sum] = 0;
            add(sums_[0], of_total, false, false);
            contacts += sums[Sum::answered] + sums[Sum::abandoned] + sums[Sum::blocked];
        }
    for (std::size_t g = 0; g < group_sums_.size(); ++g)
        for (const auto& sums : group_sums_[g]) {
            add(sums_[parts_.first_group + g], sums, true, true);
            PartSums of_total = sums;
            for (const Sum sum : {Sum::answered, Sum::handle, Sum::effort, Sum::resolved}) of_total[sum] = 0;
            add(sums_[0], of_total, false, false);
        }
    const auto groups = description_.groups.size();
    for (std::size_t m = 0; m < description_.timetable.at.size(); ++m) {
        if (description_.timetable.interval[m] < warm_up_) continue;
        double present = 0;
        for (std::size_t g = 0; g < groups; ++g) present += description_.timetable.agents[m * groups + g];
        sums_[0][Sum::agents_peak] = std::max(sums_[0][Sum::agents_peak], present);
    }
    sums_[0][Sum::unavailable] = std::max(0.0, customers() - contacts);
}

/// Expected customers with a need in the counted intervals.
double Sheet::customers() const {
    double sum = 0;
    for (const auto& segment : description_.segments) {
        const auto expected = segment.arrivals->expected();
        sum = std::accumulate(expected.begin() + static_cast<std::ptrdiff_t>(warm_up_), expected.end(), sum);
    }
    return sum;
}

/// Of the waits of the answered over the horizon: the model is asked for its service level within t until it is p.
double Sheet::percentile_of(std::size_t pool, double p) const {
    if (!ask_ || pools_[pool].deferred) return nan;
    PoolQuestion question = pools_[pool].question;
    question.quantiles = false;
    const auto answered = [&](Seconds within) {
        question.within = within;
        const auto answer = ask_(question);
        double sum = 0;
        for (std::size_t m = 0; m < answer.moments.size(); ++m)
            if (description_.timetable.interval[m] >= warm_up_)
                sum += question.moments[m].rate * question.moments[m].length * answer.moments[m].answered_within;
        return sum;
    };
    double all = 0;
    for (const auto& sums : channel_sums_[pool]) all += sums[Sum::answered];
    if (!(all > 0)) return nan;
    if (answered(0) >= p * all) return 0;
    Seconds low = 0, high = 1;
    while (answered(high) < p * all) {
        low = high, high *= 2;
        if (high > 1e7) return nan;   // waits without end
    }
    while (high - low > 1e-9 * high) {
        const double middle = (low + high) / 2;
        (answered(middle) < p * all ? low : high) = middle;
    }
    return high;
}

/// As the model gave them, where one moment makes the interval.
std::vector<double> Sheet::interval_percentiles(std::size_t pool, Figure figure) const {
    std::vector<double> values(intervals_, nan);
    std::vector<int> moments(intervals_, 0);
    if (pools_[pool].deferred) return values;
    for (std::size_t m = 0; m < description_.timetable.at.size(); ++m) {
        if (description_.timetable.interval[m] < warm_up_ || pools_[pool].question.moments[m].rate <= 0) continue;
        const auto& f = answers_[pool].moments[m];
        const double wait = figure == Figure::wait_p50 ? f.wait_p50 : figure == Figure::wait_p90 ? f.wait_p90 : f.wait_p95;
        values[interval(m)] = ++moments[interval(m)] == 1 && std::isfinite(wait) ? wait : nan;
    }
    return values;
}

std::vector<double> Sheet::series(Figure figure, const std::vector<PartSums>& sums) const {
    std::vector<double> values;
    for (const auto& one : sums) values.push_back(value_of(figure, one));
    return values;
}

StrategyResults Sheet::results() const {
    StrategyResults results;
    results.name = description_.strategy;
    for (std::size_t part = 0; part < parts_.names.size(); ++part) {
        const auto& [kind, name] = parts_.names[part];
        Figures figures;
        const bool known = kind == in_total || kind == in_channel || kind == in_group;
        for (std::size_t f = 0; f < figure_count && known; ++f) {
            const auto figure = static_cast<Figure>(f);
            if (!stands_in(figure, kind)) continue;
            figures[figure].mean = value_of(figure, sums_[part]);
            if (kind == in_channel && percentile(figure) > 0)
                figures[figure].mean = percentile_of(part - parts_.first_channel, percentile(figure));
        }
        switch (kind) {
            case in_total: results.total = figures; break;
            case in_channel: results.channels.push_back({name, figures}); break;
            case in_group: results.agent_groups.push_back({name, figures}); break;
            case in_segment: results.segments.push_back({name, figures}); break;
            default: results.reasons.push_back({name, figures}); break;
        }
    }
    for (std::size_t p = 0; p < pools_.size(); ++p) {
        IntervalFigures figures{description_.channels[pools_[p].channel].name, {}};
        figures.values.resize(figure_count);
        for (std::size_t f = 0; f < figure_count; ++f)
            if (const auto figure = static_cast<Figure>(f); stands_in(figure, in_interval))
                figures.values[f] = percentile(figure) > 0 ? interval_percentiles(p, figure) : series(figure, channel_sums_[p]);
        results.channel_intervals.push_back(std::move(figures));
    }
    for (std::size_t g = 0; g < group_sums_.size(); ++g) {
        IntervalFigures figures{description_.groups[g].name, {}};
        figures.values.resize(figure_count);
        for (std::size_t f = 0; f < figure_count; ++f)
            if (const auto figure = static_cast<Figure>(f); stands_in(figure, in_group_interval))
                figures.values[f] = series(figure, group_sums_[g]);
        results.group_intervals.push_back(std::move(figures));
    }
    return results;
}

}  // namespace

StrategyResults analytic_figures(const Description& description, const std::vector<ChannelLoad>& loads,
                                 const std::vector<AnalyticPool>& pools, const std::vector<PoolAnswer>& answers,
                                 const AskPool& ask) {
    return Sheet(description, loads, pools, answers, ask).results();
}

}  // namespace holdtime
