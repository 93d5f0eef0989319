#include "sim/stats/waits.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "sim/core/elementary.hpp"
#include "sim/core/random.hpp"
#include "tests/catch.hpp"

using namespace holdtime;

namespace {

std::vector<double> exponential_waits(std::uint32_t count, double mean, std::uint32_t stream = 0) {
    std::vector<double> waits;
    for (std::uint32_t i = 0; i < count; ++i)
        waits.push_back(-mean * natural_log(random_pair({7, 0}, stream, i, Purpose::choices)[0]));
    return waits;
}

/// The smallest value that at least the share p does not exceed.
double exact_quantile(std::vector<double> waits, double p) {
    std::sort(waits.begin(), waits.end());
    std::size_t i = 0;
    while (static_cast<double>(i + 1) < p * static_cast<double>(waits.size()) - 1e-9) ++i;
    return waits[i];
}

}  // namespace

TEST_CASE("Few waits are kept exactly") {
    WaitSample sample;
    for (int i = 10; i >= 1; --i) sample.add(i);
    CHECK(sample.size() == 10);
    CHECK(sample.quantile(0.5) == 5);
    CHECK(sample.quantile(0.9) == 9);
    CHECK(sample.quantile(0.95) == 10);
    CHECK(sample.quantile(0.01) == 1);
}

TEST_CASE("Zeros count and an empty sample has no percentile") {
    WaitSample sample;
    CHECK(std::isnan(sample.quantile(0.5)));
    for (int i = 0; i < 89; ++i) sample.add(0);
    for (int i = 0; i < 11; ++i) sample.add(30 + i);
    CHECK(sample.quantile(0.5) == 0);
    CHECK(sample.quantile(0.89) == 0);
    CHECK(sample.quantile(0.9) == 30);
    sample.clear();
    CHECK(sample.size() == 0);
}

