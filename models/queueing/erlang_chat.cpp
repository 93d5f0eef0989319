#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "models/catalogue.hpp"
#include "models/queueing/by_moment.hpp"
#include "models/queueing/chat_chain.hpp"
#include "models/queueing/queueing.hpp"
#include "models/queueing/waiting.hpp"

namespace holdtime {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double pool_rate(const std::vector<double>& level, const std::vector<double>& rates) {
    double sum = 0;
    for (std::size_t i = 0; i < rates.size(); ++i) sum += level[i + 1] * rates[i];
    return sum;
}

/// A smaller pool with the same load per agent: shares of agents by open chats, given the mean number of open chats.
struct SmallPool {
    std::uint32_t agents = 0;
    ChatChain chain;

    /// Cubic interpolation (Catmull-Rom), one-sided at whole numbers, where the shares bend.
    double share(std::size_t i, double chats_per_agent) const {
        const double at = chats_per_agent * agents, top = static_cast<double>(chain.level.size() - 1);
        const double s = std::clamp(std::floor(at), 0.0, top - 1), part = at - s;
        const auto value = [&](double k) { return chain.level[static_cast<std::size_t>(k)][i] / agents; };
        const auto bends = [&](double k) { return std::fmod(k, agents) == 0; };
        const double from = value(s), to = value(s + 1);
        const double rise = to - from;
        const double in = bends(s) ? rise : (to - value(s - 1)) / 2;
        const double out = bends(s + 1) ? rise : (value(s + 2) - from) / 2;
        const double u = part, v = 1 - part;
        return from * v + to * u + u * v * (v * (in - rise) - u * (out - rise));
    }
};

SmallPool small_pool(const ChatQuestion& q, std::uint32_t agents) {
    return {agents, solve_chat_chain(q.rate / q.agents * agents, agents, q.rates, q.rule)};
}

/// Mean occupancy of `agents` given s, extrapolated in 1 / agents from two sizes; death rates make the weights.
ChatChain extrapolated_chain(const ChatQuestion& q, std::uint32_t agents, const SmallPool& small,
                             const SmallPool& large) {
    const double step = (1.0 / agents - 1.0 / large.agents) / (1.0 / small.agents - 1.0 / large.agents);
    const double rate = q.rate / q.agents * agents;
    const std::size_t levels = q.rates.size() + 1, most = agents * q.rates.size();
    ChatChain chain;
    double log_weight = 0;
    for (std::size_t s = 0; s <= most; ++s) {
        const double mean = static_cast<double>(s) / agents;
        std::vector<double> level(levels);
        double sum = 0;
        for (std::size_t i = 0; i < levels; ++i) {
            const double near = large.share(i, mean), far = small.share(i, mean);
            sum += level[i] = std::max(0.0, near + (far - near) * step);
        }
        for (double& share : level) share *= agents / sum;
        if (s > 0) log_weight += std::log(rate / pool_rate(level, q.rates));
        chain.level.push_back(std::move(level));
        chain.log_weight.push_back(log_weight);
    }
    for (double& w : chain.log_weight) w -= log_weight;
    return chain;
}

/// Figures of the pool, given the chain without its queue.
ChatFigures pool_figures(const ChatQuestion& q, std::uint32_t agents, const ChatChain& chain) {
    const double full = static_cast<double>(agents) * static_cast<double>(q.rates.size());
    Waiting waiting;
    waiting.arrivals = q.rate / q.agents * agents;
    waiting.balk = q.balk;
    waiting.drain = agents * q.rates.back();
    waiting.leave = 1 / q.patience_mean;
    waiting.room = q.lines == no_limit ? forever : std::max(0.0, q.lines - full);
    waiting.within = q.within;
    waiting.quantiles = q.quantiles;
    double free = 0, top = 0;
    for (const double w : chain.log_weight) top = std::max(top, w);
    for (std::size_t s = 0; s + 1 < chain.log_weight.size(); ++s) free += std::exp(chain.log_weight[s] - top);
    waiting.free_weight = free * std::exp(top);
    ChatFigures figures;
    figures.queue = waiting_figures(waiting);
    const double busy = figures.queue.delayed + figures.queue.blocked;  // time that the pool is full
    figures.level.assign(q.rates.size() + 1, 0.0);
    for (std::size_t s = 0; s + 1 < chain.log_weight.size(); ++s)
        for (std::size_t i = 0; i < figures.level.size(); ++i)
            figures.level[i] += (1 - busy) * std::exp(chain.log_weight[s] - top) / free * chain.level[s][i] / agents;
    figures.level.back() += busy;
    for (std::size_t i = 0; i < figures.level.size(); ++i)
        figures.queue.chats += static_cast<double>(i * agents) * figures.level[i];
    figures.queue.occupancy = 1 - figures.level.front();
    figures.concurrency = figures.queue.chats / (agents * figures.queue.occupancy);
    figures.duration = figures.queue.chats / (waiting.arrivals * figures.queue.answered);
    return figures;
}

/// The largest pool below `agents` that the work allows.
std::uint32_t largest_exact(std::uint32_t agents, std::uint32_t concurrency, double most_work) {
    std::uint32_t fits = 0;
    for (std::uint32_t step = 1u << 12; step > 0; step /= 2)
        if (fits + step < agents && chat_chain_work(fits + step, concurrency) <= most_work) fits += step;
    return fits;
}

ChatFigures approximate(const ChatQuestion& q) {
    const auto concurrency = static_cast<std::uint32_t>(q.rates.size());
    const std::uint32_t size = std::max(4u, largest_exact(q.agents, concurrency, q.most_work / 5) / 4 * 4);
    const SmallPool large = small_pool(q, size), middle = small_pool(q, size / 2), small = small_pool(q, size / 4);
    ChatFigures figures = pool_figures(q, q.agents, extrapolated_chain(q, q.agents, middle, large));
    const ChatFigures exact = pool_figures(q, size, large.chain);
    const ChatFigures recipe = pool_figures(q, size, extrapolated_chain(q, size, small, middle));
    const ChatFigures coarser = pool_figures(q, q.agents, extrapolated_chain(q, q.agents, small, middle));
    const double least = 1e-5 + 0.002 * figures.queue.delayed;  // both differences may happen to vanish
    figures.exact = false;
    figures.error = 2 * std::max({std::fabs(exact.queue.delayed - recipe.queue.delayed),
                                  std::fabs(figures.queue.delayed - coarser.queue.delayed), least});
    return figures;
}

/// No chat comes, or nobody is there.
std::optional<ChatFigures> trivial(const ChatQuestion& q) {
    ChatFigures figures;
    figures.level.assign(q.rates.size() + 1, 0.0);
    figures.level.front() = 1;
    figures.concurrency = figures.duration = nan;
    if (q.agents == 0) {
        figures.queue = erlang_a_queue({q.rate, 1, 0, q.patience_mean, q.balk, q.lines, q.within, false});
        return figures;
    }
    if (q.rate > 0) return {};
    figures.duration = 1 / q.rates.front();
    return figures;
}

}  // namespace

