#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/catalogue.hpp"
#include "models/checks.hpp"
#include "models/distributions/quantile_table.hpp"
#include "sim/core/elementary.hpp"

namespace holdtime {
namespace {

struct Phase {
    double probability, mean;
};

double mixture_mean(const std::vector<Phase>& phases) {
    double sum = 0;
    for (const auto& phase : phases) sum += phase.probability * phase.mean;
    return sum;
}

/// 1 - exp(-y), exact for small y too.
double exponential_cdf(double y) {
    if (y > 0.5) return 1 - exponential(-y);
    double sum = 0;
    for (int n = 16; n >= 1; --n) sum = y * (1 - sum) / n;  // y - y^2/2! + y^3/3! - ...
    return sum;
}

double density_times(double x, const std::vector<Phase>& phases) {
    double sum = 0;
    for (const auto& phase : phases) sum += phase.probability * (x / phase.mean) * exponential(-x / phase.mean);
    return sum;
}

TailPoint lower_tail(double log_x, const std::vector<Phase>& phases) {
    const double x = exponential(log_x);
    double sum = 0;
    for (const auto& phase : phases) sum += phase.probability * exponential_cdf(x / phase.mean);
    return {natural_log(sum), density_times(x, phases) / sum};
}

TailPoint upper_tail(double log_x, const std::vector<Phase>& phases) {
    const double x = exponential(log_x);
    double sum = 0;
    for (const auto& phase : phases) sum += phase.probability * exponential(-x / phase.mean);
    return {natural_log(sum), -density_times(x, phases) / sum};
}

class Hyperexponential final : public Distribution {
public:
    explicit Hyperexponential(std::vector<Phase> phases)
        : phases_(std::move(phases)),
          table_([this](double log_x) { return lower_tail(log_x, phases_); },
                 [this](double log_x) { return upper_tail(log_x, phases_); }, 1) {}
    void quantiles(std::span<const double> u, std::span<double> x) const override { table_.quantiles(u, x); }
    double mean() const override { return mixture_mean(phases_); }
    double variance() const override {
        double second = 0;
        for (const auto& phase : phases_) second += 2 * phase.probability * phase.mean * phase.mean;
        return second - mean() * mean();
    }
    double cdf(double x) const override {
        double sum = 0;
        for (const auto& phase : phases_) sum += x <= 0 ? 0 : -phase.probability * std::expm1(-x / phase.mean);
        return sum;
    }

private:
    std::vector<Phase> phases_;
    QuantileTable table_;
};

std::vector<Phase> read_phases(Checked& check) {
    const auto probabilities = check.parameters().shares("probabilities");
    const auto means = check.parameters().durations("means");
    if (!check.ok()) return {};
    double sum = 0, shortest = std::numeric_limits<double>::infinity(), longest = 0;
    for (const double p : probabilities) sum += p;
    for (const double mean : means) shortest = std::min(shortest, mean), longest = std::max(longest, mean);
    if (probabilities.empty() || probabilities.size() != means.size())
        check.invalid("means", fmt::format("of {} values", means.size()),
                      fmt::format("there must be one for each of the {} probabilities", probabilities.size()));
    else if (std::fabs(sum - 1) > 1e-9)
        check.invalid("probabilities", fmt::format("adding up to {}", show_number(sum)), "must add up to 1");
    else if (shortest <= 0)
        check.invalid("means", show_duration(shortest), "must be positive");
    else if (longest > 1e6 * shortest)
        check.invalid("means", show_duration(longest), "must be at most a million times the shortest");
    if (!check.ok()) return {};
    std::vector<Phase> phases;
    for (std::size_t i = 0; i < means.size(); ++i)
        if (probabilities[i] > 0) phases.push_back({probabilities[i] / sum, means[i]});
    return phases;
}

std::shared_ptr<const Distribution> make(Parameters& parameters) {
    Checked check(parameters);
    auto phases = read_phases(check);
    return check.ok() ? std::make_shared<Hyperexponential>(std::move(phases)) : nullptr;
}

}  // namespace

extern const DistributionModel hyperexponential_model = {
    {"hyperexponential",
     "a mixture of exponentials: several kinds of contact under one name",
     "P(X > x) = sum of probability_i exp(-x / mean_i); inverted by a table",
     "L. Kleinrock, Queueing Systems 1, 1975, p. 141",
     {{"probabilities", "list of shares", "", "share of each kind, adding up to 1"},
      ParameterInfo{"means", "list of durations", "", "mean of each kind"}.within(above(0))},
     "{hyperexponential: {probabilities: [80%, 20%], means: [2min, 12min]}}"},
    make};

}  // namespace holdtime
