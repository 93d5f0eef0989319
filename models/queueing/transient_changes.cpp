// What becomes of the system and of those who wait when staffing changes: by each rule for the end of a shift.

#include <algorithm>

#include "models/queueing/transient_walk.hpp"

namespace holdtime {
namespace {

using Index = Eigen::Index;

/// Distribution of busy leavers when `leavers` of `agents`, `busy` of whom are busy, are drawn at random.
std::vector<double> busy_leavers(Index agents, Index busy, Index leavers) {
    const Index least = std::max<Index>(0, leavers - (agents - busy)), most = std::min(busy, leavers);
    const Index mode = std::clamp((busy + 1) * (leavers + 1) / (agents + 2), least, most);
    const auto ratio = [&](Index r) {  // P(r + 1) / P(r)
        return static_cast<double>((busy - r) * (leavers - r)) /
               static_cast<double>((r + 1) * (agents - busy - leavers + r + 1));
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

void put(Layers& layers, QueuePosition at, double value) {
    while (layers.size() <= at.layer) layers.emplace_back();
    auto& layer = layers[at.layer];
    if (layer.size() <= at.ahead) fit(layer, at.ahead + 1 + layer.size() / 4);
    layer[at.ahead] += value;
}

}  // namespace

/// All agents are busy when somebody waits. Empty: served at the change.
std::optional<QueuePosition> TransientWalk::after_change(QueuePosition at, Index before, Index after) const {
    const Index busy = before + static_cast<Index>(at.layer);
    if (after >= busy) {
        const Index start = after - busy;
        if (at.ahead < start) return {};
        return QueuePosition{0, at.ahead - start};
    }
    switch (q_.shift_end) {
        case ShiftEnd::first_done:
            return QueuePosition{static_cast<std::size_t>(busy - after), at.ahead};
        case ShiftEnd::preempt:
            return QueuePosition{0, at.ahead + busy - after};
        default:
            return QueuePosition{0, at.ahead};
    }
}

void TransientWalk::change_system(Index before, Index after) {
    Layers system{Eigen::ArrayXd::Zero(after + 1)};
    for (std::size_t e = 0; e < state_.system.size(); ++e)
        for (Index k = 0; k < state_.system[e].size(); ++k) {
            q_.stop.check();
            const double p = state_.system[e][k];
            if (p == 0) continue;
            const Index busy = e == 0 ? std::min(k, before) : before + static_cast<Index>(e);
            const Index queue = e == 0 ? k - busy : k;
            if (after >= before || q_.shift_end == ShiftEnd::preempt || q_.shift_end == ShiftEnd::first_done) {
                const bool over = q_.shift_end == ShiftEnd::first_done && busy > after;
                put(system,
                    over ? QueuePosition{static_cast<std::size_t>(busy - after), queue}
                         : QueuePosition{0, busy + queue},
                    p);
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

void TransientWalk::change_cohort(TransientCohort& cohort, std::size_t from) {
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

void TransientWalk::change_staffing(std::size_t from) {
    cohorts_.push_back({from, {{}, std::move(state_.waiting), std::move(state_.age)}});
    std::erase_if(cohorts_, [&](const TransientCohort& cohort) {
        double left = 0;
        for (const auto& layer : cohort.state.waiting) left += layer.sum();
        return left < 1e-14 * std::max(results_[cohort.segment].offered, 1e-3);
    });
    if (from + 1 == q_.segments.size()) return;
    for (auto& cohort : cohorts_) change_cohort(cohort, from);
    change_system(agents(from), agents(from + 1));
}

/// Of a contact that waits `elapsed` seconds after the start of the segment and has `remaining` seconds left.
Prospects TransientWalk::prospects(std::size_t segment, Seconds elapsed, Seconds remaining, std::size_t layers,
                                   Index positions) const {
    const Seconds here = segment + 1 == q_.segments.size() ? forever : q_.segments[segment].length - elapsed;
    if (remaining <= here) {
        Prospects result = out_of_time(layers, positions);
        look_back(regime(segment), result, remaining);
        return result;
    }
    const Index before = agents(segment), after = agents(segment + 1);
    const QueuePosition last = after_change({layers - 1, positions - 1}, before, after).value_or(QueuePosition{0, 0});
    const std::size_t most_layers =
        std::max<std::size_t>(last.layer,
                              after_change({0, positions - 1}, before, after).value_or(QueuePosition{0, 0}).layer) +
        1;
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

}  // namespace holdtime
