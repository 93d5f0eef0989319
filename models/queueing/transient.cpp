#include "models/catalogue.hpp"
#include "models/queueing/by_moment.hpp"
#include "models/queueing/queueing.hpp"

namespace holdtime {
namespace {

PoolAnswer answer_in_time(const PoolQuestion& pool, Parameters&) {
    TransientQuestion question;
    double handle = 0, contacts = 0, leaving = 0, balking = 0;  // the chain knows one handle time, patience and balking
    for (std::size_t i = 0; i < pool.moments.size(); ++i) {
        const PoolMoment& at = pool.moments[i];
        const QueueQuestion queue = queue_at(pool, i);
        question.segments.push_back({at.length, at.rate, queue.agents});
        const double weight = at.rate * at.length;
        contacts += weight;
        handle += weight * queue.service_mean;
        leaving += weight / at.patience_mean;
        balking += weight * at.balk;
    }
    if (contacts <= 0) return by_moment(pool, erlang_a_queue);
    question.service_mean = handle / contacts;
    question.patience_mean = contacts / leaving;
    question.balk = balking / contacts;
    question.lines = pool.lines;
    question.shift_end = pool.shift_end;
    question.within = pool.within;
    PoolAnswer answer;
    for (const auto& figures : transient_queue(question)) {
        answer.moments.push_back(figures.contacts);
        if (pool.kind == ChannelKind::chat) answer.moments.back().chats = figures.busy_mean;
    }
    return answer;
}

}  // namespace

extern const QueueingModel transient_queueing_model = {
    {"transient", "Erlang A through the day: busy intervals burden the next, and shifts end by the scenario's rule",
     "p' = p Q(t) by uniformization, Q(t) constant within an interval",
     "W. Grassmann, Computers & Oper. Res. 4 (1977), 47-53; A. Ingolfsson et al., INFORMS J. Comput. 19 (2007), 201-214",
     {}},
    {.patience = true, .balking = true, .lines = true, .carry_over = true, .shift_end = true},
    answer_in_time};

}  // namespace holdtime
