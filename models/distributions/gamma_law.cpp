#include "models/distributions/gamma_law.hpp"

#include <cmath>

#include "models/distributions/gamma_function.hpp"
#include "models/distributions/quantile_table.hpp"
#include "sim/core/elementary.hpp"

namespace holdtime {
namespace {

class Gamma final : public Distribution {
public:
    Gamma(double mean, double shape)
        : mean_(mean),
          shape_(shape),
          tails_(shape),
          table_([this](double log_x) { return tails_.lower(log_x); },
                 [this](double log_x) { return tails_.upper(log_x); }, mean / shape) {}
    void quantiles(std::span<const double> u, std::span<double> x) const override { table_.quantiles(u, x); }
    double mean() const override { return mean_; }
    double variance() const override { return mean_ * mean_ / shape_; }
    double cdf(double x) const override {
        if (x <= 0) return 0;
        const double log_x = std::log(x * shape_ / mean_);
        return log_x < std::log(shape_) ? std::exp(tails_.lower(log_x).log_probability)
                                        : -std::expm1(tails_.upper(log_x).log_probability);
    }

private:
    double mean_, shape_;
    GammaTails tails_;
    QuantileTable table_;
};

}  // namespace

std::shared_ptr<const Distribution> gamma_law(double mean, double shape) {
    return std::make_shared<Gamma>(mean, shape);
}

}  // namespace holdtime
