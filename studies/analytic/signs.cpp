#include "studies/analytic/signs.hpp"

#include <algorithm>
#include <cmath>

namespace holdtime {

namespace {

/// Edges of the horizon are named from this share of it on.
constexpr double noticeable = 0.05;

template <class Habit>
bool differs(const AnalyticPool& pool, const Habit& habit) {
    double least = forever, most = 0;
    for (const PoolMoment& m : pool.question.moments)
        if (m.rate > 0) least = std::min(least, habit(m)), most = std::max(most, habit(m));
    return least < most && !(most - least <= 1e-9 * most);  // both may be infinite
}

/// Mean over the contacts of the group's channels.
Seconds mean_handle_time(const StrategyView& view, const GroupDescription& group) {
    double contacts = 0, work = 0;
    for (const auto c : group.skills)
        for (std::size_t i = 0; i < view.loads[c].arrivals.size(); ++i) {
            contacts += view.loads[c].arrivals[i];
            work += view.loads[c].arrivals[i] * view.loads[c].handle_time[i];
        }
    return contacts > 0 ? work / contacts : 0;
}

}  // namespace

bool any_may_wait(const AnalyticPool& pool) {
    return std::any_of(pool.question.moments.begin(), pool.question.moments.end(), [&](const PoolMoment& m) {
        return m.rate > 0 && pool.question.lines > m.agents * pool.question.concurrency;
    });
}

bool changes(const AnalyticPool& pool) {
    const auto& moments = pool.question.moments;
    return std::any_of(moments.begin(), moments.end(), [&](const PoolMoment& m) {
        return m.rate != moments.front().rate || m.agents != moments.front().agents;
    });
}

bool any_changes(const StrategyView& view) { return std::any_of(view.pools.begin(), view.pools.end(), changes); }

bool handle_time_changes(const AnalyticPool& pool) {
    return differs(pool, [](const PoolMoment& m) { return m.handle_time; });
}

bool patience_changes(const AnalyticPool& pool) {
    return differs(pool, [](const PoolMoment& m) { return 1 / m.patience_mean; });
}

bool patience_law_changes(const StrategyView& view, const AnalyticPool& pool) {
    if (!pool.question.patience) return false;
    const auto& load = view.loads[pool.channel];
    const std::size_t segments = view.description.segments.size();
    for (const double u : {0.1, 0.4, 0.7, 0.95}) {
        const Seconds t = pool.question.patience->quantile(u);
        if (!(t < forever)) continue;
        const double whole = pool.question.patience->cdf(t);
        for (std::size_t i = 0; i < load.arrivals.size(); ++i) {
            double gone = 0;
            for (std::size_t s = 0; s < segments; ++s)
                if (const auto& law = view.description.segments[s].channels[pool.channel].patience)
                    gone += load.by_segment[i * segments + s] * law->cdf(t);
            if (load.arrivals[i] > 0 && std::fabs(gone / load.arrivals[i] - whole) > 1e-9) return true;
        }
    }
    return false;
}

bool starts_empty(const AnalyticPool& pool) {
    if (changes(pool)) return false;  // carry-over is named
    Seconds longest = 0, open = 0;
    for (const PoolMoment& m : pool.question.moments)
        if (m.rate > 0) longest = std::max(longest, m.handle_time), open += m.length;
    return longest > noticeable * open;
}

bool overtime(const StrategyView& view, const GroupDescription& group) {
    const auto& description = view.description;
    const auto g = static_cast<std::size_t>(&group - description.groups.data());
    const auto handle = mean_handle_time(view, group);
    if (description.money.rate(Quantity::paid_hours, g) <= 0 || handle <= 0) return false;
    const auto& table = description.timetable;
    const auto agents = [&](std::size_t m) { return table.agents[m * description.groups.size() + g]; };
    Seconds duty = 0;
    for (std::size_t m = 0; m < table.at.size(); ++m) {
        if (m + 1 < table.at.size() && agents(m + 1) < agents(m) && group.shift_end != ShiftEnd::preempt) return true;
        duty += agents(m) * moment_length(description, m);
    }
    return agents(table.at.size() - 1) * handle > noticeable * duty;
}

bool any_leave(const ChannelLoad& load) {
    return std::any_of(load.patience.begin(), load.patience.end(), [](Seconds p) { return p < forever; });
}

bool any_balk(const ChannelLoad& load) {
    return std::any_of(load.balk.begin(), load.balk.end(), [](double b) { return b > 0; });
}

bool exponential(const Distribution& law) {
    const double mean = law.mean();
    for (const double part : {0.05, 0.3, 1.0, 2.5})
        if (std::fabs(law.cdf(part * mean) + std::expm1(-part)) > 1e-9) return false;
    return true;
}

bool exponential_work(const StrategyView& view, const AnalyticPool& pool) {
    const auto& load = view.loads[pool.channel];
    if (std::any_of(load.handle_cv2.begin(), load.handle_cv2.end(),
                    [](double cv2) { return std::fabs(cv2 - 1) > 1e-9; }))
        return false;
    const auto& after = view.description.channels[pool.channel].after_contact_work;
    for (std::size_t s = 0; s < view.description.segments.size(); ++s)
        for (std::size_t r = 0; r < view.description.reasons.size(); ++r) {
            if (load.of_segment(s) <= 0 || view.description.segments[s].reason_shares[r] <= 0) continue;
            const auto& talk = view.description.reasons[r].talk_time[pool.channel];
            const bool talks = talk && talk->mean() > 0, writes = after && after->mean() > 0;
            if (talks && writes) return false;
            if (talks && !exponential(*talk)) return false;
            if (writes && !exponential(*after)) return false;
        }
    return true;
}

}  // namespace holdtime
