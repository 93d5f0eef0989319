#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace holdtime {

/// A law of durations as a scenario knows it, for likelihoods. Its parameters, the mean first, are those of the
/// scenario's model; the hyperexponential's are mean, share of its first phase, and how many times longer the second.
struct LawFamily {
    std::string_view name;  ///< of the model
    std::vector<std::string_view> parameters;
    /// From unbounded numbers, the logarithm of the mean first.
    std::vector<double> (*natural)(std::span<const double> unbounded);
    /// d natural / d unbounded, one parameter each: for standard errors.
    std::vector<double> (*slope)(std::span<const double> unbounded);
    std::vector<double> (*begin)(double mean, double cv);  ///< unbounded, for a sample of this mean and cv
    double (*log_density)(double x, std::span<const double> natural);
    double (*log_survival)(double x, std::span<const double> natural);
    double (*cv)(std::span<const double> natural);
    /// Means of the phases, of a law that has such; null otherwise.
    std::vector<double> (*phase_means)(std::span<const double> natural);
};

/// exponential, lognormal, gamma, weibull, hyperexponential.
const std::vector<LawFamily>& law_families();

}  // namespace holdtime
