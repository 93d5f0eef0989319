#include "sim/ports/whole_number.hpp"

namespace holdtime {

std::uint32_t whole_number(const Distribution& law, double u, double rounding, std::uint32_t most) {
    const double x = law.quantile(u) + rounding;
    return !(x >= 1) ? 1 : x < most ? static_cast<std::uint32_t>(x) : most;
}

// E[max(1, X)] = E[X] + integral of P(X <= x) from 0 to 1, by midpoints. For formulas and remarks: nothing simulated
// hangs on it.
double whole_number_mean(const Distribution& law) {
    constexpr int pieces = 4096;
    double below = 0;
    for (int i = 0; i < pieces; ++i) below += law.cdf((i + 0.5) / pieces);
    return law.mean() + below / pieces;
}

}  // namespace holdtime
