#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/ports/decisive.hpp"
#include "sim/ports/results.hpp"

namespace holdtime {

/// a against b in one thing. `same`: no notable difference; `untold`: the replications do not tell whether there is
/// one. Both decide nothing.
enum class Sign : std::uint8_t { less, same, untold, more };

/// The three things in which strategies are compared.
enum class Thing : std::uint8_t { cost, unserved, resolved };

struct PairVerdict {
    std::size_t a = 0, b = 0;      ///< numbers of strategies
    std::array<Sign, 3> signs{};   ///< by Thing
    double more_replications = 0;  ///< that would tell what is untold; 0 = all is told, infinite = no number would
    /// Of what is untold, by the mean where that is notable; else `same`.
    std::array<Sign, 3> leanings{Sign::same, Sign::same, Sign::same};
    /// In cost + what needs not resolved are worth, where a price is put on them; and what would tell it if untold.
    Sign objective = Sign::same;
    double more_for_objective = 0;
};

/// From this price of one more on, the strategy is the best; the first has no price: it is the best below all.
struct PriceStep {
    std::size_t strategy = 0;
    double price = 0;
};

/// What the figures say, in numbers. It does not depend on the baseline; of the strategies' order only lists do.
struct Verdict {
    std::vector<bool> eligible;            ///< per strategy: misses no target
    std::vector<PairVerdict> pairs;        ///< of eligible strategies
    std::vector<std::size_t> undominated;  ///< eligible ones that no other eligible one beats, in order
    std::vector<std::size_t> best;         ///< those that beat or equal all other eligible ones
    /// The only one of `best`; where a price is put on needs, who costs least with it. None with one replication.
    std::optional<std::size_t> choice;
    bool by_objective = false;             ///< the choice is by that price
    std::vector<std::size_t> least_short;  ///< where all miss a target: who misses by the least, equals together
    Thing priced = Thing::resolved;        ///< what the prices are for, resolved or unserved
    std::vector<PriceStep> prices;         ///< where no strategy is best: which is, by price, from the cheapest on
};

/// What strategies come to with a price on needs: cost + need x needs not resolved.
struct Objective {
    double need = 0;                ///< what one more need resolved is worth
    std::vector<PairFigure> pairs;  ///< of every two, as Results::pairs
};

/// `decisive`: [replication][strategy].
Objective objective_of(const Results& results, double need, std::span<const Decisive> decisive);

/// Targets come first: whoever misses one is not eligible. Then all pairs of eligible strategies, by the intervals of
/// their paired differences; less than 1 % of the cost, or one point of the customers, is not notable.
Verdict judge(const Results& results, const Objective* objective = nullptr);

/// Would more replications change nothing but digits? Nothing that the choice rests on is untold; without one nothing
/// between those that no other beats. A target on the line is not waited for: least-cost staffing lies there for ever.
bool is_told(const Verdict& verdict);

/// How far a strategy is from the targets it misses, in shares added up.
double shortfall(const StrategyResults& strategy);

/// From which size on a difference between the two is notable.
double notable_size(const StrategyResults& a, const StrategyResults& b, Thing thing);

bool has_costs(const Results& results);

/// Share of a part's customers who were never served; NaN when nobody came.
double unserved_share(const Figures& figures);

}  // namespace holdtime
