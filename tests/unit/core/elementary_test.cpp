#include "sim/core/elementary.hpp"

#include <algorithm>
#include <bit>
#include <boost/math/special_functions/erf.hpp>
#include <cmath>
#include <cstdint>
#include <functional>
#include <vector>

#include "sim/core/random.hpp"
#include "tests/catch.hpp"
#include "tests/unit/core/portable.hpp"

using namespace holdtime;

namespace {

constexpr StreamKey key{20260302, 3};

std::vector<double> uniforms(std::size_t n) {
    std::vector<double> u(n), other(n);
    random_pairs(key, 1, 0, Purpose::arrival_and_work, u, other);
    return u;
}

/// Uniforms, and numbers near 0, 1/2 and 1, where quantile functions and logarithms go wrong.
std::vector<double> probes() {
    auto u = uniforms(20000);
    for (int power = 1; power <= 52; ++power) {
        for (const double step : {1.0, 1.37, 1.9}) {
            const double small = step * std::ldexp(1.0, -power - 1);
            u.insert(u.end(), {small, 1 - small, 0.5 + small / 2, 0.5 - small / 2});
        }
    }
    u.insert(u.end(), {0x1.0p-53, 1 - 0x1.0p-53, 0.075, 0.925, 0.5 + 0x1.0p-53, 1.388794386496402e-11});
    return u;
}

double worst_relative(const std::vector<double>& x, const std::function<double(double)>& ours,
                      const std::function<long double(long double)>& reference) {
    long double worst = 0;
    for (const double value : x) {
        const long double exact = reference(value);
        if (exact != 0) worst = std::max(worst, std::fabs((ours(value) - exact) / exact));
    }
    return static_cast<double>(worst);
}

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
    for (std::size_t i = 0; i < a.size(); ++i)
        if (std::bit_cast<std::uint64_t>(a[i]) != std::bit_cast<std::uint64_t>(b[i])) return false;
    return a.size() == b.size();
}

long double exact_normal_quantile(long double u) {
    const long double root_two = 1.41421356237309504880168872420969808L;
    return u < 0.5L ? -root_two * boost::math::erfc_inv(2 * u) : root_two * boost::math::erfc_inv(2 * (1 - u));
}

}  // namespace

TEST_CASE("The logarithm is right to its last bit but one") {
    auto x = probes();
    for (const double u : uniforms(20000)) x.push_back(std::ldexp(u, static_cast<int>(u * 2040) - 1020));
    CHECK(worst_relative(x, natural_log, [](long double v) { return std::log(v); }) < 3e-16);
    CHECK(natural_log(1) == 0);
    CHECK(worst_relative({5e-324, 1e-310, 2.2250738585072014e-308, 1.7976931348623157e308}, natural_log,
                         [](long double v) { return std::log(v); }) < 3e-16);
}

TEST_CASE("The exponential is right to 1e-15 and clamped beyond 700") {
    std::vector<double> x;
    for (const double u : uniforms(40000)) x.insert(x.end(), {(u - 0.5) * 1400, u - 0.5, (u - 0.5) * 40});
    CHECK(worst_relative(x, exponential, [](long double v) { return std::exp(v); }) < 1e-15);
    CHECK(exponential(0) == 1);
    CHECK(exponential(1e9) == exponential(700));
    CHECK(exponential(-1e9) == exponential(-700));
}

TEST_CASE("The normal quantile is right to 1e-15") {
    CHECK(worst_relative(probes(), normal_quantile, exact_normal_quantile) < 1e-15);
    CHECK(normal_quantile(0.5) == 0);
    CHECK(normal_quantile(0.975) == Approx(1.959963984540054).epsilon(1e-15));
}

TEST_CASE("Elementary functions rise with their argument") {
    auto u = probes();
    std::sort(u.begin(), u.end());
    std::size_t falls = 0;
    for (std::size_t i = 1; i < u.size(); ++i) {
        falls += natural_log(u[i]) < natural_log(u[i - 1]) ? 1u : 0u;
        falls += normal_quantile(u[i]) < normal_quantile(u[i - 1]) ? 1u : 0u;
        falls += exponential(u[i] * 100) < exponential(u[i - 1] * 100) ? 1u : 0u;
    }
    CHECK(falls == 0);
}

TEST_CASE("Arrays, single numbers and arrays in place have the same bits") {
    using Block = void (*)(std::span<const double>, std::span<double>);
    using Single = double (*)(double);
    const std::vector<std::pair<Block, Single>> functions = {
        {natural_logs, natural_log}, {exponentials, exponential}, {normal_quantiles, normal_quantile}};
    const auto u = probes();
    for (const auto& [block, single] : functions) {
        for (const std::size_t size :
             {std::size_t{0}, std::size_t{1}, std::size_t{7}, std::size_t{63}, std::size_t{65}, u.size()}) {
            const std::vector<double> x(u.begin(), u.begin() + static_cast<long>(size));
            std::vector<double> one, all(size), place = x;
            for (const double value : x) one.push_back(single(value));
            block(x, all);
            block(place, place);
            CHECK(same_bits(all, one));
            CHECK(same_bits(place, one));
        }
    }
}

TEST_CASE("The plain instruction set computes the same bits") {
    const auto u = probes();
    std::vector<double> x(u.size()), y(u.size());
    natural_logs(u, x), portable::logs(u, y);
    CHECK(same_bits(x, y));
    exponentials(u, x), portable::exponentials(u, y);
    CHECK(same_bits(x, y));
    normal_quantiles(u, x), portable::quantiles(u, y);
    CHECK(same_bits(x, y));

    std::vector<double> a(999), b(999), c(999), d(999), e(999), f(999), g(999), h(999);
    random_pairs({5, 3}, 1, 100, Purpose::arrival_and_work, a, b), portable::pairs(5, 100, e, f);
    CHECK((same_bits(a, e) && same_bits(b, f)));
    random_choices({5, 3}, 1, 100, Purpose::choices, {a, b, c, d}), portable::choices(5, 100, e, f, g, h);
    CHECK((same_bits(a, e) && same_bits(b, f) && same_bits(c, g) && same_bits(d, h)));
}

TEST_CASE("Exponential quantiles are logarithms of the complement") {
    const auto u = probes();
    std::vector<double> x(u.size());
    exponential_quantiles(u, x, 240);
    std::size_t different = 0;
    for (std::size_t i = 0; i < u.size(); ++i) different += x[i] == natural_log(1 - u[i]) * -240.0 ? 0u : 1u;
    CHECK(different == 0);
}
