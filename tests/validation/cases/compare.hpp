#pragma once

#include <cstdint>
#include <vector>

#include "tests/validation/cases/case.hpp"

namespace holdtime::validation {

/// One row: a figure of ours beside theirs.
struct Comparison {
    const Case* about = nullptr;
    const Expected* expected = nullptr;
    Measured ours;
    double their_error = 0;  ///< standard error of the reference, its rounding included
    double z = 0;            ///< difference / standard error of the difference
    std::uint32_t replications = 0;
};

/// Simulates a case and compares every figure of it.
std::vector<Comparison> compare(const Case& about, double rate_factor);

/// Every case of a family.
std::vector<Comparison> compare(const Family& family, double rate_factor);

/// Beyond this |z| a figure is rejected: Student's t, two-sided, Sidak-corrected for a family of `figures` comparisons.
double critical_z(std::size_t figures, std::uint32_t replications);

}  // namespace holdtime::validation
