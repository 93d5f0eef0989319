#include <cmath>

#include "models/catalogue.hpp"
#include "models/checks.hpp"

namespace holdtime {
namespace {

class Triangular final : public Distribution {
public:
    Triangular(double low, double mode, double high) : low_(low), mode_(mode), high_(high) {
        width_ = high - low;
        rising_ = width_ > 0 ? (mode - low) / width_ : 1;
    }
    void quantiles(std::span<const double> u, std::span<double> x) const override {
        const double rise = width_ * (mode_ - low_), fall = width_ * (high_ - mode_);
        for (std::size_t i = 0; i < u.size(); ++i) {
            const double from_low = low_ + std::sqrt(u[i] * rise);
            const double from_high = high_ - std::sqrt((1 - u[i]) * fall);
            x[i] = u[i] < rising_ ? from_low : from_high;
        }
    }
    double mean() const override { return (low_ + mode_ + high_) / 3; }
    double variance() const override {
        return (low_ * low_ + mode_ * mode_ + high_ * high_ - low_ * mode_ - low_ * high_ - mode_ * high_) / 18;
    }
    double cdf(double x) const override {
        if (x >= high_) return 1;
        if (x <= low_) return 0;
        if (x < mode_) return (x - low_) * (x - low_) / (width_ * (mode_ - low_));
        return 1 - (high_ - x) * (high_ - x) / (width_ * (high_ - mode_));
    }

private:
    double low_, mode_, high_;
    double width_ = 0;
    double rising_ = 1;  ///< P(X <= mode)
};

std::shared_ptr<const Distribution> make(Parameters& parameters) {
    Checked check(parameters);
    const double low = check.duration("low");
    const double mode = check.duration("mode");
    const double high = check.duration("high");
    if (check.ok() && mode < low)
        check.invalid("mode", show_duration(mode), "must not be below low " + show_duration(low));
    if (check.ok() && high < mode)
        check.invalid("high", show_duration(high), "must not be below mode " + show_duration(mode));
    return check.ok() ? std::make_shared<Triangular>(low, mode, high) : nullptr;
}

}  // namespace

extern const DistributionModel triangular_model = {{"triangular",
                                                    "shortest, most likely and longest, when that is all that is known",
                                                    "x(u) = low + sqrt(u (high - low)(mode - low)) below the mode, "
                                                    "high - sqrt((1 - u)(high - low)(high - mode)) above",
                                                    "A. Law, Simulation Modeling and Analysis, 5th ed., p. 304",
                                                    {{"low", "duration", "", "shortest"},
                                                     {"mode", "duration", "", "most likely"},
                                                     {"high", "duration", "", "longest"}},
                                                    "{triangular: {low: 1min, mode: 2min, high: 6min}}"},
                                                   make};

}  // namespace holdtime
