#include <algorithm>
#include <cmath>

#include "models/catalogue.hpp"
#include "models/queueing/by_moment.hpp"
#include "models/queueing/panels.hpp"
#include "models/queueing/queueing.hpp"
#include "models/queueing/waiting.hpp"

namespace holdtime {
namespace {

/// Integral of P(patience > u) from 0 to `wait`.
double mean_stay(const Distribution& patience, Seconds wait) {
    std::vector<Seconds> marks;
    for (const double part : {0.02, 0.1, 0.25, 0.5, 0.75, 1.0}) marks.push_back(part * wait);
    const auto survival = [&](Seconds t) { return 1 - patience.cdf(t); };
    const auto panels =
        lay_panels(survival, marks, 1e-12 * wait, [&](const SurvivalPanel& panel) { return panel.right() >= wait; });
    return panels.back().integral_left + panels.back().integral;
}

}  // namespace

QueueFigures fluid_queue(const QueueQuestion& question, const Distribution* patience) {
    if (question.agents == 0)
        return nobody_on_duty(question, patience ? patience->mean() : forever,
                              [&](Seconds t) { return patience ? 1 - patience->cdf(t) : 1; });
    const double load = question.load(), agents = question.agents;
    QueueFigures figures;
    figures.occupancy = busy_share(question, 1);
    if (load <= agents) return figures;
    const double answered = agents / load, stay = answered / (1 - question.balk);
    if (stay >= 1) {  // those who balk are enough
        figures.delayed = (1 - answered) / question.balk;
        figures.abandoned = 1 - answered;
        figures.answered = figures.answered_within = answered;
        figures.abandoned_within = figures.abandoned_within_5s = figures.abandoned;
        figures.occupancy = 1;
        return figures;
    }
    if (!patience || stay <= never_leave(*patience)) return no_steady_state();
    const Seconds wait = patience->quantile(1 - stay);
    const auto gone = [&](Seconds t) {
        return std::min(1 - answered, question.balk + (1 - question.balk) * patience->cdf(std::min(t, wait)));
    };
    figures.delayed = 1;
    figures.answered = answered;
    figures.abandoned = 1 - answered;
    figures.answered_within = wait <= question.within ? answered : 0;
    figures.abandoned_within = gone(question.within);
    figures.abandoned_within_5s = gone(short_abandon);
    figures.asa = figures.wait_p50 = figures.wait_p90 = figures.wait_p95 = wait;
    figures.wait_mean = (1 - question.balk) * mean_stay(*patience, wait);
    figures.queue_mean = question.rate * figures.wait_mean;
    figures.occupancy = 1;
    return figures;
}

extern const QueueingModel fluid_queueing_model = {
    {"fluid",
     "no chance at all: what flows in beyond the agents' capacity waits until patience lets it go",
     "everybody answered waits w, P(patience > w) = n mu / lambda; nobody waits while lambda <= n mu",
     "W. Whitt, Oper. Res. 54 (2006), 37-54",
     {},
     "{fluid: {}}"},
    {Mechanism::waiting, Mechanism::patience, Mechanism::patience_law, Mechanism::balking, Mechanism::handle_time_law},
    [](const PoolQuestion& pool, Parameters&) {
        return by_moment(pool, [&](const QueueQuestion& queue) { return fluid_queue(queue, pool.patience.get()); });
    },
    Speed::quick};

}  // namespace holdtime
