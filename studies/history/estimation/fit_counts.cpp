#include "studies/history/estimation/fit_counts.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace holdtime {

namespace {

using Table = std::vector<std::vector<double>>;  ///< [day][slot]

Table table_of(const CountedQueue& queue, std::int64_t first_day, std::size_t days, double interval) {
    const auto slots = static_cast<std::size_t>(seconds_a_day / interval);
    Table table(days, std::vector<double>(slots, 0));
    for (const auto& [at, count] : queue.offered) {
        const auto day = static_cast<std::size_t>(floor_divide(at, seconds_a_day) - first_day);
        const auto slot = static_cast<std::size_t>(static_cast<double>(at % seconds_a_day) / interval);
        table[day][std::min(slot, slots - 1)] += count;
    }
    return table;
}

/// The only thing told is the mean: the exponential law is that of formulas, and its error follows from it.
void take_mean(double handled, double handle_time, WorkEstimate& work) {
    if (handled < 1 || handle_time <= 0) return;
    FittedLaw law;
    law.family = &law_families().front();
    law.parameters = {handle_time / handled};
    law.standard_errors = {law.parameters[0] / std::sqrt(handled)};
    law.n = handled;
    work.laws.push_back(std::move(law));
}

/// Counts do not tell channels apart: each is open whenever somebody came.
void note_hours(const ArrivalEstimate& arrivals, std::vector<bool>& seen_at) {
    seen_at.resize(arrivals.per_interval.size(), false);
    for (std::size_t i = 0; i < seen_at.size(); ++i) seen_at[i] = seen_at[i] || arrivals.per_interval[i] > 0;
}

}  // namespace

HistoryFit fit_counts(const CountsLog& log, double interval) {
    HistoryFit fit;
    fit.interval = std::max(interval, log.step);
    fit.timezone = log.timezone;
    fit.files = log.files;
    fit.rows = log.rows;
    fit.rejected = log.rejected;
    fit.rejected_rows = log.rejected_rows;
    std::int64_t first = log.queues.front().offered.begin()->first, last = first;
    for (const auto& queue : log.queues)
        if (!queue.offered.empty()) {
            first = std::min(first, queue.offered.begin()->first);
            last = std::max(last, queue.offered.rbegin()->first);
        }
    fit.first_day = floor_divide(first, seconds_a_day);
    fit.last_day = floor_divide(last, seconds_a_day);
    const auto days = static_cast<std::size_t>(fit.last_day - fit.first_day + 1);
    std::vector<double> totals(days, 0);
    for (const auto& queue : log.queues)
        for (const auto& [at, count] : queue.offered)
            totals[static_cast<std::size_t>(floor_divide(at, seconds_a_day) - fit.first_day)] += count;
    fit.odd_days = find_odd_days(fit.first_day, totals);
    std::vector<int> weekday(days);
    for (std::size_t d = 0; d < days; ++d) weekday[d] = weekday_of(fit.first_day + static_cast<std::int64_t>(d));
    for (const auto& odd : fit.odd_days) weekday[static_cast<std::size_t>(odd.day - fit.first_day)] = -1;
    for (const auto& queue : log.queues) {
        QueueEstimate estimate{queue.name, {}, {}, {}, {}};
        estimate.arrivals = estimate_arrivals(table_of(queue, fit.first_day, days, fit.interval), weekday);
        const double all = std::accumulate(queue.by_medium.begin(), queue.by_medium.end(), 0.0);
        if (all <= 0) continue;
        for (std::size_t m = 0; m < medium_count; ++m) {
            auto& medium = estimate.media[m];
            medium.contacts = queue.by_medium[m];
            medium.share = medium.contacts / all;
            take_mean(queue.handled[m], queue.handle_time[m], medium.talk);
            fit.used[m] = fit.used[m] || medium.contacts > 0;
        }
        for (std::size_t m = 0; m < medium_count; ++m)
            if (queue.by_medium[m] > 0) note_hours(estimate.arrivals, fit.seen_at[m]);
        fit.contacts += static_cast<std::uint64_t>(all + 0.5);
        fit.queues.push_back(std::move(estimate));
    }
    fit.unknown = {"counts by interval know no single contact: patience is a default, staffing what Erlang A asks for",
                   "of work at most the mean is told: its law is exponential, and 5 minutes where there is no mean",
                   "redials and repeats are among the arrivals, and wages, costs and what an answer settles unknown"};
    return fit;
}

}  // namespace holdtime
