#include "sim/core/elementary.hpp"

#include <bit>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "sim/core/clones.hpp"

namespace holdtime {
namespace {

using Bits = std::uint64_t;

constexpr double ln2_high = 6.93147180369123816490e-01;  // 33 leading bits of ln 2: times an exponent it is exact
constexpr double ln2_low = 1.90821492927058770002e-10;
/// 2^52 + 2^51: added to a small double, the sum's low bits are the nearest integer.
constexpr double round_shift = 0x1.8p52;

/// As FreeBSD's e_log.c (Sun, 1993): x = 2^k m with m in [sqrt(1/2), sqrt(2)), s = (m - 1) / (m + 1), and a minimax
/// polynomial in s^2. Without branches.
HOLDTIME_INLINE double log_of(double x) {
    constexpr Bits sqrt_half = 0x3fe6a09e667f3bcd, one = 0x3ff0000000000000;
    const bool tiny = x < 0x1.0p-1022;
    const double scaled = tiny ? x * 0x1.0p54 : x;
    const Bits shifted = std::bit_cast<Bits>(scaled) + (one - sqrt_half);
    // k without a conversion from integer, which narrow instruction sets lack: the exponent as the low bits of 2^52 +
    // it.
    const double biased = std::bit_cast<double>((shifted >> 52) | 0x4330000000000000);
    const double k = biased - (0x1.0p52 + 1023.0) - (tiny ? 54.0 : 0.0);
    const double m = std::bit_cast<double>((shifted & 0x000fffffffffffff) + sqrt_half);

    const double f = m - 1;
    const double s = f / (2 + f);
    const double z = s * s;
    const double w = z * z;
    const double even = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
    const double odd =
        z * (6.666666666666735130e-01 +
             w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
    const double half_square = 0.5 * f * f;
    return k * ln2_high - ((half_square - (s * (half_square + (even + odd)) + k * ln2_low)) - f);
}

/// As FreeBSD's e_exp.c (Sun, 1993): x = k ln 2 + r with |r| <= ln(2) / 2, and exp(r) by a rational approximation.
HOLDTIME_INLINE double exp_of(double x) {
    const double low_clamped = x > -700.0 ? x : -700.0;
    const double clamped = low_clamped < 700.0 ? low_clamped : 700.0;
    const double shifted = clamped * 1.44269504088896338700e+00 + round_shift;
    const double k = shifted - round_shift;
    const double high = clamped - k * ln2_high;
    const double low = k * ln2_low;
    const double r = high - low;
    const double t = r * r;
    const double c = r - t * (1.66666666666666019037e-01 +
                              t * (-2.77777777770155933842e-03 +
                                   t * (6.61375632143793436117e-05 +
                                        t * (-1.65339022054652515390e-06 + t * 4.13813679705723846039e-08))));
    const double y = 1 - ((low - (r * c) / (2 - c)) - high);
    const Bits power = (std::bit_cast<Bits>(shifted) + 1023) << 52;  // 2^k: the integer k stands in the low bits
    return y * std::bit_cast<double>(power);
}

template <std::size_t n>
HOLDTIME_INLINE double polynomial(const double (&coefficients)[n], double x) {
    double value = coefficients[n - 1];
    for (std::size_t i = n - 1; i > 0; --i) value = value * x + coefficients[i - 1];
    return value;
}

/// Wichura's AS 241, PPND16: three rational functions, for |u - 1/2| <= 0.425, for the tails, and beyond exp(-25).
constexpr double near_top[] = {3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
                               1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
                               3.3430575583588128105e4, 2.5090809287301226727e3};
constexpr double near_bottom[] = {1.0,
                                  4.2313330701600911252e1,
                                  6.8718700749205790830e2,
                                  5.3941960214247511077e3,
                                  2.1213794301586595867e4,
                                  3.9307895800092710610e4,
                                  2.8729085735721942674e4,
                                  5.2264952788528545610e3};
constexpr double tail_top[] = {1.42343711074968357734e0,  4.63033784615654529590e0, 5.76949722146069140550e0,
                               3.64784832476320460504e0,  1.27045825245236838258e0, 2.41780725177450611770e-1,
                               2.27238449892691845833e-2, 7.74545014278341407640e-4};
constexpr double tail_bottom[] = {1.0,
                                  2.05319162663775882187e0,
                                  1.67638483018380384940e0,
                                  6.89767334985100004550e-1,
                                  1.48103976427480074590e-1,
                                  1.51986665636164571966e-2,
                                  5.47593808499534494600e-4,
                                  1.05075007164441684324e-9};
constexpr double far_top[] = {6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,
                              2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                              2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr double far_bottom[] = {1.0,
                                 5.99832206555887937690e-1,
                                 1.36929880922735805310e-1,
                                 1.48753612908506148525e-2,
                                 7.86869131145613259100e-4,
                                 1.84631831751005468180e-5,
                                 1.42151175831644588870e-7,
                                 2.04426310338993978564e-15};

HOLDTIME_INLINE double tail_probability(double u) { return u < 0.5 ? u : 1 - u; }

/// Right but for the far tails.
HOLDTIME_INLINE double near_or_tail_quantile(double u) {
    const double q = u - 0.5;
    const bool near = std::fabs(q) <= 0.425;
    const double square = 0.180625 - q * q;
    const double t = std::sqrt(-log_of(tail_probability(u))) - 1.6;
    const double top = near ? q * polynomial(near_top, square) : polynomial(tail_top, t);
    const double bottom = near ? polynomial(near_bottom, square) : polynomial(tail_bottom, t);
    const double value = top / bottom;
    return !near && q < 0 ? -value : value;
}

constexpr double far = 1.388794386496402e-11;  // exp(-25)

double far_quantile(double u) {
    const double r = std::sqrt(-log_of(tail_probability(u))) - 5;
    const double value = polynomial(far_top, r) / polynomial(far_bottom, r);
    return u < 0.5 ? -value : value;
}

HOLDTIME_CLONES void fill_logs(const double* x, double* y, std::size_t n) {
    HOLDTIME_ELEMENTWISE
    for (std::size_t i = 0; i < n; ++i) y[i] = log_of(x[i]);
}

HOLDTIME_CLONES void fill_exponentials(const double* x, double* y, std::size_t n) {
    HOLDTIME_ELEMENTWISE
    for (std::size_t i = 0; i < n; ++i) y[i] = exp_of(x[i]);
}

HOLDTIME_CLONES void fill_exponential_quantiles(const double* u, double* x, std::size_t n, double mean) {
    HOLDTIME_ELEMENTWISE
    for (std::size_t i = 0; i < n; ++i) x[i] = log_of(1 - u[i]) * -mean;
}

HOLDTIME_CLONES void fill_quantiles(const double* u, double* z, std::size_t n) {
    HOLDTIME_ELEMENTWISE
    for (std::size_t i = 0; i < n; ++i) z[i] = near_or_tail_quantile(u[i]);
}

HOLDTIME_CLONES std::uint64_t count_far(const double* u, std::size_t n) {
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < n; ++i) count += tail_probability(u[i]) < far ? 1u : 0u;
    return count;
}

}  // namespace

double natural_log(double x) { return log_of(x); }

double exponential(double x) { return exp_of(x); }

double normal_quantile(double u) { return tail_probability(u) < far ? far_quantile(u) : near_or_tail_quantile(u); }

void natural_logs(std::span<const double> x, std::span<double> y) {
    assert(x.size() == y.size());
    fill_logs(x.data(), y.data(), x.size());
}

void exponentials(std::span<const double> x, std::span<double> y) {
    assert(x.size() == y.size());
    fill_exponentials(x.data(), y.data(), x.size());
}

void exponential_quantiles(std::span<const double> u, std::span<double> x, double mean) {
    assert(u.size() == x.size());
    fill_exponential_quantiles(u.data(), x.data(), u.size(), mean);
}

void normal_quantiles(std::span<const double> u, std::span<double> z) {
    assert(u.size() == z.size());
    // The far tails hold one number in 36 thousand million: block by block they are looked for, and hardly ever met.
    constexpr std::size_t block = 64;
    for (std::size_t from = 0; from < u.size(); from += block) {
        const std::size_t n = u.size() - from < block ? u.size() - from : block;
        double kept[block];
        const bool any_far = count_far(u.data() + from, n) > 0;
        if (any_far)
            for (std::size_t i = 0; i < n; ++i) kept[i] = u[from + i];
        fill_quantiles(u.data() + from, z.data() + from, n);
        if (any_far)
            for (std::size_t i = 0; i < n; ++i) z[from + i] = normal_quantile(kept[i]);
    }
}

}  // namespace holdtime
