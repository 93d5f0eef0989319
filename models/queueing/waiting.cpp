#include "models/queueing/waiting.hpp"

#include <algorithm>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/tools/roots.hpp>
#include <cmath>

namespace holdtime {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double negligible = 1e-20;
constexpr double vanishing = -60;  ///< a logarithm well below it

/// Positive weights of consecutive integers from `first` on; outside they are negligible.
struct Weights {
    double first = 0;
    std::vector<double> weight;

    double at(std::size_t i) const { return first + static_cast<double>(i); }
};

/// Weights with ratio(k) = w(k + 1) / w(k), falling in k, started at their largest, so that nothing overflows.
template <class Ratio>
Weights around_mode(double mode, double last, const Ratio& ratio) {
    Weights result;
    std::vector<double> below;
    double w = 1;
    for (double k = mode; k > 0;) {
        w /= ratio(--k);
        if (w < negligible) break;
        below.push_back(w);
    }
    result.first = mode - static_cast<double>(below.size());
    result.weight.assign(below.rbegin(), below.rend());
    result.weight.push_back(1);
    w = 1;
    for (double k = mode; k < last; ++k) {
        w *= ratio(k);
        if (w < negligible) break;
        result.weight.push_back(w);
    }
    return result;
}

/// Logarithm of the probability of `count` departures in the law below, to about 1e-7.
double log_departures(double drain, double leave, Seconds time, double count) {
    if (leave <= 0) return count * std::log(drain * time) - drain * time - boost::math::lgamma(count + 1);
    const double a = drain / leave;
    return boost::math::lgamma(a + count) - boost::math::lgamma(a) - boost::math::lgamma(count + 1) +
           count * std::log(-std::expm1(-leave * time)) - drain * time;
}

/// Law of the number of contacts that leave the head of a queue within `time` when the k-th does so at rate drain + k
/// leave (negative binomial; Poisson when leave = 0), up to `last`. A contact with j ahead still waits iff at most j
/// have left.
Weights departures(double drain, double leave, Seconds time, double last) {
    const double grown = leave > 0 ? -std::expm1(-leave * time) / leave : time;
    const auto ratio = [&](double k) { return (drain + k * leave) * grown / (k + 1); };
    Weights law;
    if (drain * time < 600) {
        double w = std::exp(-drain * time);
        law.weight.push_back(w);
        for (double k = 0; k < last && (w > negligible || ratio(k) > 1); ++k) law.weight.push_back(w *= ratio(k));
        return law;
    }
    if (drain * grown <= 1) return law;  // fewest are likeliest, and of none the weight is below 1e-260
    const double mode = std::floor((drain * grown - 1) * std::exp(leave * time)) + 1;
    if (mode < last) {  // started at the mode and scaled to 1, as the weight of 0 departures underflows
        law = around_mode(mode, forever, ratio);
        double sum = 0;
        for (const double w : law.weight) sum += w;
        for (double& w : law.weight) w /= sum;
        return law;
    }
    if (log_departures(drain, leave, time, last) < vanishing)
        return law;                   // all are gone; spares a walk over long queues
    double log_last = -drain * time;  // the sum, as the difference of large gammas loses digits
    for (double k = 0; k < last; ++k) log_last += std::log(ratio(k));
    double w = std::exp(log_last);
    for (law.first = last; law.first > 0 && w > negligible; --law.first) {
        law.weight.push_back(w);
        w /= ratio(law.first - 1);
    }
    law.weight.push_back(w);
    std::reverse(law.weight.begin(), law.weight.end());
    return law;
}

/// Sum over j of chance(j) P(at most j departures within `time`).
double still_waiting(const Weights& chance, double drain, double leave, Seconds time) {
    if (chance.weight.empty()) return 0;
    const Weights law = departures(drain, leave, time, chance.at(chance.weight.size() - 1));
    double cumulative = 0, sum = 0;
    std::size_t i = 0;
    for (std::size_t j = 0; j < chance.weight.size(); ++j) {
        for (; i < law.weight.size() && law.at(i) <= chance.at(j); ++i) cumulative += law.weight[i];
        sum += chance.weight[j] * cumulative;
    }
    return sum;
}

/// Sum over k = 1..count of 1 / (drain + k leave).
double mean_steps(double drain, double leave, double count) {
    if (count <= 0) return 0;
    if (leave == 0) return count / drain;
    const double a = drain / leave;
    if (a < 1000) return (boost::math::digamma(a + count + 1) - boost::math::digamma(a + 1)) / leave;
    // Euler-Maclaurin by midpoints; the next term is below 1e-12 of the sum.
    const double low = a + 0.5, high = a + count + 0.5;
    return (std::log1p(count / low) + (1 / (high * high) - 1 / (low * low)) / 24) / leave;
}

/// Chances, per offered contact, of joining with j ahead and being answered, and the sums over all who join.
struct Joined {
    Weights chance;    ///< of joining
    Weights answered;  ///< of joining and being answered
    double answered_sum = 0, abandoned_sum = 0, wait_answered = 0, wait_sum = 0;
};

Joined follow(Weights chance, const Waiting& q) {
    Joined joined;
    joined.answered.first = chance.first;
    joined.answered.weight.reserve(chance.weight.size());
    double wait = mean_steps(q.drain, q.leave, chance.first);
    for (std::size_t i = 0; i < chance.weight.size(); ++i) {
        const double ahead = chance.at(i) + 1, out = q.drain + ahead * q.leave, p = chance.weight[i];
        wait += 1 / out;
        const double answered = p * q.drain / out;
        joined.answered.weight.push_back(answered);
        joined.answered_sum += answered;
        joined.abandoned_sum += p * ahead * q.leave / out;
        joined.wait_answered += answered * wait;
        joined.wait_sum += p * ahead / out;
    }
    joined.chance = std::move(chance);
    return joined;
}

struct Within {
    double answered = 0;  ///< of those who join
    double abandoned = 0;
};

Within within(const Joined& joined, const Waiting& q, Seconds time) {
    if (time <= 0) return {};
    // Given that it is answered, a contact's wait has the rates of one more leaver.
    Within result;
    const double late = still_waiting(joined.answered, q.drain + q.leave, q.leave, time);
    result.answered = std::max(0.0, joined.answered_sum - late);
    const double waits = std::exp(-q.leave * time) * still_waiting(joined.chance, q.drain, q.leave, time);
    double all = 0;
    for (const double p : joined.chance.weight) all += p;
    if (q.leave > 0) result.abandoned = std::max(0.0, all - waits - result.answered);
    return result;
}

Seconds wait_quantile(const Joined& joined, const Waiting& q, double at_once, double p) {
    const double late = (1 - p) * (at_once + joined.answered_sum);  // the share that waits longer than the quantile
    if (joined.answered_sum <= late) return 0;
    const auto excess = [&](Seconds t) {
        return t <= 0 ? joined.answered_sum - late
                      : still_waiting(joined.answered, q.drain + q.leave, q.leave, t) - late;
    };
    Seconds high = std::max(joined.wait_answered / joined.answered_sum, 1e-9);
    while (excess(high) > 0) high *= 2;
    std::uintmax_t steps = 100;
    const auto bracket = boost::math::tools::toms748_solve(excess, 0.0, high, joined.answered_sum - late, excess(high),
                                                           boost::math::tools::eps_tolerance<double>(44), steps);
    return (bracket.first + bracket.second) / 2;
}

/// Nobody leaves and there is room for all: the number waiting is geometric, and the wait of those who join exponential
/// with rate drain - joining. In closed form, since near full load the chain has no end.
QueueFigures endless_patience(const Waiting& q, double joining) {
    const double rate = q.drain - joining, full = q.drain / rate;  // weight of the full pool's states
    const double delayed = std::isinf(q.free_weight) ? 0 : full / (q.free_weight + full),
                 joins = (1 - q.balk) * delayed;
    QueueFigures figures;
    figures.delayed = delayed;
    figures.abandoned = figures.abandoned_within = figures.abandoned_within_5s = q.balk * delayed;
    figures.answered = 1 - figures.abandoned;
    figures.answered_within = figures.answered - joins * std::exp(-rate * std::max(0.0, q.within));
    figures.wait_mean = joins / rate;
    figures.asa = figures.wait_mean / figures.answered;
    figures.queue_mean = q.arrivals * figures.wait_mean;
    const auto quantile = [&](double p) {
        return q.quantiles ? std::max(0.0, std::log(joins / ((1 - p) * figures.answered)) / rate) : nan;
    };
    figures.wait_p50 = quantile(0.5), figures.wait_p90 = quantile(0.9), figures.wait_p95 = quantile(0.95);
    if (figures.answered <= 0) nobody_answered(figures);
    return figures;
}

}  // namespace

