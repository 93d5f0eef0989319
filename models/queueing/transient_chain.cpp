#include "models/queueing/transient_chain.hpp"

#include <algorithm>
#include <cmath>

namespace holdtime {
namespace {

using Index = Eigen::Index;
constexpr double negligible = 1e-25;
constexpr double most_jumps = 1000;  ///< in a step: beyond, larger steps save nothing and take more room

/// 0, 1, ..., size - 1.
Eigen::ArrayXd count_up(Index size) { return Eigen::ArrayXd::LinSpaced(size, 0, static_cast<double>(size - 1)); }

Index used(const Eigen::ArrayXd& values) {
    Index size = values.size();
    while (size > 0 && std::fabs(values[size - 1]) < negligible) --size;
    return size;
}

/// Probabilities of one uniformized jump: to stay, to go one up (out of the place below), one down (out of the place
/// above).
struct Jump {
    Eigen::ArrayXd stay, up, down;
    double finish = 0;  ///< of layers above 0: to the layer below, same queue
};

/// May a contact join the queue in layer e when q wait?
bool room(const Regime& r, std::size_t e, Index q) {
    return r.agents + static_cast<double>(e) + static_cast<double>(q) < r.most;
}

struct Jumps {
    double fastest = 0;  ///< jumps per second
    std::vector<Jump> system, waiting;
    double join = 0;  ///< of those who must wait
};

double fastest_rate(const Regime& r, Index places, Index positions, std::size_t layers) {
    const double excess = static_cast<double>(layers) - 1;
    const double queue = std::max(static_cast<double>(places) - r.agents, static_cast<double>(positions)) + 1;
    return r.rate + (r.agents + excess) * r.serve + queue * r.leave;
}

Jump system_jump(const Regime& r, Index places, double fastest) {
    const Eigen::ArrayXd in_system = count_up(places), queue = (in_system - r.agents).max(0);
    Jump jump;
    jump.up = (in_system < r.agents).select(Eigen::ArrayXd::Constant(places, r.rate), r.rate * (1 - r.balk)) / fastest;
    jump.up = (in_system >= r.most).select(0, jump.up);
    jump.down = (in_system.min(r.agents) * r.serve + queue * r.leave) / fastest;
    jump.stay = 1 - jump.up - jump.down;
    return jump;
}

Jump excess_jump(const Regime& r, std::size_t e, Index size, double fastest) {
    Jump jump;
    jump.finish = (r.agents + static_cast<double>(e)) * r.serve / fastest;
    jump.up = Eigen::ArrayXd::Zero(size);
    for (Index k = 0; k < size && room(r, e, k); ++k) jump.up[k] = r.rate * (1 - r.balk) / fastest;
    jump.down = count_up(size) * (r.leave / fastest);
    jump.stay = 1 - jump.up - jump.down - jump.finish;
    return jump;
}

/// In layer 0 the head of the queue is served; in all, those ahead leave, and so does the contact itself.
Jump waiting_jump(const Regime& r, std::size_t e, Index size, double fastest) {
    const double busy = (r.agents + static_cast<double>(e)) * r.serve / fastest, leave = r.leave / fastest;
    Jump jump;
    jump.finish = e == 0 ? 0 : busy;
    jump.down = count_up(size) * leave + (e == 0 ? busy : 0);
    jump.stay = 1 - jump.down - leave - jump.finish;
    return jump;
}

Jumps jumps_of(const Regime& r, const TransientState& x) {
    const Index places = x.system.empty() ? 0 : x.system[0].size();
    Jumps jumps;
    jumps.fastest = fastest_rate(r, places, x.waiting[0].size(), x.waiting.size());
    jumps.join = r.rate * (1 - r.balk) / jumps.fastest;
    for (std::size_t e = 0; e < x.system.size(); ++e)
        jumps.system.push_back(e == 0 ? system_jump(r, places, jumps.fastest)
                                      : excess_jump(r, e, x.system[e].size(), jumps.fastest));
    for (std::size_t e = 0; e < x.waiting.size(); ++e)
        jumps.waiting.push_back(waiting_jump(r, e, x.waiting[e].size(), jumps.fastest));
    return jumps;
}

/// next = now after a jump, between `low` and the end; below `low` there is nothing.
void jump_once(const Jump& jump, const Eigen::ArrayXd& now, Eigen::ArrayXd& next, Index low) {
    const Index n = now.size() - low;
    next.segment(low, n) = jump.stay.segment(low, n) * now.segment(low, n);
    if (n < 2) return;
    next.segment(low, n - 1) += jump.down.segment(low + 1, n - 1) * now.segment(low + 1, n - 1);
    if (jump.up.size() > 0) next.segment(low + 1, n - 1) += jump.up.segment(low, n - 1) * now.segment(low, n - 1);
}

void jump_system(const Regime& r, const Jumps& jumps, const Layers& now, Layers& next, Index low) {
    for (std::size_t e = 0; e < now.size(); ++e) jump_once(jumps.system[e], now[e], next[e], e == 0 ? low : 0);
    for (std::size_t e = 1; e < now.size(); ++e) {
        const Index shift = e == 1 ? static_cast<Index>(r.agents) : 0;
        const Index n = std::min(now[e].size(), next[e - 1].size() - shift);
        if (n > 0) next[e - 1].segment(shift, n) += jumps.system[e].finish * now[e].head(n);
    }
}

void jump_waiting(const Jumps& jumps, const Layers& now, Layers& next) {
    for (std::size_t e = 0; e < now.size(); ++e) jump_once(jumps.waiting[e], now[e], next[e], 0);
    for (std::size_t e = 1; e < now.size(); ++e) next[e - 1] += jumps.waiting[e].finish * now[e];
}

/// Arrivals who must wait join the cohort.
void join(const Regime& r, const Jumps& jumps, const Layers& system, Layers& waiting) {
    for (std::size_t e = 0; e < system.size(); ++e) {
        const Index from = e == 0 ? static_cast<Index>(r.agents) : 0;
        Index n = std::min(waiting[e].size(), system[e].size() - from);
        while (n > 0 && !room(r, e, n - 1)) --n;
        if (n > 0) waiting[e].head(n) += jumps.join * system[e].segment(from, n);
    }
}

void scale_add(Layers& to, const Layers& what, double factor) {
    for (std::size_t e = 0; e < to.size(); ++e) to[e] += factor * what[e];
}

Layers zeros(const Layers& like) {
    Layers result;
    for (const auto& layer : like) result.push_back(Eigen::ArrayXd::Zero(layer.size()));
    return result;
}

/// Weights of a Poisson law and of its upper tails P(N > k).
struct Poisson {
    std::vector<double> weight, tail;
};

/// Started at the mode and scaled to 1, as the weight of 0 underflows from a mean of 745 on.
Poisson poisson(double mean) {
    constexpr double vanishing = 1e-20;
    Poisson law;
    const double mode = std::floor(mean);
    law.weight.assign(static_cast<std::size_t>(mode) + 1, 0.0);
    double w = law.weight.back() = 1, sum = 1;
    for (double k = mode; k > 0 && w > vanishing; --k)
        sum += law.weight[static_cast<std::size_t>(k) - 1] = w *= k / mean;
    w = 1;
    for (double k = mode + 1; w > vanishing; ++k) {
        law.weight.push_back(w *= mean / k);
        sum += w;
    }
    for (double& weight : law.weight) weight /= sum;
    law.tail.assign(law.weight.size(), 0.0);  // from its small end, as subtraction loses digits
    for (std::size_t k = law.weight.size() - 1; k > 0; --k) law.tail[k - 1] = law.tail[k] + law.weight[k];
    return law;
}

void make_room(const Regime& r, TransientState& x, Index more) {
    const auto agents = static_cast<Index>(r.agents);
    Index positions = 1;
    for (const auto& layer : x.waiting) positions = std::max(positions, used(layer));
    if (!x.system.empty()) {
        positions = std::max(positions, used(x.system[0]) - agents);
        for (std::size_t e = 1; e < x.system.size(); ++e) positions = std::max(positions, used(x.system[e]));
        Index places = std::max(used(x.system[0]), agents + 1) + more;
        if (static_cast<double>(places) > r.most + 1) places = static_cast<Index>(r.most) + 1;
        fit(x.system[0], places);
        x.low = 0;
        while (x.low < places - 1 && x.system[0][x.low] < negligible) ++x.low;
        for (std::size_t e = 1; e < x.system.size(); ++e) fit(x.system[e], positions + more);
    }
    for (auto& layer : x.waiting) fit(layer, positions + more);
    for (auto& layer : x.age) fit(layer, positions + more);
}

/// Layers whose probability has vanished are dropped from the top.
void drop_layers(TransientState& x) {
    const auto vanished = [](const Layers& layers) { return layers.back().abs().sum() < negligible; };
    while (x.waiting.size() > 1 && vanished(x.waiting) && (x.system.empty() || vanished(x.system))) {
        x.waiting.pop_back();
        x.age.pop_back();
        if (!x.system.empty()) x.system.pop_back();
    }
}

double difference(const Layers& a, const Layers& b) {
    double sum = 0;
    for (std::size_t e = 0; e < a.size(); ++e) sum += (a[e] - b[e]).abs().sum();
    return sum;
}

TransientTally one_step(const Regime& r, TransientState& x, const Jumps& jumps, const Poisson& law, bool joins) {
    TransientTally tally{zeros(x.system)};
    TransientState now = x, next{zeros(x.system), zeros(x.waiting), zeros(x.age)};
    TransientState sum = next;
    const Index lowest = std::max<Index>(0, x.low - static_cast<Index>(law.weight.size()));
    const double step = 1 / jumps.fastest, serve = r.agents * r.serve;
    const auto add = [&](Layers& to, const Layers& what, double factor) {
        for (std::size_t e = 0; e < to.size(); ++e) {
            const Index n = what[e].size() - (e == 0 ? lowest : 0);
            to[e].tail(n) += factor * what[e].tail(n);
        }
    };
    for (std::size_t k = 0; k < law.weight.size(); ++k) {
        r.stop.check();
        const double time = law.tail[k] * step;
        if (law.weight[k] > 0) {
            add(sum.system, now.system, law.weight[k]);
            scale_add(sum.waiting, now.waiting, law.weight[k]);
            scale_add(sum.age, now.age, law.weight[k]);
        }
        add(tally.system, now.system, time);
        for (const auto& layer : now.waiting) tally.wait += time * layer.sum();
        tally.served += time * serve * now.waiting[0][0];
        tally.served_age += time * serve * now.age[0][0];
        jump_waiting(jumps, now.age, next.age);
        scale_add(next.age, now.waiting, step);
        jump_waiting(jumps, now.waiting, next.waiting);
        if (joins) join(r, jumps, now.system, next.waiting);
        if (!now.system.empty()) jump_system(r, jumps, now.system, next.system, lowest);
        std::swap(now.system, next.system), std::swap(now.waiting, next.waiting), std::swap(now.age, next.age);
    }
    x.system = std::move(sum.system), x.waiting = std::move(sum.waiting), x.age = std::move(sum.age);
    return tally;
}

}  // namespace

void fit(Eigen::ArrayXd& values, Index size, double value) {
    const Index old = values.size();
    values.conservativeResize(size);
    if (size > old) values.tail(size - old).setConstant(value);
}

void TransientTally::add(const TransientTally& other, double times) {
    while (system.size() < other.system.size()) system.emplace_back();
    for (std::size_t e = 0; e < other.system.size(); ++e) {
        fit(system[e], std::max(system[e].size(), other.system[e].size()));
        system[e].head(other.system[e].size()) += times * other.system[e];
    }
    served += times * other.served;
    served_age += times * other.served_age;
    wait += times * other.wait;
}

namespace {

/// Nobody comes, is served or leaves.
TransientTally stand_still(TransientState& x, Seconds length) {
    TransientTally tally{x.system};
    for (auto& layer : tally.system) layer *= length;
    for (std::size_t e = 0; e < x.waiting.size(); ++e) {
        tally.wait += length * x.waiting[e].sum();
        x.age[e] += length * x.waiting[e];
    }
    return tally;
}

}  // namespace

TransientTally advance(const Regime& regime, TransientState& x, Seconds length, bool joins) {
    TransientTally tally;
    while (length > 0) {
        drop_layers(x);
        Index width = 0;
        for (const auto& layer : x.waiting) width = std::max(width, used(layer));
        if (!x.system.empty()) width = std::max(width, used(x.system[0]) - x.low);
        const double jumps = std::clamp(static_cast<double>(width) / 4, 16.0, most_jumps);
        make_room(regime, x, static_cast<Index>(jumps + 9 * std::sqrt(jumps)) + 20);
        const Jumps rates = jumps_of(regime, x);
        if (rates.fastest <= 0) {
            tally.add(stand_still(x, length), 1);
            return tally;
        }
        const Seconds step = std::min(length, jumps / rates.fastest);
        const TransientState before = x;
        const TransientTally part = one_step(regime, x, rates, poisson(rates.fastest * step), joins);
        tally.add(part, 1);
        length -= step;
        const bool settled = joins && difference(before.system, x.system) < 1e-15 &&
                             difference(before.waiting, x.waiting) + difference(before.age, x.age) < 1e-13;
        if (settled && length > 0) {  // steady state: the rest is like the last step
            tally.add(part, length / step);
            return tally;
        }
    }
    return tally;
}

Prospects out_of_time(std::size_t layers, Index positions) {
    Prospects prospects;
    prospects.answered.assign(layers, Eigen::ArrayXd::Zero(positions));
    prospects.waiting.assign(layers, Eigen::ArrayXd::Ones(positions));
    return prospects;
}

namespace {

/// next = what a jump leads to is worth; being served is worth `served`, leaving nothing.
void jump_back(const std::vector<Jump>& jumps, const Layers& now, double served, Layers& next) {
    for (std::size_t e = 0; e < now.size(); ++e) {
        const Index n = now[e].size();
        next[e] = jumps[e].stay * now[e];
        if (n > 1) next[e].tail(n - 1) += jumps[e].down.tail(n - 1) * now[e].head(n - 1);
        if (e == 0)
            next[e][0] += jumps[e].down[0] * served;
        else
            next[e] += jumps[e].finish * now[e - 1];
    }
}

void look_back(const std::vector<Jump>& jumps, Layers& values, double served, const Poisson& law, Stop stop) {
    Layers now = values, next = zeros(values), sum = zeros(values);
    for (const double weight : law.weight) {
        stop.check();
        if (weight > 0) scale_add(sum, now, weight);
        jump_back(jumps, now, served, next);
        std::swap(now, next);
    }
    values = std::move(sum);
}

}  // namespace

void look_back(const Regime& regime, Prospects& prospects, Seconds length) {
    const double excess = static_cast<double>(prospects.answered.size()) - 1;
    const double fastest =
        (regime.agents + excess) * regime.serve + static_cast<double>(prospects.answered[0].size() + 1) * regime.leave;
    if (fastest <= 0) return;
    const double steps = std::ceil(fastest * length / 400);
    if (steps <= 0) return;
    const Poisson law = poisson(fastest * length / steps);
    std::vector<Jump> jumps;
    for (std::size_t e = 0; e < prospects.answered.size(); ++e)
        jumps.push_back(waiting_jump(regime, e, prospects.answered[e].size(), fastest));
    for (double step = 0; step < steps; ++step) {
        look_back(jumps, prospects.answered, 1, law, regime.stop);
        look_back(jumps, prospects.waiting, 0, law, regime.stop);
    }
}

}  // namespace holdtime
