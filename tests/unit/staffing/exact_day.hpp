#pragma once

#include <fmt/format.h>

#include <cmath>

#include "models/queueing/queueing.hpp"
#include "tests/unit/staffing/town.hpp"

namespace holdtime::town {

/// One group for calls; intervals of an hour with their rates per hour.
struct Day {
    std::vector<double> rates;
    double talk = 300, patience = 180, within = 20;

    /// By the time-dependent Erlang A chain.
    std::vector<TransientFigures> exact(const GroupPlan& agents) const {
        constexpr double hour = 3600;
        TransientQuestion question;
        for (std::size_t i = 0; i < rates.size(); ++i) question.segments.push_back({hour, rates[i] / hour, agents[i]});
        question.service_mean = talk;
        question.patience_mean = patience;
        question.within = within;
        return transient_queue(question);
    }

    /// Share answered in time of all.
    double service(const GroupPlan& agents) const {
        double good = 0, offered = 0;
        for (const auto& segment : exact(agents)) {
            good += segment.offered * segment.contacts.answered_within;
            offered += segment.offered;
        }
        return good / offered;
    }

    Town town(double target, const std::string& per) const {
        Town town;
        town.calendar = fmt::format("{{start: 2026-03-02, duration: {}h, interval: 1h}}", rates.size());
        town.arrivals = "{poisson: {per_interval: [";
        for (const double rate : rates)
            town.arrivals += fmt::format("{}{}", town.arrivals.back() == '[' ? "" : ", ", rate);
        town.arrivals += "]}}";
        town.reasons = fmt::format("{{phone: {{talk_time: {}s}}}}", talk);
        town.patience = fmt::format("{{phone: {{exponential: {}s}}}}", patience);
        town.channels = fmt::format("  phone: {{kind: voice, service_level: {{target: {}, within: {}s, per: {}}}}}\n",
                                    target, within, per);
        town.experiment = "{replications: 400, seed: 7}";
        return town;
    }
};

/// Standard error of a share of so many contacts in each of `replications`; waits of neighbours are alike, hence the
/// factor.
inline double error_of(double share, double contacts, double replications) {
    return 2 * std::sqrt(share * (1 - share) / (replications * contacts));
}

}  // namespace holdtime::town
