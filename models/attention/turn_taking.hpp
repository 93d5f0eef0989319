#pragma once

#include <cstdint>
#include <vector>

namespace holdtime {

/// A chat as turns: a geometric number of replies, each `work` seconds of the agent (longer by the share `switch_cost`
/// for every other open chat), and `think` seconds of the customer between replies.
struct TurnTaking {
    double work = 28, think = 60, turns = 8, switch_cost = 0.08;
};

/// Chats completed per second by an agent with i chats open, i = 1..most: the throughput of a closed network of one
/// agent and i customers, by exact mean value analysis (M. Reiser, S. Lavenberg, JACM 27 (1980), 313-322).
std::vector<double> completion_rates(const TurnTaking& turns, std::uint32_t most);

/// Speed of each of k open chats relative to one alone, rate(k) / (k rate(1)), k = 1..most.
std::vector<double> turn_taking_pace(const TurnTaking& turns, std::uint32_t most);

}  // namespace holdtime
