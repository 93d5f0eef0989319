#include "models/queueing/chat_chain.hpp"

#include <Eigen/Dense>
#include <cmath>
#include <map>

namespace holdtime {
namespace {

using Occupancy = std::vector<std::uint16_t>;  ///< agents with 0, 1, ..., K open chats

/// The states with the same number of open chats.
struct Level {
    std::vector<Occupancy> states;
    std::map<Occupancy, Eigen::Index> index;
};

void enumerate(Occupancy& state, std::size_t chats, std::uint32_t agents, std::uint32_t open,
               std::vector<Level>& levels) {
    if (chats == state.size()) {
        state[0] = static_cast<std::uint16_t>(agents);
        Level& level = levels[open];
        level.index.emplace(state, static_cast<Eigen::Index>(level.states.size()));
        level.states.push_back(state);
        return;
    }
    for (std::uint32_t count = 0; count <= agents; ++count) {
        state[chats] = static_cast<std::uint16_t>(count);
        enumerate(state, chats + 1, agents - count, open + count * static_cast<std::uint32_t>(chats), levels);
    }
    state[chats] = 0;
}

struct Chain {
    double rate;
    const std::vector<double>& rates;
    ChatRule rule;
    std::vector<Level> levels;

    std::size_t concurrency() const { return rates.size(); }

    /// Rates from each state of a level with one more open chat (columns: the level above).
    Eigen::MatrixXd up(std::size_t open) const {
        const Level &here = levels[open], &above = levels[open + 1];
        Eigen::MatrixXd matrix = Eigen::MatrixXd::Zero(size(here), size(above));
        for (std::size_t row = 0; row < here.states.size(); ++row) {
            const Occupancy& state = here.states[row];
            double with_room = 0;
            for (std::size_t i = 0; i < concurrency(); ++i) with_room += state[i];
            for (std::size_t i = 0; i < concurrency(); ++i)
                if (const double share = takes(state, i, with_room); share > 0)
                    matrix(static_cast<Eigen::Index>(row), above.index.at(moved(state, i, i + 1))) = rate * share;
        }
        return matrix;
    }
    /// Rates to the level below.
    Eigen::MatrixXd down(std::size_t open) const {
        const Level &here = levels[open], &below = levels[open - 1];
        Eigen::MatrixXd matrix = Eigen::MatrixXd::Zero(size(here), size(below));
        for (std::size_t row = 0; row < here.states.size(); ++row) {
            const Occupancy& state = here.states[row];
            for (std::size_t i = 1; i <= concurrency(); ++i)
                if (state[i] > 0)
                    matrix(static_cast<Eigen::Index>(row), below.index.at(moved(state, i, i - 1))) =
                        state[i] * rates[i - 1];
        }
        return matrix;
    }
    /// Share of an arriving chat that goes to an agent with i open ones.
    double takes(const Occupancy& state, std::size_t i, double with_room) const {
        if (state[i] == 0) return 0;
        if (rule == ChatRule::random) return state[i] / with_room;
        const bool least = rule == ChatRule::least_loaded;
        for (std::size_t other = least ? 0 : i + 1; other < (least ? i : concurrency()); ++other)
            if (state[other] > 0) return 0;
        return 1;
    }
    static Occupancy moved(Occupancy state, std::size_t from, std::size_t to) {
        --state[from], ++state[to];
        return state;
    }
    static Eigen::Index size(const Level& level) { return static_cast<Eigen::Index>(level.states.size()); }
};

using Solver = Eigen::PartialPivLU<Eigen::MatrixXd>;

/// S_s = outflow - up_s S_(s+1)^-1 down_(s+1), for every level, from the full pool down. What goes up comes back to the
/// level for certain, so each row of S_s adds up to the rate down; the diagonal follows from that without a subtraction
/// (W. Grassmann, M. Taksar, D. Heyman, Operations Research 33 (1985), 1107-1116). Subtracted, it would lose all
/// digits.
std::vector<Solver> reduce(const Chain& chain) {
    const std::size_t last = chain.levels.size() - 1;
    std::vector<Solver> solvers(last + 1);
    Eigen::MatrixXd down = chain.down(last);
    for (std::size_t s = last; s > 0; --s) {
        Eigen::MatrixXd flow = Eigen::MatrixXd::Zero(Chain::size(chain.levels[s]), Chain::size(chain.levels[s]));
        if (s < last) {
            flow = -(chain.up(s) * solvers[s + 1].solve(down));
            down = chain.down(s);
        }
        flow.diagonal().setZero();
        flow.diagonal() = down.rowwise().sum() - flow.rowwise().sum();
        solvers[s].compute(flow);
    }
    return solvers;
}

}  // namespace

double chat_chain_work(std::uint32_t agents, std::uint32_t concurrency) {
    // Number of states of each level, by adding agents' levels: coefficients of the Gaussian binomial.
    std::vector<double> states(std::size_t{agents} * concurrency + 1, 0.0);
    if (states.size() > 4000) return forever;
    states[0] = 1;
    for (std::uint32_t part = 1; part <= concurrency; ++part) {  // multiply by (1 - q^(n+part)) / (1 - q^part)
        for (std::size_t s = states.size(); s-- > agents + part;) states[s] -= states[s - agents - part];
        for (std::size_t s = part; s < states.size(); ++s) states[s] += states[s - part];
    }
    double work = 0;
    for (const double size : states) work += size * size * size;
    return work;
}

ChatChain solve_chat_chain(double rate, std::uint32_t agents, const std::vector<double>& rates, ChatRule rule) {
    Chain chain{rate, rates, rule, std::vector<Level>(agents * rates.size() + 1)};
    Occupancy state(rates.size() + 1, 0);
    enumerate(state, 1, agents, 0, chain.levels);
    const auto solvers = reduce(chain);
    ChatChain result;
    Eigen::VectorXd weight = Eigen::VectorXd::Ones(1);  // of the states of a level, adding up to 1
    double log_total = 0;
    for (std::size_t s = 0; s < chain.levels.size(); ++s) {
        if (s > 0) {
            const Eigen::VectorXd inflow = chain.up(s - 1).transpose() * weight;
            weight = solvers[s].transpose().solve(inflow);
        }
        const double total = weight.sum();
        weight /= total;
        log_total += std::log(total);
        std::vector<double> level(rates.size() + 1, 0.0);
        for (std::size_t i = 0; i < level.size(); ++i)
            for (Eigen::Index row = 0; row < weight.size(); ++row)
                level[i] += weight[row] * chain.levels[s].states[static_cast<std::size_t>(row)][i];
        result.level.push_back(std::move(level));
        result.log_weight.push_back(log_total);
    }
    for (double& w : result.log_weight) w -= log_total;
    return result;
}

}  // namespace holdtime
