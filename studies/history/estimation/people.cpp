#include "studies/history/estimation/people.hpp"

#include <boost/math/distributions/chi_squared.hpp>
#include <cmath>

namespace holdtime {

namespace {

struct Mean {
    double n = 0, sum = 0, squares = 0;
    void add(double x) { ++n, sum += x, squares += x * x; }
    double mean() const { return n > 0 ? sum / n : 0; }
    double variance() const { return n > 1 ? std::max(0.0, (squares - sum * sum / n) / (n - 1)) : 0; }
};

double work_of(const LoggedContact& contact) {
    return static_cast<double>(contact.talk) +
           (contact.after_work == contact.after_work ? static_cast<double>(contact.after_work) : 0);
}

bool tells(const LoggedContact& contact) { return contact.agent != not_logged && contact.talk == contact.talk; }

}  // namespace

PeopleEstimate estimate_people(const ContactLog& log, const std::vector<double>& time_of) {
    PeopleEstimate estimate;
    estimate.factor_of.assign(log.agents.size(), 1);
    std::vector<Mean> kinds(log.queues.size() * medium_count);
    const auto kind_of = [](const LoggedContact& contact) {
        return contact.queue * medium_count + static_cast<std::size_t>(contact.medium);
    };
    for (const auto& contact : log.contacts)
        if (tells(contact)) kinds[kind_of(contact)].add(work_of(contact));
    struct Agent {
        double n = 0, work = 0, expected = 0, variance = 0;
    };
    std::vector<Agent> agents(log.agents.size());
    for (const auto& contact : log.contacts) {
        if (!tells(contact)) continue;
        auto& agent = agents[contact.agent];
        const auto& kind = kinds[kind_of(contact)];
        ++agent.n, agent.work += work_of(contact), agent.expected += kind.mean(), agent.variance += kind.variance();
    }
    // Weighted mean and heterogeneity of the factors work / expected.
    double weight = 0, weighted = 0, weight_squares = 0;
    std::size_t seen = 0;
    constexpr double least_contacts = 5;
    const auto usable = [&](const Agent& a) { return a.n >= least_contacts && a.expected > 0 && a.variance > 0; };
    const auto error_of = [](const Agent& a) { return a.variance / (a.expected * a.expected); };
    for (const auto& agent : agents) {
        if (!usable(agent)) continue;
        const double w = 1 / error_of(agent);
        weight += w, weighted += w * agent.work / agent.expected, weight_squares += w * w, ++seen;
    }
    if (seen < 2) return estimate;
    const double mean = weighted / weight;
    double q = 0;
    for (const auto& agent : agents)
        if (usable(agent)) q += std::pow(agent.work / agent.expected - mean, 2) / error_of(agent);
    const double freedom = static_cast<double>(seen) - 1;
    const double variance = std::max(0.0, (q - freedom) / (weight - weight_squares / weight));
    estimate.differ = boost::math::cdf(complement(boost::math::chi_squared(freedom), q)) < 0.001 && variance > 0;
    // Who is fast takes more contacts: the mean over time on duty, not over contacts, is an agent like all others.
    double time = 0, by_time = 0;
    for (std::size_t a = 0; a < agents.size(); ++a)
        if (usable(agents[a])) time += time_of[a], by_time += time_of[a] * (agents[a].work / agents[a].expected);
    const double centre = by_time / time;
    estimate.cv = std::sqrt(variance) / centre;
    estimate.cv_error = estimate.cv / std::sqrt(2 * freedom);
    for (std::size_t a = 0; a < agents.size(); ++a) {
        const auto& agent = agents[a];
        if (agent.n == 0) continue;
        AgentEstimate one{log.agents[a], agent.n, 1, 0};
        if (usable(agent)) {
            const double chance = error_of(agent), kept = variance / (variance + chance);
            one.factor = (centre + kept * (agent.work / agent.expected - centre)) / centre;
            one.error = std::sqrt(kept * chance) / centre;
        }
        if (estimate.differ) estimate.factor_of[a] = one.factor;
        estimate.agents.push_back(one);
    }
    return estimate;
}

}  // namespace holdtime
