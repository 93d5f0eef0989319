#include <algorithm>
#include <cmath>

#include "models/catalogue.hpp"
#include "models/queueing/by_moment.hpp"
#include "models/queueing/queueing.hpp"
#include "models/queueing/waiting.hpp"

namespace holdtime {

double erlang_c_delay(double load, std::uint32_t servers) {
    if (load >= servers) return 1;
    const double blocked = erlang_b(load, servers);
    return servers * blocked / (servers - load * (1 - blocked));
}

namespace {

QueueQuestion without_leaving(QueueQuestion question) {
    question.patience_mean = forever;
    question.balk = 0;
    question.lines = no_limit;
    return question;
}

}  // namespace

QueueFigures erlang_c_queue(const QueueQuestion& question) {
    if (question.agents == 0) return nobody_on_duty(without_leaving(question), forever, [](Seconds) { return 1.0; });
    if (question.load() >= question.agents) return no_steady_state();
    const double delayed = erlang_c_delay(question.load(), question.agents);
    const double rate = question.agents / question.service_mean - question.rate;  // of the wait of the delayed
    QueueFigures figures;
    figures.delayed = delayed;
    figures.answered_within = 1 - delayed * std::exp(-rate * question.within);
    figures.asa = figures.wait_mean = delayed / rate;
    figures.queue_mean = question.rate * figures.wait_mean;
    figures.occupancy = busy_share(question, 1);
    const auto quantile = [&](double p) { return std::max(0.0, std::log(delayed / (1 - p)) / rate); };
    figures.wait_p50 = quantile(0.5), figures.wait_p90 = quantile(0.9), figures.wait_p95 = quantile(0.95);
    return figures;
}

extern const QueueingModel erlang_c_queueing_model = {
    {"erlang_c",
     "the planners' calculator: everybody waits as long as it takes, every interval for itself",
     "P(wait > t) = C exp(-(n mu - lambda) t), C = n B / (n - a (1 - B))",
     "A. K. Erlang, Elektroteknikeren 13 (1917), 5-13",
     {},
     "{erlang_c: {}}"},
    {Mechanism::waiting},
    [](const PoolQuestion& pool, Parameters&) { return by_moment(pool, erlang_c_queue); },
    Speed::quick};

}  // namespace holdtime
