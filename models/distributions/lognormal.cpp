#include <cmath>

#include "models/catalogue.hpp"
#include "models/checks.hpp"
#include "sim/core/elementary.hpp"

namespace holdtime {
namespace {

class Lognormal final : public Distribution {
public:
    Lognormal(double mean, double cv) : mean_(mean), cv_(cv) {
        const double square = natural_log(1 + cv * cv);
        sigma_ = std::sqrt(square);
        mu_ = natural_log(mean) - square / 2;
    }
    void quantiles(std::span<const double> u, std::span<double> x) const override {
        normal_quantiles(u, x);
        for (double& z : x) z = mu_ + sigma_ * z;
        exponentials(x, x);
    }
    double mean() const override { return mean_; }
    double variance() const override { return cv_ * cv_ * mean_ * mean_; }
    double cdf(double x) const override {
        if (x <= 0) return 0;
        if (sigma_ == 0) return natural_log(x) >= mu_ ? 1 : 0;
        return 0.5 * std::erfc((mu_ - std::log(x)) / (sigma_ * std::sqrt(2.0)));
    }

private:
    double mean_, cv_;
    double mu_ = 0, sigma_ = 0;
};

std::shared_ptr<const Distribution> make(Parameters& parameters) {
    Checked check(parameters);
    const double mean = check.positive_duration("mean");
    const double cv = check.ratio("cv", 0, 100);
    return check.ok() ? std::make_shared<Lognormal>(mean, cv) : nullptr;
}

}  // namespace

extern const DistributionModel lognormal_model = {
    {"lognormal",
     "many short and a few very long durations; what handle times look like",
     "x(u) = exp(mu + sigma z(u)), sigma^2 = ln(1 + cv^2), mu = ln(mean) - sigma^2 / 2, z the normal quantile",
     "L. Brown et al., Statistical analysis of a telephone call center, JASA 100 (2005), 36-50",
     {ParameterInfo{"mean", "duration", "", "mean"}.within(at_least(1e-6)),
      ParameterInfo{"cv", "ratio", "", "standard deviation divided by the mean; 0 = constant"}.within(between(0, 100))},
     "{lognormal: {mean: 4min, cv: 1.2}}"},
    make};

}  // namespace holdtime
