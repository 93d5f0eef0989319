// The simulation agrees with the formulas that are exact, over a grid of more than a hundred parameter points.
//
// Family level 1 %: with m comparisons each interval has the level (1 - 0.01)^(1/m) (Z. Sidak, JASA 62 (1967), 626-633;
// the comparisons of one point are positively dependent, for which it is conservative). Standard errors are those of
// the results, from independent replications. Seed and replications are fixed; nothing is tried twice.

#include <fmt/format.h>

#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <cstdio>
#include <map>

#include "studies/analytic/analytic.hpp"
#include "tests/catch.hpp"
#include "tests/validation/cases/run_text.hpp"
#include "tests/validation_formulas/simulated/points.hpp"

using namespace holdtime;
using namespace holdtime::formulas;

namespace {

constexpr std::uint32_t replications = 60;
constexpr double family_level = 0.01;

struct Difference {
    std::string what, model;
    double simulated = 0, exact = 0, wrong = 0;  ///< wrong: the formula at a rate 5 % too high
    double standard_error = 0;
};

/// Half a 95 % interval is so many standard errors.
double student(double confidence) {
    return boost::math::quantile(boost::math::students_t(replications - 1), 0.5 + confidence / 2);
}

Results formula(const Point& point, double factor) {
    const auto prepared = validation::prepare_text(scenario_text(point, factor));
    return run_engine(point.model, prepared.scenario, prepared.setup, true);  // strict: it represents all of it
}

void compare(const Point& point, std::uint64_t seed, std::vector<Difference>& differences) {
    auto prepared = validation::prepare_text(scenario_text(point, 1));
    prepared.settings.replications = point.rate > 0 ? replications : replications * 20;  // short days
    prepared.settings.confidence = 0.95;
    prepared.settings.seed = seed;
    const auto simulated = run_experiment(prepared.setup.strategies, prepared.settings).strategies.front();
    const auto exact = formula(point, 1).strategies.front(), wrong = formula(point, 1.05).strategies.front();
    const auto add = [&](const Figures& s, const Figures& e, const Figures& w, Figure figure) {
        const double half = s[figure].half_width();
        const double errors =
            boost::math::quantile(boost::math::students_t(prepared.settings.replications - 1.0), 0.975);
        differences.push_back({fmt::format("{}: {}, {}", point.model, point.name, info(figure).key), point.model,
                               s[figure].mean, e[figure].mean, w[figure].mean, half / errors});
    };
    for (const auto figure : point.figures)
        add(simulated.channels[0].figures, exact.channels[0].figures, wrong.channels[0].figures, figure);
    if (point.occupancy)
        add(simulated.agent_groups[0].figures, exact.agent_groups[0].figures, wrong.agent_groups[0].figures,
            Figure::occupancy);
}

}  // namespace

TEST_CASE("The simulation agrees with the exact formulas") {
    const auto points = grid_points();
    REQUIRE(points.size() >= 100);
    std::vector<Difference> differences;
    for (std::size_t i = 0; i < points.size(); ++i) compare(points[i], 20260302 + i, differences);
    const double level = std::pow(1 - family_level, 1.0 / static_cast<double>(differences.size()));
    const double most = student(level);
    std::map<std::string, std::size_t> compared, found_wrong;
    double square = 0;
    for (const auto& d : differences) {
        INFO(d.what << ": simulated " << d.simulated << ", exact " << d.exact << ", standard error "
                    << d.standard_error);
        REQUIRE(d.standard_error > 0);
        const double z = (d.simulated - d.exact) / d.standard_error;
        CHECK(std::fabs(z) <= most);
        square += z * z;
        ++compared[d.model];
        if (std::fabs(d.simulated - d.wrong) > most * d.standard_error) ++found_wrong[d.model];
    }
    // A rate that is wrong by 5 % does not get through: for every model most comparisons notice it.
    for (const auto& [model, number] : compared) {
        INFO(model << ": " << found_wrong[model] << " of " << number << " comparisons notice a rate 5 % too high");
        CHECK(2 * found_wrong[model] > number);
    }
    std::printf("%zu points, %zu comparisons, each at %.6f (%.2f standard errors); mean square of z %.3f\n",
                points.size(), differences.size(), level, most, square / static_cast<double>(differences.size()));
    for (const auto& [model, number] : compared)
        std::printf("%-12s %3zu comparisons, %3zu of them notice a rate 5 %% too high\n", model.c_str(), number,
                    found_wrong[model]);
}
