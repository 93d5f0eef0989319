// Do the laws give what they say? Every law is tried by a chi-square test on equally probable cells and by the
// Kolmogorov-Smirnov distance; together at level 0.001 (Sidak over all tests), fixed seed, never tried again. The same
// tests reject every law whose mean is 5 % wrong.

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "sim/core/elementary.hpp"
#include "sim/core/random.hpp"
#include "tests/catch.hpp"
#include "tests/unit/models/distribution_samples.hpp"

using namespace holdtime;

namespace {

constexpr StreamKey key{20260302, 1};
constexpr std::size_t draws = 200000;
constexpr std::size_t cells = 100;
constexpr double level = 0.001;

using Cdf = std::function<double(double)>;

std::vector<double> uniforms(std::uint32_t stream, std::size_t n = draws) {
    std::vector<double> u(n), unused(n);
    random_pairs(key, stream, 0, Purpose::arrival_and_work, u, unused);
    return u;
}

/// P(chi-square of cells - 1 degrees of freedom > the statistic), cells of equal probability under `cdf`.
double chi_square_p(const std::vector<double>& x, const Cdf& cdf) {
    std::vector<double> counts(cells, 0);
    for (const double value : x) {
        const auto cell = static_cast<std::size_t>(cdf(value) * cells);
        counts[std::min(cell, cells - 1)] += 1;
    }
    const double expected = static_cast<double>(x.size()) / cells;
    double statistic = 0;
    for (const double count : counts) statistic += (count - expected) * (count - expected) / expected;
    return boost::math::cdf(boost::math::complement(boost::math::chi_squared(cells - 1), statistic));
}

/// P(distance > the one found), by Kolmogorov's series with Stephens' correction for finite n.
double kolmogorov_p(std::vector<double> x, const Cdf& cdf) {
    std::sort(x.begin(), x.end());
    const auto n = static_cast<double>(x.size());
    double distance = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double p = cdf(x[i]), below = static_cast<double>(i) / n;
        distance = std::max({distance, p - below, below + 1 / n - p});
    }
    const double lambda = (std::sqrt(n) + 0.12 + 0.11 / std::sqrt(n)) * distance;
    if (lambda < 0.2) return 1;
    double sum = 0, sign = 1;
    for (int k = 1; k <= 100; ++k, sign = -sign) sum += 2 * sign * std::exp(-2.0 * k * k * lambda * lambda);
    return std::clamp(sum, 0.0, 1.0);
}

struct Law {
    std::string title;
    std::vector<double> drawn;
    Cdf cdf;
};

std::vector<Law> laws() {
    std::vector<Law> list;
    std::uint32_t stream = 0;
    for (const auto& sample : samples::distributions()) {
        if (!sample.continuous) continue;
        const auto law = written::distribution(sample.name, written::map(sample.parameters));
        // So spread out that 5 % of scale move a probability by no more than 0.1 %: more draws to see it.
        const bool flat = sample.title.find("shape 0.05") != std::string::npos;
        std::vector<double> x(flat ? 15 * draws : draws);
        law->quantiles(uniforms(stream++, x.size()), x);
        list.push_back({sample.title, std::move(x), [law](double value) { return law->cdf(value); }});
    }
    std::vector<double> z(draws), u = uniforms(stream++);
    normal_quantiles(u, z);
    list.push_back({"normal", std::move(z), [](double value) { return 0.5 * std::erfc(-value / std::sqrt(2.0)); }});
    list.push_back({"uniform of 52 bits", uniforms(stream++), [](double value) { return value; }});
    return list;
}

double per_test(std::size_t tests) { return 1 - std::pow(1 - level, 1 / static_cast<double>(tests)); }

}  // namespace

TEST_CASE("Samples follow their laws") {
    const auto all = laws();
    const double smallest = per_test(2 * all.size());
    for (const auto& law : all) {
        INFO(law.title);
        CHECK(chi_square_p(law.drawn, law.cdf) > smallest);
        CHECK(kolmogorov_p(law.drawn, law.cdf) > smallest);
    }
}

TEST_CASE("A mean that is 5 % wrong is found out") {
    const auto all = laws();
    const double smallest = per_test(2 * all.size());
    for (const auto& law : all) {
        if (law.title == "normal" || law.title == "uniform of 52 bits") continue;
        INFO(law.title);
        const auto wrong = [&](double value) { return law.cdf(value / 1.05); };
        CHECK(chi_square_p(law.drawn, wrong) < smallest);
        CHECK(kolmogorov_p(law.drawn, wrong) < smallest);
    }
}

TEST_CASE("A customer's uniforms do not know each other") {
    // Pairs of all that belong to one customer, and of neighbours: chi-square on 20 x 20 cells, level 0.001 for all
    // together.
    std::vector<std::vector<double>> columns(8, std::vector<double>(draws));
    random_pairs(key, 9, 0, Purpose::arrival_and_work, columns[0], columns[1]);
    random_pairs(key, 9, 0, Purpose::patience_and_after_work, columns[2], columns[3]);
    random_choices(key, 9, 0, Purpose::choices, {columns[4], columns[5], columns[6], columns[7]});
    auto next = columns[0];
    std::rotate(next.begin(), next.begin() + 1, next.end());
    columns.push_back(next);
    columns.emplace_back(draws), columns.emplace_back(draws);
    random_pairs({key.seed, key.replication + 1}, 9, 0, Purpose::arrival_and_work, columns[9], columns[10]);
    std::vector<double> p_values;
    for (std::size_t a = 0; a < columns.size(); ++a) {
        for (std::size_t b = a + 1; b < columns.size(); ++b) {
            std::vector<double> counts(400, 0);
            for (std::size_t i = 0; i < draws; ++i)
                counts[static_cast<std::size_t>(columns[a][i] * 20) * 20 +
                       static_cast<std::size_t>(columns[b][i] * 20)] += 1;
            double statistic = 0;
            for (const double count : counts)
                statistic += (count - draws / 400.0) * (count - draws / 400.0) / (draws / 400.0);
            p_values.push_back(boost::math::cdf(boost::math::complement(boost::math::chi_squared(399), statistic)));
        }
    }
    CHECK(*std::min_element(p_values.begin(), p_values.end()) > per_test(p_values.size()));
    CHECK(*std::max_element(p_values.begin(), p_values.end()) < 1 - per_test(p_values.size()));
}
