#include "studies/pools/returns.hpp"

#include <algorithm>
#include <cmath>

namespace holdtime {

namespace {

/// Of changes that shrink by the same factor all that is left.
double still_to_come(double before, double change) {
    const double factor = change / before;
    return factor < 1 ? change * factor / (1 - factor) : forever;
}

constexpr int first_rounds = 30;  // before nothing is foretold

/// Of changes that shrink by the same factor, how many until one is as small as that.
double rounds_to(double tolerance, double before, double change) {
    return change < before ? std::log(tolerance / change) / std::log(change / before) : forever;
}

}  // namespace

// Contacts of each interval, moment by moment, and what becomes of them.
QueueFates fates_of(const Description& description, const AnsweredPools& now, Stop stop) {
    const auto intervals = description.grid.intervals();
    QueueFates fates{std::vector(description.channels.size(), std::vector<QueueFate>(intervals)), stop};
    for (std::size_t p = 0; p < now.pools.size(); ++p) {
        const auto& pool = now.pools[p];
        if (pool.deferred) continue;  // answered in the end
        std::vector<double> contacts(intervals, 0.0);
        std::vector<QueueFate> sums(intervals, QueueFate{0, 0, 0, 0, 0, 0});
        for (std::size_t m = 0; m < pool.question.moments.size(); ++m) {
            const auto& at = pool.question.moments[m];
            const auto& found = now.answers[p].moments[m];
            const double here = at.rate * at.length;
            if (!(here > 0) || !found.steady) continue;  // no steady state: answered some day
            const auto i = description.timetable.interval[m];
            const double balked = std::min(found.abandoned, at.balk * found.delayed);
            contacts[i] += here;
            sums[i].answered += here * found.answered;
            sums[i].abandoned += here * (found.abandoned - balked);
            sums[i].balked += here * balked;
            sums[i].blocked += here * found.blocked;
            const double answered_wait = found.answered > 0 && found.asa == found.asa ? found.answered * found.asa : 0;
            sums[i].asa += here * answered_wait;
            if (found.wait_mean == found.wait_mean) sums[i].lost_after += here * (found.wait_mean - answered_wait);
        }
        for (std::size_t i = 0; i < intervals; ++i) {
            const double n = contacts[i];
            if (!(n > 0)) continue;
            const auto& sum = sums[i];
            const double lost = sum.abandoned + sum.balked + sum.blocked;
            fates.of[pool.channel][i] = {sum.answered / n,
                                         sum.abandoned / n,
                                         sum.balked / n,
                                         sum.blocked / n,
                                         sum.answered > 0 ? sum.asa / sum.answered : 0,
                                         lost > 0 ? std::max(0.0, sum.lost_after / lost) : 0};
        }
    }
    return fates;
}

double change_of(const std::vector<ChannelLoad>& before, const std::vector<ChannelLoad>& now) {
    double largest = 0;
    for (std::size_t c = 0; c < now.size(); ++c) {
        const double most = *std::max_element(now[c].arrivals.begin(), now[c].arrivals.end());
        for (std::size_t i = 0; i < now[c].arrivals.size() && most > 0; ++i)
            largest = std::max(largest, std::abs(now[c].arrivals[i] - before[c].arrivals[i]) / most);
    }
    return largest;
}

AnsweredPools answer_pools(const Description& description, const AskAnyPool& ask, Stop stop, const QueueFates* fates) {
    AnsweredPools result;
    result.loads = expected_load(description, Expected::counted_intervals, fates);
    result.sessions = expected_sessions(description, fates);
    result.pools = analytic_pools(description, result.loads, fates);
    for (auto& pool : result.pools) {
        pool.question.stop = stop;
        result.answers.push_back(pool.deferred ? PoolAnswer{} : ask(pool));
    }
    return result;
}

AnsweredPools answer_with_returns(const Description& description, const AskAnyPool& ask, double tolerance,
                                  int most_rounds, Stop stop) {
    auto now = answer_pools(description, ask, stop);
    double before = forever;
    for (int round = 0; round < most_rounds; ++round) {
        const auto fates = fates_of(description, now, stop);
        auto next = answer_pools(description, ask, stop, &fates);
        const double change = change_of(now.loads, next.loads);
        now = std::move(next);
        now.unsettled = change > tolerance ? still_to_come(before, change) : 0;
        if (!(change > tolerance)) break;
        if (round >= first_rounds && rounds_to(tolerance, before, change) > most_rounds - round) break;
        before = change;
        stop.check();
    }
    return now;
}

Description without_cool_down(Description description) {
    auto& [at, interval, agents, open] = description.timetable;
    auto& grid = description.grid;
    const auto kept = grid.intervals() - grid.cool_down_intervals;
    const auto first_after = std::lower_bound(interval.begin(), interval.end(), kept);
    const auto moments = static_cast<std::size_t>(first_after - interval.begin());
    at.resize(moments);
    interval.resize(moments);
    agents.resize(moments * description.groups.size());
    open.resize(moments * description.channels.size());
    grid.boundaries.resize(kept + 1);
    grid.day.resize(kept);
    if (!grid.like.empty()) grid.like.resize(kept);
    if (!grid.like_weekday.empty()) grid.like_weekday.resize(kept);
    grid.cool_down_intervals = 0;
    return description;
}

}  // namespace holdtime