TEST_CASE("Many waits keep their percentiles within a bin") {
    const auto waits = exponential_waits(50'000, 40);
    WaitSample sample;
    for (const double wait : waits) sample.add(wait);
    for (const double p : {0.01, 0.5, 0.9, 0.95, 0.999, 1.0}) {
        const double exact = exact_quantile(waits, p);
        CHECK(std::abs(sample.quantile(p) - exact) <= exact / 512);
    }
}

TEST_CASE("Merged samples are as one, in whatever sizes") {
    for (const std::uint32_t first : {0u, 3u, 1000u, 1024u, 1025u, 5000u})
        for (const std::uint32_t second : {0u, 24u, 25u, 3000u}) {
            const auto a = exponential_waits(first, 5, 1);
            const auto b = exponential_waits(second, 500, 2);
            WaitSample one, left, right;
            for (const double wait : a) one.add(wait), left.add(wait);
            for (const double wait : b) one.add(wait), right.add(wait);
            left.add(0), one.add(0);
            left.merge(right);
            CHECK(left.size() == one.size());
            for (const double p : {0.001, 0.3, 0.5, 0.9, 1.0}) CHECK(left.quantile(p) == one.quantile(p));
        }
}

TEST_CASE("Many samples merged at once are as one after the other") {
    for (const std::uint32_t size : {0u, 30u, 52u, 1500u}) {
        std::vector<WaitSample> samples(20);
        for (std::uint32_t i = 0; i < samples.size(); ++i)
            for (const double wait : exponential_waits(size, 1 + i * i, i)) samples[i].add(wait);
        WaitSample one, all;
        one.add(3), all.add(3);
        for (const auto& sample : samples) one.merge(sample);
        all.merge_all(samples);
        CHECK(all.size() == one.size());
        for (const double p : {0.001, 0.3, 0.5, 0.9, 1.0}) CHECK(all.quantile(p) == one.quantile(p));
    }
}

TEST_CASE("A percentile does not depend on those asked for before") {
    const auto random = exponential_waits(700, 40);
    auto rounded = random, sorted = random;
    for (double& wait : rounded) wait = 1 + std::floor(wait / 20);
    std::sort(sorted.begin(), sorted.end());
    const std::vector<double> equal(700, 3.0), backwards(sorted.rbegin(), sorted.rend());
    for (const auto& waits : {random, rounded, sorted, backwards, equal})
        for (const auto& order : {std::vector<double>{0.5, 0.9, 0.95}, {0.95, 0.9, 0.5}, {0.9, 0.9, 0.2, 1.0, 0.001}}) {
            WaitSample sample;
            for (const double wait : waits) sample.add(wait);
            for (const double p : order) CHECK(sample.quantile(p) == exact_quantile(waits, p));
            sample.add(0.001);
            auto more = waits;
            more.push_back(0.001);
            for (const double p : order) CHECK(sample.quantile(p) == exact_quantile(more, p));
        }
}

TEST_CASE("How many waited no longer than so long: by count, and within a bin as if evenly spread") {
    WaitSample few, many;
    for (const double wait : {0.0, 1.0, 2.0, 3.0}) few.add(wait);
    CHECK(few.within(2) == 3);
    CHECK(few.within(1.999) == 2);
    CHECK(few.within(-1) == 0);
    for (int i = 0; i < 3000; ++i) many.add(i < 2000 ? 1 : 4);  // the bins from 1 and from 4
    many.add_zeros(5);
    CHECK(many.within(0) == 5);
    CHECK(many.within(0.9) == 5);
    CHECK(many.within(1) == 5);
    CHECK(many.within(1 + 0.25 / 512) == 505);
    CHECK(many.within(1 + 1.0 / 512) == 2005);
    CHECK(many.within(3) == 2005);
    CHECK(many.within(4 + 2.0 / 512) == 2505);
    CHECK(many.within(1e9) == 3005);
    CHECK(many.within(std::numeric_limits<double>::infinity()) == 3005);
}

TEST_CASE("A cleared sample starts anew with the same memory") {
    WaitSample sample;
    for (const double wait : exponential_waits(3000, 40)) sample.add(wait);
    sample.clear();
    sample.add(2);
    CHECK(sample.quantile(0.5) == 2);
    for (const double wait : exponential_waits(3000, 0.001)) sample.add(wait);
    CHECK(sample.quantile(1) == Approx(2).epsilon(1.0 / 512));
}

TEST_CASE("How many do not exceed a wait is counted exactly while the sample is small") {
    WaitSample sample;
    CHECK(sample.within(10) == 0);
    sample.add_zeros(4);
    for (const double wait : {3.0, 1.0, 20.0, 20.0, 7.5}) sample.add(wait);
    CHECK(sample.within(0) == 4);
    CHECK(sample.within(0.5) == 4);
    CHECK(sample.within(1) == 5);
    CHECK(sample.within(19.999) == 7);
    CHECK(sample.within(20) == 9);
    CHECK(sample.within(1e9) == 9);
    CHECK(sample.quantile(0.5) == 1);  // asking for either changes neither
    CHECK(sample.within(20) == 9);
}

TEST_CASE("How many do not exceed a wait is known within a bin in large samples") {
    auto waits = exponential_waits(50'000, 40);
    WaitSample sample;
    for (const double wait : waits) sample.add(wait);
    sample.add_zeros(10'000);
    std::sort(waits.begin(), waits.end());
    const auto count = [&](double wait) {
        return 10'000 + static_cast<double>(std::upper_bound(waits.begin(), waits.end(), wait) - waits.begin());
    };
    double before = 0;
    for (const double wait : {0.0, 0.01, 5.0, 20.0, 40.0, 60.0, 300.0, 1000.0}) {
        const double within = sample.within(wait);
        CHECK(within >= count(wait * (1 - 1.0 / 512)));
        CHECK(within <= count(wait * (1 + 1.0 / 512)));
        CHECK(within >= before);
        before = within;
    }
    CHECK(sample.within(0) == 10'000);
    CHECK(sample.within(1e9) == 60'000);
}

TEST_CASE("A bin may overflow its byte in any way of filling it") {
    // 300 waits of 10 s and one of 20 s beside many that make it fall into bins.
    const std::vector<double> many = exponential_waits(WaitSample::most_exact, 40);
    WaitSample tens;
    for (int i = 0; i < 300; ++i) tens.add(10);
    const auto count_of = [](const WaitSample& sample, double wait) {
        return std::llround(sample.within(wait * 1.003) - sample.within(wait * 0.997));
    };
    WaitSample few, one_by_one, by_lists, by_bins;
    for (const double wait : many) few.add(wait), one_by_one.add(wait), by_lists.add(wait);
    one_by_one.add(10);
    const auto beside = count_of(few, 10);
    for (int i = 0; i < 299; ++i) one_by_one.add(10);
    by_lists.merge(tens);
    by_bins.merge(one_by_one);
    for (const auto* sample : {&one_by_one, &by_lists, &by_bins}) {
        CHECK(sample->size() == many.size() + 300);
        CHECK(std::llabs(count_of(*sample, 10) - beside - 300) <= 2);  // a wait beyond the edges shares its bin
    }
    for (const double p : {0.01, 0.1, 0.5, 0.9, 1.0}) {
        CHECK(by_lists.quantile(p) == one_by_one.quantile(p));
        CHECK(by_bins.quantile(p) == one_by_one.quantile(p));
    }
    by_lists.merge(by_bins);
    by_lists.merge(by_bins);
    CHECK(by_lists.size() == 3 * (many.size() + 300));
    CHECK(by_lists.quantile(0.5) == Approx(one_by_one.quantile(0.5)).epsilon(0.002));  // elsewhere in the same bin
}
