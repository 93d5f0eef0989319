#include "models/catalogue.hpp"
#include "models/checks.hpp"
#include "models/distributions/gamma_law.hpp"

namespace holdtime {
namespace {

std::shared_ptr<const Distribution> make(Parameters& parameters) {
    Checked check(parameters);
    const double mean = check.positive_duration("mean");
    const auto stages = check.integer("stages", 1, 100000);
    return check.ok() ? gamma_law(mean, static_cast<double>(stages)) : nullptr;
}

}  // namespace

extern const DistributionModel erlang_model = {
    {"erlang",
     "a chain of exponential stages, one after the other",
     "sum of `stages` exponentials of mean `mean / stages`",
     "A. K. Erlang, 1917; N. Johnson, S. Kotz, N. Balakrishnan, Continuous Univariate Distributions 1, 1994, ch. 17",
     {ParameterInfo{"mean", "duration", "", "mean of the whole"}.within(at_least(1e-6)),
      ParameterInfo{"stages", "integer", "", "number of stages, 1 to 100000"}.within(between(1, 100000))},
     "{erlang: {mean: 4min, stages: 3}}"},
    make};

}  // namespace holdtime
