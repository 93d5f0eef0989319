#include "models/catalogue.hpp"
#include "models/checks.hpp"
#include "models/distributions/gamma_law.hpp"

namespace holdtime {
namespace {

std::shared_ptr<const Distribution> make(Parameters& parameters) {
    Checked check(parameters);
    const double mean = check.positive_duration("mean");
    const double shape = check.number("shape", smallest_gamma_shape, largest_gamma_shape);
    return check.ok() ? gamma_law(mean, shape) : nullptr;
}

}  // namespace

extern const DistributionModel gamma_model = {
    {"gamma",
     "from very variable (shape below 1) to nearly constant (large shape)",
     "density x^(shape - 1) exp(-x / scale) / (Gamma(shape) scale^shape), scale = mean / shape; inverted by a table",
     "N. Johnson, S. Kotz, N. Balakrishnan, Continuous Univariate Distributions 1, 1994, ch. 17",
     {ParameterInfo{"mean", "duration", "", "mean"}.within(at_least(1e-6)),
      ParameterInfo{"shape", "number", "", "0.02 to 1000000; 1 / cv^2; 1 is the exponential"}.within(
          between(smallest_gamma_shape, largest_gamma_shape))},
     "{gamma: {mean: 4min, shape: 2}}"},
    make};

}  // namespace holdtime
