#include <cmath>

#include "models/catalogue.hpp"
#include "models/checks.hpp"
#include "sim/core/elementary.hpp"

namespace holdtime {
namespace {

class Exponential final : public Distribution {
public:
    explicit Exponential(double mean) : mean_(mean) {}
    void quantiles(std::span<const double> u, std::span<double> x) const override {
        exponential_quantiles(u, x, mean_);
    }
    double mean() const override { return mean_; }
    double variance() const override { return mean_ * mean_; }
    double cdf(double x) const override { return x <= 0 ? 0 : -std::expm1(-x / mean_); }

private:
    double mean_;
};

std::shared_ptr<const Distribution> make(Parameters& parameters) {
    parameters.short_form("mean");
    Checked check(parameters);
    const double mean = check.positive_duration("mean");
    return check.ok() ? std::make_shared<Exponential>(mean) : nullptr;
}

}  // namespace

extern const DistributionModel exponential_model = {
    {"exponential",
     "memoryless durations, as in Erlang's formulas; what a bare duration means",
     "x(u) = -mean ln(1 - u)",
     "L. Devroye, Non-Uniform Random Variate Generation, 1986, p. 29",
     {ParameterInfo{"mean", "duration", "", "mean; `{exponential: 4min}` and a bare `4min` are short for it"}
          .within(at_least(1e-6))
          .short_form()},
     "{exponential: {mean: 4min}}"},
    make};

}  // namespace holdtime
