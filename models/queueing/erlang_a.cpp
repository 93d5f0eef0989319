#include <algorithm>
#include <cmath>

#include "models/catalogue.hpp"
#include "models/queueing/by_moment.hpp"
#include "models/queueing/queueing.hpp"
#include "models/queueing/waiting.hpp"

namespace holdtime {

namespace {

/// Nobody on duty, and nobody leaves the lines.
QueueFigures full_for_ever(const QueueQuestion& question) {
    QueueFigures figures;
    if (question.rate > 0) {
        figures.blocked = 1;
        figures.answered = figures.answered_within = 0;
        figures.queue_mean = question.lines;
        nobody_answered(figures);
    }
    figures.occupancy = busy_share(question, 0);
    return figures;
}

}  // namespace

QueueFigures erlang_a_queue(const QueueQuestion& question) {
    const double leave = 1 / question.patience_mean;
    if (question.lines <= question.agents && question.lines != no_limit) return erlang_b_queue(question);
    if (question.agents == 0 && leave == 0 && question.lines != no_limit && question.balk < 1)
        return full_for_ever(question);
    if (question.agents == 0 && (question.lines == no_limit || leave == 0))
        return nobody_on_duty(question, question.patience_mean, [&](Seconds t) { return std::exp(-leave * t); });
    Waiting waiting;
    waiting.arrivals = question.rate;
    waiting.balk = question.balk;
    waiting.drain = question.agents / question.service_mean;
    waiting.leave = leave;
    waiting.room = question.lines == no_limit ? forever : static_cast<double>(question.lines - question.agents);
    waiting.free_weight = 1 / erlang_b(question.load(), question.agents) - 1;
    waiting.within = question.within;
    waiting.quantiles = question.quantiles;
    QueueFigures figures = waiting_figures(waiting);
    figures.occupancy = figures.steady ? busy_share(question, figures.answered) : 1;
    return figures;
}

extern const QueueingModel erlang_a_queueing_model = {
    {"erlang_a",
     "Erlang C with customers who lose patience, balk, or find no free line",
     "M/M/n/N + M: p(j + 1) = p(j) lambda (1 - balk) / (n mu + (j + 1) theta) with j waiting",
     "O. Garnett, A. Mandelbaum, M. Reiman, M&SOM 4 (2002), 208-227",
     {},
     "{erlang_a: {}}"},
    {Mechanism::waiting, Mechanism::patience, Mechanism::balking, Mechanism::lines, Mechanism::waiting_room},
    [](const PoolQuestion& pool, Parameters&) { return by_moment(pool, erlang_a_queue); },
    Speed::quick};

}  // namespace holdtime
