#pragma once

#include <optional>

#include "studies/compare/judge_terms.hpp"
#include "studies/compare/verdict.hpp"

namespace holdtime {

/// How many times the replications are resampled.
inline constexpr std::uint32_t resamples = 1000;

/// How sure the choice is: the share of resamples of the replications in which it comes out best among the strategies
/// that miss no target. Needs priced: it costs least with the price; without a price: no other is notably better in any
/// of the three things. No forecast of a single day. Absent without a choice, and where there is only one strategy.
///
/// State: how often each replication was drawn. Step: of n replications n - 1 are drawn with replacement (their mean
/// then varies as that of n does; n draws would vary too little by 1/n), the same for every strategy, so that what is
/// compared stays paired; weighted sums of each strategy. 1,000 such steps, from streams of their own of the seed. The
/// share is near the normal probability of the paired difference's sign, which is calibrated where nothing is known
/// beforehand. B. Efron, R. Tibshirani, An Introduction to the Bootstrap (1993), chapters 6 and 24.
/// `decisive`: [replication][strategy].
std::optional<double> best_probability(const Results& results, const Verdict& verdict, const Objective* objective,
                                       std::span<const Decisive> decisive, const JudgeTerms& terms = {});

}  // namespace holdtime
