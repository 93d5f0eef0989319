#pragma once

#include <string>
#include <vector>

#include "studies/check/baseline.hpp"

namespace holdtime {

/// How fresh results and a baseline can be compared.
enum class CheckMode {
    exact,        ///< same version, scenario, seed and replications: every digit must agree
    paired,       ///< same seed and replications: the same customers
    independent,  ///< other customers
};

enum class FigureVerdict { same, changed, added, gone };

/// One figure of the baseline beside the fresh one, in its own unit (shares 0..1, times in seconds).
struct CheckedFigure {
    std::string path;
    Unit unit = Unit::count;
    Estimate baseline;  ///< with its interval at the level of the family
    Estimate now;
    Estimate change;  ///< now minus baseline, likewise; without interval when the comparison is exact
    double threshold = 0;
    bool significant = false;  ///< the interval of the change holds no zero
    FigureVerdict verdict = FigureVerdict::same;
};

struct BaselineComparison {
    CheckMode mode = CheckMode::exact;
    std::vector<CheckedFigure> figures;  ///< the baseline's that are gone stand last
    std::vector<std::string>
        unlisted;  ///< exact: strategies in which some figure that the baseline does not list differs
    bool changed() const;
    bool has_new() const;
};

/// A figure changed when it moved by more than its threshold and the move is distinguishable from chance at the plan's
/// level for all figures together (Sidak: Journal of the American Statistical Association 62, 1967). Distinguishable
/// means that either of two tests says so, each at its share of the level: Welch's of two independent means (Biometrika
/// 34, 1947), and on the same customers Student's of the differences between sections, which sees far smaller changes.
BaselineComparison compare_with_baseline(const Baseline& baseline, const Baseline& now, const CheckPlan& plan);

}  // namespace holdtime
