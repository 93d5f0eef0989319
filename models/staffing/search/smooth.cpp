#include "models/staffing/search/smooth.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>

namespace holdtime {

namespace {

constexpr double weights_of_change[] = {32, 16, 8, 4, 2, 1, 0.6};  ///< against one agent's distance from the plan
constexpr std::size_t most_cells = 4000000;  ///< intervals x levels: beyond, smoothing would take longer than searching
constexpr double parts_of_extra_pay[] = {0, 0.25, 0.5, 1};
constexpr double many_replications = 100;  ///< on so many, luck is worth no more than smoothness is
constexpr double dearest_by_luck = 0.05;   ///< of the pay
constexpr int halvings = 40;               ///< of the price of pay

/// One group's posts.
class GroupSmoother {
public:
    GroupSmoother(const Plan& plan, const std::vector<Post>& posts, const std::vector<double>& pay,
                  const Bounds& bounds, std::vector<std::size_t> own)
        : own_(std::move(own)) {
        double mean = 0;
        for (const auto p : own_) mean += pay[p] / static_cast<double>(own_.size());
        for (const auto p : own_) {
            const auto& post = posts[p];
            given_.push_back(static_cast<int>(plan[post.group][post.interval]));
            fewest_.push_back(static_cast<int>(bounds.fewest(post)));
            pay_.push_back(mean > 0 ? pay[p] / mean : 1);
            joined_.push_back(p > own_.front() && posts[p - 1].interval + 1 == post.interval);
        }
        low_ = *std::min_element(given_.begin(), given_.end());
        levels_ = static_cast<std::size_t>(*std::max_element(given_.begin(), given_.end()) - low_) + 1;
    }

    bool small_enough() const { return own_.size() * levels_ <= most_cells; }

    /// Agents per post for this weight of a change.
    std::vector<int> smooth(double weight, double pay) const {
        const double budget = pay * cost(given_) + 1e-9;
        double low = -4.0 * static_cast<double>(levels_), high = -low;
        auto best = given_;
        for (int k = 0; k < halvings; ++k) {
            const double price = (low + high) / 2;
            auto found = cheapest(weight, price);
            if (cost(found) > budget) {
                low = price;
                continue;
            }
            high = price;
            best = std::move(found);
        }
        spend(best, weight, budget);
        return best;
    }

private:
    double cost(const std::vector<int>& agents) const {
        return std::inner_product(agents.begin(), agents.end(), pay_.begin(), 0.0);
    }
    double distance(std::size_t i, int agents) const {
        if (agents < fewest_[i]) return INFINITY;
        const double off = agents - given_[i];
        return off * off;
    }
    int agents_at(std::size_t level) const { return low_ + static_cast<int>(level); }

    /// Least distance, weighted changes and priced pay.
    std::vector<int> cheapest(double weight, double price) const {
        const auto n = own_.size();
        std::vector<double> now(levels_), reached(levels_);
        std::vector<std::uint32_t> from(n * levels_);
        for (std::size_t i = 0; i < n; ++i) {
            auto* origin = from.data() + i * levels_;
            reach(now, reached, origin, i > 0 && joined_[i] ? weight : 0);
            for (std::size_t v = 0; v < levels_; ++v)
                now[v] = (i > 0 ? reached[v] : 0) + distance(i, agents_at(v)) + price * pay_[i] * agents_at(v);
        }
        std::vector<int> agents(n);
        auto v = static_cast<std::size_t>(std::min_element(now.begin(), now.end()) - now.begin());
        for (std::size_t i = n; i-- > 0;) {
            agents[i] = agents_at(v);
            v = from[i * levels_ + v];
        }
        return agents;
    }

    /// For each level the cheapest way to come to it from the interval before: two passes, as a change costs its
    /// length.
    void reach(const std::vector<double>& before, std::vector<double>& reached, std::uint32_t* origin,
               double weight) const {
        reached = before;
        for (std::size_t v = 0; v < levels_; ++v) origin[v] = static_cast<std::uint32_t>(v);
        const auto better = [&](std::size_t v, std::size_t neighbour) {
            if (reached[neighbour] + weight < reached[v])
                reached[v] = reached[neighbour] + weight, origin[v] = origin[neighbour];
        };
        for (std::size_t v = 1; v < levels_; ++v) better(v, v - 1);
        for (std::size_t v = levels_ - 1; v-- > 0;) better(v, v + 1);
    }

