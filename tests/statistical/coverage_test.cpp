// Do 95 % intervals contain the truth in 95 % of experiments? 2,000 experiments of 200 replications on a day so small
// that its truth is known: M/M/n + M for twenty minutes from an empty house, by Kolmogorov's equations.

#include <array>
#include <cmath>
#include <functional>
#include <vector>

#include "tests/catch.hpp"
#include "tests/validation/cases/run_text.hpp"

using namespace holdtime;
using namespace holdtime::validation;

namespace {

constexpr double day = 1200, talk = 60, patience = 120, arrivals_per_day = 20;
constexpr std::uint32_t experiments = 2000, replications = 200;

const char* scenario = R"(
calendar: {start: 2026-03-02, duration: 20min, interval: 20min}
reasons: {question: {phone: {talk_time: 60s}}}
segments:
  callers: {arrivals: {poisson: {rate: 60/h}}, reasons: {question: 100%}, prefers: {phone: 100%},
      patience: {phone: {exponential: 120s}}}
channels: {phone: {kind: voice}}
strategies:
  one: {channels: [phone], agent_groups: {desk: {skills: [phone], staffing: 1}}}
  two: {channels: [phone], agent_groups: {desk: {skills: [phone], staffing: 2}}}
experiment: {replications: 200}
)";

struct Truth {
    double offered = 0, abandoned = 0, abandonment_rate = 0, delayed_rate = 0, wait_mean = 0, occupancy = 0;
};

constexpr std::size_t states = 60;
using Probabilities = std::array<double, states>;

Probabilities flow(const Probabilities& p, double rate, int agents) {
    Probabilities change{};
    for (std::size_t k = 0; k < states; ++k) {
        const double up = k + 1 < states ? rate * p[k] : 0;
        const auto busy = std::min<double>(static_cast<double>(k), agents);
        const double down = (busy / talk + (static_cast<double>(k) - busy) / patience) * p[k];
        change[k] -= up + down;
        if (up > 0) change[k + 1] += up;
        if (k > 0) change[k - 1] += down;
    }
    return change;
}

// Runge and Kutta's fourth-order method; the integrals by Simpson's rule in steps of two. Waits go on after the end.
Truth truth(int agents, double rate_factor) {
    constexpr double step = 0.25;
    Probabilities p{};
    p[0] = 1;
    double all_busy = 0, busy = 0, queue = 0;
    const auto steps = static_cast<int>(3 * day / step), last = static_cast<int>(day / step);
    for (int i = 0; i <= steps; ++i) {
        const double weight = step / 3 * (i == 0 || i == steps ? 1 : i % 2 ? 4 : 2);
        const double day_weight = i > last ? 0 : i == last ? step / 3 : weight;
        for (std::size_t k = 0; k < states; ++k) {
            const auto in_service = std::min<double>(static_cast<double>(k), agents);
            queue += weight * (static_cast<double>(k) - in_service) * p[k];
            busy += day_weight * in_service * p[k];
            if (in_service == agents) all_busy += day_weight * p[k];
        }
        const double rate = i < last ? rate_factor * arrivals_per_day / day : 0;
        const auto plus = [&](const Probabilities& k, double by) {
            auto sum = p;
            for (std::size_t s = 0; s < states; ++s) sum[s] += by * k[s];
            return sum;
        };
        const auto k1 = flow(p, rate, agents), k2 = flow(plus(k1, step / 2), rate, agents),
                   k3 = flow(plus(k2, step / 2), rate, agents), k4 = flow(plus(k3, step), rate, agents);
        for (std::size_t s = 0; s < states; ++s) p[s] += step / 6 * (k1[s] + 2 * k2[s] + 2 * k3[s] + k4[s]);
    }
    const double offered = rate_factor * arrivals_per_day;
    return {offered,        queue / patience, queue / patience / offered,
            all_busy / day, queue / offered,  busy / (agents * day)};
}

struct Covered {
    const char* name;
    bool ratio;
    double truth, wrong_truth;
    std::function<Estimate(const Results&)> estimate;
    std::uint32_t hits = 0, wrong_hits = 0;
};

