#include "studies/history/estimation/redials.hpp"

#include <algorithm>
#include <array>
#include <boost/math/distributions/chi_squared.hpp>
#include <cmath>
#include <limits>

#include "studies/history/estimation/newton.hpp"

namespace holdtime {

namespace {

constexpr double longest_repeat = 7 * 86400.0;
constexpr std::uint32_t none = 0xffffffff;

bool unanswered(const LoggedContact& contact) { return contact.outcome != LoggedOutcome::answered; }

constexpr std::array<const char*, 5> causes{"abandoned", "balked", "blocked", "disconnected", "menu"};

std::size_t cause_of(const LoggedContact& contact) {
    switch (contact.outcome) {
        case LoggedOutcome::blocked:
            return 2;
        case LoggedOutcome::disconnected:
            return 3;
        case LoggedOutcome::menu:
            return 4;
        default:
            return contact.wait > 0 ? 0 : 1;
    }
}

struct Chance {
    std::uint32_t redials_before = 0;
    double delay = 0;  ///< until the redial, or until the end of the day
    bool dialled = false;
    std::size_t cause = 0;  ///< of `causes`
};

std::vector<Chance> chances(const ContactLog& log, const DayTable& table, const std::vector<NeedPart>& parts,
                            std::uint16_t queue) {
    std::vector<double> last_of_day(table.days(), 0);
    for (std::size_t i = 0; i < log.contacts.size(); ++i)
        last_of_day[table.day_of(i)] = std::max(last_of_day[table.day_of(i)], log.contacts[i].asked);
    std::vector<std::uint32_t> latest(log.customers, none), redials(log.customers, 0), open(log.customers, none);
    std::vector<Chance> list;
    for (std::uint32_t i = 0; i < log.contacts.size(); ++i) {
        const auto& contact = log.contacts[i];
        if (contact.customer == not_logged) continue;
        auto& before = redials[contact.customer];
        if (parts[i] != NeedPart::hand_over) before = parts[i] == NeedPart::redial ? before + 1 : 0;
        auto& chance = open[contact.customer];
        if (parts[i] == NeedPart::redial && chance != none) {
            const auto& left = log.contacts[latest[contact.customer]];
            list[chance].delay = std::max(0.01, contact.asked - static_cast<double>(contact.menu) - left.answered());
            list[chance].dialled = true;
        }
        chance = none;
        latest[contact.customer] = i;
        if (!unanswered(contact) || contact.queue != queue) continue;
        const double rest = last_of_day[table.day_of(i)] - contact.answered();
        if (rest <= 0) continue;
        chance = static_cast<std::uint32_t>(list.size());
        list.push_back({before, rest, false, cause_of(contact)});
    }
    return list;
}

double logistic(double x) { return 1 / (1 + std::exp(-x)); }

double log_likelihood(const Chance& one, double p, double mean) {
    return one.dialled ? std::log(p / mean) - one.delay / mean : std::log1p(p * std::expm1(-one.delay / mean));
}

/// A probability for each cause, one delay for all; kept where one probability for all is so much less likely that
/// chance hardly explains it.
void tell_causes(const std::vector<Chance>& all, RedialEstimate& estimate) {
    constexpr double fewest = 30, fewest_dialled = 3, level = 0.01;
    std::array<double, causes.size()> n{}, dialled{};
    for (const auto& one : all) ++n[one.cause], dialled[one.cause] += one.dialled;
    std::vector<std::size_t> told;
    for (std::size_t c = 0; c < causes.size(); ++c)
        if (n[c] >= fewest && dialled[c] >= fewest_dialled && n[c] - dialled[c] >= fewest_dialled) told.push_back(c);
    if (told.size() < 2) return;
    const auto last = static_cast<Eigen::Index>(told.size());
    const auto fit = [&](bool apart) {
        Eigen::VectorXd begin(apart ? last + 1 : 2);
        for (Eigen::Index k = 0; k + 1 < begin.size(); ++k)
            begin[k] = std::log(estimate.probability / (1 - estimate.probability));
        begin[begin.size() - 1] = std::log(estimate.delay);
        return maximise(
            [&](const Eigen::VectorXd& x) {
                double sum = 0;
                for (const auto& one : all) {
                    const auto found = std::find(told.begin(), told.end(), one.cause);
                    if (found == told.end()) continue;
                    sum +=
                        log_likelihood(one, logistic(x[apart ? found - told.begin() : 0]), std::exp(x[x.size() - 1]));
                }
                return std::isfinite(sum) ? sum : -1e300;
            },
            std::move(begin));
    };
    const auto apart = fit(true), alike = fit(false);
    if (!apart.found || !alike.found) return;
    const boost::math::chi_squared law(static_cast<double>(told.size()) - 1);
    if (boost::math::cdf(complement(law, std::max(0.0, 2 * (apart.value - alike.value)))) > level) return;
    for (Eigen::Index k = 0; k < last; ++k) {
        const auto c = told[static_cast<std::size_t>(k)];
        const double p = logistic(apart.at[k]);
        estimate.by_cause.push_back({causes[c], p, p * (1 - p) * std::sqrt(apart.covariance(k, k)), n[c]});
    }
    estimate.delay = std::exp(apart.at[last]);
    estimate.delay_error = estimate.delay * std::sqrt(apart.covariance(last, last));
}

}  // namespace

std::vector<NeedPart> parts_of_needs(const ContactLog& log, const DayTable& table, const HandOvers& found) {
    std::vector<NeedPart> parts(log.contacts.size(), NeedPart::first);
    std::vector<std::uint32_t> latest(log.customers, none);
    for (std::uint32_t i = 0; i < log.contacts.size(); ++i) {
        const auto& contact = log.contacts[i];
        if (contact.customer == not_logged) continue;
        auto& before = latest[contact.customer];
        if (before != none) {
            const auto& last = log.contacts[before];
            if (unanswered(last) && table.day_of(before) == table.day_of(i))
                parts[i] = NeedPart::redial;
            else if (!unanswered(last) && contact.asked - last.answered() < longest_repeat)
                parts[i] = NeedPart::repeat;
        }
        before = i;
    }
    for (const auto& link : found.links) parts[link.to] = NeedPart::hand_over;
    return parts;
}

RepeatEstimate estimate_repeats(const ContactLog& log, const HandOvers& found, std::uint16_t queue) {
    RepeatEstimate estimate;
    std::vector<double> next(log.customers, std::numeric_limits<double>::infinity());
    const double end = log.contacts.empty() ? 0 : log.contacts.back().asked;
    double again = 0;
    for (std::size_t i = log.contacts.size(); i-- > 0;) {
        const auto& contact = log.contacts[i];
        if (contact.customer == not_logged) continue;
        const double delay = next[contact.customer] - contact.answered();
        next[contact.customer] = contact.asked;
        if (contact.queue != queue || unanswered(contact) || found.goes_on[i] != GoesOn::no ||
            contact.answered() + longest_repeat > end)
            continue;
        ++estimate.n;
        if (delay > longest_repeat) continue;
        ++again, estimate.delay += std::max(0.0, delay);
    }
    if (estimate.n == 0) return estimate;
    estimate.share = again / estimate.n;
    estimate.error = std::sqrt(estimate.share * (1 - estimate.share) / estimate.n);
    if (again > 0) estimate.delay /= again;
    return estimate;
}

RedialEstimate estimate_redials(const ContactLog& log, const DayTable& table, const std::vector<NeedPart>& parts,
                                std::uint16_t queue) {
    RedialEstimate estimate;
    auto all = chances(log, table, parts, queue);
    double dialled = 0, delays = 0;
    for (const auto& one : all)
        if (one.dialled) {
            ++dialled, delays += one.delay;
            estimate.most = std::max(estimate.most, one.redials_before + 1);
        }
    if (dialled < 10) return estimate;
    // Nobody of many who had dialled so often did once more: they must not, and tell nothing of who may.
    const auto at_limit = [&](const Chance& one) { return one.redials_before >= estimate.most; };
    constexpr std::ptrdiff_t many = 20;
    estimate.limited = std::count_if(all.begin(), all.end(), at_limit) >= many;
    if (estimate.limited) std::erase_if(all, at_limit);
    estimate.n = static_cast<double>(all.size());
    const auto likelihood = [&](const Eigen::VectorXd& x) {
        double sum = 0;
        for (const auto& one : all) sum += log_likelihood(one, logistic(x[0]), std::exp(x[1]));
        return std::isfinite(sum) ? sum : -1e300;
    };
    Eigen::VectorXd begin(2);
    const double share = std::min(0.95, dialled / estimate.n);
    begin << std::log(share / (1 - share)), std::log(delays / dialled);
    const auto maximum = maximise(likelihood, begin);
    if (!maximum.found) return {};
    estimate.probability = 1 / (1 + std::exp(-maximum.at[0]));
    estimate.probability_error =
        estimate.probability * (1 - estimate.probability) * std::sqrt(maximum.covariance(0, 0));
    estimate.delay = std::exp(maximum.at[1]);
    estimate.delay_error = estimate.delay * std::sqrt(maximum.covariance(1, 1));
    tell_causes(all, estimate);
    return estimate;
}

}  // namespace holdtime
