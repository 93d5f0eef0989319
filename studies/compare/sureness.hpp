#pragma once

#include <string>
#include <vector>

#include "studies/compare/compare.hpp"
#include "studies/compare/judge_terms.hpp"

namespace holdtime {

/// How sure the choice is, a sentence each: in what share of resamples it comes out best; between what the prices lie
/// at which it turns; which targets on the line it hangs on; after which look the replications ended, and why; on which
/// defaults of low confidence it rests.
std::vector<std::string> sureness(const Comparison& comparison, const Verdict& verdict,
                                  const std::vector<HangingTarget>& hanging);

}  // namespace holdtime
