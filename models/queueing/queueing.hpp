#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "models/queue_figures.hpp"
#include "sim/core/stop.hpp"
#include "sim/ports/description.hpp"
#include "sim/ports/distribution.hpp"

/// Queueing formulas as pure functions. Times in seconds, rates per second, loads in erlangs (rate x mean service
/// time). None throws; where a queue has no steady state its waits are infinite.
namespace holdtime {

/// One queue in steady state: Poisson arrivals, exponential service, first come first served.
struct QueueQuestion {
    double rate = 0;          ///< arrivals per second
    double service_mean = 0;  ///< seconds, positive
    std::uint32_t agents = 0;
    Seconds patience_mean = forever;  ///< of the models with exponential patience
    double balk = 0;                  ///< probability of leaving at once when it would have to wait
    std::uint32_t lines = no_limit;   ///< most contacts in the system, those in service included
    Seconds within = 20;              ///< T of the service level
    bool quantiles = true;            ///< of the wait of the answered, too (they take most of the time)

    double load() const { return rate * service_mean; }
    bool operator==(const QueueQuestion&) const = default;
};

inline constexpr Seconds short_abandon = 5;  ///< of service_level_short_abandons_as_good

/// Erlang B: probability that all servers are busy. A. K. Erlang, 1917. B(a, n) = (a^n / n!) / sum_k a^k / k!,
/// computed as 1 / B = 1 + n/a (1 + (n-1)/a (1 + ...)). 0 where it is below 1e-300.
double erlang_b(double load, std::uint32_t servers);
/// The same for a real number of servers: 1 / B(a, x) = a * integral over t > 0 of exp(-a t) (1 + t)^x dt.
/// D. L. Jagerman, Bell System Technical Journal 53 (1974), 525-551.
double erlang_b_real(double load, double servers);
/// Erlang C: probability of waiting, C = n B / (n - a (1 - B)); 1 from a = n on. A. K. Erlang, 1917.
double erlang_c_delay(double load, std::uint32_t servers);

/// M/M/n/n: who finds nobody free is lost (figures of a queue without waiting room, however many lines it has).
QueueFigures erlang_b_queue(const QueueQuestion& question);
/// M/M/n: nobody leaves, no limit of lines. The wait of the delayed is exponential with rate n mu - lambda.
QueueFigures erlang_c_queue(const QueueQuestion& question);
/// M/M/n/N + M, balking included, from the stationary chain. C. Palm, 1957; O. Garnett, A. Mandelbaum, M. Reiman,
/// M&SOM 4 (2002), 208-227. With infinite patience and finite lines: M/M/n/N.
QueueFigures erlang_a_queue(const QueueQuestion& question);
/// M/M/n + G by the law of the virtual wait, whose density is proportional to exp(integral of lambda (1 - G) - n mu).
/// F. Baccelli, G. Hebuterne, Performance '81, 159-179; S. Zeltyn, A. Mandelbaum, Queueing Systems 51 (2005), 361-402.
/// `patience` null = infinite. Lines are not limited.
QueueFigures mmn_g_queue(const QueueQuestion& question, const Distribution* patience);

/// Halfin-Whitt: limit of the probability of waiting as n grows with sqrt(n) (1 - load / n) = beta > 0:
/// 1 / (1 + beta Phi(beta) / phi(beta)). S. Halfin, W. Whitt, Operations Research 29 (1981), 567-588.
double halfin_whitt_delay(double beta);
/// Garnett: the same with exponential patience; `patience_ratio` = theta / mu, any beta.
double garnett_delay(double beta, double patience_ratio);
/// Garnett: limit of sqrt(n) P(abandon).
double garnett_abandonment(double beta, double patience_ratio);
/// Many-server approximation with beta = sqrt(n) (1 - load / n): Garnett with patience, Halfin-Whitt without.
QueueFigures square_root_queue(const QueueQuestion& question);

/// Overloaded fluid limit of M/M/n + G: everybody who is answered waits w with P(patience > w) = n mu / lambda.
/// W. Whitt, Operations Research 54 (2006), 37-54. Underloaded: nobody waits. `patience` null = infinite.
QueueFigures fluid_queue(const QueueQuestion& question, const Distribution* patience);

/// A pool of agents who each hold up to rates.size() chats; an agent with i open ones finishes them at rates[i - 1] in
/// all.
struct ChatQuestion {
    double rate = 0;
    std::uint32_t agents = 0;
    std::vector<double> rates;  ///< per second, positive
    ChatRule rule = ChatRule::least_loaded;
    Seconds patience_mean = forever;
    double balk = 0;
    std::uint32_t lines = no_limit;  ///< most contacts in the system, open chats included
    Seconds within = 60;
    bool quantiles = true;
    double most_work = 1e7;  ///< multiplications that the exact chain may take; above, the approximation
};

struct ChatFigures {
    QueueFigures queue;         ///< occupancy: share of time with at least one open chat
    std::vector<double> level;  ///< share of agents with 0, 1, ... open chats
    double concurrency = 0;     ///< mean number of open chats while at least one is open; NaN if never
    double duration = 0;        ///< mean time from opening to closing, seconds
    bool exact = true;
    double error = 0;  ///< of the approximation in `delayed`, as measured (see erlang_chat_pool)
};

/// Exact stationary chain on how many agents have 0, 1, ..., K chats open, by levels of open chats (linear level
/// reduction, G. Latouche, V. Ramaswami 1999, ch. 10), while most_work allows. Beyond it a birth-death chain on the
/// number of open chats s whose death rate is the mean rate of the pool given s, read off smaller pools with the same
/// load per agent, solved exactly, and extrapolated in 1 / agents. `error` is twice what the same recipe misses in the
/// larger of those, predicted from pools of half and a quarter of its size, or by which the prediction from these
/// differs, whichever is more; and at least 0.4 % of `delayed`, as both differences may cross zero.
ChatFigures erlang_chat_pool(const ChatQuestion& question);

/// Number of busy servers when there are always enough (offered load) in M(t)/G/infinity at time t, empty before
/// boundaries.front(): integral of rate(t - u) P(S > u) du. `rates` are constant between `boundaries` (one more).
/// S. Eick, W. Massey, W. Whitt, Operations Research 41 (1993), 731-742. `service` null: exponential with that mean.
std::vector<double> offered_load(std::span<const Seconds> times, std::span<const Seconds> boundaries,
                                 std::span<const double> rates, double service_mean, const Distribution* service,
                                 Stop stop = {});
/// The same for any rate function of the past and exponential service.
double offered_load(Seconds time, const std::function<double(Seconds)>& rate, double service_mean);

/// Time-dependent Erlang A.
struct TransientHabits {
    double service_mean = 0;
    Seconds patience_mean = forever;
    double balk = 0;
};
struct TransientSegment {
    Seconds length = 0;
    double rate = 0;
    std::uint32_t agents = 0;
    std::optional<TransientHabits> habits = {};  ///< of all who are there in the segment; empty: the question's
};
struct TransientQuestion {
    std::vector<TransientSegment> segments;
    double service_mean = 0;
    Seconds patience_mean = forever;
    double balk = 0;
    std::uint32_t lines = no_limit;
    ShiftEnd shift_end = ShiftEnd::finish;
    Seconds within = 20;
    std::uint32_t start = 0;  ///< contacts in the system at the start
    Stop stop = {};
};

/// Figures of the contacts that arrive in a segment, however long they wait; except those of time and of events.
struct TransientFigures {
    QueueFigures contacts;    ///< quantiles NaN; occupancy of those on duty
    double offered = 0;       ///< expected number
    double abandonments = 0;  ///< expected number of leavings in the segment
    double completions = 0;   ///< expected number of contacts finished in the segment
    double busy_mean = 0;     ///< leavers who finish their contact included
    double queue_end = 0, busy_end = 0;
};

/// M(t)/M/n(t)/N + M by uniformization (A. Jensen 1953; W. Grassmann 1977), with the four rules for falling staffing.
/// After the last segment those who wait are served with its staffing.
std::vector<TransientFigures> transient_queue(const TransientQuestion& question);

}  // namespace holdtime
