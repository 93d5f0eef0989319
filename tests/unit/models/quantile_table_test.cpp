#include "models/distributions/quantile_table.hpp"

#include <boost/math/distributions/gamma.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <vector>

#include "models/distributions/gamma_law.hpp"
#include "sim/core/random.hpp"
#include "tests/catch.hpp"

using namespace holdtime;

namespace {

std::vector<double> probes() {
    std::vector<double> u(600), v(600);
    random_pairs({7, 7}, 1, 0, Purpose::choices, u, v);
    for (int i = 0; i < 300; ++i) {
        const double small = std::ldexp(v[static_cast<std::size_t>(i)], -(i % 50));
        u.push_back(std::max(small, 0x1.0p-53));
        u.push_back(1 - std::max(std::ldexp(std::round(std::ldexp(small, 53)), -53), 0x1.0p-53));
    }
    return u;
}

}  // namespace

TEST_CASE("The logarithm of the gamma function is right") {
    double worst = 0;
    for (double x = 0.01; x < 1e6; x *= 1.01) {
        const double exact = static_cast<double>(boost::math::lgamma(static_cast<long double>(x)));
        worst = std::max(worst, std::fabs(log_gamma(x) - exact) / std::max(1.0, std::fabs(exact)));
    }
    CHECK(worst < 2e-14);
}

TEST_CASE("Gamma quantiles are right to 1e-8 of themselves") {
    for (const double shape : {0.02, 0.1, 0.5, 1.0, 3.0, 17.5, 100.0, 1e4}) {
        INFO("shape " << shape);
        const auto law = gamma_law(1, shape);
        const boost::math::gamma_distribution<long double> exact(shape, 1 / static_cast<long double>(shape));
        double worst = 0;
        for (const double u : probes()) {
            const long double x = boost::math::quantile(exact, static_cast<long double>(u));
            if (x > 1e-290L) worst = std::max(worst, static_cast<double>(std::fabs((law->quantile(u) - x) / x)));
        }
        CHECK(worst < 1e-8);
    }
}

TEST_CASE("Gamma tails are those of the incomplete gamma function") {
    for (const double shape : {0.05, 0.7, 1.0, 8.0, 400.0, 1e5}) {
        // Cancellation among terms of the size of the shape costs that many times the rounding error.
        const double margin = 1e-13 * std::max(100.0, shape);
        for (const double share : {0.2, 0.9, 0.999, 1.0}) {
            const double x = shape * share;
            const long double p = boost::math::gamma_p(static_cast<long double>(shape), static_cast<long double>(x));
            if (p < 1e-300L) continue;
            const double exact = static_cast<double>(std::log(p));
            CHECK(GammaTails(shape).lower(std::log(x)).log_probability == Approx(exact).epsilon(1e-12).margin(margin));
        }
        for (const double share : {1.0, 1.01, 1.5, 3.0}) {
            const double x = shape * share;
            const long double q = boost::math::gamma_q(static_cast<long double>(shape), static_cast<long double>(x));
            if (q < 1e-300L) continue;
            const double exact = static_cast<double>(std::log(q));
            CHECK(GammaTails(shape).upper(std::log(x)).log_probability == Approx(exact).epsilon(1e-12).margin(margin));
        }
    }
}

TEST_CASE("A table tells its own error and stays small") {
    for (const double shape : {0.02, 1.0, 1000.0}) {
        const GammaTails tails(shape);
        const QuantileTable table([&](double log_x) { return tails.lower(log_x); },
                                  [&](double log_x) { return tails.upper(log_x); }, 1);
        CHECK(table.error() <= QuantileTable::tolerance);
        CHECK(table.cells() < 20000);
    }
}
