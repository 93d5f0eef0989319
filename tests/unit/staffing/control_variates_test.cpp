#include "models/staffing/search/control_variates.hpp"

#include <cmath>

#include "sim/core/elementary.hpp"
#include "tests/catch.hpp"

using namespace holdtime;

namespace {

/// Independent standard normals, from a counter (L'Ecuyer's 64-bit mixing is plenty here).
class Normals {
public:
    double next() {
        std::uint64_t x = ++count_ * 0x9E3779B97F4A7C15ULL;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
        x ^= x >> 31;
        return normal_quantile((static_cast<double>(x >> 11) + 0.5) / 9007199254740992.0);
    }

private:
    std::uint64_t count_ = 0;
};

/// y = 5 + 3 (a - 10) - 2 (b - 4) + noise, with means 10 and 4.
struct Sample {
    std::vector<double> y, a, b;
    Sample(Normals& normals, std::size_t n, double noise) {
        for (std::size_t i = 0; i < n; ++i) {
            a.push_back(10 + normals.next());
            b.push_back(4 + normals.next() + 0.5 * (a.back() - 10));
            y.push_back(5 + 3 * (a.back() - 10) - 2 * (b.back() - 4) + noise * normals.next());
        }
    }
};

}  // namespace

TEST_CASE("control variates take out what they explain") {
    Normals normals;
    const Sample sample(normals, 50, 0);
    const auto controlled = controlled_mean(sample.y, {{sample.a, 10}, {sample.b, 4}});
    CHECK(controlled.mean == Approx(5).margin(1e-9));
    CHECK(controlled.error == Approx(0).margin(1e-9));
    CHECK(std::abs(mean_of(sample.y).mean - 5) > 0.05);
}

TEST_CASE("intervals from control variates hold the mean as often as they say") {
    // 2,000 samples of 60, 95 % intervals (normal quantile; Student's of 57 degrees covers 94.4 to 95 %): binomial at
    // level 0.001.
    constexpr int samples = 2000;
    Normals normals;
    int held = 0, held_if_half = 0;
    double variance = 0, plain = 0;
    for (int s = 0; s < samples; ++s) {
        const Sample sample(normals, 60, 1);
        const auto controlled = controlled_mean(sample.y, {{sample.a, 10}, {sample.b, 4}});
        held += std::abs(controlled.mean - 5) < 2.0025 * controlled.error;
        held_if_half += std::abs(controlled.mean - 5) < 0.95 * 2.0025 * controlled.error;
        variance += std::pow(controlled.mean - 5, 2);
        plain += std::pow(mean_of(sample.y).mean - 5, 2);
    }
    const double expected = 0.95 * samples, error = std::sqrt(samples * 0.95 * 0.05);
    CAPTURE(held, held_if_half);
    CHECK(std::abs(held - expected) < 3.29 * error);
    CHECK(std::abs(held_if_half - expected) > 1.5 * error);  // errors 5 % too small would show up
    CHECK(variance < 0.25 * plain);
}

TEST_CASE("variates that cannot help are left out") {
    Normals normals;
    const Sample sample(normals, 60, 1);
    const auto plain = mean_of(sample.y), by_a = controlled_mean(sample.y, {{sample.a, 10}});
    const std::vector<double> constant(60, 7);
    SECTION("one that does not vary") {
        CHECK(controlled_mean(sample.y, {{constant, 7}}).mean == plain.mean);
        CHECK(controlled_mean(sample.y, {{constant, 7}, {sample.a, 10}}).mean == by_a.mean);
    }
    SECTION("one whose expectation must be of something else") {
        CHECK(controlled_mean(sample.y, {{sample.a, 11}}).mean == plain.mean);
    }
    SECTION("the same one again") {
        const auto twice = controlled_mean(sample.y, {{sample.a, 10}, {sample.a, 10}});
        CHECK(twice.mean == Approx(by_a.mean).epsilon(1e-12));
        CHECK(twice.error == Approx(by_a.error).epsilon(1e-12));
    }
    SECTION("any, with few replications") {
        const Sample few(normals, 15, 1);
        CHECK(controlled_mean(few.y, {{few.a, 10}}).mean == mean_of(few.y).mean);
    }
}
