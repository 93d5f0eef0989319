#include "studies/compare/two_results.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "sim/stats/moments.hpp"

namespace holdtime {

namespace {

Estimate independent(const Estimate& a, const Estimate& b, bool with_interval) {
    Estimate difference;
    if (!a.exists() || !b.exists()) return difference;
    difference.mean = b.mean - a.mean;
    if (!with_interval || !a.has_interval() || !b.has_interval()) return difference;
    const double half = std::hypot(a.half_width(), b.half_width());
    difference.low = difference.mean - half;
    difference.high = difference.mean + half;
    return difference;
}

Figures independent(const Figures& a, const Figures& b, bool with_interval) {
    Figures difference;
    difference.about = a.about & b.about;
    for (std::size_t f = 0; f < figure_count; ++f)
        difference.values[f] = independent(a.values[f], b.values[f], with_interval);
    return difference;
}

std::vector<NamedFigures> independent(const std::vector<NamedFigures>& a, const std::vector<NamedFigures>& b,
                                      bool with_interval) {
    std::vector<NamedFigures> differences;
    for (const auto& one : b) {
        const auto other = std::find_if(a.begin(), a.end(), [&](const auto& part) { return part.name == one.name; });
        if (other != a.end())
            differences.push_back({one.name, independent(other->figures, one.figures, with_interval)});
    }
    return differences;
}

/// Numerators, then denominators, of a figure that is a product of two ratios (of one, the other is 1 / 1).
struct Terms {
    Figure figure;
    std::array<double, 4> (*of)(const Decisive& one);
};

constexpr std::array terms{
    Terms{Figure::customers,
          [](const Decisive& one) {
              return std::array{one.customers, 1.0, 1.0, 1.0};
          }},
    Terms{Figure::unserved,
          [](const Decisive& one) {
              return std::array{one.unserved, 1.0, 1.0, 1.0};
          }},
    Terms{Figure::resolution_rate,
          [](const Decisive& one) {
              return std::array{one.settled, 1.0, one.decided, 1.0};
          }},
    Terms{Figure::abandonment_rate,
          [](const Decisive& one) {
              return std::array{one.abandoned, 1.0, one.offered, 1.0};
          }},
    Terms{Figure::cost,
          [](const Decisive& one) {
              return std::array{one.cost, 1.0, 1.0, 1.0};
          }},
    Terms{Figure::cost_per_resolution,
          [](const Decisive& one) {
              return std::array{one.cost, one.decided, one.customers, one.settled};
          }},
};

/// b minus a, replication by replication.
Estimate paired(const Terms& figure, const OneOf& a, const OneOf& b, StudentT& student) {
    ProductMoments moments;
    const auto each_a = a.comparison.results.strategies.size(), each_b = b.comparison.results.strategies.size();
    for (std::size_t r = 0; r < a.comparison.results.replications; ++r) {
        const auto mine = figure.of(b.comparison.decisive[r * each_b + b.strategy]),
                   theirs = figure.of(a.comparison.decisive[r * each_a + a.strategy]);
        moments.add({mine[0], mine[1], mine[2], mine[3], theirs[0], theirs[1], theirs[2], theirs[3]});
    }
    return moments.difference(student);
}

}  // namespace

bool can_be_paired(const Comparison& a, const Comparison& b) {
    const auto kept = [](const Comparison& one) {
        return one.decisive.size() == one.results.replications * one.results.strategies.size();
    };
    return a.results.replications > 1 && a.results.replications == b.results.replications &&
           a.results.seed == b.results.seed && a.results.confidence == b.results.confidence &&
           a.interval_labels == b.interval_labels && kept(a) && kept(b);
}

StrategyResults difference_of(const OneOf& a, const OneOf& b, bool pair) {
    const auto &first = a.results(), &second = b.results();
    const bool with_interval = a.comparison.results.confidence == b.comparison.results.confidence;
    StrategyResults difference;
    difference.name = second.name;
    difference.total = independent(first.total, second.total, with_interval);
    difference.channels = independent(first.channels, second.channels, with_interval);
    difference.agent_groups = independent(first.agent_groups, second.agent_groups, with_interval);
    difference.segments = independent(first.segments, second.segments, with_interval);
    difference.reasons = independent(first.reasons, second.reasons, with_interval);
    if (!pair) return difference;
    StudentT student(a.comparison.results.confidence);
    for (const auto& one : terms)
        if (difference.total[one.figure].exists())
            difference.total.values[static_cast<std::size_t>(one.figure)] = paired(one, a, b, student);
    return difference;
}

}  // namespace holdtime
