#include "studies/compare/best_probability.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <vector>

#include "sim/stats/moments.hpp"
#include "tests/catch.hpp"

using namespace holdtime;

namespace {

/// Two strategies on the same customers: a costs `difference` more than b in the long run. A replication's cost is
/// skewed, and most of it is the same for both.
struct World {
    Results results;
    std::vector<Decisive> decisive;
};

constexpr double spread = 10;  ///< standard deviation of a replication's difference

World world_of(std::mt19937_64& random, double difference, std::uint32_t replications) {
    std::exponential_distribution<double> day(1), own(1);
    World world;
    world.results.seed = random();
    world.results.replications = replications;
    PairedMoments moments;
    for (std::uint32_t r = 0; r < replications; ++r) {
        const double common = 1000 * day(random), mine = spread * (own(random) - 1);
        world.decisive.push_back({common + difference + mine, 0, 0});
        world.decisive.push_back({common, 0, 0});
        moments.add({difference + mine, 0, 0, 0});
    }
    StudentT student(0.95);
    const PairFigure alike{{0, 0, 0}, 0};
    world.results.pairs.push_back({"a", "b", {moments.sum_of({1, 0, 0, 0}, student), 0}, alike, alike, {}, {}});
    for (const char* name : {"a", "b"}) {
        world.results.strategies.emplace_back().name = name;
        auto& total = world.results.strategies.back().total;
        total[Figure::customers].mean = 100;
        total[Figure::cost].mean = 1000;
    }
    return world;
}

/// A claim with its probability, and whether it is true.
struct Claim {
    double probability;
    bool holds;
};

/// Claims that come true as often as they say: each group's number of true ones less what is expected, in standard
/// deviations. Probabilities of 1 are those of more than 999 in 1,000.
double furthest_off(const std::vector<Claim>& claims) {
    constexpr std::array<double, 5> bounds{0, 0.65, 0.8, 0.95, 1.1};
    double furthest = 0;
    for (std::size_t g = 0; g + 1 < bounds.size(); ++g) {
        double off = 0, variance = 0;
        for (const auto& claim : claims) {
            if (claim.probability < bounds[g] || claim.probability >= bounds[g + 1]) continue;
            const double p = std::clamp(claim.probability, 0.0005, 0.9995);
            off += (claim.holds ? 1 : 0) - p;
            variance += p * (1 - p);
        }
        if (variance > 0) furthest = std::max(furthest, std::abs(off) / std::sqrt(variance));
    }
    return furthest;
}

constexpr double refuted = 3.66;  ///< four groups together at level 0.001 (Sidak), two-sided normal

std::optional<double> probability_of(const World& world, const Verdict& verdict, const Objective& objective) {
    return best_probability(world.results, verdict, &objective, world.decisive);
}

}  // namespace

// 1,000 pairs whose true difference is uniform within four standard errors: of those that say 80 %, 80 % are right.
TEST_CASE("The best probability is calibrated") {
    constexpr std::uint32_t replications = 60;
    std::mt19937_64 random(20260302);
    const double error = spread / std::sqrt(replications);
    std::uniform_real_distribution<double> difference(-4 * error, 4 * error);
    std::vector<Claim> claims, too_sure, unpaired;
    for (int k = 0; k < 1000; ++k) {
        const double truth = difference(random);
        auto world = world_of(random, truth, replications);
        const auto objective = objective_of(world.results, 1, world.decisive);
        const auto verdict = judge(world.results, &objective);
        REQUIRE(verdict.choice);
        const bool holds = *verdict.choice == (truth < 0 ? 0u : 1u);
        const double p = *probability_of(world, verdict, objective);
        claims.push_back({p, holds});
        // As a bootstrap that draws too many replications would say: errors a third too small.
        const double odds = std::pow(p / std::max(1 - p, 1e-9), 1.9);
        too_sure.push_back({odds / (1 + odds), holds});
        // As one would say that draws each strategy's replications for itself.
        for (std::size_t r = 1; r + 2 < world.decisive.size(); r += 2)
            std::swap(world.decisive[r], world.decisive[r + 2]);
        unpaired.push_back({*probability_of(world, verdict, objective), holds});
    }
    CHECK(furthest_off(claims) < refuted);
    CHECK(furthest_off(too_sure) > refuted);
    CHECK(furthest_off(unpaired) > refuted);
}

TEST_CASE("The best probability depends on the seed and on nothing else") {
    std::mt19937_64 random(7);
    auto world = world_of(random, 0.5, 50);
    const auto objective = objective_of(world.results, 1, world.decisive);
    const auto verdict = judge(world.results, &objective);
    const auto once = probability_of(world, verdict, objective);
    REQUIRE(once);
    CHECK(probability_of(world, verdict, objective) == once);
    ++world.results.seed;
    CHECK(probability_of(world, verdict, objective) != once);
}

TEST_CASE("Without a choice or against nobody there is no best probability") {
    std::mt19937_64 random(7);
    auto world = world_of(random, 100, 50);
    auto verdict = judge(world.results);
    REQUIRE(verdict.choice == std::size_t{1});
    CHECK(best_probability(world.results, verdict, nullptr, world.decisive) == 1.0);
    verdict.choice.reset();
    CHECK_FALSE(best_probability(world.results, verdict, nullptr, world.decisive));
}

TEST_CASE("A price on needs decides, and may turn the answer") {
    std::mt19937_64 random(7);
    auto world = world_of(random, 30, 50);
    for (std::size_t r = 0; r < world.decisive.size(); r += 2) world.decisive[r].resolved = 10;  // a settles ten more
    for (const auto& [need, best] : {std::pair(1.0, 1u), std::pair(10.0, 0u)}) {
        const auto objective = objective_of(world.results, need, world.decisive);
        const auto verdict = judge(world.results, &objective);
        CHECK(verdict.by_objective);
        CHECK(verdict.choice == std::size_t{best});
        CHECK(objective.pairs[0].difference.mean == Approx(30 - 10 * need).margin(6));
        CHECK(is_told(verdict));
        CHECK(*probability_of(world, verdict, objective) > 0.99);
    }
}
