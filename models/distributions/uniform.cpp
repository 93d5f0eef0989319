#include <algorithm>

#include "models/catalogue.hpp"
#include "models/checks.hpp"

namespace holdtime {
namespace {

class Uniform final : public Distribution {
public:
    Uniform(double low, double high) : low_(low), width_(high - low) {}
    void quantiles(std::span<const double> u, std::span<double> x) const override {
        for (std::size_t i = 0; i < u.size(); ++i) x[i] = low_ + width_ * u[i];
    }
    double mean() const override { return low_ + width_ / 2; }
    double variance() const override { return width_ * width_ / 12; }
    double cdf(double x) const override {
        if (width_ == 0) return x >= low_ ? 1 : 0;
        return std::clamp((x - low_) / width_, 0.0, 1.0);
    }

private:
    double low_, width_;
};

std::shared_ptr<const Distribution> make(Parameters& parameters) {
    Checked check(parameters);
    const double low = check.duration("low");
    const double high = check.duration("high");
    if (check.ok() && high < low)
        check.invalid("high", show_duration(high), "must not be below low " + show_duration(low));
    return check.ok() ? std::make_shared<Uniform>(low, high) : nullptr;
}

}  // namespace

extern const DistributionModel uniform_model = {
    {"uniform",
     "every duration between two limits equally likely",
     "x(u) = low + (high - low) u",
     "",
     {{"low", "duration", "", "shortest"}, {"high", "duration", "", "longest"}},
     "{uniform: {low: 1min, high: 5min}}"},
    make};

}  // namespace holdtime
