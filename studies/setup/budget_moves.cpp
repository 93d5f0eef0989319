#include "studies/setup/budget_moves.hpp"

#include <algorithm>
#include <optional>

namespace holdtime {

namespace {

constexpr double noticed = 0.001;                   ///< contacts late in a replication: for less nobody is moved
constexpr double most_a_round = 4e6;                ///< contacts simulated to measure single agents
constexpr std::uint64_t most_in_all = 150'000'000;  ///< contacts simulated for moves
constexpr std::size_t fewest_looked_at = 6;         ///< posts that might give an agent away, and that might take one
constexpr std::size_t most_looked_at = 80;
constexpr std::size_t most_priced = 4;  ///< sets of moves whose cost is simulated, for those that are too dear
constexpr std::uint32_t far_below = 2;  ///< agents
constexpr double a_cent = 1e-9;

/// Agents more or fewer at one post, and what that does to late contacts, a unit of pay.
struct Change {
    std::size_t group, interval;
    std::uint32_t agents;
    double pay;
    double effect = 0;  ///< loss of a giver, gain of a taker

    double worth() const { return effect / pay; }
};

/// Agents come to one post from those that pay for it.
struct Move {
    Change to;
    std::vector<Change> from;
};

class Moves {
public:
    Moves(double by_left, const MovablePosts& posts, const BudgetService& service,
          const std::function<double(const Plan&)>& left)
        : by_left_(by_left), posts_(posts), service_(service), left_(left) {}

    Plan make(Plan plan) const {
        const auto before = service_.simulated();
        while (service_.simulated() - before < most_in_all) {
            auto better = round(plan);
            if (!better) break;
            plan = std::move(*better);
        }
        return plan;
    }

private:
    std::optional<Plan> round(const Plan& plan) const {
        const auto now = service_.measure(plan);
        const double spare = std::max(0.0, left_(plan));
        auto givers = shortlist(plan, now, false), takers = shortlist(plan, now, true);
        measure(plan, now, givers, takers);
        std::erase_if(takers, [](const Change& one) { return one.effect <= noticed; });
        std::stable_sort(givers.begin(), givers.end(), [](auto& a, auto& b) { return a.worth() < b.worth(); });
        std::stable_sort(takers.begin(), takers.end(), [](auto& a, auto& b) { return a.worth() > b.worth(); });
        const auto moves = paired(givers, takers, spare);
        std::vector<Plan> plans;
        for (auto many = moves.size(); many > 0; many /= 2) plans.push_back(made(plan, moves, 0, many));
        for (std::size_t k = 1; k < std::min(moves.size(), fewest_looked_at); ++k)
            plans.push_back(made(plan, moves, k, k + 1));
        if (auto better = best_of(plans, now)) return better;
        return best_of(every_pair(plan, givers, takers, spare), now);
    }

    /// Posts with least, or most, to say: a unit of pay, and where agents may go away, or come.
    std::vector<Change> shortlist(const Plan& plan, const Served& now, bool more) const {
        std::vector<Change> list;
        for (std::size_t g = 0; g < plan.size(); ++g)
            for (std::size_t i = 0; i < plan[g].size(); ++i) {
                const double pay = posts_.pay[g][i];
                if (!(posts_.duty[g][i] > 0 && pay > 0) || (!more && plan[g][i] <= posts_.fewest[g][i])) continue;
                const double at_stake = now.score_at(g, i, by_left_);
                list.push_back({g, i, 1, pay, more ? at_stake : -at_stake});
            }
        std::stable_sort(list.begin(), list.end(), [](auto& a, auto& b) { return a.worth() > b.worth(); });
        const double contacts = std::max(1.0, now.offered * service_.replications());
        const auto room = static_cast<std::size_t>(most_a_round / contacts / 2);
        list.resize(std::min(list.size(), std::clamp(room, fewest_looked_at, most_looked_at)));
        if (more) add_holes(plan, list);
        return list;
    }

    void add_holes(const Plan& plan, std::vector<Change>& list) const {
        for (std::size_t g = 0; g < plan.size(); ++g)
            for (std::size_t i = 1; i + 1 < plan[g].size(); ++i) {
                if (!(posts_.duty[g][i] > 0 && posts_.pay[g][i] > 0)) continue;
                const auto beside = std::min(plan[g][i - 1], plan[g][i + 1]);
                if (beside < plan[g][i] + far_below) continue;
                const auto agents = beside - plan[g][i];
                list.push_back({g, i, agents, agents * posts_.pay[g][i]});
            }
    }

