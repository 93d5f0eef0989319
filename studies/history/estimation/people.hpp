#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "studies/history/log/contact_log.hpp"

namespace holdtime {

/// How long an agent takes, against an agent like all others.
struct AgentEstimate {
    std::string agent;
    double n = 0;
    double factor = 1;  ///< on the time of work, drawn towards 1 by as much as chance explains
    double error = 0;
    double speed() const { return 1 / factor; }
    double speed_error() const { return error / (factor * factor); }
};

struct PeopleEstimate {
    std::vector<AgentEstimate> agents;
    double cv = 0, cv_error = 0;    ///< of the factor between agents
    bool differ = false;            ///< beyond what chance explains, at level 0.001
    std::vector<double> factor_of;  ///< by agent's number, 1 where they do not differ
};

/// Agents' mean times of work over those of their queues and media, compared (one-way analysis of variance with the
/// queues' own variances; moments of DerSimonian and Laird), and drawn to the mean by the share that chance has in them
/// (empirical Bayes). Sources: R. DerSimonian, N. Laird, Controlled Clinical Trials 7 (1986), 177-188; B. Efron, C.
/// Morris, JASA 70 (1975), 311-319.
/// `time_of`: seconds on duty by agent; an agent like all others is the mean over them.
PeopleEstimate estimate_people(const ContactLog& log, const std::vector<double>& time_of);

}  // namespace holdtime
