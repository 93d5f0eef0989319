#include <algorithm>

#include "models/catalogue.hpp"
#include "models/checks.hpp"

namespace holdtime {
namespace {

class Constant final : public Distribution {
public:
    explicit Constant(double value) : value_(value) {}
    void quantiles(std::span<const double> u, std::span<double> x) const override {
        std::fill_n(x.begin(), u.size(), value_);
    }
    double mean() const override { return value_; }
    double variance() const override { return 0; }
    double cdf(double x) const override { return x >= value_ ? 1 : 0; }

private:
    double value_;
};

std::shared_ptr<const Distribution> make(Parameters& parameters) {
    parameters.short_form("mean");
    Checked check(parameters);
    const double mean = check.duration("mean");
    return check.ok() ? std::make_shared<Constant>(mean) : nullptr;
}

}  // namespace

extern const DistributionModel constant_model = {
    {"constant",
     "always the same duration",
     "x(u) = mean",
     "",
     {ParameterInfo{"mean", "duration", "", "the duration; `{constant: 40s}` is short for it"}.short_form()},
     "{constant: {mean: 40s}}"},
    make};

}  // namespace holdtime
