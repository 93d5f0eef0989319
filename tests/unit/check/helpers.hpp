#pragma once

#include <string>
#include <vector>

#include "sim/core/elementary.hpp"
#include "sim/core/random.hpp"
#include "studies/check/judge.hpp"

namespace holdtime::test {

/// A baseline of version 1 and hash "h" with these figures of strategy s.
inline Baseline baseline_of(std::vector<BaselineFigure> figures) {
    return {"1", "Test", "h", "simulation", 200, 7, {{"s", "d"}}, std::move(figures), {}};
}

inline CheckPlan plan_with(double threshold) {
    CheckPlan plan;
    plan.threshold = threshold;
    return plan;
}

inline BaselineFigure cost(double mean, double error, std::vector<int> sections = {}) {
    return {"s.total.cost", mean, error, std::move(sections)};
}

}  // namespace holdtime::test
