#include "studies/analytic/figures.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "sim/stats/surges.hpp"
#include "studies/analytic/sheet.hpp"

namespace holdtime {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double value_of(Figure figure, const PartSums& sums) {
    if ((info(figure).traits & not_by_formula) != 0) return nan;
    const auto [numerator, denominator] = ratio(figure, sums);
    const double value = denominator != 0 ? numerator / denominator : nan;
    return std::isfinite(value) ? value : nan;  // a wait without end is a wait that does not exist
}

}  // namespace

/// Of the waits of the answered in the moment; NaN where the model does not say.
double AnalyticSheet::moment_percentile(std::size_t pool, std::size_t moment, double p) const {
    const auto& f = answers_[pool].moments[moment];
    return p == percentile(Figure::wait_p50) ? f.wait_p50 : p == percentile(Figure::wait_p90) ? f.wait_p90 : f.wait_p95;
}

/// Of the waits of the answered over the horizon: between the least and the largest of the moments', and there the
/// model is asked for its service level within t until it is p.
double AnalyticSheet::percentile_of(std::size_t pool, double p) const {
    if (pools_[pool].deferred) return nan;
    Seconds least = forever, most = 0;
    for (std::size_t m = 0; m < answers_[pool].moments.size(); ++m) {
        const bool counts = description_.timetable.interval[m] >= warm_up_ && pools_[pool].question.moments[m].rate > 0;
        if (!counts || !(answers_[pool].moments[m].answered > 0)) continue;
        const Seconds wait = moment_percentile(pool, m, p);
        if (std::isnan(wait)) return nan;
        least = std::min(least, wait), most = std::max(most, wait);
    }
    if (least == most) return std::isfinite(most) ? most : nan;
    return ask_ ? percentile_between(pool, p, least, most) : nan;
}

double AnalyticSheet::percentile_between(std::size_t pool, double p, Seconds low, Seconds high) const {
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
    if (answered(low) >= p * all) return low;
    if (std::isinf(high)) {  // a moment without steady state
        high = std::max(1.0, 2 * low);
        while (answered(high) < p * all) {
            low = high, high *= 2;
            if (high > 1e7) return nan;  // waits without end
        }
    }
    while (high - low > 1e-11 * high) {
        const double middle = (low + high) / 2;
        (answered(middle) < p * all ? low : high) = middle;
    }
    return high;
}

/// As the model gave them, where one moment makes the interval.
std::vector<double> AnalyticSheet::interval_percentiles(std::size_t pool, Figure figure) const {
    stop_.check();
    std::vector<double> values(intervals_, nan);
    std::vector<int> moments(intervals_, 0);
    if (pools_[pool].deferred) return values;
    for (std::size_t m = 0; m < description_.timetable.at.size(); ++m) {
        if (description_.timetable.interval[m] < warm_up_ || pools_[pool].question.moments[m].rate <= 0) continue;
        const double wait = moment_percentile(pool, m, percentile(figure));
        values[interval(m)] = ++moments[interval(m)] == 1 && std::isfinite(wait) ? wait : nan;
    }
    return values;
}

std::vector<double> AnalyticSheet::series(Figure figure, const std::vector<PartSums>& sums) const {
    stop_.check();
    std::vector<double> values;
    for (const auto& one : sums) values.push_back(value_of(figure, one));
    return values;
}

/// How much deferred work is answered where its agents have no time for all of it, or some of it leaves, is not known.
void AnalyticSheet::leave_out_unsettled(StrategyResults& results) const {
    const std::vector<Figure> unsettled = {Figure::answered,
                                           Figure::abandoned,
                                           Figure::waiting_at_end,
                                           Figure::handled,
                                           Figure::abandonment_rate,
                                           Figure::resolution_rate,
                                           Figure::unserved,
                                           Figure::cost_per_contact,
                                           Figure::cost_per_resolution,
                                           Figure::service_level_answered};
    const auto leave_out = [&](Figures& figures) {
        for (const Figure figure : unsettled) figures[figure].mean = nan;
    };
    for (std::size_t p = 0; p < pools_.size(); ++p) {
        if (!pools_[p].deferred || pools_[p].work.settled) continue;
        leave_out(results.total), leave_out(results.channels[p].figures);
        for (const Figure figure : unsettled)
            if (auto& values = results.channel_intervals[p].values[static_cast<std::size_t>(figure)]; !values.empty())
                values.assign(values.size(), nan);
        for (std::size_t g = 0; g < description_.groups.size(); ++g)
            if (effort_[p][g] > 0) leave_out(results.agent_groups[g].figures);
    }
}