    void measure(const Plan& plan, const Served& now, std::vector<Change>& givers, std::vector<Change>& takers) const {
        std::vector<Plan> plans;
        for (const auto& one : givers) {
            plans.push_back(plan);
            plans.back()[one.group][one.interval] -= one.agents;
        }
        for (const auto& one : takers) {
            plans.push_back(plan);
            plans.back()[one.group][one.interval] += one.agents;
        }
        const auto measured = service_.measure(plans);
        for (std::size_t k = 0; k < plans.size(); ++k) {
            const double change = measured[k].score(by_left_) - now.score(by_left_);
            if (k < givers.size())
                givers[k].effect = change;
            else
                takers[k - givers.size()].effect = -change;
        }
    }

    static bool same_post(const Change& a, const Change& b) { return a.group == b.group && a.interval == b.interval; }

    /// Is it at one of these posts, or next to it?
    static bool meets(const Change& one, const std::vector<Change>& others) {
        return std::any_of(others.begin(), others.end(), [&](const Change& other) {
            return one.group == other.group &&
                   std::max(one.interval, other.interval) - std::min(one.interval, other.interval) <= 1;
        });
    }

    /// Taker by taker with the cheapest givers who pay for it; effects of neighbours do not add up, so that each place
    /// is changed once.
    static std::vector<Move> paired(const std::vector<Change>& givers, const std::vector<Change>& takers,
                                    double spare) {
        std::vector<Move> moves;
        std::vector<Change> used;
        for (const auto& taker : takers) {
            if (meets(taker, used)) continue;
            Move move{taker, {}};
            double pay = spare, lost = 0;
            for (const auto& giver : givers) {
                if (pay >= taker.pay - a_cent) break;
                if (same_post(giver, taker) || meets(giver, used) || meets(giver, move.from)) continue;
                move.from.push_back(giver);
                pay += giver.pay, lost += giver.effect;
            }
            if (pay < taker.pay - a_cent || taker.effect - lost <= noticed) continue;
            spare = std::min(spare, pay - taker.pay);
            used.push_back(taker);
            used.insert(used.end(), move.from.begin(), move.from.end());
            moves.push_back(std::move(move));
        }
        return moves;
    }

    /// One agent from each of the best givers to each of the best takers, whatever was measured of them alone.
    static std::vector<Plan> every_pair(const Plan& plan, const std::vector<Change>& givers,
                                        const std::vector<Change>& takers, double spare) {
        std::vector<Plan> plans;
        for (std::size_t f = 0; f < std::min(givers.size(), fewest_looked_at); ++f)
            for (std::size_t t = 0; t < std::min(takers.size(), fewest_looked_at); ++t)
                if (!same_post(givers[f], takers[t]) && takers[t].pay <= givers[f].pay + spare + a_cent)
                    plans.push_back(made(plan, {{takers[t], {givers[f]}}}, 0, 1));
        return plans;
    }

    static Plan made(Plan plan, const std::vector<Move>& moves, std::size_t first, std::size_t last) {
        for (auto k = first; k < last; ++k) {
            for (const auto& from : moves[k].from) plan[from.group][from.interval] -= from.agents;
            plan[moves[k].to.group][moves[k].to.interval] += moves[k].to.agents;
        }
        return plan;
    }

    /// That which serves most of those that are better than now and can be paid.
    std::optional<Plan> best_of(const std::vector<Plan>& plans, const Served& now) const {
        if (plans.empty()) return {};
        const auto measured = service_.measure(plans);
        const auto score = [&](std::size_t k) { return measured[k].score(by_left_); };
        std::vector<std::size_t> order;
        for (std::size_t k = 0; k < plans.size(); ++k)
            if (score(k) < now.score(by_left_) - noticed) order.push_back(k);
        std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return score(a) < score(b); });
        for (std::size_t k = 0; k < std::min(order.size(), most_priced); ++k)
            if (left_(plans[order[k]]) >= 0) return plans[order[k]];
        return {};
    }

    double by_left_;
    const MovablePosts& posts_;
    const BudgetService& service_;
    const std::function<double(const Plan&)>& left_;
};

}  // namespace

Plan with_agents_moved(Plan plan, double by_left, const MovablePosts& posts, const BudgetService& service,
                       const std::function<double(const Plan&)>& left) {
    return Moves(by_left, posts, service, left).make(std::move(plan));
}

}  // namespace holdtime
