#include "studies/pools/pools.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace holdtime {

namespace {

/// The law of patience of a channel's customers: a mixture over the segments, weighted by their contacts there.
class PatienceMixture final : public Distribution {
public:
    struct Part {
        double weight;
        std::shared_ptr<const Distribution> law;  ///< null: never leaves
    };
    explicit PatienceMixture(std::vector<Part> parts) : parts_(std::move(parts)) {}
    double cdf(double x) const override {
        double sum = 0;
        for (const auto& part : parts_) sum += part.law ? part.weight * part.law->cdf(x) : 0;
        return sum;
    }
    double mean() const override {
        double sum = 0;
        for (const auto& part : parts_) sum += part.law ? part.weight * part.law->mean() : forever;
        return sum;
    }
    double variance() const override {
        double second = 0;
        for (const auto& part : parts_)
            second += part.law ? part.weight * (part.law->variance() + part.law->mean() * part.law->mean()) : forever;
        return second - mean() * mean();
    }
    /// By bisection between the parts' own quantiles; for formulas, not for sampling.
    void quantiles(std::span<const double> u, std::span<double> x) const override {
        for (std::size_t i = 0; i < u.size(); ++i) {
            double low = forever, high = 0;
            for (const auto& part : parts_) {
                const double own = part.law ? part.law->quantile(u[i]) : forever;
                low = std::min(low, own), high = std::max(high, own);
            }
            if (std::isinf(high)) {
                for (high = std::max(low, 1.0); cdf(high) < u[i] && high < 1e12;) high *= 2;
                if (high >= 1e12) low = high = forever;
            }
            while (high - low > 1e-12 * high) {
                const double middle = (low + high) / 2;
                if (middle <= low || middle >= high) break;
                (cdf(middle) < u[i] ? low : high) = middle;
            }
            x[i] = high;
        }
    }

private:
    std::vector<Part> parts_;
};

std::shared_ptr<const Distribution> patience_of(const Description& description, const ChannelLoad& load,
                                                std::size_t channel) {
    std::vector<PatienceMixture::Part> parts;
    double total = 0;
    for (std::size_t s = 0; s < description.segments.size(); ++s) {
        const double weight = load.of_segment(s);
        if (weight <= 0) continue;
        total += weight;
        parts.push_back({weight, description.segments[s].channels[channel].patience});
    }
    if (std::all_of(parts.begin(), parts.end(), [](const auto& part) { return !part.law; })) return nullptr;
    if (parts.size() == 1) return parts.front().law;
    for (auto& part : parts) part.weight /= total;
    return std::make_shared<PatienceMixture>(std::move(parts));
}

bool able(const GroupDescription& group, std::uint16_t channel) {
    return std::count(group.skills.begin(), group.skills.end(), channel) > 0;
}

/// `agents` people among the wishes, in whole people, by largest remainder.
std::vector<std::uint32_t> split(std::uint32_t agents, std::vector<double> wishes) {
    std::vector<std::uint32_t> parts(wishes.size(), 0);
    const double total = std::accumulate(wishes.begin(), wishes.end(), 0.0);
    if (total <= 0) wishes.assign(wishes.size(), 1);
    const double sum = total > 0 ? total : static_cast<double>(wishes.size());
    std::uint32_t given = 0;
    for (std::size_t i = 0; i < wishes.size(); ++i) {
        wishes[i] *= agents / sum;
        given += parts[i] = static_cast<std::uint32_t>(std::floor(wishes[i] + 1e-9));
        wishes[i] -= parts[i];
    }
    for (; given < agents; ++given) {
        const auto most = std::max_element(wishes.begin(), wishes.end());
        ++parts[static_cast<std::size_t>(most - wishes.begin())];
        *most -= 1;
    }
    return parts;
}

/// Agents that the channel's contacts keep busy at this moment.
double load_of(const AnalyticPool& pool, const PoolMoment& at) {
    const auto& q = pool.question;
    return at.rate * at.handle_time / (q.kind == ChannelKind::chat ? q.concurrency * q.pace.back() : 1.0);
}

void staff(const Description& description, std::size_t moment, std::vector<AnalyticPool>& pools) {
    const auto groups = description.groups.size();
    std::vector<double> open_load;
    for (auto& pool : pools) {
        pool.agents.emplace_back(groups, 0u);
        open_load.push_back(load_of(pool, pool.question.moments[moment]));
    }
    const auto served_by = [&](std::size_t g) {
        std::vector<std::size_t> own;
        for (std::size_t p = 0; p < pools.size(); ++p)
            if (able(description.groups[g], pools[p].channel)) own.push_back(p);
        return own;
    };
    const auto present = [&](std::size_t g) { return description.timetable.agents[moment * groups + g]; };
    const auto total_load = open_load;
    for (std::size_t g = 0; g < groups; ++g)
        if (const auto own = served_by(g); own.size() == 1) {
            pools[own[0]].agents[moment][g] = present(g);
            open_load[own[0]] = std::max(0.0, open_load[own[0]] - present(g));
        }
    for (std::size_t g = 0; g < groups; ++g) {
        const auto own = served_by(g);
        if (own.size() < 2) continue;
        std::vector<double> wishes, loads;
        for (const auto p : own) wishes.push_back(open_load[p]), loads.push_back(total_load[p]);
        const double wished = std::accumulate(wishes.begin(), wishes.end(), 0.0);
        const auto parts = split(present(g), wished > 0 ? wishes : loads);
        for (std::size_t i = 0; i < own.size(); ++i) pools[own[i]].agents[moment][g] = parts[i];
    }
}

AnalyticPool pool_of(const Description& description, const ChannelLoad& load, std::uint16_t channel) {
    const auto& about = description.channels[channel];
    AnalyticPool pool;
    pool.channel = channel;
    pool.deferred = about.kind == ChannelKind::deferred;
    auto& question = pool.question;
    question.kind = about.kind;
    question.patience = patience_of(description, load, channel);
    question.lines = about.lines;
    question.waiting = about.waiting;
    question.concurrency = about.concurrency;
    question.pace = about.pace;
    question.chat_rule = description.routing.chat_rule;
    question.within = about.service_within >= 0 ? about.service_within : 20;
    for (const auto& group : description.groups)
        if (able(group, channel)) question.shift_end = group.shift_end;
    return pool;
}

PoolMoment moment_of(const Description& description, const AnalyticPool& pool, const ChannelLoad& load,
                     std::size_t moment) {
    // The loads are of the counted intervals (a short warm-up repeats the first), or, with whole days before, of all.
    const auto& grid = description.grid;
    const bool all = load.arrivals.size() == grid.intervals();
    const auto interval = description.timetable.interval[moment];
    const auto counted = all ? interval : grid.counted_like(interval);
    const auto at_grid = counted + (all ? 0 : grid.warm_up_intervals);
    const double whole = grid.boundaries[at_grid + 1] - grid.boundaries[at_grid];
    const bool open = description.timetable.open[moment * description.channels.size() + pool.channel] != 0;
    const Seconds time = pool.deferred ? whole : load.open[counted];
    PoolMoment at;
    at.length = moment_length(description, moment);
    at.rate = (pool.deferred || open) && time > 0 ? load.arrivals[counted] / time : 0;
    at.handle_time = std::max(load.handle_time[counted], 1e-9);
    at.patience_mean = load.patience[counted];
    at.balk = load.balk[counted];
    return at;
}

/// Does anybody leave without an answer?
bool leaves(const ChannelDescription& channel, const ChannelLoad& load) {
    return channel.max_wait < forever ||
           std::any_of(load.patience.begin(), load.patience.end(), [](Seconds p) { return p < forever; }) ||
           std::any_of(load.balk.begin(), load.balk.end(), [](double b) { return b > 0; });
}

}  // namespace

