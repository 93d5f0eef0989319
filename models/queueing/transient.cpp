#include <algorithm>
#include <cmath>

#include "models/catalogue.hpp"
#include "models/queueing/by_moment.hpp"
#include "models/queueing/panels.hpp"
#include "models/queueing/queueing.hpp"
#include "models/queueing/transient_chain.hpp"
#include "models/queueing/waiting.hpp"

namespace holdtime {
namespace {

using Index = Eigen::Index;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Where a waiting contact is: layer and number ahead.
struct Position {
    std::size_t layer;
    Index ahead;
};

/// Distribution of busy leavers when `leavers` of `agents`, `busy` of whom are busy, are drawn at random.
std::vector<double> busy_leavers(Index agents, Index busy, Index leavers) {
    const Index least = std::max<Index>(0, leavers - (agents - busy)), most = std::min(busy, leavers);
    const Index mode = std::clamp((busy + 1) * (leavers + 1) / (agents + 2), least, most);
    const auto ratio = [&](Index r) {  // P(r + 1) / P(r)
        return static_cast<double>((busy - r) * (leavers - r)) / static_cast<double>((r + 1) * (agents - busy - leavers + r + 1));
    };
    std::vector<double> law(static_cast<std::size_t>(most) + 1, 0.0);
    const auto at = [&](Index r) -> double& { return law[static_cast<std::size_t>(r)]; };
    at(mode) = 1;
    for (Index r = mode; r < most && at(r) > 1e-25; ++r) at(r + 1) = at(r) * ratio(r);
    for (Index r = mode; r > least && at(r) > 1e-25; --r) at(r - 1) = at(r) / ratio(r - 1);
    double sum = 0;
    for (const double p : law) sum += p;
    for (double& p : law) p /= sum;
    return law;
}

void put(Layers& layers, Position at, double value) {
    while (layers.size() <= at.layer) layers.emplace_back();
    auto& layer = layers[at.layer];
    if (layer.size() <= at.ahead) fit(layer, at.ahead + 1 + layer.size() / 4);
    layer[at.ahead] += value;
}

/// Contacts that arrived in one segment and still wait.
struct Cohort {
    std::size_t segment = 0;
    TransientState state;
};

class Transient {
public:
    explicit Transient(const TransientQuestion& question) : q_(question), results_(question.segments.size()) {
        state_.system = {Eigen::ArrayXd::Zero(static_cast<Index>(q_.start) + 1)};
        state_.system[0][static_cast<Index>(q_.start)] = 1;
    }
    std::vector<TransientFigures> run();

private:
    Regime regime(std::size_t segment) const;
    void play(std::size_t segment);
    void change_staffing(std::size_t from);
    void change_system(Index before, Index after);
    void change_cohort(Cohort& cohort, std::size_t from);
    std::optional<Position> after_change(Position at, Index before, Index after) const;
    void count_time(std::size_t segment, const TransientTally& tally);
    void serve_out();
    void finish(std::size_t segment);

    Prospects prospects(std::size_t segment, Seconds elapsed, Seconds remaining, std::size_t layers, Index positions) const;
    bool staffing_changes(std::size_t segment) const;
    Index agents(std::size_t segment) const { return static_cast<Index>(q_.segments[segment].agents); }

    struct Goal;
    void judge(std::size_t segment, Goal& goal, const Layers& system, const Prospects& prospects, double weight) const;