/// Mean number waiting for all calls and chats, by counted interval.
std::vector<double> AnalyticSheet::live_queue(const StrategyResults& results) const {
    std::vector<double> sum(intervals_, 0);
    for (std::size_t p = 0; p < pools_.size(); ++p) {
        const auto& queue = results.channel_intervals[p].values[static_cast<std::size_t>(Figure::queue_mean)];
        for (std::size_t i = 0; !pools_[p].deferred && i < queue.size(); ++i)
            sum[i] += std::isfinite(queue[i]) ? queue[i] : 0;
    }
    return sum;
}

/// Where customers come back, a formula knows contacts, and not which of them are of one need: what becomes of needs
/// does not follow from it. How many needs began does.
void AnalyticSheet::leave_out_needs(StrategyResults& results) const {
    const bool ends_in_session = sums_[0][Sum::several_unserved] > 0 && comes_back_later(description_);
    if (!ends_in_session &&
        std::none_of(loads_.begin(), loads_.end(), [](const auto& load) { return load.returned > 0; }))
        return;
    results.total[Figure::customers].mean = customers();
    for (const Figure figure :
         {Figure::unserved, Figure::unresolved, Figure::resolution_rate, Figure::cost_per_resolution})
        results.total[figure].mean = nan;
}

/// A bot or page; of the parts of channels, which stand as the pools do.
bool AnalyticSheet::is_machine(std::size_t part) const {
    return holdtime::is_machine(description_.channels[pools_[part - parts_.first_channel].channel].kind);
}

StrategyResults AnalyticSheet::results() const {
    StrategyResults results;
    results.name = description_.strategy;
    for (std::size_t part = 0; part < parts_.names.size(); ++part) {
        const auto& [kind, name] = parts_.names[part];
        Figures figures;
        figures.about = description_.some_figures & of_weeks;
        const bool known = kind == in_total || kind == in_channel || kind == in_group;
        for (std::size_t f = 0; f < figure_count && known; ++f) {
            const auto figure = static_cast<Figure>(f);
            if (!stands_in(figure, kind, figures.about)) continue;
            figures[figure].mean = value_of(figure, sums_[part]);
            if (kind == in_channel && percentile(figure) > 0)
                figures[figure].mean = percentile_of(part - parts_.first_channel, percentile(figure));
        }
        for (std::size_t i = 0; i < item_count && known; ++i)
            figures.items[i].mean = sums_[part][sum_of(static_cast<Item>(i))];
        switch (kind) {
            case in_total:
                results.total = figures;
                break;
            case in_channel:
                results.channels.push_back({name, figures});
                break;
            case in_group:
                results.agent_groups.push_back({name, figures});
                break;
            case in_segment:
                results.segments.push_back({name, figures});
                break;
            default:
                results.reasons.push_back({name, figures});
                break;
        }
    }
    for (std::size_t p = 0; p < pools_.size(); ++p) {
        IntervalFigures figures{description_.channels[pools_[p].channel].name, {}};
        figures.values.resize(figure_count);
        for (std::size_t f = 0; f < figure_count; ++f)
            if (const auto figure = static_cast<Figure>(f); stands_in(figure, in_interval, 0))
                figures.values[f] =
                    percentile(figure) > 0 ? interval_percentiles(p, figure) : series(figure, channel_sums_[p]);
        results.channel_intervals.push_back(std::move(figures));
    }
    for (std::size_t g = 0; g < group_sums_.size(); ++g) {
        IntervalFigures figures{description_.groups[g].name, {}};
        figures.values.resize(figure_count);
        for (std::size_t f = 0; f < figure_count; ++f)
            if (const auto figure = static_cast<Figure>(f); stands_in(figure, in_group_interval, 0))
                figures.values[f] = series(figure, group_sums_[g]);
        results.group_intervals.push_back(std::move(figures));
    }
    leave_out_unsettled(results);
    leave_out_needs(results);
    for (std::size_t p = 0; p < pools_.size(); ++p) leave_out_unsteady(p, results);
    if (!description_.surges.empty()) results.surges = surge_outcomes(description_, live_queue(results));
    return results;
}

StrategyResults analytic_figures(const Description& description, const AnsweredPools& answered, const AskPool& ask) {
    return AnalyticSheet(description, answered, ask).results();
}

}  // namespace holdtime
