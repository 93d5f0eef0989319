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
    return static_cast<double>(contact.talk) / contact.answers +
           (contact.after_work == contact.after_work ? static_cast<double>(contact.after_work) : 0);
}

bool tells(const LoggedContact& contact) {
    return contact.agent != not_logged && contact.talk == contact.talk && contact.answers > 0;
}

struct Agent {
    double n = 0, work = 0, expected = 0, variance = 0;
    double factor() const { return work / expected; }
};

constexpr double least_contacts = 5;

bool usable(const Agent& agent) { return agent.n >= least_contacts && agent.expected > 0 && agent.variance > 0; }

/// Variance of the factor work / expected by chance.
double error_of(const Agent& agent) { return agent.variance / (agent.expected * agent.expected); }

/// Heterogeneity of the factors, about their weighted mean.
struct Between {
    double q = 0, variance = 0;
};

Between between(const std::vector<const Agent*>& agents, const Agent* left_out) {
    double weight = 0, weighted = 0, squares = 0, n = 0;
    for (const auto* agent : agents) {
        if (agent == left_out) continue;
        const double w = 1 / error_of(*agent);
        weight += w, weighted += w * agent->factor(), squares += w * w, ++n;
    }
    Between result;
    for (const auto* agent : agents)
        if (agent != left_out) result.q += std::pow(agent->factor() - weighted / weight, 2) / error_of(*agent);
    result.variance = n > 1 ? std::max(0.0, (result.q - (n - 1)) / (weight - squares / weight)) : 0;
    return result;
}

/// By the jackknife, since factors need not be normal; of very many agents as if they were.
double error_of_variance(const std::vector<const Agent*>& agents) {
    constexpr std::size_t most = 3000;
    const auto n = static_cast<double>(agents.size());
    const double all = between(agents, nullptr).variance;
    if (agents.size() < 3 || agents.size() > most) return all * std::sqrt(2 / std::max(1.0, n - 1));
    double sum = 0, squares = 0;
    for (const auto* agent : agents) {
        const double one = between(agents, agent).variance;
        sum += one, squares += one * one;
    }
    return std::sqrt(std::max(0.0, (n - 1) / n * (squares - sum * sum / n)));
}

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
    std::vector<Agent> agents(log.agents.size());
    for (const auto& contact : log.contacts) {
        if (!tells(contact)) continue;
        auto& agent = agents[contact.agent];
        const auto& kind = kinds[kind_of(contact)];
        ++agent.n, agent.work += work_of(contact), agent.expected += kind.mean(), agent.variance += kind.variance();
    }
    std::vector<const Agent*> compared;
    for (const auto& agent : agents)
        if (usable(agent)) compared.push_back(&agent);
    if (compared.size() < 2) return estimate;
    const auto all = between(compared, nullptr);
    const double freedom = static_cast<double>(compared.size()) - 1, variance = all.variance;
    estimate.differ = boost::math::cdf(complement(boost::math::chi_squared(freedom), all.q)) < 0.001 && variance > 0;
    // Who is fast takes more contacts: the mean over time on duty, not over contacts, is an agent like all others.
    double time = 0, by_time = 0;
    for (std::size_t a = 0; a < agents.size(); ++a)
        if (usable(agents[a])) time += time_of[a], by_time += time_of[a] * (agents[a].work / agents[a].expected);
    const double centre = by_time / time;
    estimate.cv = std::sqrt(variance) / centre;
    estimate.cv_error = error_of_variance(compared) / (2 * std::sqrt(std::max(variance, 1e-12))) / centre;
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
