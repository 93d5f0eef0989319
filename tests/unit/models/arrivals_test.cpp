#include <algorithm>
#include <cmath>
#include <numeric>

#include "tests/catch.hpp"
#include "tests/unit/models/data_file.hpp"
#include "tests/unit/models/written.hpp"

using namespace holdtime;

namespace {

struct Sample {
    std::string name;
    written::Block parameters;
    double expected_per_day;  ///< of the scenario below: two linked days
    double variance_per_run;  ///< of the number of arrivals of one replication; 0 = always the same
};

constexpr int days = 2;

std::vector<std::string> profile() {
    std::vector<std::string> values(48, "0");
    for (std::size_t i = 16; i < 40; ++i) values[i] = std::to_string(10 + 2 * (i % 5)) + ".5";
    return values;
}

double profile_sum() {
    double sum = 0;
    for (const auto& text : profile()) sum += std::stod(text);
    return sum;
}

std::string times_file() {
    return data_file("arrival_times.csv", "when\n7200\n2026-03-02 08:15:00\n2026-03-03T23:59:59\n60\n999999999\n-5\n");
}

std::vector<Sample> arrival_samples() {
    const double sum = profile_sum();
    const auto list = written::list(profile());
    // Two days' factors are independent; on a day of mean m and factors of variance v the count has variance m + m^2 v.
    return {
        {"poisson", {{"rate", written::scalar("12/h")}}, 288, 576},
        {"poisson", {{"per_interval", list}}, sum, 2 * sum},
        {"doubly_stochastic",
         {{"per_interval", list}, {"cv", written::scalar("30%")}},
         sum,
         2 * (sum + sum * sum * 0.09)},
        {"doubly_stochastic", {{"per_interval", list}, {"cv", written::scalar("0")}}, sum, 2 * sum},
        {"fixed_count", {{"per_interval", list}}, std::floor(sum + 0.5), 0},
        {"trace", {{"file", written::scalar(times_file())}, {"column", written::scalar("when")}}, 2, 0},
        {"scripted", {{"times", written::list({"1h", "0", "90min", "1h"})}}, 2, 0},
    };
}

std::vector<Seconds> draw(ArrivalStream& stream, const StreamKey& key, std::size_t block = 256) {
    stream.restart(key);
    std::vector<Seconds> times, part(block);
    std::size_t n = block;
    while (n == block) {
        n = stream.next(part);
        times.insert(times.end(), part.begin(), part.begin() + static_cast<long>(n));
    }
    return times;
}

/// Two-sided bound of the standard normal law at level 0.001 over `tests` (Sidak): with a fixed seed, a wrong rate
/// fails.
double bound(double tests) {
    const double level = 1 - std::pow(1 - 0.001, 1 / tests);
    double low = 0, high = 10;
    while (high - low > 1e-9) {
        const double z = (low + high) / 2;
        (std::erfc(z / std::sqrt(2.0)) > level ? low : high) = z;
    }
    return high;
}

}  // namespace

TEST_CASE("Arrivals rise, stay within the horizon, and come again alike after a restart") {
    auto calendar = written::half_hours(days);
    for (const Seconds warm_up : {0.0, 7200.0}) {
        calendar.warm_up = warm_up;
        const auto grid = written::grid_of(calendar);
        for (const auto& sample : arrival_samples()) {
            INFO(sample.name << " warm-up " << warm_up);
            const auto process = written::arrivals(sample.name, written::map(sample.parameters), calendar, 3);
            const auto stream = process->open();
            const auto first = draw(*stream, {11, 0});
            CHECK(std::is_sorted(first.begin(), first.end()));
            REQUIRE(!first.empty());
            CHECK(first.front() >= grid->begin());
            CHECK(first.back() < grid->end());
            const auto second = draw(*stream, {11, 1});
            CHECK(draw(*stream, {11, 0}, 7) == first);
            CHECK(draw(*process->open(), {11, 1}, 1000) == second);
            const bool given = sample.name == "trace" || sample.name == "scripted";
            CHECK((first == second) == given);
        }
    }
}

