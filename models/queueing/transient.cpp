#include <algorithm>
#include <cmath>

#include "models/catalogue.hpp"
#include "models/queueing/by_moment.hpp"
#include "models/queueing/queueing.hpp"

namespace holdtime {
namespace {

TransientHabits habits_at(const PoolQuestion& pool, std::size_t moment) {
    const QueueQuestion queue = queue_at(pool, moment);
    return {queue.service_mean, queue.patience_mean, queue.balk};
}

/// Where nobody comes those are left who came before.
std::vector<TransientHabits> habits_of(const PoolQuestion& pool) {
    std::vector<TransientHabits> habits;
    for (std::size_t i = 0; i < pool.moments.size(); ++i)
        habits.push_back(pool.moments[i].rate > 0 || habits.empty() ? habits_at(pool, i) : habits.back());
    return habits;
}

/// Multiplications that the chains will take, about: jumps times states, for the system and for each segment's contacts
/// that still wait. The queue is that of a fluid.
double work_of(const TransientQuestion& question) {
    double work = 0, queue = 0;
    for (std::size_t i = 0; i < question.segments.size(); ++i) {
        const auto& at = question.segments[i];
        const double drain = at.agents / at.habits->service_mean, leave = 1 / at.habits->patience_mean;
        const double joining = at.rate * (1 - at.habits->balk), begun = queue;
        queue = std::max(0.0, queue + (joining - drain) * at.length);
        if (leave > 0) queue = std::min(queue, std::max(begun, std::max(0.0, joining - drain) / leave));
        if (question.lines != no_limit) queue = std::min<double>(queue, question.lines);
        const double longest = std::max(begun, queue),
                     states = at.agents + longest + 10 * std::sqrt(longest + at.agents);
        const double waiting = std::min(static_cast<double>(i), begun / std::max(1.0, joining * at.length));
        work += (at.rate + drain + longest * leave) * at.length * states * (1 + waiting);
    }
    return work;
}

/// A queue that grows all day would be followed for hours.
bool too_much(const TransientQuestion& question, Parameters& parameters) {
    constexpr double most_work = 3e10;  // about half a minute
    if (work_of(question) <= most_work) return false;
    parameters.complain("",
                        "transient would have to follow queues of too many contacts (it takes them one by one) use "
                        "simulation, or a formula such as mmn_g");
    return true;
}

PoolAnswer answer_in_time(const PoolQuestion& pool, Parameters& parameters) {
    const bool anybody =
        std::any_of(pool.moments.begin(), pool.moments.end(), [](const PoolMoment& at) { return at.rate > 0; });
    if (!anybody) return by_moment(pool, erlang_a_queue);
    TransientQuestion question;
    const auto habits = habits_of(pool);
    for (std::size_t i = 0; i < pool.moments.size(); ++i)
        question.segments.push_back(
            {pool.moments[i].length, pool.moments[i].rate, queue_at(pool, i).agents, habits[i]});
    question.lines = pool.lines;
    question.shift_end = pool.shift_end;
    question.within = pool.within;
    question.stop = pool.stop;
    PoolAnswer answer;
    if (too_much(question, parameters)) return answer;
    for (const auto& figures : transient_queue(question)) {
        answer.moments.push_back(figures.contacts);
        if (pool.kind == ChannelKind::chat) answer.moments.back().chats = figures.busy_mean;
    }
    return answer;
}

}  // namespace

extern const QueueingModel transient_queueing_model = {
    {"transient",
     "Erlang A through the day: busy intervals burden the next, and shifts end by the scenario's rule",
     "p' = p Q(t) by uniformization, Q(t) constant within an interval",
     "W. Grassmann, Computers & Oper. Res. 4 (1977), 47-53; A. Ingolfsson et al., INFORMS J. Comput. 19 (2007), "
     "201-214",
     {},
     "{transient: {}}"},
    {Mechanism::waiting, Mechanism::patience, Mechanism::balking, Mechanism::lines, Mechanism::carry_over,
     Mechanism::shift_end, Mechanism::handle_time_through_day},
    answer_in_time};

}  // namespace holdtime
