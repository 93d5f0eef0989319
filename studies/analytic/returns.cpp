#include "studies/analytic/returns.hpp"

#include <algorithm>
#include <cmath>

namespace holdtime {

namespace {

constexpr int most_rounds = 60;

/// Contacts of each interval, moment by moment, and what becomes of them.
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

bool differ(const std::vector<ChannelLoad>& before, const std::vector<ChannelLoad>& now, double tolerance) {
    for (std::size_t c = 0; c < now.size(); ++c) {
        const double most = *std::max_element(now[c].arrivals.begin(), now[c].arrivals.end());
        for (std::size_t i = 0; i < now[c].arrivals.size(); ++i)
            if (std::abs(now[c].arrivals[i] - before[c].arrivals[i]) > tolerance * most) return true;
    }
    return false;
}

}  // namespace

AnsweredPools answer_pools(const Description& description, const AskPool& ask, Stop stop, const QueueFates* fates) {
    AnsweredPools result;
    result.loads = expected_load(description, Expected::counted_intervals, fates);
    result.pools = analytic_pools(description, result.loads, fates);
    for (auto& pool : result.pools) {
        pool.question.stop = stop;
        result.answers.push_back(pool.deferred ? PoolAnswer{} : ask(pool.question));
    }
    return result;
}

AnsweredPools answer_with_returns(const Description& description, const AskPool& ask, double tolerance, Stop stop) {
    auto now = answer_pools(description, ask, stop);
    for (int round = 0; round < most_rounds; ++round) {
        const auto fates = fates_of(description, now, stop);
        auto next = answer_pools(description, ask, stop, &fates);
        next.settled = !differ(now.loads, next.loads, tolerance);
        now = std::move(next);
        if (now.settled) break;
        stop.check();
    }
    return now;
}

}  // namespace holdtime
