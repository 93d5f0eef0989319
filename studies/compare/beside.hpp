#pragma once

#include <string>

#include "studies/compare/compare.hpp"

namespace holdtime {

/// One result beside another, as one: the strategies of both, those of one name told apart by what the results are
/// called. Their customers need not be the same, so there are no paired differences, and nothing is chosen.
struct NamedComparison {
    const Comparison& comparison;
    std::string name;
};
Comparison beside(const NamedComparison& a, const NamedComparison& b);

}  // namespace holdtime