TEST_CASE("As many arrive as are expected, in every part of the day") {
    // Per sample: the total over the replications, and that of the afternoon of the first day; level 0.001 for all
    // together.
    const auto calendar = written::half_hours(days);
    const auto samples = arrival_samples();
    const double z = bound(2.0 * static_cast<double>(samples.size()));
    constexpr int replications = 400;
    for (const auto& sample : samples) {
        INFO(sample.name);
        const auto process = written::arrivals(sample.name, written::map(sample.parameters), calendar, 3);
        const auto expected = process->expected();
        const double total = std::accumulate(expected.begin(), expected.end(), 0.0);
        CHECK(total == Approx(days * sample.expected_per_day));
        const double afternoon = std::accumulate(expected.begin() + 24, expected.begin() + 32, 0.0);

        const auto stream = process->open();
        double count = 0, afternoon_count = 0, squares = 0;
        for (std::uint32_t r = 0; r < replications; ++r) {
            const auto times = draw(*stream, {5, r});
            count += static_cast<double>(times.size());
            const auto now = static_cast<double>(std::lower_bound(times.begin(), times.end(), 57600) -
                                                 std::lower_bound(times.begin(), times.end(), 43200));
            afternoon_count += now;
            squares += now * now;
        }
        if (sample.variance_per_run == 0)
            CHECK(count == replications * total);
        else
            CHECK(std::fabs(count - replications * total) < z * std::sqrt(replications * sample.variance_per_run));
        const double mean = afternoon_count / replications;
        const double error = std::sqrt((squares / replications - mean * mean) / replications);
        CHECK(std::fabs(mean - afternoon) <= z * error);
    }
}

TEST_CASE("The days of a doubly stochastic process vary as stated") {
    const auto calendar = written::half_hours(days);
    const auto process = written::arrivals(
        "doubly_stochastic", written::map({{"per_interval", written::list(profile())}, {"cv", written::scalar("30%")}}),
        calendar);
    const auto stream = process->open();
    constexpr int replications = 4000;
    double sum = 0, squares = 0;
    for (std::uint32_t r = 0; r < replications; ++r) {
        const auto times = draw(*stream, {5, r});
        const auto n = static_cast<double>(std::lower_bound(times.begin(), times.end(), 86400) - times.begin());
        sum += n, squares += n * n;
    }
    const double m = profile_sum(), mean = sum / replications;
    const double variance = squares / replications - mean * mean;
    // The variance of a sample variance is (kurtosis - 1) / n of its square; a gamma mixture of cv 0.3 has kurtosis
    // below 4.
    const double stated = m + m * m * 0.09;
    CHECK(std::fabs(variance / stated - 1) < 3.5 * std::sqrt(3.0 / replications));
}

TEST_CASE("A higher rate brings the same customers earlier") {
    const auto calendar = written::half_hours();
    const auto times = [&](const char* rate) {
        const auto process = written::arrivals("poisson", written::map({{"rate", written::scalar(rate)}}), calendar);
        return draw(*process->open(), {3, 3});
    };
    const auto slow = times("10/h"), fast = times("11/h");
    REQUIRE(fast.size() > slow.size());
    for (std::size_t k = 0; k < slow.size(); ++k) REQUIRE(fast[k] == Approx(slow[k] * 10 / 11));
}

TEST_CASE("Customer k's gap is that of its own uniform") {
    const auto calendar = written::half_hours();
    const auto process = written::arrivals("poisson", written::scalar("3600/h"), calendar, 4);
    const auto times = draw(*process->open(), {3, 9});
    double sum = 0;
    for (std::uint32_t k = 0; k < 1000; ++k) {
        sum -= std::log1p(-random_pair({3, 9}, 4, k, Purpose::arrival_and_work)[0]);
        REQUIRE(times[k] == Approx(sum).epsilon(1e-12));
    }
}

TEST_CASE("A named busyness is shared, an unnamed one is not") {
    const auto calendar = written::half_hours();
    const auto counts = [&](const char* name, std::uint32_t stream) {
        written::Block block = {{"per_interval", written::list(profile())}, {"cv", written::scalar("100%")}};
        if (*name) block.push_back({"busyness", written::scalar(name)});
        const auto process = written::arrivals("doubly_stochastic", written::map(block), calendar, stream);
        const auto open = process->open();
        std::vector<double> list;
        for (std::uint32_t r = 0; r < 200; ++r) list.push_back(static_cast<double>(draw(*open, {8, r}).size()));
        return list;
    };
    const auto correlation = [](const std::vector<double>& a, const std::vector<double>& b) {
        const auto n = static_cast<double>(a.size());
        const double ma = std::accumulate(a.begin(), a.end(), 0.0) / n,
                     mb = std::accumulate(b.begin(), b.end(), 0.0) / n;
        double ab = 0, aa = 0, bb = 0;
        for (std::size_t i = 0; i < a.size(); ++i)
            ab += (a[i] - ma) * (b[i] - mb), aa += (a[i] - ma) * (a[i] - ma), bb += (b[i] - mb) * (b[i] - mb);
        return ab / std::sqrt(aa * bb);
    };
    CHECK(correlation(counts("weather", 0), counts("weather", 1)) > 0.95);
    CHECK(std::fabs(correlation(counts("", 0), counts("", 1))) < 0.25);  // 3.5 standard errors of 1 / sqrt(200)
    CHECK(std::fabs(correlation(counts("weather", 0), counts("news", 0))) < 0.25);
}

