// A segment of the day: its law over time, service within T, and what is left at the end.

#include "models/queueing/transient_walk.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/queueing/panels.hpp"
#include "models/queueing/waiting.hpp"

namespace holdtime {
namespace {

using Index = Eigen::Index;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Positions in the queue that are worth looking at.
Index most_waiting(const Layers& system, Index agents) {
    constexpr double invisible = 1e-20;
    Index most = 1;
    for (std::size_t e = 0; e < system.size(); ++e) {
        Index size = system[e].size();
        while (size > 0 && system[e][size - 1] < invisible) --size;
        most = std::max(most, size - (e == 0 ? agents : 0));
    }
    return most;
}

/// Of a share: the series are cut off and summed up so exactly, and what is less is nobody.
constexpr double known_to = 1e-12;

/// Those who leave within some time are a difference, and no more than those who leave at all.
void leave_out_rounding(QueueFigures& contacts) {
    for (double* within : {&contacts.abandoned_within, &contacts.abandoned_within_5s})
        *within = *within < known_to ? 0 : std::min(*within, contacts.abandoned);
    contacts.answered_within = std::min(contacts.answered_within, contacts.answered);
}

}  // namespace

/// The service within some time: what has been added up for it.
struct TransientWalk::Goal {
    Seconds within;
    Seconds tail = 0;                  ///< last part of the segment, from which the outlook changes before time is up
    double answered = 0, waiting = 0;  ///< expected contacts, of those who must wait
    Layers early;                      ///< time spent in each state before the tail
};

Regime TransientWalk::regime(std::size_t segment) const {
    const auto& s = q_.segments[segment];
    const auto habits = s.habits.value_or(TransientHabits{q_.service_mean, q_.patience_mean, q_.balk});
    return {s.rate,
            static_cast<double>(s.agents),
            1 / habits.service_mean,
            1 / habits.patience_mean,
            habits.balk,
            q_.lines == no_limit ? forever : static_cast<double>(std::max(q_.lines, s.agents)),
            q_.stop};
}

bool TransientWalk::outlook_changes(std::size_t segment) const {
    if (segment + 1 >= q_.segments.size()) return false;
    const Regime here = regime(segment), next = regime(segment + 1);
    return here.agents != next.agents || here.serve != next.serve || here.leave != next.leave;
}

void TransientWalk::judge(std::size_t segment, Goal& goal, const Layers& system, const Prospects& prospects,
                          double weight) const {
    const Regime r = regime(segment);
    const Index n = agents(segment);
    const double rate = weight * r.rate * (1 - r.balk);
    for (std::size_t e = 0; e < system.size(); ++e)
        for (Index j = 0; j + (e == 0 ? n : 0) < system[e].size() && j < prospects.answered[e].size(); ++j) {
            if (static_cast<double>(n + j) + static_cast<double>(e) >= r.most) break;
            const double p = system[e][e == 0 ? n + j : j];
            goal.answered += rate * p * prospects.answered[e][j];
            goal.waiting += rate * p * prospects.waiting[e][j];
        }
}

/// Everything that is a matter of time and not of contacts.
void TransientWalk::count_time(std::size_t segment, const TransientTally& tally) {
    const Regime r = regime(segment);
    TransientFigures& figures = results_[segment];
    double busy = 0, queue = 0, blocked = 0, delayed = 0, free = 0;
    for (std::size_t e = 0; e < tally.system.size(); ++e)
        for (Index k = 0; k < tally.system[e].size(); ++k) {
            const double time = tally.system[e][k],
                         in_system = static_cast<double>(k) + (e == 0 ? 0 : r.agents + static_cast<double>(e));
            const double serving = e == 0 ? std::min(in_system, r.agents) : r.agents + static_cast<double>(e);
            busy += time * serving;
            queue += time * (in_system - serving);
            (in_system >= r.most ? blocked : e == 0 && in_system < r.agents ? free : delayed) += time;
        }
    const Seconds length = q_.segments[segment].length;
    const double ghost_time = ghosts_ * -std::expm1(-r.serve * length) / r.serve;
    ghosts_ *= std::exp(-r.serve * length);
    figures.offered = r.rate * length;
    figures.completions = (busy + ghost_time) * r.serve;
    figures.busy_mean = (busy + ghost_time) / length;
    figures.abandonments = queue * r.leave + r.rate * r.balk * delayed;
    figures.contacts.queue_mean = queue / length;
    figures.contacts.blocked = blocked / length;
    figures.contacts.delayed = delayed / length;
    double on_duty = 0;  // those beyond the staffing finish their contact in overtime
    for (std::size_t e = 0; e < tally.system.size(); ++e)
        for (Index k = 0; k < tally.system[e].size(); ++k)
            on_duty += tally.system[e][k] * (e == 0 ? std::min(static_cast<double>(k), r.agents) : r.agents);
    figures.contacts.occupancy = r.agents > 0 ? on_duty / length / r.agents : nan;
    sums_[segment].answered += r.rate * free;
    sums_[segment].abandoned += r.rate * r.balk * delayed + r.leave * tally.wait;
    sums_[segment].wait += tally.wait;
    sums_[segment].answered += tally.served;
    sums_[segment].wait_answered += tally.served_age;
}

/// Plays one segment in stretches: up to the tails, then from point to point of the tails' panels.
void TransientWalk::play(std::size_t segment) {
    const Regime r = regime(segment);
    const Seconds length = q_.segments[segment].length;
    state_.waiting.assign(state_.system.size(), Eigen::ArrayXd::Zero(1));
    state_.age = state_.waiting;
    struct Halt {
        Seconds at;
        std::size_t goal;
        double weight;  ///< 0: the tail begins
    };
    Goal goals[2] = {{q_.within, 0, 0, 0, {}}, {short_abandon, 0, 0, 0, {}}};
    std::vector<Halt> halts;
    for (std::size_t g = 0; g < 2; ++g) {
        Goal& goal = goals[g];
        bool changes = false;  // does staffing or service change within T of this segment's end?
        Seconds ahead = 0;
        for (std::size_t k = segment; k + 1 < q_.segments.size() && ahead < goal.within; ++k) {
            changes = changes || outlook_changes(k);
            ahead += q_.segments[k + 1].length;
        }
        goal.tail = changes ? std::min(goal.within, length) : 0;
        halts.push_back({length - goal.tail, g, 0});
        if (goal.tail <= 0) continue;
        const double jumps = (r.agents + 1) * r.serve * goal.tail;
        const double panels = std::ceil(std::min(std::max(1.0, jumps / 8), 1 + std::sqrt(jumps) / 4));
        for (double panel = 0; panel < panels; ++panel)
            for (std::size_t i = 0; i < panel_points; ++i)
                halts.push_back({length - goal.tail + goal.tail / panels * (panel + panel_rule().at[i]), g,
                                 goal.tail / panels * panel_rule().weight[i]});
    }
    halts.push_back({length, 2, 0});
    std::stable_sort(halts.begin(), halts.end(), [](const Halt& a, const Halt& b) { return a.at < b.at; });
    TransientTally tally;
    Seconds now = 0;
    for (const Halt& halt : halts) {
        tally.add(advance(r, state_, halt.at - now, true), 1);
        now = halt.at;
        if (halt.goal == 2) break;
        Goal& goal = goals[halt.goal];
        if (halt.weight == 0) {
            goal.early = tally.system;
            continue;
        }
        const Index positions = most_waiting(state_.system, agents(segment));
        judge(segment, goal, state_.system, prospects(segment, now, goal.within, state_.system.size(), positions),
              halt.weight);
    }
    count_time(segment, tally);
    for (auto& goal : goals) {
        if (goal.early.empty()) continue;
        Prospects early = out_of_time(goal.early.size(), most_waiting(goal.early, agents(segment)));
        look_back(r, early, goal.within);
        judge(segment, goal, goal.early, early, 1);
    }
    auto& figures = results_[segment];
    const double offered = figures.offered > 0 ? figures.offered : nan;
    const double balked = r.balk * figures.contacts.delayed, joined = (1 - r.balk) * figures.contacts.delayed;
    const double at_once = std::max(0.0, 1 - figures.contacts.delayed - figures.contacts.blocked);  // no -1e-16
    figures.contacts.answered_within = at_once + goals[0].answered / offered;
    figures.contacts.abandoned_within =
        balked + std::max(0.0, joined - (goals[0].answered + goals[0].waiting) / offered);
    figures.contacts.abandoned_within_5s =
        balked + std::max(0.0, joined - (goals[1].answered + goals[1].waiting) / offered);
    figures.queue_end = 0, figures.busy_end = ghosts_;
    for (std::size_t e = 0; e < state_.system.size(); ++e)
        for (Index k = 0; k < state_.system[e].size(); ++k) {
            const double busy = e == 0 ? std::min(static_cast<double>(k), r.agents) : r.agents + static_cast<double>(e);
            figures.busy_end += state_.system[e][k] * busy;
            figures.queue_end +=
                state_.system[e][k] * (e == 0 ? static_cast<double>(k) - busy : static_cast<double>(k));
        }
    for (auto& cohort : cohorts_) {
        const TransientTally later = advance(r, cohort.state, length, false);
        sums_[cohort.segment].answered += later.served;
        sums_[cohort.segment].wait_answered += later.served_age;
        sums_[cohort.segment].abandoned += r.leave * later.wait;
        sums_[cohort.segment].wait += later.wait;
    }
}

/// After the end: the last segment's staffing serves those who wait; in closed form once nobody is in excess.
void TransientWalk::serve_out() {
    const Regime r = regime(q_.segments.size() - 1);
    const double drain = r.agents * r.serve;
    for (auto& cohort : cohorts_) {
        auto& sums = sums_[cohort.segment];
        for (int rounds = 0; cohort.state.waiting.size() > 1 && rounds < 1000; ++rounds) {
            const TransientTally later = advance(r, cohort.state, 1 / r.serve, false);
            sums.answered += later.served, sums.wait_answered += later.served_age, sums.wait += later.wait;
            sums.abandoned += r.leave * later.wait;
        }
        if (drain + r.leave <= 0) {  // nobody is there, and nobody leaves
            sums.waiting = cohort.state.waiting[0].sum();
            if (sums.waiting <= known_to * results_[cohort.segment].offered) sums.waiting = 0;
            if (sums.waiting > 0) sums.wait = forever;
            continue;
        }
        double wait = 0;  // mean wait from now of those who will be answered
        for (Index j = 0; j < cohort.state.waiting[0].size(); ++j) {
            const double ahead = static_cast<double>(j) + 1, out = drain + ahead * r.leave;
            const double number = cohort.state.waiting[0][j];
            if (number <= 0) {
                wait += 1 / out;
                continue;
            }
            wait += 1 / out;
            sums.answered += number * drain / out;
            if (drain > 0) sums.wait_answered += drain / out * (cohort.state.age[0][j] + number * wait);
            sums.wait += number * ahead / out;
            sums.abandoned += number * ahead * r.leave / out;
        }
    }
}

void TransientWalk::finish(std::size_t segment) {
    auto& figures = results_[segment];
    auto& contacts = figures.contacts;
    const Sums& sums = sums_[segment];
    contacts.wait_p50 = contacts.wait_p90 = contacts.wait_p95 = nan;
    if (figures.offered <= 0) return;
    contacts.answered = sums.answered / figures.offered;
    contacts.abandoned = sums.abandoned / figures.offered;
    contacts.waiting = sums.waiting / figures.offered;
    contacts.steady = contacts.waiting <= 0;
    // Each is added up by itself, so that what cannot happen is 0 and no rounding of a difference. What the series were
    // cut off at is missing from the sum: the largest takes it.
    double* largest = &contacts.answered;
    for (double* share : {&contacts.abandoned, &contacts.blocked, &contacts.waiting})
        if (*share > *largest) largest = share;
    *largest += 1 - contacts.answered - contacts.abandoned - contacts.blocked - contacts.waiting;
    leave_out_rounding(contacts);
    contacts.wait_mean = sums.wait / figures.offered;
    contacts.asa = sums.answered > 0 ? sums.wait_answered / sums.answered : nan;
}

std::vector<TransientFigures> TransientWalk::run() {
    for (std::size_t segment = 0; segment < q_.segments.size(); ++segment) {
        play(segment);
        change_staffing(segment);
    }
    serve_out();
    for (std::size_t segment = 0; segment < results_.size(); ++segment) finish(segment);
    return std::move(results_);
}

std::vector<TransientFigures> transient_queue(const TransientQuestion& question) {
    return TransientWalk(question).run();
}

}  // namespace holdtime
