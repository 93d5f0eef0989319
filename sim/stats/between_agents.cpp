#include "sim/stats/between_agents.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/stats/tally_sums.hpp"

namespace holdtime {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double busy_limit = 0.85;  // above it strain, errors and resignations rise (docs/reading-results.md)

template <class Values>
double variance_between_of(std::span<const AgentCell> agents, Values values) {
    std::vector<AgentValues> list;
    list.reserve(agents.size());
    for (const auto& agent : agents)
        if (agent.answered > 0) list.push_back(values(agent));
    return variance_between(list);
}

}  // namespace

// G = sum over pairs i < j of d_i d_j |x_i - x_j| / (D^2 x), D all time on duty and x the mean share; the pairs in one
// pass over the sorted shares (Gini 1912; with weights, Lerman and Yitzhaki, Journal of Econometrics 42, 1989, 43-47).
double gini(std::span<BusyShare> shares) {
    if (shares.size() < 2) return nan;
    std::sort(shares.begin(), shares.end(), [](const BusyShare& a, const BusyShare& b) {
        return a.share < b.share || (a.share == b.share && a.duty < b.duty);
    });
    double duty = 0, busy = 0, apart = 0;
    for (const auto& one : shares) {
        apart += one.duty * (one.share * duty - busy);
        duty += one.duty;
        busy += one.duty * one.share;
    }
    return busy > 0 ? std::max(0.0, apart) / (duty * busy) : nan;
}

// One-way analysis of variance with unequal numbers (Searle, Casella and McCulloch, Variance Components, 1992, 3.6):
// (mean square between - mean square within) / n0, n0 = (N - sum n_i^2 / N) / (k - 1).
double variance_between(std::span<const AgentValues> agents) {
    double count = 0, sum = 0, counts_squared = 0, between = 0, within = 0;
    for (const auto& agent : agents) {
        count += agent.count;
        sum += agent.sum;
        counts_squared += agent.count * agent.count;
    }
    const auto k = static_cast<double>(agents.size());
    if (k < 2 || !(count > k)) return nan;
    for (const auto& agent : agents) {
        const double mean = agent.sum / agent.count, off = mean - sum / count;
        between += agent.count * off * off;
        within += std::max(0.0, agent.squares - agent.sum * mean);
    }
    return (between / (k - 1) - within / (count - k)) * (k - 1) / (count - counts_squared / count);
}

void add_occupancies(std::span<const AgentCell> agents, std::vector<BusyShare>& room, PartSums& sums) {
    room.clear();
    for (const auto& agent : agents)
        if (agent.duty > 0) room.push_back({agent.busy / agent.duty, agent.duty});
    for (const auto& one : room) sums[Sum::agents_above_85] += one.share > busy_limit;
    const double inequality = gini(room);
    if (std::isnan(inequality)) return;
    sums[Sum::occupancy_gini] = inequality;
    sums[Sum::occupancy_gini_exists] = 1;
}

void add_spreads(std::span<const AgentCell> agents, PartSums& sums) {
    double answered = 0, handle = 0;
    for (const auto& agent : agents) answered += agent.answered, handle += agent.handle;
    const double of_handle = variance_between_of(agents, [](const AgentCell& agent) {
        return AgentValues{double(agent.answered), agent.handle, agent.handle_squared};
    });
    if (std::isnan(of_handle)) return;
    sums[Sum::handle_between] = of_handle;
    sums[Sum::handle_mean_squared] = (handle / answered) * (handle / answered);
    sums[Sum::resolved_between] = variance_between_of(agents, [](const AgentCell& agent) {
        return AgentValues{double(agent.answered), double(agent.resolved), double(agent.resolved)};
    });
    sums[Sum::resolved_between_exists] = 1;
}

}  // namespace holdtime
