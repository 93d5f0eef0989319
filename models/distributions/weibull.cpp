#include <cmath>

#include "models/catalogue.hpp"
#include "models/checks.hpp"
#include "models/distributions/gamma_function.hpp"
#include "sim/core/elementary.hpp"

namespace holdtime {
namespace {

class Weibull final : public Distribution {
public:
    Weibull(double mean, double shape)
        : mean_(mean), shape_(shape), log_scale_(natural_log(mean) - log_gamma(1 + 1 / shape)) {}
    void quantiles(std::span<const double> u, std::span<double> x) const override {
        exponential_quantiles(u, x, 1);
        natural_logs(x, x);
        const double power = 1 / shape_;
        for (double& y : x) y = log_scale_ + power * y;
        exponentials(x, x);
    }
    double mean() const override { return mean_; }
    double variance() const override {
        const double ratio = std::exp(log_gamma(1 + 2 / shape_) - 2 * log_gamma(1 + 1 / shape_));
        return mean_ * mean_ * (ratio - 1);
    }
    double cdf(double x) const override {
        return x <= 0 ? 0 : -std::expm1(-std::exp(shape_ * (std::log(x) - log_scale_)));
    }

private:
    double mean_, shape_, log_scale_;
};

std::shared_ptr<const Distribution> make(Parameters& parameters) {
    Checked check(parameters);
    const double mean = check.positive_duration("mean");
    const double shape = check.number("shape", 0.1, 1000);
    return check.ok() ? std::make_shared<Weibull>(mean, shape) : nullptr;
}

}  // namespace

extern const DistributionModel weibull_model = {
    {"weibull",
     "hazard that falls (shape below 1) or rises (above 1) with time; often fitted to patience",
     "x(u) = scale (-ln(1 - u))^(1 / shape), scale = mean / Gamma(1 + 1 / shape)",
     "N. Gans, G. Koole, A. Mandelbaum, Telephone call centers, MSOM 5 (2003), 79-141, section 6.3.3",
     {ParameterInfo{"mean", "duration", "", "mean"}.within(at_least(1e-6)),
      ParameterInfo{"shape", "number", "", "0.1 to 1000; 1 is the exponential"}.within(between(0.1, 1000))},
     "{weibull: {mean: 4min, shape: 0.8}}"},
    make};

}  // namespace holdtime
