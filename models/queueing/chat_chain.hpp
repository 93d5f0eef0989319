#pragma once

#include <vector>

#include "models/queueing/queueing.hpp"

/// The exact chain of a chat pool without its queue: how many agents have 0, 1, ..., K chats open.
namespace holdtime {

/// Given the number of open chats s = 0..n K.
struct ChatChain {
    std::vector<double> log_weight;          ///< stationary, logarithm of the weight relative to that of the full pool
    std::vector<std::vector<double>> level;  ///< [s][i]: mean number of agents with i open chats
};

/// Multiplications that solving the chain takes, about.
double chat_chain_work(std::uint32_t agents, std::uint32_t concurrency);

/// By linear level reduction from the full pool down.
ChatChain solve_chat_chain(double rate, std::uint32_t agents, const std::vector<double>& rates, ChatRule rule);

}  // namespace holdtime
