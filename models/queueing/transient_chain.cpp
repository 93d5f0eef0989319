#include "models/queueing/transient_chain.hpp"

#include <algorithm>
#include <cmath>

namespace holdtime {
namespace {

using Index = Eigen::Index;
constexpr double negligible = 1e-25;

/// 0, 1, ..., size - 1.
Eigen::ArrayXd count_up(Index size) { return Eigen::ArrayXd::LinSpaced(size, 0, static_cast<double>(size - 1)); }

Index used(const Eigen::ArrayXd& values) {
    Index size = values.size();
    while (size > 0 && std::fabs(values[size - 1]) < negligible) --size;
    return size;
}

/// Rates at which layer 0 of the system moves up and down, and queues move down by leaving.
struct Rates {
    Eigen::ArrayXd up, down;
    Eigen::ArrayXd join;       ///< by number waiting, in the layers above 0
    double largest = 0;
};

Rates rates_of(const Regime& r, Index places, Index positions, std::size_t layers) {
    Rates rates;
    const Eigen::ArrayXd in_system = count_up(places), queue = (in_system - r.agents).max(0);
    rates.up = (in_system < r.agents).select(Eigen::ArrayXd::Constant(places, r.rate), r.rate * (1 - r.balk));
    rates.up = (in_system >= r.most).select(0, rates.up);
    rates.down = in_system.min(r.agents) * r.serve + queue * r.leave;
    const double excess = static_cast<double>(layers) - 1;
    rates.join = Eigen::ArrayXd::Constant(positions, r.rate * (1 - r.balk));
    rates.largest = r.rate + (r.agents + excess) * r.serve + static_cast<double>(std::max(places, positions) + 1) * r.leave;
    return rates;
}

/// May a contact join the queue in layer e when q wait?
bool room(const Regime& r, std::size_t e, Index q) {
    return r.agents + static_cast<double>(e) + static_cast<double>(q) < r.most;
}

/// change = state x generator, for the system.
void system_flow(const Regime& r, const Rates& rates, const TransientState& x, Index low, Layers& change) {
    const auto& p = x.system[0];
    const Index n = p.size() - low;
    auto& out = change[0];
    out.setZero();
    out.segment(low, n) = -(rates.up.segment(low, n) + rates.down.segment(low, n)) * p.segment(low, n);
    out.segment(low + 1, n - 1) += (rates.up * p).segment(low, n - 1);
    out.segment(low, n - 1) += (rates.down * p).segment(low + 1, n - 1);
    for (std::size_t e = 1; e < x.system.size(); ++e) {
        const auto& q = x.system[e];
        const double finish = (r.agents + static_cast<double>(e)) * r.serve;
        change[e].setZero();
        for (Index k = 0; k < q.size(); ++k) {
            const double joins = room(r, e, k) ? rates.join[k] : 0, leaves = static_cast<double>(k) * r.leave;
            change[e][k] -= q[k] * (finish + joins + leaves);
            if (k + 1 < q.size()) change[e][k + 1] += q[k] * joins;
            if (k > 0) change[e][k - 1] += q[k] * leaves;
            const Index to = e == 1 ? k + static_cast<Index>(r.agents) : k;
            if (to < change[e - 1].size()) change[e - 1][to] += q[k] * finish;
        }
    }
}

/// The same for those who wait.
void waiting_flow(const Regime& r, const Layers& waiting, Layers& change) {
    for (std::size_t e = 0; e < waiting.size(); ++e) {
        const auto& y = waiting[e];
        const Index n = y.size();
        const double extra = (r.agents + static_cast<double>(e)) * r.serve;
        const Eigen::ArrayXd ahead = count_up(n) * r.leave + (e == 0 ? extra : 0);
        const double out = r.leave + (e == 0 ? 0 : extra);
        change[e] = -y * (ahead + out);
        if (n > 1) change[e].head(n - 1) += (ahead * y).tail(n - 1);
        if (e > 0) change[e - 1] += y * extra;
    }
}

/// Arrivals who must wait join the cohort.
void joining_flow(const Regime& r, const TransientState& x, Layers& change) {
    const double rate = r.rate * (1 - r.balk);
    const auto agents = static_cast<Index>(r.agents);
    const Index n = std::min(change[0].size(), x.system[0].size() - agents);
    for (std::size_t e = 0; e < x.system.size(); ++e) {
        const Index size = e == 0 ? n : std::min(change[e].size(), x.system[e].size());
        for (Index k = 0; k < size && room(r, e, k); ++k)
            change[e][k] += rate * (e == 0 ? x.system[0][agents + k] : x.system[e][k]);
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

Poisson poisson(double mean) {
    Poisson law;
    double w = std::exp(-mean), left = 1;
    for (double k = 0; k < mean || w > 1e-20; ++k) {
        law.weight.push_back(w);
        left -= w;
        law.tail.push_back(left);
        w *= mean / (k + 1);
    }
    left = 0;  // the tails again from their small end, where subtraction loses digits
    for (std::size_t k = law.weight.size(); k-- > 0;) {
        law.tail[k] = left;
        left += law.weight[k];
    }
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

TransientTally one_step(const Regime& r, TransientState& x, Seconds length, const Rates& rates, const Poisson& law,
                        bool joins) {
    TransientTally tally{zeros(x.system)};
    TransientState now = x, change{zeros(x.system), zeros(x.waiting), zeros(x.age)};
    TransientState sum = change;
    const double step = 1 / rates.largest;
    Index low = x.low;
    for (std::size_t k = 0; k < law.weight.size(); ++k) {
        scale_add(sum.system, now.system, law.weight[k]);
        scale_add(sum.waiting, now.waiting, law.weight[k]);
        scale_add(sum.age, now.age, law.weight[k]);
        const double time = law.tail[k] * step;
        scale_add(tally.system, now.system, time);
        for (const auto& layer : now.waiting) tally.wait += time * layer.sum();
        tally.served += time * r.agents * r.serve * now.waiting[0][0];
        tally.served_age += time * r.agents * r.serve * now.age[0][0];
        low = std::max<Index>(0, low - 1);
        waiting_flow(r, now.age, change.age);
        scale_add(change.age, now.waiting, 1);
        waiting_flow(r, now.waiting, change.waiting);
        if (joins) joining_flow(r, now, change.waiting);
        if (!now.system.empty()) system_flow(r, rates, now, low, change.system);
        scale_add(now.system, change.system, step);
        scale_add(now.waiting, change.waiting, step);
        scale_add(now.age, change.age, step);
    }
    static_cast<void>(length);
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

TransientTally advance(const Regime& regime, TransientState& x, Seconds length, bool joins) {
    TransientTally tally;
    while (length > 0) {
        drop_layers(x);
        Index width = 0;
        for (const auto& layer : x.waiting) width = std::max(width, used(layer));
        if (!x.system.empty()) width = std::max(width, used(x.system[0]) - x.low);
        const double jumps = std::max(16.0, static_cast<double>(width) / 4);
        make_room(regime, x, static_cast<Index>(jumps + 9 * std::sqrt(jumps)) + 20);
        const Rates rates = rates_of(regime, x.system.empty() ? 1 : x.system[0].size(), x.waiting[0].size(), x.waiting.size());
        const Seconds step = std::min(length, jumps / rates.largest);
        const TransientState before = x;
        const TransientTally part = one_step(regime, x, step, rates, poisson(rates.largest * step), joins);
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

/// change = generator x values; `served` is what being served is worth.
void backward_flow(const Regime& r, const Layers& values, double served, Layers& change) {
    for (std::size_t e = 0; e < values.size(); ++e) {
        const auto& v = values[e];
        const Index n = v.size();
        const double extra = (r.agents + static_cast<double>(e)) * r.serve;
        const Eigen::ArrayXd ahead = count_up(n) * r.leave + (e == 0 ? extra : 0);
        change[e] = -v * (ahead + r.leave + (e == 0 ? 0 : extra));
        if (n > 1) change[e].tail(n - 1) += ahead.tail(n - 1) * v.head(n - 1);
        if (e == 0) change[e][0] += ahead[0] * served;
        if (e > 0) change[e] += extra * values[e - 1];
    }
}

void look_back(const Regime& r, Layers& values, double served, double fastest, const Poisson& law) {
    Layers now = values, change = zeros(values), sum = zeros(values);
    for (const double weight : law.weight) {
        scale_add(sum, now, weight);
        backward_flow(r, now, served, change);
        scale_add(now, change, 1 / fastest);
    }
    values = std::move(sum);
}

}  // namespace

void look_back(const Regime& regime, Prospects& prospects, Seconds length) {
    const double excess = static_cast<double>(prospects.answered.size()) - 1;
    const double fastest = (regime.agents + excess) * regime.serve +
                           static_cast<double>(prospects.answered[0].size()) * regime.leave;
    if (fastest <= 0) return;
    const double steps = std::ceil(fastest * length / 400);
    if (steps <= 0) return;
    const Poisson law = poisson(fastest * length / steps);
    for (double step = 0; step < steps; ++step) {
        look_back(regime, prospects.answered, 1, fastest, law);
        look_back(regime, prospects.waiting, 0, fastest, law);
    }
}

}  // namespace holdtime
