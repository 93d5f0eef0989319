#include <cmath>
#include <map>
#include <span>

#include "studies/history/estimation/fit_law.hpp"
#include "tests/catch.hpp"
#include "tests/unit/history/draws.hpp"

using namespace holdtime;

namespace {

Sample sample_of(const std::vector<double>& values) {
    Sample sample;
    for (const double value : values) sample.add(value);
    return sample;
}

/// Patience against offered waits, of which a share is short enough to be answered.
CensoredSample waits(const draws::Law& patience, double mean_offered, std::uint64_t seed, std::uint32_t n) {
    CensoredSample sample;
    const auto offered = draws::exponential(mean_offered);
    for (std::uint32_t k = 0; k < n; ++k) {
        const double leaves = patience(draws::uniform(seed, k)), answered = offered(draws::uniform(seed, k, 1));
        (leaves < answered ? sample.ended : sample.censored).add(std::min(leaves, answered));
    }
    return sample;
}

/// Of 200 intervals of 95 % between 179 and 198 hold the truth, with probability 0.9986.
constexpr int seeds = 200, fewest = 179, most = 198;

/// Of those that fits try, this one alone.
std::span<const LawFamily> only(const char* name) {
    for (const auto& family : law_families())
        if (family.name == name) return {&family, 1};
    return {};
}

const FittedLaw* law_named(const std::vector<FittedLaw>& laws, const char* name) {
    for (const auto& law : laws)
        if (law.family->name == name) return &law;
    return nullptr;
}

}  // namespace

TEST_CASE("the survival curve is that of the textbooks", "[history]") {
    // Remission of leukaemia with 6-MP: E. Freireich et al., Blood 21 (1963); printed in Kalbfleisch and Prentice,
    // The Statistical Analysis of Failure Time Data, 2002, p. 17.
    CensoredSample sample;
    for (const double ended : {6, 6, 6, 7, 10, 13, 16, 22, 23}) sample.ended.add(ended);
    for (const double censored : {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35}) sample.censored.add(censored);
    const auto curve = kaplan_meier(sample);
    REQUIRE(curve.size() == 7);
    const double survival[] = {0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448};
    const double error[] = {0.076, 0.087, 0.096, 0.107, 0.114, 0.128, 0.135};
    for (std::size_t i = 0; i < curve.size(); ++i) {
        CHECK(curve[i].survival == Approx(survival[i]).margin(0.0005));
        CHECK(curve[i].standard_error == Approx(error[i]).margin(0.0005));
    }
    CHECK_FALSE(survival_at(curve, 36, 35));
    CHECK(survival_at(curve, 12, 35)->survival == Approx(0.753).margin(0.0005));
}

TEST_CASE("exponential patience is time waited over customers lost", "[history]") {
    CensoredSample sample;
    for (const double left : {30, 60, 90}) sample.ended.add(left);
    for (const double answered : {10, 20, 30, 40, 320}) sample.censored.add(answered);
    const auto laws = fit_patience(sample);
    const auto* exponential = law_named(laws, "exponential");
    REQUIRE(exponential);
    CHECK(exponential->mean() == Approx(600.0 / 3).epsilon(1e-6));
    CHECK(exponential->standard_errors[0] == Approx(200 / std::sqrt(3.0)).epsilon(1e-3));
}

TEST_CASE("the right law of work is chosen in nine of ten", "[history][statistical]") {
    const std::map<std::string, draws::Law> laws{{"exponential", draws::exponential(200)},
                                                 {"lognormal", draws::lognormal(200, 1.2)},
                                                 {"gamma", draws::gamma(200, 2)},
                                                 {"weibull", draws::weibull(200, 1.5)},
                                                 {"hyperexponential", draws::hyperexponential(0.7, 60, 600)}};
    for (const auto& [name, law] : laws) {
        int right = 0;
        constexpr int tries = 40;
        for (int seed = 0; seed < tries; ++seed) {
            const auto fitted = fit_work(sample_of(draws::sample(law, 1000 + seed, 1000)));
            REQUIRE_FALSE(fitted.empty());
            right += fitted.front().family->name == name ? 1 : 0;
        }
        INFO(name << " chosen " << right << " times of " << tries);
        CHECK(right >= 0.9 * tries);
    }
}

