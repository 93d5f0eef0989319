#include <algorithm>
#include <bit>
#include <cmath>
#include <vector>

#include "tests/catch.hpp"
#include "tests/unit/models/distribution_samples.hpp"

using namespace holdtime;

namespace {

std::shared_ptr<const Distribution> make(const samples::Sample& sample) {
    return written::distribution(sample.name, written::map(sample.parameters));
}

/// Gauss-Legendre of order 3 on cells that halve towards both ends, as quantile functions may be steep there: integral
/// of the quantiles' power over (0, 1) without the outermost 2^-`octaves`.
double integral(const Distribution& law, int power, int octaves) {
    constexpr double nodes[] = {-0.7745966692414834, 0, 0.7745966692414834};
    constexpr double weights[] = {5.0 / 18, 8.0 / 18, 5.0 / 18};
    constexpr int cells = 4096;
    double sum = 0;
    for (int octave = 1; octave < octaves; ++octave) {
        const double start = std::ldexp(1.0, -octave - 1), width = start / cells;
        for (int cell = 0; cell < cells; ++cell) {
            for (int k = 0; k < 3; ++k) {
                const double v = start + width * (cell + 0.5 + nodes[k] / 2);
                sum += width * weights[k] * (std::pow(law.quantile(v), power) + std::pow(law.quantile(1 - v), power));
            }
        }
    }
    return sum;
}

std::vector<double> ladder() {
    std::vector<double> u;
    for (int i = 1; i < 20000; ++i) u.push_back(i / 20000.0);
    for (int octave = 15; octave < 52; ++octave)
        for (int i = 0; i < 16; ++i) {
            const double v = std::ldexp(1 + i / 16.0, -octave);
            u.push_back(v), u.push_back(1 - v);
        }
    std::sort(u.begin(), u.end());
    return u;
}

}  // namespace

TEST_CASE("Quantiles rise, are durations, and do not depend on the block") {
    const auto u = ladder();
    for (const auto& sample : samples::distributions()) {
        INFO(sample.title);
        const auto law = make(sample);
        std::vector<double> x(u.size()), in_place = u;
        law->quantiles(u, x);
        law->quantiles(in_place, in_place);
        std::size_t falls = 0, no_duration = 0, differences = 0;
        for (std::size_t i = 0; i < u.size(); ++i) {
            falls += i > 0 && x[i] < x[i - 1] ? 1u : 0u;
            no_duration += x[i] >= 0 && x[i] < 1e300 ? 0u : 1u;
            const auto bits = std::bit_cast<std::uint64_t>(x[i]);
            differences += bits != std::bit_cast<std::uint64_t>(in_place[i]) ? 1u : 0u;
            if (i % 7 == 0) differences += bits != std::bit_cast<std::uint64_t>(law->quantile(u[i])) ? 1u : 0u;
        }
        CHECK(falls == 0);
        CHECK(no_duration == 0);
        CHECK(differences == 0);
    }
}

TEST_CASE("The mean and the variance are those of the quantiles") {
    for (const auto& sample : samples::distributions()) {
        INFO(sample.title);
        const auto law = make(sample);
        // Beyond 2^-40 on either side: a few parts in 10^9 even for the heaviest of these tails.
        const double tolerance = sample.continuous ? 1e-6 : 1e-3;
        CHECK(integral(*law, 1, 40) == Approx(law->mean()).epsilon(tolerance));
        const double second = law->variance() + law->mean() * law->mean();
        CHECK(integral(*law, 2, 44) == Approx(second).epsilon(tolerance));
    }
}

TEST_CASE("The distribution function undoes the quantiles") {
    for (const auto& sample : samples::distributions()) {
        INFO(sample.title);
        const auto law = make(sample);
        double worst = 0;
        for (const double u : ladder()) {
            const double back = law->cdf(law->quantile(u));
            // With an atom at the quantile, P(X <= x) is at least u.
            worst = std::max(worst, sample.continuous ? std::fabs(back - u) : u - back);
        }
        // A quantile right to 2e-9 of itself misses u by x f(x) 2e-9: a thousandfold density only at shape 10^6.
        CHECK(worst < (sample.title.find("shape 1000000") != std::string::npos ? 2e-6 : 1e-8));
        CHECK(law->cdf(-1) == 0);
        CHECK(law->cdf(1e12) == Approx(1));
    }
}

TEST_CASE("Short forms mean the mean") {
    CHECK(written::distribution("exponential", written::scalar("4min"))->mean() == 240);
    CHECK(written::distribution("constant", written::scalar("40s"))->quantile(0.3) == 40);
}

TEST_CASE("The empirical quantile is the smallest value that is not below the share") {
    const auto sample = samples::distributions();
    const auto found = std::find_if(sample.begin(), sample.end(), [](const auto& s) { return s.name == "empirical"; });
    const auto law = make(*found);
    CHECK(law->quantile(0.01) == 0);
    CHECK(law->quantile(0.126) == 12);
    CHECK(law->quantile(0.49) == 30);
    CHECK(law->quantile(0.51) == 31);
    CHECK(law->quantile(0.999) == 200);
    CHECK(law->mean() == Approx(438.5 / 8));
}
