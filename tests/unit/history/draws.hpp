#pragma once

#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <functional>
#include <vector>

#include "sim/core/random.hpp"

/// Random numbers of known laws, by inversion, from fixed seeds.
namespace holdtime::draws {

/// Uniform k of a seed, in (0, 1); `stream` keeps purposes apart.
inline double uniform(std::uint64_t seed, std::uint32_t k, std::uint32_t stream = 0) {
    return random_pair({seed, 0}, stream, k, Purpose::arrival_and_work)[0];
}

using Law = std::function<double(double u)>;

inline Law exponential(double mean) {
    return [=](double u) { return -mean * std::log1p(-u); };
}
inline Law lognormal(double mean, double cv) {
    const double variance = std::log1p(cv * cv);
    return [=](double u) {
        const double z = -std::sqrt(2.0) * boost::math::erfc_inv(2 * u);
        return std::exp(std::log(mean) - variance / 2 + std::sqrt(variance) * z);
    };
}
inline Law gamma(double mean, double shape) {
    return [=](double u) { return boost::math::gamma_p_inv(shape, u) * mean / shape; };
}
inline Law weibull(double mean, double shape) {
    const double scale = mean / std::tgamma(1 + 1 / shape);
    return [=](double u) { return scale * std::pow(-std::log1p(-u), 1 / shape); };
}
/// The first digits of u choose the phase, the rest its duration.
inline Law hyperexponential(double share, double first, double second) {
    return [=](double u) {
        return u < share ? -first * std::log1p(-u / share) : -second * std::log1p(-(u - share) / (1 - share));
    };
}

inline std::vector<double> sample(const Law& law, std::uint64_t seed, std::size_t n, std::uint32_t stream = 0) {
    std::vector<double> values;
    for (std::uint32_t k = 0; k < n; ++k) values.push_back(law(uniform(seed, k, stream)));
    return values;
}

/// By counting unit-rate exponential gaps.
inline double poisson(double mean, std::uint64_t seed, std::uint32_t& next, std::uint32_t stream) {
    double count = 0, at = 0;
    for (;; ++count) {
        at -= std::log1p(-uniform(seed, next++, stream));
        if (at > mean) return count;
    }
}

}  // namespace holdtime::draws
