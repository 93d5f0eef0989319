#include "studies/history/estimation/law_families.hpp"

#include <algorithm>
#include <array>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

namespace holdtime {

namespace {

using Numbers = std::span<const double>;
using List = std::vector<double>;

constexpr double least = 1e-300;  // a density of nothing is very unlikely, not impossible: steps go on

double safe_log(double x) { return std::log(std::max(x, least)); }

List exponentials_of(Numbers u) {
    List natural(u.size());
    std::transform(u.begin(), u.end(), natural.begin(), [](double x) { return std::exp(x); });
    return natural;
}

double logistic(double x) { return 1 / (1 + std::exp(-x)); }

// ---- exponential
double exponential_density(double x, Numbers p) { return -std::log(p[0]) - x / p[0]; }
double exponential_survival(double x, Numbers p) { return -x / p[0]; }

// ---- lognormal: mean, cv
struct Normal {
    double mu, sigma;
};
Normal normal_of(Numbers p) {
    const double variance = std::log1p(p[1] * p[1]);
    return {std::log(p[0]) - variance / 2, std::sqrt(variance)};
}
double lognormal_density(double x, Numbers p) {
    const auto [mu, sigma] = normal_of(p);
    const double z = (std::log(x) - mu) / sigma;
    return -z * z / 2 - std::log(x * sigma) - 0.918938533204672742;  // log(2 pi) / 2
}
double lognormal_survival(double x, Numbers p) {
    if (x <= 0) return 0;
    const auto [mu, sigma] = normal_of(p);
    return safe_log(boost::math::erfc((std::log(x) - mu) / sigma * 0.707106781186547524) / 2);
}

// ---- gamma: mean, shape
double gamma_density(double x, Numbers p) {
    const double shape = p[1], scale = p[0] / shape;
    return (shape - 1) * std::log(x / scale) - x / scale - std::log(scale) - boost::math::lgamma(shape);
}
double gamma_survival(double x, Numbers p) {
    return x <= 0 ? 0 : safe_log(boost::math::gamma_q(p[1], x * p[1] / p[0]));
}

// ---- weibull: mean, shape
double weibull_scale(Numbers p) { return p[0] / boost::math::tgamma(1 + 1 / p[1]); }
double weibull_density(double x, Numbers p) {
    const double scale = weibull_scale(p);
    return std::log(p[1] / scale) + (p[1] - 1) * std::log(x / scale) - std::pow(x / scale, p[1]);
}
double weibull_survival(double x, Numbers p) { return x <= 0 ? 0 : -std::pow(x / weibull_scale(p), p[1]); }

// ---- hyperexponential: mean, share of the first phase, ratio of the second phase's mean to the first's (above 1)
struct Phases {
    double share, first, second;
};
Phases phases_of(Numbers p) {
    const double first = p[0] / (p[1] + (1 - p[1]) * p[2]);
    return {p[1], first, first * p[2]};
}
double hyperexponential_density(double x, Numbers p) {
    const auto [share, first, second] = phases_of(p);
    return safe_log(share / first * std::exp(-x / first) + (1 - share) / second * std::exp(-x / second));
}
double hyperexponential_survival(double x, Numbers p) {
    const auto [share, first, second] = phases_of(p);
    return safe_log(share * std::exp(-x / first) + (1 - share) * std::exp(-x / second));
}
List hyperexponential_natural(Numbers u) { return {std::exp(u[0]), logistic(u[1]), 1 + std::exp(u[2])}; }
List hyperexponential_slope(Numbers u) {
    const double share = logistic(u[1]);
    return {std::exp(u[0]), share * (1 - share), std::exp(u[2])};
}
List hyperexponential_means(Numbers p) {
    const auto phases = phases_of(p);
    return {phases.first, phases.second};
}
double hyperexponential_cv(Numbers p) {
    const auto [share, first, second] = phases_of(p);
    const double square = 2 * (share * first * first + (1 - share) * second * second) / (p[0] * p[0]);
    return std::sqrt(std::max(0.0, square - 1));
}

double weibull_cv(Numbers p) {
    const double first = boost::math::tgamma(1 + 1 / p[1]);
    return std::sqrt(std::max(0.0, boost::math::tgamma(1 + 2 / p[1]) / (first * first) - 1));
}

List begin_exponential(double mean, double) { return {std::log(mean)}; }
List begin_lognormal(double mean, double cv) { return {std::log(mean), std::log(std::clamp(cv, 0.1, 3.0))}; }
List begin_gamma(double mean, double cv) { return {std::log(mean), -2 * std::log(std::clamp(cv, 0.1, 3.0))}; }
List begin_weibull(double mean, double cv) { return {std::log(mean), -std::log(std::clamp(cv, 0.2, 3.0))}; }
List begin_hyperexponential(double mean, double cv) {
    return {std::log(mean), 0, std::log(std::clamp(4 * (cv - 1), 1.0, 9.0))};
}

}  // namespace

const std::vector<LawFamily>& law_families() {
    static const std::vector<LawFamily> families{
        {"exponential",
         {"mean"},
         exponentials_of,
         exponentials_of,
         begin_exponential,
         exponential_density,
         exponential_survival,
         [](Numbers) { return 1.0; },
         nullptr},
        {"lognormal",
         {"mean", "cv"},
         exponentials_of,
         exponentials_of,
         begin_lognormal,
         lognormal_density,
         lognormal_survival,
         [](Numbers p) { return p[1]; },
         nullptr},
        {"gamma",
         {"mean", "shape"},
         exponentials_of,
         exponentials_of,
         begin_gamma,
         gamma_density,
         gamma_survival,
         [](Numbers p) { return 1 / std::sqrt(p[1]); },
         nullptr},
        {"weibull",
         {"mean", "shape"},
         exponentials_of,
         exponentials_of,
         begin_weibull,
         weibull_density,
         weibull_survival,
         weibull_cv,
         nullptr},
        {"hyperexponential",
         {"mean", "share", "ratio"},
         hyperexponential_natural,
         hyperexponential_slope,
         begin_hyperexponential,
         hyperexponential_density,
         hyperexponential_survival,
         hyperexponential_cv,
         hyperexponential_means},
    };
    return families;
}

}  // namespace holdtime