std::vector<Covered> watched() {
    std::vector<Covered> list;
    const auto add = [&](std::size_t strategy, const char* name, bool is_ratio, Figure figure, double Truth::*member) {
        const int agents = static_cast<int>(strategy) + 1;
        list.push_back({name, is_ratio, truth(agents, 1).*member, truth(agents, 1.05).*member,
                        [=](const Results& r) { return r.strategies[strategy].total[figure]; }});
    };
    const auto add_difference = [&](const char* name, bool is_ratio, Figure figure, double Truth::*member) {
        list.push_back({name, is_ratio, truth(2, 1).*member - truth(1, 1).*member,
                        truth(2, 1.05).*member - truth(1, 1.05).*member,
                        [=](const Results& r) { return r.differences[0].total[figure]; }});
    };
    add(0, "offered", false, Figure::offered, &Truth::offered);
    for (const std::size_t strategy : {0u, 1u}) {
        add(strategy, "abandoned", false, Figure::abandoned, &Truth::abandoned);
        add(strategy, "abandonment rate", true, Figure::abandonment_rate, &Truth::abandonment_rate);
        add(strategy, "delayed rate", true, Figure::delayed_rate, &Truth::delayed_rate);
        add(strategy, "mean wait", true, Figure::wait_mean, &Truth::wait_mean);
        add(strategy, "occupancy", true, Figure::occupancy, &Truth::occupancy);
    }
    add_difference("difference of abandoned", false, Figure::abandoned, &Truth::abandoned);
    add_difference("difference of abandonment rates", true, Figure::abandonment_rate, &Truth::abandonment_rate);
    add_difference("difference of mean waits", true, Figure::wait_mean, &Truth::wait_mean);
    // Not of occupancies: 5 % more arrivals hardly change their difference, so that its coverage would prove nothing.
    return list;
}

}  // namespace

TEST_CASE("the reference day of the coverage test is itself right", "[statistical]") {
    // Long after an empty start, M/M/1 + M is near its equilibrium: P(busy) = 1 - 1 / sum of a^k / prod(1 + j mean talk
    // / mean patience).
    const auto t = truth(1, 1);
    CHECK(t.offered == 20);
    CHECK(t.abandoned == Approx(t.wait_mean * t.offered / patience));
    // Flow balance: served = offered - abandoned = all the work / talk; the work after the end is at most one call's.
    CHECK(t.occupancy * day / talk < t.offered - t.abandoned);
    CHECK(t.occupancy * day / talk > t.offered - t.abandoned - 4);
    CHECK(truth(1, 1.05).delayed_rate > t.delayed_rate);
}

TEST_CASE("95 % intervals cover the truth in 95 % of 2,000 experiments", "[statistical]") {
    auto prepared = prepare_text(scenario);
    prepared.settings.replications = replications;
    auto list = watched();
    for (std::uint32_t seed = 1; seed <= experiments; ++seed) {
        prepared.settings.seed = seed;
        const auto results = run_experiment(prepared.setup.strategies, prepared.settings);
        for (auto& figure : list) {
            const auto estimate = figure.estimate(results);
            figure.hits += estimate.low <= figure.truth && figure.truth <= estimate.high;
            figure.wrong_hits += estimate.low <= figure.wrong_truth && figure.wrong_truth <= estimate.high;
        }
    }
    // Means within binomial bounds at level 0.001 for the family of 4 (Sidak: 3.66 standard deviations of 0.00487);
    // ratios, whose intervals are approximate, within 93 and 97 %.
    const double slack = 3.66 * std::sqrt(0.95 * 0.05 / experiments);
    for (const auto& figure : list) {
        const double covered = figure.hits / double{experiments}, wrong = figure.wrong_hits / double{experiments};
        INFO(figure.name << ": truth " << figure.truth << " covered in " << covered << ", that of 5 % more arrivals ("
                         << figure.wrong_truth << ") in " << wrong);
        CHECK(std::abs(covered - 0.95) <= (figure.ratio ? 0.02 : slack));
        CHECK(wrong < 0.93);
    }
}
