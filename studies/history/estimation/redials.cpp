#include "studies/history/estimation/redials.hpp"

#include <algorithm>
#include <cmath>

#include "studies/history/estimation/newton.hpp"

namespace holdtime {

namespace {

constexpr double longest_repeat = 7 * 86400.0;
constexpr std::uint32_t none = 0xffffffff;

bool unanswered(const LoggedContact& contact) { return contact.outcome != LoggedOutcome::answered; }

struct Chance {
    std::uint32_t redials_before = 0;
    double delay = 0;  ///< until the redial, or until the end of the day
    bool dialled = false;
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
        before = parts[i] == NeedPart::redial ? before + 1 : 0;
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
        list.push_back({before, rest, false});
    }
    return list;
}

}  // namespace

std::vector<NeedPart> parts_of_needs(const ContactLog& log, const DayTable& table) {
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
    return parts;
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
        const double p = 1 / (1 + std::exp(-x[0])), mean = std::exp(x[1]);
        double sum = 0;
        for (const auto& one : all)
            sum += one.dialled ? std::log(p / mean) - one.delay / mean : std::log1p(p * std::expm1(-one.delay / mean));
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
    return estimate;
}

}  // namespace holdtime