    /// Agents are whole: what is left of the pay goes where it makes the fewest changes and was taken away before.
    void spend(std::vector<int>& agents, double weight, double budget) const {
        double rest = budget - cost(agents);
        for (std::size_t rounds = 0; rounds < own_.size() * levels_; ++rounds) {
            std::size_t best = own_.size();
            double least = INFINITY;
            for (std::size_t i = 0; i < own_.size(); ++i) {
                if (pay_[i] > rest || agents[i] + 1 > agents_at(levels_ - 1)) continue;
                const double worth = distance(i, agents[i] + 1) - distance(i, agents[i]) +
                                     weight * (edge(agents, i, agents[i] + 1) - edge(agents, i, agents[i]));
                if (worth < least) least = worth, best = i;
            }
            if (best == own_.size()) return;
            ++agents[best];
            rest -= pay_[best];
        }
    }

    double edge(const std::vector<int>& agents, std::size_t i, int value) const {
        double sum = 0;
        if (joined_[i]) sum += std::abs(value - agents[i - 1]);
        if (i + 1 < own_.size() && joined_[i + 1]) sum += std::abs(value - agents[i + 1]);
        return sum;
    }

    std::vector<std::size_t> own_;
    std::vector<int> given_, fewest_;
    std::vector<double> pay_;   ///< in terms of the mean
    std::vector<bool> joined_;  ///< to the post before
    int low_ = 0;
    std::size_t levels_ = 1;
};

}  // namespace

std::uint64_t changes(const Plan& plan, const std::vector<Post>& posts) {
    std::uint64_t sum = 0;
    for (std::size_t p = 1; p < posts.size(); ++p) {
        const auto &before = posts[p - 1], &here = posts[p];
        if (before.group != here.group || before.interval + 1 != here.interval) continue;
        const auto a = plan[before.group][before.interval], b = plan[here.group][here.interval];
        sum += a > b ? a - b : b - a;
    }
    return sum;
}

double dearest_smooth_plan(std::uint32_t replications) {
    const double luck = std::sqrt(many_replications / std::max(1u, replications));
    return 1 + std::min(dearest_by_luck, (cheap_smooth_plan - 1) * std::max(1.0, luck));
}

std::vector<Plan> smoother_plans(const Plan& plan, const std::vector<Post>& posts, const std::vector<double>& pay,
                                 const Bounds& bounds, double dearest) {
    std::vector<GroupSmoother> groups;
    std::vector<std::vector<std::size_t>> own(plan.size());
    for (std::size_t p = 0; p < posts.size(); ++p) own[posts[p].group].push_back(p);
    std::erase_if(own, [](const auto& list) { return list.empty(); });
    for (const auto& list : own) groups.emplace_back(plan, posts, pay, bounds, list);
    std::vector<Plan> plans;
    const auto add = [&](double weight, double spent) {
        Plan smooth = plan;
        for (std::size_t g = 0; g < groups.size(); ++g) {
            if (!groups[g].small_enough()) continue;
            const auto agents = groups[g].smooth(weight, spent);
            for (std::size_t i = 0; i < agents.size(); ++i) {
                const auto& post = posts[own[g][i]];
                smooth[post.group][post.interval] = static_cast<std::uint32_t>(agents[i]);
            }
        }
        const bool known = std::find(plans.begin(), plans.end(), smooth) != plans.end();
        if (!known && changes(smooth, posts) < changes(plan, posts)) plans.push_back(std::move(smooth));
    };
    for (const double part : parts_of_extra_pay)
        for (const double weight : weights_of_change) add(weight, 1 + part * (dearest - 1));
    std::stable_sort(plans.begin(), plans.end(),
                     [&](const Plan& a, const Plan& b) { return changes(a, posts) < changes(b, posts); });
    return plans;
}

}  // namespace holdtime
