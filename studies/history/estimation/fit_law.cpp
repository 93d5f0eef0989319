#include "studies/history/estimation/fit_law.hpp"

#include <algorithm>
#include <cmath>

#include "studies/history/estimation/newton.hpp"

namespace holdtime {

namespace {

/// Of laws that a scenario may hold: durations that are all but the same have no law, and ever larger likelihoods.
constexpr double least_cv = 0.01, most_cv = 100;

constexpr double shortest = 0.5;  ///< seconds: what is written as 0 lasted less than one

using Points = std::vector<Sample::Point>;

Points lifted(const Sample& sample, double least, double above = -1) {
    Points points;
    for (auto point : sample.points()) {
        if (point.value <= above) continue;
        point.value = std::max(point.value, least);
        points.push_back(point);
    }
    return points;
}

double count_of(const Points& points) {
    double n = 0;
    for (const auto& point : points) n += point.count;
    return n;
}

double log_likelihood(const LawFamily& family, std::span<const double> parameters, const Points& ended,
                      const Points& censored) {
    double sum = 0;
    for (const auto& [value, count] : ended) sum += count * family.log_density(value, parameters);
    for (const auto& [value, count] : censored) sum += count * family.log_survival(value, parameters);
    return sum;
}

/// Errors of the phases' means by the delta method, from those of the unbounded parameters.
void find_phases(FittedLaw& law, const std::vector<double>& at, const Eigen::MatrixXd& covariance) {
    if (!law.family->phase_means) return;
    constexpr double step = 1e-5;
    law.phase_means = law.family->phase_means(law.parameters);
    for (std::size_t k = 0; k < law.phase_means.size(); ++k) {
        Eigen::VectorXd slope(static_cast<Eigen::Index>(at.size()));
        for (std::size_t i = 0; i < at.size(); ++i) {
            auto moved = at;
            moved[i] += step;
            slope[static_cast<Eigen::Index>(i)] =
                (law.family->phase_means(law.family->natural(moved))[k] - law.phase_means[k]) / step;
        }
        law.phase_errors.push_back(std::sqrt(slope.dot(covariance * slope)));
    }
}

/// Phases of which one is next to nothing: a law of so many zeros, which no scenario takes.
bool far_apart(const std::vector<double>& means) {
    constexpr double most = 1e5;
    if (means.empty()) return false;
    const auto [least, greatest] = std::minmax_element(means.begin(), means.end());
    return *greatest > most * *least;
}

/// `held`: the logarithm of the mean, where it is not to be estimated.
std::optional<FittedLaw> fit(const LawFamily& family, const std::vector<double>& begin, std::optional<double> held,
                             double error_of_held, const std::function<double(std::span<const double>)>& likelihood,
                             double n) {
    const std::size_t first = held ? 1 : 0;
    const auto all = [&](const Eigen::VectorXd& free) {
        std::vector<double> unbounded;
        if (held) unbounded.push_back(*held);
        unbounded.insert(unbounded.end(), free.begin(), free.end());
        return unbounded;
    };
    const auto free =
        Eigen::Map<const Eigen::VectorXd>(begin.data() + first, static_cast<Eigen::Index>(begin.size() - first));
    FittedLaw law;
    law.family = &family;
    law.n = n;
    std::vector<double> at = begin;
    const auto size = static_cast<Eigen::Index>(begin.size());
    Eigen::MatrixXd covariance = Eigen::MatrixXd::Zero(size, size);
    if (held) covariance(0, 0) = error_of_held * error_of_held;
    if (free.size() > 0) {
        const auto maximum =
            maximise([&](const Eigen::VectorXd& x) { return likelihood(family.natural(all(x))); }, free);
        if (!maximum.found) return {};
        at = all(maximum.at);
        covariance.bottomRightCorner(free.size(), free.size()) = maximum.covariance;
    } else if (held) {
        at = {*held};
    }
    law.parameters = family.natural(at);
    if (const double cv = family.cv(law.parameters); !(cv > least_cv && cv < most_cv)) return {};
    const auto slope = family.slope(at);
    for (std::size_t i = 0; i < at.size(); ++i) {
        const auto k = static_cast<Eigen::Index>(i);
        law.standard_errors.push_back(slope[i] * std::sqrt(covariance(k, k)));
    }
    find_phases(law, at, covariance);
    if (far_apart(law.phase_means)) return {};
    law.log_likelihood = likelihood(law.parameters);
    law.bic = static_cast<double>(at.size()) * std::log(std::max(n, 1.0)) - 2 * law.log_likelihood;
    return law;
}

void best_first(std::vector<FittedLaw>& laws) {
    std::stable_sort(laws.begin(), laws.end(), [](const auto& a, const auto& b) { return a.bic < b.bic; });
}

}  // namespace

double FittedLaw::survival(double x) const { return std::exp(family->log_survival(x, parameters)); }

std::vector<FittedLaw> fit_patience(const CensoredSample& sample, std::span<const LawFamily> families) {
    std::vector<FittedLaw> laws;
    const double n = sample.ended.n();
    if (n < 2) return laws;
    const auto ended = lifted(sample.ended, 1e-3), censored = lifted(sample.censored, 0);
    const double total = sample.ended.mean() * n + sample.censored.mean() * sample.censored.n();
    for (const auto& family : families) {
        const auto likelihood = [&](std::span<const double> p) {
            const double value = log_likelihood(family, p, ended, censored);
            return std::isfinite(value) ? value : -1e300;
        };
        auto law = fit(family, family.begin(total / n, 1.2), {}, 0, likelihood, n);
        // An error above the estimate: what was seen does not tell its mean, which may lie anywhere beyond.
        if (law && (law->standard_errors[0] < law->mean() || family.parameters.size() == 1))
            laws.push_back(std::move(*law));
    }
    best_first(laws);
    return laws;
}

std::vector<FittedLaw> fit_work(const Sample& sample, double above, std::span<const LawFamily> families) {
    std::vector<FittedLaw> laws;
    if (sample.n() < 2 || sample.mean() <= 0) return laws;
    const auto points = lifted(sample, shortest, above > 0 ? above : -1);
    const double n = count_of(points), mean = sample.mean(), cv = std::sqrt(sample.variance()) / mean;
    for (const auto& family : families) {
        const auto likelihood = [&](std::span<const double> p) {
            double value = log_likelihood(family, p, points, {});
            if (above > 0) value -= n * family.log_survival(above, p);
            return std::isfinite(value) ? value : -1e300;
        };
        auto law = fit(family, family.begin(mean, cv), std::log(mean), sample.standard_error() / mean, likelihood, n);
        if (!law) continue;
        law->n = sample.n();
        laws.push_back(std::move(*law));
    }
    best_first(laws);
    return laws;
}

std::vector<SurvivalPoint> kaplan_meier(const CensoredSample& sample) {
    const auto ended = sample.ended.points(), censored = sample.censored.points();
    double at_risk = sample.ended.n() + sample.censored.n(), survival = 1, greenwood = 0;
    std::vector<SurvivalPoint> curve;
    std::size_t gone = 0;
    for (const auto& [time, left] : ended) {
        for (; gone < censored.size() && censored[gone].value < time; ++gone) at_risk -= censored[gone].count;
        survival *= 1 - left / at_risk;
        if (at_risk > left) greenwood += left / (at_risk * (at_risk - left));
        at_risk -= left;
        curve.push_back({time, survival, survival * std::sqrt(greenwood)});
    }
    return curve;
}

std::optional<SurvivalPoint> survival_at(const std::vector<SurvivalPoint>& curve, double time, double last_observed) {
    if (time > last_observed) return {};
    SurvivalPoint found{time, 1, 0};
    for (const auto& point : curve) {
        if (point.time > time) break;
        found = point;
    }
    found.time = time;
    return found;
}

}  // namespace holdtime
