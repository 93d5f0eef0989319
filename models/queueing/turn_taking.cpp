#include "models/queueing/queueing.hpp"

namespace holdtime {

std::vector<double> turn_taking_rates(std::uint32_t concurrency, Seconds work, Seconds think, double turns,
                                      double switch_cost) {
    std::vector<double> rates;
    const double away = (1 - 1 / turns) * think;  // mean time until a finished reply is followed by the next message
    for (std::uint32_t open = 1; open <= concurrency; ++open) {
        const double reply = work * (1 + switch_cost * (open - 1));
        double in_line = 0, throughput = 0;       // chats that await a reply; replies per second
        for (std::uint32_t k = 1; k <= open; ++k) {
            const double response = reply * (1 + in_line);
            throughput = k / (response + away);
            in_line = throughput * response;
        }
        rates.push_back(throughput / turns);
    }
    return rates;
}

}  // namespace holdtime
