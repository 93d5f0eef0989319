// The sources under another name, without clones: what a processor without AVX computes.
#define HOLDTIME_NO_CLONES
#define holdtime holdtime_portable
#include "sim/core/elementary.cpp"
#include "sim/core/random.cpp"
#undef holdtime

#include "tests/unit/core/portable.hpp"

namespace portable {

using namespace holdtime_portable;

void pairs(unsigned long long seed, unsigned first, std::span<double> a, std::span<double> b) {
    random_pairs({seed, 3}, 1, first, Purpose::arrival_and_work, a, b);
}

void choices(unsigned long long seed, unsigned first, std::span<double> a, std::span<double> b, std::span<double> c,
             std::span<double> d) {
    random_choices({seed, 3}, 1, first, Purpose::choices, {a, b, c, d});
}

void logs(std::span<const double> x, std::span<double> y) { natural_logs(x, y); }
void exponentials(std::span<const double> x, std::span<double> y) { holdtime_portable::exponentials(x, y); }
void quantiles(std::span<const double> u, std::span<double> z) { normal_quantiles(u, z); }

}  // namespace portable
