#pragma once

#include <string>

#include "studies/compare/compare.hpp"

namespace holdtime {

/// One result beside another, as one: the strategies of both, those of one name told apart by what the results are
/// called and subtracted from each other (two_results.hpp says how). Nothing is chosen.
struct NamedComparison {
    const Comparison& comparison;
    std::string name;
};
Comparison beside(const NamedComparison& a, const NamedComparison& b);

}  // namespace holdtime