QueueFigures waiting_figures(const Waiting& q) {
    const double joining = q.arrivals * (1 - q.balk);
    if (std::isinf(q.room) && q.leave == 0)
        return joining >= q.drain ? no_steady_state() : endless_patience(q, joining);
    const auto ratio = [&](double j) { return joining / (q.drain + (j + 1) * q.leave); };
    const double mode = q.leave > 0         ? std::clamp(std::floor((joining - q.drain) / q.leave), 0.0, q.room)
                        : joining > q.drain ? q.room
                                            : 0.0;
    Weights chance = around_mode(mode, q.room, ratio);
    const double free = chance.first == 0 ? q.free_weight * chance.weight.front() : 0;
    double sum = free;
    for (const double w : chance.weight) sum += w;
    QueueFigures figures;
    if (chance.at(chance.weight.size() - 1) == q.room) {
        figures.blocked = chance.weight.back() / sum;
        chance.weight.pop_back();
    }
    for (double& w : chance.weight) w /= sum, figures.delayed += w, w *= 1 - q.balk;
    const Joined joined = follow(std::move(chance), q);
    const double at_once = std::isinf(sum) ? 1 : free / sum;
    const double balked = q.balk * figures.delayed;
    const Within on_time = within(joined, q, q.within);
    figures.abandoned = balked + joined.abandoned_sum;
    figures.answered = at_once + joined.answered_sum;
    figures.answered_within = at_once + on_time.answered;
    figures.abandoned_within = balked + on_time.abandoned;
    figures.abandoned_within_5s = balked + within(joined, q, short_abandon).abandoned;
    figures.asa = joined.wait_answered / figures.answered;
    figures.wait_mean = joined.wait_sum;
    figures.queue_mean = q.arrivals * joined.wait_sum;
    if (q.quantiles) {
        figures.wait_p50 = wait_quantile(joined, q, at_once, 0.5);
        figures.wait_p90 = wait_quantile(joined, q, at_once, 0.9);
        figures.wait_p95 = wait_quantile(joined, q, at_once, 0.95);
    } else {
        figures.wait_p50 = figures.wait_p90 = figures.wait_p95 = nan;
    }
    if (figures.answered <= 0) nobody_answered(figures);
    return figures;
}

