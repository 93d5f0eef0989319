#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

#include "models/catalogue.hpp"
#include "models/queueing/by_moment.hpp"
#include "models/queueing/queueing.hpp"
#include "models/queueing/waiting.hpp"

namespace holdtime {
namespace {

constexpr double too_large = 1e300;

/// exp(a) a^-x Gamma(x + 1, a) for x in [0, 1): the reciprocal of B at the fractional part.
double reciprocal_at_fraction(double load, double x) {
    if (x == 0) return 1;
    if (load < 50) return std::exp(load) * std::pow(load, -x) * boost::math::tgamma(x + 1, load);
    double sum = 1, term = 1;  // asymptotic series 1 + x/a + x(x-1)/a^2 + ...: exact to 1e-18 for a >= 50
    for (int k = 0; k < 25; ++k) sum += term *= (x - k) / load;
    return sum;
}

}  // namespace

double erlang_b(double load, std::uint32_t servers) {
    if (load <= 0) return servers == 0 ? 1 : 0;
    double sum = 1, term = 1;
    for (double k = servers; k > 0; --k) {
        term *= k / load;
        sum += term;
        if (sum > too_large) return 0;
        if (k < load && term < 1e-17 * sum) break;
    }
    return 1 / sum;
}

double erlang_b_real(double load, double servers) {
    if (load <= 0) return servers <= 0 ? 1 : 0;
    const double whole = std::floor(servers);
    double x = servers - whole;
    double reciprocal = reciprocal_at_fraction(load, x);
    for (double k = 0; k < whole; ++k) {
        x += 1;
        reciprocal = 1 + x / load * reciprocal;
        if (reciprocal > too_large && x > load) return 0;
    }
    return 1 / reciprocal;
}

QueueFigures erlang_b_queue(const QueueQuestion& question) {
    const double blocked = erlang_b(question.load(), std::min(question.agents, question.lines));
    QueueFigures figures;
    figures.blocked = blocked;
    figures.answered = figures.answered_within = 1 - blocked;
    figures.occupancy = busy_share(question, figures.answered);
    if (figures.answered <= 0) nobody_answered(figures);
    return figures;
}

extern const QueueingModel erlang_b_queueing_model = {
    {"erlang_b",
     "nobody waits: who finds every agent busy is lost",
     "B = (a^n / n!) / sum over k of a^k / k!, a = rate x handle time",
     "A. K. Erlang, Elektroteknikeren 13 (1917), 5-13",
     {},
     "{erlang_b: {}}"},
    {Mechanism::lines, Mechanism::handle_time_law},
    [](const PoolQuestion& pool, Parameters&) { return by_moment(pool, erlang_b_queue); },
    Speed::quick};

}  // namespace holdtime