    const TransientQuestion& q_;
    std::vector<TransientFigures> results_;
    TransientState state_;            ///< the system, and the cohort of the segment being played
    double ghosts_ = 0;               ///< leavers who finish their contact
    std::vector<Cohort> cohorts_;
    struct Sums {
        double answered = 0, wait = 0, wait_answered = 0;  ///< of the segment's contacts
    };
    std::vector<Sums> sums_ = std::vector<Sums>(q_.segments.size());
};

/// The service within some time: what has been added up for it.
struct Transient::Goal {
    Seconds within;
    Seconds tail = 0;                 ///< last part of the segment, from which staffing changes before time is up
    double answered = 0, waiting = 0; ///< expected contacts, of those who must wait
    Layers early;                     ///< time spent in each state before the tail
};

Regime Transient::regime(std::size_t segment) const {
    const auto& s = q_.segments[segment];
    return {s.rate, static_cast<double>(s.agents), 1 / q_.service_mean, 1 / q_.patience_mean, q_.balk,
            q_.lines == no_limit ? forever : static_cast<double>(std::max(q_.lines, s.agents))};
}

bool Transient::staffing_changes(std::size_t segment) const {
    return segment + 1 < q_.segments.size() && agents(segment) != agents(segment + 1);
}

/// All agents are busy when somebody waits. Empty: served at the change.
std::optional<Position> Transient::after_change(Position at, Index before, Index after) const {
    const Index busy = before + static_cast<Index>(at.layer);
    if (after >= busy) {
        const Index start = after - busy;
        if (at.ahead < start) return {};
        return Position{0, at.ahead - start};
    }
    switch (q_.shift_end) {
        case ShiftEnd::first_done: return Position{static_cast<std::size_t>(busy - after), at.ahead};
        case ShiftEnd::preempt: return Position{0, at.ahead + busy - after};
        default: return Position{0, at.ahead};
    }
}

void Transient::change_system(Index before, Index after) {
    Layers system{Eigen::ArrayXd::Zero(after + 1)};
    for (std::size_t e = 0; e < state_.system.size(); ++e)
        for (Index k = 0; k < state_.system[e].size(); ++k) {
            const double p = state_.system[e][k];
            if (p == 0) continue;
            const Index busy = e == 0 ? std::min(k, before) : before + static_cast<Index>(e);
            const Index queue = e == 0 ? k - busy : k;
            if (after >= before || q_.shift_end == ShiftEnd::preempt || q_.shift_end == ShiftEnd::first_done) {
                const bool over = q_.shift_end == ShiftEnd::first_done && busy > after;
                put(system, over ? Position{static_cast<std::size_t>(busy - after), queue} : Position{0, busy + queue}, p);
            } else if (q_.shift_end == ShiftEnd::idle_first) {
                const Index gone = std::max<Index>(0, busy - after);
                ghosts_ += p * static_cast<double>(gone);
                put(system, {0, busy - gone + queue}, p);
            } else {
                const auto law = busy_leavers(before, busy, before - after);
                for (std::size_t gone = 0; gone < law.size(); ++gone) {
                    if (law[gone] == 0) continue;
                    ghosts_ += p * law[gone] * static_cast<double>(gone);
                    put(system, {0, busy - static_cast<Index>(gone) + queue}, p * law[gone]);
                }
            }
        }
    state_.system = std::move(system);
}

void Transient::change_cohort(Cohort& cohort, std::size_t from) {
    Layers waiting{Eigen::ArrayXd::Zero(1)}, age{Eigen::ArrayXd::Zero(1)};
    auto& sums = sums_[cohort.segment];
    for (std::size_t e = 0; e < cohort.state.waiting.size(); ++e)
        for (Index j = 0; j < cohort.state.waiting[e].size(); ++j) {
            const double number = cohort.state.waiting[e][j], old = cohort.state.age[e][j];
            if (number == 0) continue;
            if (const auto to = after_change({e, j}, agents(from), agents(from + 1))) {
                put(waiting, *to, number);
                put(age, *to, old);
            } else {
                sums.answered += number;
                sums.wait_answered += old;
            }
        }
    while (age.size() < waiting.size()) age.emplace_back();
    for (std::size_t e = 0; e < waiting.size(); ++e) {
        const Index size = std::max<Index>(1, std::max(waiting[e].size(), age[e].size()));
        fit(waiting[e], size), fit(age[e], size);
    }
    cohort.state.waiting = std::move(waiting);
    cohort.state.age = std::move(age);
}

void Transient::change_staffing(std::size_t from) {
    cohorts_.push_back({from, {{}, std::move(state_.waiting), std::move(state_.age)}});
    std::erase_if(cohorts_, [&](const Cohort& cohort) {
        double left = 0;
        for (const auto& layer : cohort.state.waiting) left += layer.sum();
        return left < 1e-14 * std::max(results_[cohort.segment].offered, 1e-3);
    });
    if (from + 1 == q_.segments.size()) return;
    for (auto& cohort : cohorts_) change_cohort(cohort, from);
    change_system(agents(from), agents(from + 1));
}

/// Of a contact that waits `elapsed` seconds after the start of the segment and has `remaining` seconds left.
Prospects Transient::prospects(std::size_t segment, Seconds elapsed, Seconds remaining, std::size_t layers,
                               Index positions) const {
    const Seconds here = segment + 1 == q_.segments.size() ? forever : q_.segments[segment].length - elapsed;
    if (remaining <= here) {
        Prospects result = out_of_time(layers, positions);
        look_back(regime(segment), result, remaining);
        return result;
    }
    const Index before = agents(segment), after = agents(segment + 1);
    const Position last = after_change({layers - 1, positions - 1}, before, after).value_or(Position{0, 0});
    const std::size_t most_layers = std::max<std::size_t>(last.layer, after_change({0, positions - 1}, before, after)
                                                                          .value_or(Position{0, 0}).layer) + 1;
    const Prospects next = prospects(segment + 1, 0, remaining - here, std::max(most_layers, layers),
                                     positions + std::max<Index>(0, before - after));
    Prospects result = out_of_time(layers, positions);
    for (std::size_t e = 0; e < layers; ++e)
        for (Index j = 0; j < positions; ++j) {
            const auto to = after_change({e, j}, before, after);
            result.answered[e][j] = to ? next.answered[to->layer][to->ahead] : 1;
            result.waiting[e][j] = to ? next.waiting[to->layer][to->ahead] : 0;
        }
    look_back(regime(segment), result, here);
    return result;
}

void Transient::judge(std::size_t segment, Goal& goal, const Layers& system, const Prospects& prospects,
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

/// Everything that is a matter of time and not of contacts.
void Transient::count_time(std::size_t segment, const TransientTally& tally) {
    const Regime r = regime(segment);
    TransientFigures& figures = results_[segment];
    double busy = 0, queue = 0, blocked = 0, delayed = 0, free = 0;
    for (std::size_t e = 0; e < tally.system.size(); ++e)
        for (Index k = 0; k < tally.system[e].size(); ++k) {
            const double time = tally.system[e][k], in_system = static_cast<double>(k) + (e == 0 ? 0 : r.agents + static_cast<double>(e));
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
    double on_duty = 0;   // those beyond the staffing finish their contact in overtime
    for (std::size_t e = 0; e < tally.system.size(); ++e)
        for (Index k = 0; k < tally.system[e].size(); ++k)
            on_duty += tally.system[e][k] * (e == 0 ? std::min(static_cast<double>(k), r.agents) : r.agents);
    figures.contacts.occupancy = r.agents > 0 ? on_duty / length / r.agents : nan;
    sums_[segment].answered += r.rate * free;
    sums_[segment].wait += tally.wait;
    sums_[segment].answered += tally.served;
    sums_[segment].wait_answered += tally.served_age;
}

/// Plays one segment in stretches: up to the tails, then from point to point of the tails' panels.
void Transient::play(std::size_t segment) {
    const Regime r = regime(segment);
    const Seconds length = q_.segments[segment].length;
    state_.waiting.assign(state_.system.size(), Eigen::ArrayXd::Zero(1));
    state_.age = state_.waiting;
    struct Stop {
        Seconds at;
        std::size_t goal;
        double weight;     ///< 0: the tail begins
    };
    Goal goals[2] = {{q_.within, 0, 0, 0, {}}, {short_abandon, 0, 0, 0, {}}};
    std::vector<Stop> stops;
    for (std::size_t g = 0; g < 2; ++g) {
        Goal& goal = goals[g];
        bool changes = false;  // does any staffing change come within T of this segment's end?
        Seconds ahead = 0;
        for (std::size_t k = segment; k + 1 < q_.segments.size() && ahead < goal.within; ++k) {
            changes = changes || staffing_changes(k);
            ahead += q_.segments[k + 1].length;
        }
        goal.tail = changes ? std::min(goal.within, length) : 0;
        stops.push_back({length - goal.tail, g, 0});
        if (goal.tail <= 0) continue;
        const double jumps = (r.agents + 1) * r.serve * goal.tail;
        const double panels = std::ceil(std::min(std::max(1.0, jumps / 8), 1 + std::sqrt(jumps) / 4));
        for (double panel = 0; panel < panels; ++panel)
            for (std::size_t i = 0; i < panel_points; ++i)
                stops.push_back({length - goal.tail + goal.tail / panels * (panel + panel_rule().at[i]), g,
                                 goal.tail / panels * panel_rule().weight[i]});
    }
    stops.push_back({length, 2, 0});
    std::stable_sort(stops.begin(), stops.end(), [](const Stop& a, const Stop& b) { return a.at < b.at; });
    TransientTally tally;
    Seconds now = 0;
    for (const Stop& stop : stops) {
        tally.add(advance(r, state_, stop.at - now, true), 1);
        now = stop.at;
        if (stop.goal == 2) break;
        Goal& goal = goals[stop.goal];
        if (stop.weight == 0) {
            goal.early = tally.system;
            continue;
        }
        const Index positions = most_waiting(state_.system, agents(segment));
        judge(segment, goal, state_.system,
              prospects(segment, now, goal.within, state_.system.size(), positions), stop.weight);
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
    figures.contacts.abandoned_within = balked + std::max(0.0, joined - (goals[0].answered + goals[0].waiting) / offered);
    figures.contacts.abandoned_within_5s = balked + std::max(0.0, joined - (goals[1].answered + goals[1].waiting) / offered);
    figures.queue_end = 0, figures.busy_end = ghosts_;
    for (std::size_t e = 0; e < state_.system.size(); ++e)
        for (Index k = 0; k < state_.system[e].size(); ++k) {
            const double busy = e == 0 ? std::min(static_cast<double>(k), r.agents) : r.agents + static_cast<double>(e);
            figures.busy_end += state_.system[e][k] * busy;
            figures.queue_end += state_.system[e][k] * (e == 0 ? static_cast<double>(k) - busy : static_cast<double>(k));
        }
    for (auto& cohort : cohorts_) {
        const TransientTally later = advance(r, cohort.state, length, false);
        sums_[cohort.segment].answered += later.served;
        sums_[cohort.segment].wait_answered += later.served_age;
        sums_[cohort.segment].wait += later.wait;
    }
}

/// After the end: the last segment's staffing serves those who wait; in closed form once nobody is in excess.
void Transient::serve_out() {
    const Regime r = regime(q_.segments.size() - 1);
    const double drain = r.agents * r.serve;
    for (auto& cohort : cohorts_) {
        auto& sums = sums_[cohort.segment];
        for (int rounds = 0; cohort.state.waiting.size() > 1 && rounds < 1000; ++rounds) {
            const TransientTally later = advance(r, cohort.state, q_.service_mean, false);
            sums.answered += later.served, sums.wait_answered += later.served_age, sums.wait += later.wait;
        }
        double wait = 0;  // mean wait from now of those who will be answered
        for (Index j = 0; j < cohort.state.waiting[0].size(); ++j) {
            const double ahead = static_cast<double>(j) + 1, out = drain + ahead * r.leave;
            const double number = cohort.state.waiting[0][j];
            if (number <= 0) { wait += 1 / out; continue; }
            wait += 1 / out;
            sums.answered += number * drain / out;
            if (drain > 0) sums.wait_answered += drain / out * (cohort.state.age[0][j] + number * wait);
            sums.wait += number * ahead / out;
        }
    }
}

void Transient::finish(std::size_t segment) {
    auto& figures = results_[segment];
    auto& contacts = figures.contacts;
    const Sums& sums = sums_[segment];
    contacts.wait_p50 = contacts.wait_p90 = contacts.wait_p95 = nan;
    if (figures.offered <= 0) return;
    contacts.answered = sums.answered / figures.offered;
    contacts.abandoned = std::max(0.0, 1 - contacts.answered - contacts.blocked);
    contacts.wait_mean = sums.wait / figures.offered;
    contacts.asa = sums.answered > 0 ? sums.wait_answered / sums.answered : nan;
}

std::vector<TransientFigures> Transient::run() {
    for (std::size_t segment = 0; segment < q_.segments.size(); ++segment) {
        play(segment);
        change_staffing(segment);
    }
    serve_out();
    for (std::size_t segment = 0; segment < results_.size(); ++segment) finish(segment);
    return std::move(results_);
}

}  // namespace

std::vector<TransientFigures> transient_queue(const TransientQuestion& question) { return Transient(question).run(); }

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