TEST_CASE("intervals of the mean and cv of work hold the truth at their level", "[history][statistical]") {
    int mean_inside = 0, cv_inside = 0, wrong_mean_inside = 0;
    for (int seed = 0; seed < seeds; ++seed) {
        const auto laws =
            fit_work(sample_of(draws::sample(draws::lognormal(200, 0.9), 5000 + seed, 1500)), 0, only("lognormal"));
        const auto* law = law_named(laws, "lognormal");
        REQUIRE(law);
        const auto holds = [&](std::size_t i, double truth) {
            return std::abs(law->parameters[i] - truth) < 1.96 * law->standard_errors[i];
        };
        mean_inside += holds(0, 200), cv_inside += holds(1, 0.9), wrong_mean_inside += holds(0, 210);
    }
    INFO(mean_inside << " " << cv_inside << " " << wrong_mean_inside);
    CHECK((mean_inside >= fewest && mean_inside <= most));
    CHECK((cv_inside >= fewest && cv_inside <= most));
    CHECK(wrong_mean_inside < fewest);  // 5 % off is refused
}

TEST_CASE("patience is recovered when nine of ten are answered", "[history][statistical]") {
    int mean_inside = 0, shape_inside = 0, wrong_inside = 0;
    double censored = 0, all = 0;
    for (int seed = 0; seed < seeds; ++seed) {
        const auto sample = waits(draws::weibull(300, 0.8), 19, 9000 + seed, 4000);
        censored += sample.censored.n(), all += sample.censored.n() + sample.ended.n();
        const auto laws = fit_patience(sample, only("weibull"));
        const auto* law = law_named(laws, "weibull");
        REQUIRE(law);
        // The mean lies far beyond what was seen: its logarithm is nearly normal, not itself.
        const double mean_error = law->standard_errors[0] / law->mean();
        const double shape_error = law->standard_errors[1] / law->parameters[1];
        mean_inside += std::abs(std::log(law->mean() / 300)) < 1.96 * mean_error;
        shape_inside += std::abs(std::log(law->parameters[1] / 0.8)) < 1.96 * shape_error;
        wrong_inside += std::abs(std::log(law->parameters[1] / 0.9)) < 1.96 * shape_error;
    }
    INFO(mean_inside << " " << shape_inside << " " << wrong_inside << "; censored " << censored / all);
    CHECK(censored / all == Approx(0.9).margin(0.02));
    CHECK((mean_inside >= fewest && mean_inside <= most));
    CHECK((shape_inside >= fewest && shape_inside <= most));
    CHECK(wrong_inside < fewest);
}

TEST_CASE("services of a few seconds are told apart and count for the mean", "[history]") {
    auto values = draws::sample(draws::lognormal(200, 0.9), 77, 3000);
    const auto clean = sample_of(values);
    for (int i = 0; i < 200; ++i) values.push_back(3);
    const auto fitted = fit_work(sample_of(values), 10);
    REQUIRE(fitted.front().family->name == "lognormal");
    const double true_mean = (200 * 3000.0 + 200 * 3) / 3200;
    CHECK(std::abs(fitted.front().mean() - true_mean) < 3 * fitted.front().standard_errors[0]);
    const auto without = fit_work(clean);
    CHECK(std::abs(fitted.front().parameters[1] - without.front().parameters[1]) < 0.15);
}

TEST_CASE("a large sample is kept in bins that move nothing that matters", "[history]") {
    const auto values = draws::sample(draws::lognormal(200, 1), 3, 20000);
    Sample sample;
    double sum = 0;
    for (const double value : values) sample.add(value), sum += value;
    CHECK(sample.points().size() < 8192);
    CHECK(sample.mean() == Approx(sum / 20000));
    const auto law = fit_work(sample).front();
    CHECK(law.family->name == "lognormal");
    CHECK(std::abs(law.parameters[1] - 1) < 3 * law.standard_errors[1]);
}
