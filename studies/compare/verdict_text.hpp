#pragma once

#include <string>

#include "studies/compare/verdict.hpp"

namespace holdtime {

/// The verdict in short sentences, the conclusion first. Lists go by cost, so that the strategies' order plays no part.
std::string verdict_text(const Verdict& verdict, const Results& results, const std::string& currency,
                         const Objective* objective = nullptr);

}  // namespace holdtime
