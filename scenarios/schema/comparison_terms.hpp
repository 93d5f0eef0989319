#pragma once

#include <cstdint>
#include <optional>

namespace holdtime {

/// How strategies are staffed for their comparison.
enum class Basis : std::uint8_t { as_staffed, same_service, same_budget };

/// On what terms strategies are compared: experiment.basis and experiment.objective.
struct ComparisonTerms {
    Basis basis = Basis::as_staffed;
    double budget = 0;                 ///< of same_budget: money for the whole calendar
    std::optional<double> need_value;  ///< what one more need resolved is worth; absent: no money is put on it
};

}  // namespace holdtime
