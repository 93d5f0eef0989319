#include "models/attention/turn_taking.hpp"

namespace holdtime {
namespace {

/// Replies per second with `chats` open. The customer of a chat just ended is replaced at once by a new one, whose
/// message waits: so only a share 1 - 1 / turns of the replies is followed by thinking.
double replies_per_second(const TurnTaking& turns, std::uint32_t chats) {
    const double work = turns.work * (1 + turns.switch_cost * (chats - 1));
    const double think = turns.think * (1 - 1 / turns.turns);
    double waiting = 0, throughput = 0;
    for (std::uint32_t n = 1; n <= chats; ++n) {
        const double reply_time = work * (1 + waiting);
        throughput = n / (reply_time + think);
        waiting = throughput * reply_time;
    }
    return throughput;
}

}  // namespace

std::vector<double> completion_rates(const TurnTaking& turns, std::uint32_t most) {
    std::vector<double> rates;
    for (std::uint32_t chats = 1; chats <= most; ++chats)
        rates.push_back(replies_per_second(turns, chats) / turns.turns);
    return rates;
}

std::vector<double> turn_taking_pace(const TurnTaking& turns, std::uint32_t most) {
    auto pace = completion_rates(turns, most);
    const double alone = pace.front();
    for (std::uint32_t i = 0; i < most; ++i) pace[i] /= (i + 1) * alone;
    return pace;
}

}  // namespace holdtime