TEST_CASE("A fixed count comes at independent times of the profile") {
    const auto calendar = written::half_hours();
    const auto process =
        written::arrivals("fixed_count", written::map({{"per_interval", written::list(profile())}}), calendar);
    const auto stream = process->open();
    // Kolmogorov-Smirnov distance of all times of 50 days from the profile, level 0.001: 1.95 / sqrt(n).
    std::vector<Seconds> all;
    for (std::uint32_t r = 0; r < 50; ++r) {
        const auto times = draw(*stream, {21, r});
        all.insert(all.end(), times.begin(), times.end());
    }
    std::sort(all.begin(), all.end());
    const auto expected = process->expected();
    const double total = std::accumulate(expected.begin(), expected.end(), 0.0);
    double distance = 0, before = 0;
    std::size_t interval = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        while (all[i] >= 1800.0 * static_cast<double>(interval + 1)) before += expected[interval++];
        const double share = (before + expected[interval] * (all[i] / 1800 - static_cast<double>(interval))) / total;
        distance =
            std::max(distance, std::fabs(share - (static_cast<double>(i) + 0.5) / static_cast<double>(all.size())));
    }
    CHECK(distance < 1.95 / std::sqrt(static_cast<double>(all.size())));
}

TEST_CASE("A cool-down brings more customers and changes none of those before it") {
    auto plain = written::half_hours(days), cooled = plain, half_day = plain;
    cooled.cool_down = 86400;
    half_day.duration = 1.5 * 86400;
    for (const auto& sample : arrival_samples())
        for (auto [shorter, longer] : {std::pair{plain, cooled}, std::pair{half_day, half_day}}) {
            INFO(sample.name);
            longer.cool_down = 86400;
            Problems problems;
            const auto before = written::arrivals(sample.name, written::map(sample.parameters), shorter, problems);
            const auto after = written::arrivals(sample.name, written::map(sample.parameters), longer, problems);
            REQUIRE((before && after));
            const auto stream = before->open(), more = after->open();
            const Seconds end = written::grid_of(shorter)->end();
            for (std::uint32_t r = 0; r < 3; ++r) {
                const auto times = draw(*stream, {1, r});
                auto longer_times = draw(*more, {1, r});
                CHECK(longer_times.size() >= times.size());
                std::erase_if(longer_times, [&](Seconds t) { return t >= end; });
                CHECK(longer_times == times);
            }
        }
}

TEST_CASE("Days before the start have factors of their own and leave the days after it theirs") {
    auto calendar = written::half_hours(days);
    const auto counts = [&](std::uint32_t replication) {
        Problems problems;
        written::Block parameters{{"per_interval", written::list(std::vector<std::string>(48, "1000"))},
                                  {"cv", written::scalar("50%")}};
        const auto process = written::arrivals("doubly_stochastic", written::map(parameters), calendar, problems);
        const auto stream = process->open();
        std::vector<double> per_day(static_cast<std::size_t>(days) + 1, 0.0);
        for (const Seconds t : draw(*stream, {1, replication}))
            ++per_day[static_cast<std::size_t>(std::floor(t / 86400) + 1)];
        return per_day;
    };
    double apart = 0;
    for (std::uint32_t r = 0; r < 5; ++r) {
        calendar.warm_up = 0;
        const auto plain = counts(r);
        calendar.warm_up = 86400;
        const auto warmed = counts(r);
        CHECK(plain[0] == 0);
        for (std::size_t d = 1; d < plain.size(); ++d) CHECK(std::abs(warmed[d] / plain[d] - 1) < 0.05);
        apart += std::abs(warmed[0] / plain[1] - 1) / 5;
    }
    CHECK(apart > 0.1);
}

TEST_CASE("What no arrivals can have is said with the reason") {
    const auto calendar = written::half_hours();
    const auto complaint = [&](const std::string& name, const written::Block& block) {
        Problems problems;
        CHECK(!written::arrivals(name, written::map(block), calendar, problems));
        return problems.list().empty() ? "" : problems.list().front().text;
    };
    const auto list = written::list(profile());
    CHECK(complaint("poisson", {}) == "missing key 'per_interval' in arrivals.poisson");
    CHECK(complaint("poisson", {{"rate", written::scalar("1/h")}, {"per_interval", list}}) ==
          "rate beside per_interval in arrivals.poisson (only one can hold); remove one of them");
    CHECK(complaint("doubly_stochastic", {{"per_interval", list}, {"cv", written::scalar("0.01%")}}) ==
          "invalid arrivals.doubly_stochastic.cv 0.0001 (must be 0 or at least 0.1%)");
    CHECK(complaint("scripted", {{"times", written::list({"1h", "2d"})}}) ==
          "invalid arrivals.scripted.times 2d (must lie before the end, 1d)");
    CHECK(complaint("trace", {{"file", written::scalar(times_file())}, {"column", written::scalar("whn")}})
              .find("did you mean 'when'") != std::string::npos);
}