Seconds moment_length(const Description& description, std::size_t moment) {
    const auto& at = description.timetable.at;
    return (moment + 1 < at.size() ? at[moment + 1] : description.grid.end()) - at[moment];
}

std::vector<AnalyticPool> analytic_pools(const Description& description, const std::vector<ChannelLoad>& loads,
                                         const QueueFates* fates) {
    std::vector<AnalyticPool> pools;
    for (std::uint16_t c = 0; c < description.channels.size(); ++c)
        if (description.channels[c].offered) pools.push_back(pool_of(description, loads[c], c));
    const auto days_before = description.grid.plays_days_before()
                                 ? expected_load(description, Expected::all_intervals, fates)
                                 : std::vector<ChannelLoad>{};
    const auto& of_moments = days_before.empty() ? loads : days_before;
    for (std::size_t m = 0; m < description.timetable.at.size(); ++m) {
        for (auto& pool : pools)
            pool.question.moments.push_back(moment_of(description, pool, of_moments[pool.channel], m));
        staff(description, m, pools);
        for (auto& pool : pools) {
            auto& moments = pool.question.moments;
            const auto& present = pool.agents[m];
            moments[m].agents = std::accumulate(present.begin(), present.end(), 0u);
            // After closing those who wait are served by the agents who were there (at_close: serve).
            const bool serve_out = description.channels[pool.channel].at_close == AtClose::serve;
            if (m > 0 && moments[m].agents == 0 && moments[m].rate <= 0 && serve_out)
                moments[m].agents = moments[m - 1].agents;
        }
    }
    for (auto& pool : pools)
        if (pool.deferred)
            pool.work = deferred_work(pool.question, leaves(description.channels[pool.channel], loads[pool.channel]));
    return pools;
}

}  // namespace holdtime
