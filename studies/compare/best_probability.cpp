#include "studies/compare/best_probability.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "sim/core/random.hpp"

namespace holdtime {

namespace {

/// Of a verdict: which replications a resample draws; entity is four of them. No other purpose has its number.
constexpr auto resample = static_cast<Purpose>(67);

/// How often each replication was drawn.
class Draws {
public:
    Draws(std::uint64_t seed, std::size_t replications)
        : seed_(seed), count_(replications), blocks_((replications + 3) / 4) {
        for (auto& list : uniforms_) list.resize(blocks_);
    }

    const std::vector<std::uint32_t>& draw(std::uint32_t number) {
        random_choices({seed_, number}, 0, 0, resample, {uniforms_[0], uniforms_[1], uniforms_[2], uniforms_[3]});
        std::fill(count_.begin(), count_.end(), 0u);
        const auto n = count_.size();
        for (std::size_t i = 0; i + 1 < n; ++i)
            ++count_[std::min(n - 1, static_cast<std::size_t>(uniforms_[i % 4][i / 4] * static_cast<double>(n)))];
        return count_;
    }

private:
    std::uint64_t seed_;
    std::vector<std::uint32_t> count_;
    std::size_t blocks_;
    std::array<std::vector<double>, 4> uniforms_;
};

/// The choice against one other: by how much it is better on average in each of the three things.
class Contest {
public:
    Contest(const Results& results, const Objective* objective, std::span<const Decisive> decisive, std::size_t choice,
            std::size_t other, const JudgeTerms& terms)
        : priced_(objective ? std::optional(objective->need) : std::nullopt) {
        const auto &a = results.strategies[choice], &b = results.strategies[other];
        const auto strategies = results.strategies.size();
        for (std::size_t r = 0; r < decisive.size(); r += strategies) {
            const auto &mine = decisive[r + choice], &theirs = decisive[r + other];
            if (priced_) {
                gains_.push_back({theirs.cost - mine.cost + *priced_ * (mine.resolved - theirs.resolved), 0, 0});
                continue;
            }
            gains_.push_back(
                {theirs.cost - mine.cost, theirs.unserved - mine.unserved, mine.resolved - theirs.resolved});
        }
        if (priced_) return;
        notable_ = {notable_size(a, b, Thing::cost, terms), notable_size(a, b, Thing::unserved),
                    notable_size(a, b, Thing::resolved)};
    }

    /// Is the choice behind in nothing?
    bool holds(const std::vector<std::uint32_t>& count) const {
        std::array<double, 3> sum{};
        for (std::size_t r = 0; r < count.size(); ++r)
            for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += count[r] * gains_[r][i];
        const auto draws = static_cast<double>(count.size() - 1);
        for (std::size_t i = 0; i < sum.size(); ++i) {
            const double mean = sum[i] / draws;
            if (notable_[i] > 0 ? mean <= -notable_[i] : mean < 0) return false;
        }
        return true;
    }

private:
    std::optional<double> priced_;
    std::vector<std::array<double, 3>> gains_;  ///< [replication]
    std::array<double, 3> notable_{};
};

}  // namespace

std::optional<double> best_probability(const Results& results, const Verdict& verdict, const Objective* objective,
                                       std::span<const Decisive> decisive, const JudgeTerms& terms) {
    const auto strategies = results.strategies.size();
    const auto replications = strategies == 0 ? 0 : decisive.size() / strategies;
    if (!verdict.choice || strategies < 2 || replications < 2) return {};
    std::vector<Contest> contests;
    for (std::size_t other = 0; other < strategies; ++other)
        if (other != *verdict.choice && verdict.eligible[other])
            contests.emplace_back(results, objective, decisive, *verdict.choice, other, terms);
    Draws draws(results.seed, replications);
    std::uint32_t best = 0;
    for (std::uint32_t k = 0; k < resamples; ++k) {
        const auto& count = draws.draw(k);
        best += std::all_of(contests.begin(), contests.end(), [&](const Contest& one) { return one.holds(count); });
    }
    return static_cast<double>(best) / resamples;
}

}  // namespace holdtime
