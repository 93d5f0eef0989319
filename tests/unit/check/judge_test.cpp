#include "studies/check/judge.hpp"

#include <cmath>
#include <limits>

#include "tests/catch.hpp"
#include "tests/unit/check/helpers.hpp"

using namespace holdtime;
using namespace holdtime::test;

namespace {

BaselineComparison compare(Baseline baseline, Baseline now, double threshold = 0) {
    return compare_with_baseline(baseline, now, plan_with(threshold));
}

Baseline of_another_scenario(Baseline baseline) {
    baseline.hash = "other";
    return baseline;
}

Baseline of_another_seed(Baseline baseline) {
    baseline.seed = 8;
    return of_another_scenario(baseline);
}

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

}  // namespace

TEST_CASE("same version, scenario, seed and replications: any digit is a change") {
    const auto same = compare(baseline_of({cost(100, 1)}), baseline_of({cost(100, 1)}));
    CHECK(same.mode == CheckMode::exact);
    CHECK_FALSE(same.changed());
    CHECK(compare(baseline_of({cost(100, 1)}), baseline_of({cost(100.0000001, 1)}), 0.5).changed());
    CHECK(compare(baseline_of({cost(100, 1)}), baseline_of({cost(100, 1.001)}), 0.5).changed());
    CHECK(compare(baseline_of({cost(100, 1, std::vector<int>(10, 1))}),
                  baseline_of({cost(100, 1, std::vector<int>(10, 2))}))
              .changed());
}

TEST_CASE("exact: what the baseline does not list is seen by the digest") {
    auto now = baseline_of({cost(100, 1)});
    now.digests[0].second = "e";
    const auto comparison = compare(baseline_of({cost(100, 1)}), now);
    CHECK(comparison.unlisted == std::vector<std::string>{"s"});
    CHECK(comparison.changed());
    CHECK_FALSE(compare(baseline_of({cost(100, 1)}), of_another_scenario(now)).changed());
}

TEST_CASE("one figure and other customers: Welch's test at the level") {
    // Errors 3 and 4 of 200 replications each: error of the difference 5, Satterthwaite: 369 degrees of freedom.
    const double freedom = std::floor(625.0 * 199 / (81 + 256));
    const auto one = compare(baseline_of({cost(100, 3)}), of_another_seed(baseline_of({cost(110, 4)}))).figures[0];
    const double half = one.change.half_width();
    CHECK(freedom == 369);
    CHECK(half ==
          Approx(5 * 2.589218408).epsilon(1e-9));  // Student's t, two-sided 1 %, 369 degrees of freedom (R's qt)
    CHECK_FALSE(one.significant);
    CHECK(compare(baseline_of({cost(100, 3)}), of_another_seed(baseline_of({cost(100 + half * 1.001, 4)}))).changed());
    CHECK_FALSE(
        compare(baseline_of({cost(100, 3)}), of_another_seed(baseline_of({cost(100 + half * 0.999, 4)}))).changed());
    CHECK_FALSE(compare(baseline_of({cost(100, 3)}), of_another_seed(baseline_of({cost(150, 4)})), 0.51).changed());
}

TEST_CASE("the more figures are compared, the more each must have moved") {
    std::vector<BaselineFigure> many;
    for (int i = 0; i < 100; ++i) many.push_back({"s.total.f" + std::to_string(i) + ".cost", 100, 3, {}});
    const auto one = compare(baseline_of({many[0]}), of_another_seed(baseline_of({many[0]}))).figures[0];
    const auto of_many = compare(baseline_of(many), of_another_seed(baseline_of(many))).figures[0];
    CHECK(one.change.half_width() ==
          Approx(3 * std::sqrt(2) * 2.588238405).epsilon(1e-9));  // 398 degrees of freedom, 1 %
    CHECK(of_many.change.half_width() == Approx(3 * std::sqrt(2) * 3.929143741).epsilon(1e-9));  // 1 - 0.99^(1/100)
}

TEST_CASE("on the same customers far smaller changes can be told") {
    const std::vector<int> sections{30, -30, 20, -20, 10, -10, 40, -40, 5, -5};
    auto moved = sections;
    moved[0] += 1;
    const auto baseline = baseline_of({cost(100, 1, sections)});
    const auto now = baseline_of({cost(100.5, 1, moved)});
    CHECK_FALSE(compare(baseline, of_another_seed(now)).changed());
    const auto paired = compare(baseline, of_another_scenario(now));
    CHECK(paired.mode == CheckMode::paired);
    CHECK(paired.changed());
    CHECK(paired.figures[0].change.half_width() < 0.1);
    CHECK_FALSE(
        compare(baseline, of_another_scenario(now), 0.006).changed());  // distinguishable, but below the threshold
}

TEST_CASE("sections that have nothing in common leave Welch's test as it is") {
    const std::vector<int> a{30, -30, 20, -20, 10, -10, 40, -40, 5, -5}, b{-30, 30, -20, 20, -10, 10, -40, 40, -5, 5};
    const auto comparison =
        compare(baseline_of({cost(100, 1, a)}), of_another_scenario(baseline_of({cost(103, 1, b)})));
    CHECK_FALSE(comparison.changed());
    CHECK(comparison.figures[0].change.half_width() ==
          Approx(std::sqrt(2) * 2.821950486).epsilon(1e-9));  // 398 degrees of freedom, 1 - 0.99^(1/2)
}

TEST_CASE("without any chance every change beyond the threshold counts") {
    CHECK(compare(baseline_of({cost(100, 0)}), of_another_scenario(baseline_of({cost(101, 0)})), 0.005).changed());
    CHECK_FALSE(compare(baseline_of({cost(100, 0)}), of_another_scenario(baseline_of({cost(101, 0)})), 0.02).changed());
}

TEST_CASE("a figure that is gone is a change, one that is new is not") {
    const auto gone = compare(baseline_of({cost(100, 1), {"s.total.asa", 3, 1, {}}}),
                              of_another_scenario(baseline_of({cost(100, 1)})));
    REQUIRE(gone.figures.size() == 2);
    CHECK(gone.figures[1].verdict == FigureVerdict::gone);
    CHECK(gone.changed());
    const auto fresh = compare(baseline_of({cost(100, 1)}),
                               of_another_scenario(baseline_of({cost(100, 1), {"s.total.asa", 3, 1, {}}})));
    CHECK(fresh.figures[1].verdict == FigureVerdict::added);
    CHECK_FALSE(fresh.changed());
    CHECK(fresh.has_new());
    const auto no_more = compare(baseline_of({cost(100, 1)}), of_another_scenario(baseline_of({cost(nothing, 0)})));
    CHECK(no_more.figures[0].verdict == FigureVerdict::gone);
    const auto never = compare(baseline_of({cost(nothing, 0)}), of_another_scenario(baseline_of({cost(nothing, 0)})));
    CHECK(never.figures[0].verdict == FigureVerdict::same);
}