double busy_share(const QueueQuestion& question, double answered) {
    return question.agents == 0 ? nan : std::min(1.0, question.load() * answered / question.agents);  // no 1 + 1e-10
}

void nobody_answered(QueueFigures& figures) {
    figures.asa = figures.wait_p50 = figures.wait_p90 = figures.wait_p95 = nan;
}

QueueFigures no_steady_state() {
    QueueFigures figures;
    figures.delayed = 1;
    figures.answered_within = 0;
    figures.asa = figures.wait_mean = figures.queue_mean = forever;
    figures.wait_p50 = figures.wait_p90 = figures.wait_p95 = forever;
    figures.occupancy = 1;
    figures.steady = false;
    return figures;
}

namespace {
constexpr Seconds longest = 1e18;  ///< far beyond any finite law's tail, and within what their functions can take
}

double never_leave(const Distribution& patience) {
    const double share = std::isfinite(patience.mean()) ? 0 : 1 - patience.cdf(longest);
    return share > 1e-12 ? share : 0;  // weights that add up to 1 but for rounding
}

QueueFigures nobody_on_duty(const QueueQuestion& question, Seconds patience_mean,
                            const std::function<double(Seconds)>& survival) {
    const double stay = 1 - question.balk;
    QueueFigures figures;
    if (question.rate <= 0) {
        figures.occupancy = nan;
        return figures;
    }
    if (std::isinf(patience_mean) && stay > 0) {
        figures = no_steady_state();
        figures.answered = 0;
        figures.waiting = stay * survival(longest);
        figures.abandoned = 1 - figures.waiting;
        figures.abandoned_within = 1 - stay * survival(question.within);
        figures.abandoned_within_5s = 1 - stay * survival(short_abandon);
        figures.occupancy = nan;
        nobody_answered(figures);
        return figures;
    }
    figures.delayed = figures.abandoned = 1;
    figures.answered = figures.answered_within = 0;
    figures.abandoned_within = 1 - stay * survival(question.within);
    figures.abandoned_within_5s = 1 - stay * survival(short_abandon);
    figures.wait_mean = stay > 0 ? stay * patience_mean : 0;
    figures.queue_mean = question.rate * figures.wait_mean;
    figures.occupancy = nan;
    nobody_answered(figures);
    return figures;
}

}  // namespace holdtime