ChatFigures erlang_chat_pool(const ChatQuestion& question) {
    if (auto figures = trivial(question)) return *figures;
    const auto concurrency = static_cast<std::uint32_t>(question.rates.size());
    if (chat_chain_work(question.agents, concurrency) > question.most_work) return approximate(question);
    return pool_figures(question, question.agents,
                        solve_chat_chain(question.rate, question.agents, question.rates, question.rule));
}

namespace {

PoolAnswer answer_chats(const PoolQuestion& pool, Parameters&) {
    if (pool.kind != ChannelKind::chat) return by_moment(pool, erlang_a_queue);
    PoolAnswer answer;
    double error = -1;
    for (const PoolMoment& at : pool.moments) {
        pool.stop.check();
        ChatQuestion question;
        question.rate = at.rate;
        question.agents = at.agents;
        for (std::uint32_t k = 1; k <= pool.concurrency; ++k)
            question.rates.push_back(k * pool.pace[k - 1] / at.handle_time);
        question.rule = pool.chat_rule;
        question.patience_mean = at.patience_mean;
        question.balk = at.balk;
        question.lines = pool.most(at.agents * pool.concurrency);
        question.within = pool.within;
        question.quantiles = pool.quantiles;
        const ChatFigures figures = erlang_chat_pool(question);
        answer.moments.push_back(figures.queue);
        if (!figures.exact) error = std::max(error, figures.error);
    }
    if (error >= 0)
        answer.remarks.push_back(
            fmt::format("erlang_chat: too many agents for the exact chain in some intervals; the approximation "
                        "misses delayed_rate by up to about {:.2g} (measured on smaller pools)",
                        error));
    return answer;
}

}  // namespace

extern const QueueingModel erlang_chat_queueing_model = {
    {"erlang_chat",
     "agents who share their attention among several open chats; Erlang A for calls",
     "Markov chain on how many agents have 0, 1, ..., K chats open, finishing at rate k pace(k) / handle time; "
     "exact up to 110 agents with 2 chats each, 23 with 3, 12 with 4 and 8 with 5; beyond, extrapolated from smaller "
     "pools, with "
     "the error of delayed_rate",
     "T. Tezcan, J. Zhang, Oper. Res. 62 (2014), 943-964; G. Latouche, V. Ramaswami, Matrix Analytic Methods, 1999, "
     "ch. 10",
     {},
     "{erlang_chat: {}}"},
    {Mechanism::waiting, Mechanism::patience, Mechanism::balking, Mechanism::lines, Mechanism::waiting_room,
     Mechanism::shared_attention},
    answer_chats};

}  // namespace holdtime
