#pragma once

#include <span>
#include <vector>

namespace holdtime {

struct MeanEstimate {
    double mean = 0;
    double error = 0;  ///< standard error
};

/// A sample whose expectation is known, drawn together with the one that is to be estimated.
struct ControlVariate {
    std::span<const double> sample;
    double expected = 0;
};

/// The mean of `sample`.
MeanEstimate mean_of(std::span<const double> sample);

/// The mean of `sample` less what its regression on the control variates explains by their luck (S. Lavenberg, P.
/// Welch, Management Science 27 (1981), 322-335). A variate that does not vary, or is further from its expectation than
/// chance would have it (so that the expectation must be of something else), is left out; with too few replications all
/// are.
MeanEstimate controlled_mean(std::span<const double> sample, const std::vector<ControlVariate>& variates);

}  // namespace holdtime
