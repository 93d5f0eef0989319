#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "models/catalogue.hpp"
#include "models/queueing/by_moment.hpp"
#include "models/queueing/queueing.hpp"
#include "models/queueing/waiting.hpp"

namespace holdtime {
namespace {

/// Mills ratio (1 - Phi(x)) / phi(x) of the normal law, by a continued fraction where 1 - Phi underflows.
double mills(double x) {
    if (x < 30) return std::sqrt(M_PI / 2) * std::exp(x * x / 2) * std::erfc(x / M_SQRT2);
    double tail = x;
    for (int k = 40; k > 0; --k) tail = x + k / tail;
    return 1 / tail;
}

/// Hazard rate of the normal law; 0 where it underflows.
double hazard(double x) { return 1 / mills(x); }

/// Given that somebody waits, the virtual wait is (N - shift) / scale with N normal given N > shift.
struct NormalWait {
    double shift, scale;
    /// P(wait > t)
    double exceeds(Seconds t) const {
        const double x = shift + scale * t;
        if (shift < 0) return std::erfc(x / M_SQRT2) / std::erfc(shift / M_SQRT2);
        return mills(x) / mills(shift) * std::exp((shift * shift - x * x) / 2);
    }
    double mean() const { return (hazard(shift) - shift) / scale; }
    Seconds quantile(double late) const {
        Seconds low = 0, high = 1 / scale;
        while (exceeds(high) > late) high *= 2;
        while (high - low > 1e-10 * high) {
            const double middle = (low + high) / 2;
            (exceeds(middle) > late ? low : high) = middle;
        }
        return high;
    }
};

QueueFigures without_patience(const QueueQuestion& question) {
    if (question.load() >= question.agents) return no_steady_state();
    const double n = question.agents, rate = n / question.service_mean - question.rate;
    QueueFigures figures;
    figures.delayed = halfin_whitt_delay(std::sqrt(n) * (1 - question.load() / n));
    figures.answered_within = 1 - figures.delayed * std::exp(-rate * question.within);
    figures.asa = figures.wait_mean = figures.delayed / rate;
    figures.queue_mean = question.rate * figures.wait_mean;
    figures.occupancy = busy_share(question, 1);
    const auto quantile = [&](double p) { return std::max(0.0, std::log(figures.delayed / (1 - p)) / rate); };
    figures.wait_p50 = quantile(0.5), figures.wait_p90 = quantile(0.9), figures.wait_p95 = quantile(0.95);
    return figures;
}

}  // namespace

double halfin_whitt_delay(double beta) {
    if (beta <= 0) return 1;
    return 1 / (1 + beta * mills(-beta));
}

double garnett_delay(double beta, double patience_ratio) {
    const double root = std::sqrt(patience_ratio);
    return 1 / (1 + root * hazard(beta / root) * mills(-beta));
}

double garnett_abandonment(double beta, double patience_ratio) {
    const double root = std::sqrt(patience_ratio);
    return root * (hazard(beta / root) - beta / root) * garnett_delay(beta, patience_ratio);
}

QueueFigures square_root_queue(const QueueQuestion& question) {
    if (question.agents == 0)
        return nobody_on_duty(question, question.patience_mean,
                              [&](Seconds t) { return std::exp(-t / question.patience_mean); });
    if (std::isinf(question.patience_mean)) return without_patience(question);
    const double n = question.agents, beta = std::sqrt(n) * (1 - question.load() / n);
    const double ratio = question.service_mean / question.patience_mean, leave = 1 / question.patience_mean;
    const double scale = std::sqrt(n / question.service_mean * leave);
    const NormalWait wait{beta / std::sqrt(ratio), scale};
    // Those who are answered have the law tilted by exp(-leave t): the shift grows by leave / scale.
    const NormalWait answered{wait.shift + leave / scale, scale};
    QueueFigures figures;
    // Bounds for any number of agents: the chain's first two states with nobody free; the loss of those without
    // patience; and in overload the excess.
    const double loss = erlang_b(question.load(), question.agents),
                 next = question.rate / (n / question.service_mean + leave);
    figures.delayed = std::max(garnett_delay(beta, ratio), loss * (1 + next) / (1 + loss * next));
    // Garnett's limit is of the queue, n^(1/2) garnett_abandonment mu / theta; theta E[Q] / lambda keeps it below 1 in
    // overload.
    if (question.rate > 0)
        figures.abandoned = std::max(1 - n / question.load(),
                                     std::min(loss, garnett_abandonment(beta, ratio) * std::sqrt(n) / question.load()));
    figures.answered = 1 - figures.abandoned;
    const double late = figures.delayed - figures.abandoned;  // answered after a wait
    figures.wait_mean = figures.abandoned * question.patience_mean;
    figures.asa = late * answered.mean() / figures.answered;
    figures.queue_mean = question.rate * figures.wait_mean;
    figures.occupancy = busy_share(question, figures.answered);
    const auto within = [&](Seconds t) {  // answered and still waiting by t
        const double in_time = 1 - figures.delayed + late * (1 - answered.exceeds(t));
        return std::pair(in_time, std::clamp(1 - in_time - figures.delayed * std::exp(-leave * t) * wait.exceeds(t),
                                             0.0, figures.abandoned));
    };
    std::tie(figures.answered_within, figures.abandoned_within) = within(question.within);
    figures.abandoned_within_5s = within(short_abandon).second;
    const auto quantile = [&](double p) {
        const double exceed = (1 - p) * figures.answered / late;
        return !(exceed < 1) ? 0 : answered.quantile(exceed);
    };
    figures.wait_p50 = quantile(0.5), figures.wait_p90 = quantile(0.9), figures.wait_p95 = quantile(0.95);
    return figures;
}

extern const QueueingModel square_root_queueing_model = {
    {"square_root",
     "the square-root rule read backwards: limits for many agents",
     "beta = sqrt(n) (1 - a / n); P(wait) = 1 / (1 + sqrt(theta / mu) h(beta sqrt(mu / theta)) / h(-beta)), h the "
     "normal hazard",
     "S. Halfin, W. Whitt, Oper. Res. 29 (1981), 567-588; O. Garnett, A. Mandelbaum, M. Reiman, M&SOM 4 (2002), "
     "208-227",
     {},
     "{square_root: {}}"},
    {Mechanism::waiting, Mechanism::patience},
    [](const PoolQuestion& pool, Parameters&) { return by_moment(pool, square_root_queue); },
    Speed::quick};

}  // namespace holdtime
