#include "models/staffing/search/control_variates.hpp"

#include <cmath>
#include <cstddef>

namespace holdtime {

namespace {

constexpr std::size_t fewest = 10;    ///< replications, and as many more for every variate
constexpr double beyond_chance = 5;   ///< standard errors
constexpr double independent = 1e-6;  ///< of a variate's own variance: less is explained by those before it

double mean(std::span<const double> sample) {
    double sum = 0;
    for (const double x : sample) sum += x;
    return sum / static_cast<double>(sample.size());
}

double product(std::span<const double> a, std::span<const double> b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    return sum;
}

std::vector<double> centred(std::span<const double> sample) {
    const double middle = mean(sample);
    std::vector<double> result(sample.begin(), sample.end());
    for (double& x : result) x -= middle;
    return result;
}

/// What is left of a centred sample, and how far a mean was from its expectation, without a variate's part in both.
struct Residual {
    std::vector<double> sample;
    double off = 0;  ///< mean - expectation; of the estimated sample: what the variates explain of it, negative

    void without(const Residual& variate, double square) {
        const double slope = product(sample, variate.sample) / square;
        for (std::size_t i = 0; i < sample.size(); ++i) sample[i] -= slope * variate.sample[i];
        off -= slope * variate.off;
    }
};

}  // namespace

MeanEstimate mean_of(std::span<const double> sample) {
    const auto n = static_cast<double>(sample.size());
    if (sample.empty()) return {};
    const auto rest = centred(sample);
    return {mean(sample), n > 1 ? std::sqrt(product(rest, rest) / (n - 1) / n) : 0};
}

// Variates are made orthogonal one after the other (Gram and Schmidt), so that each is taken out by itself.
MeanEstimate controlled_mean(std::span<const double> sample, const std::vector<ControlVariate>& variates) {
    const auto n = static_cast<double>(sample.size());
    Residual estimated{centred(sample), 0};
    std::vector<Residual> used;
    double spread = 1 / n;
    for (const auto& variate : variates) {
        if (sample.size() < fewest * (used.size() + 2)) break;
        Residual next{centred(variate.sample), mean(variate.sample) - variate.expected};
        const double whole = product(next.sample, next.sample);
        if (std::abs(next.off) > beyond_chance * std::sqrt(whole / (n - 1) / n)) continue;
        for (const auto& before : used) next.without(before, product(before.sample, before.sample));
        const double square = product(next.sample, next.sample);
        if (square <= independent * whole) continue;
        estimated.without(next, square);
        spread += next.off * next.off / square;
        used.push_back(std::move(next));
    }
    if (used.empty()) return mean_of(sample);
    const double freedom = n - 1 - static_cast<double>(used.size());
    return {mean(sample) + estimated.off, std::sqrt(product(estimated.sample, estimated.sample) / freedom * spread)};
}

}  // namespace holdtime
