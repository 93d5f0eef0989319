#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "studies/history/estimation/law_families.hpp"
#include "studies/history/estimation/sample.hpp"

namespace holdtime {

/// A law with its parameters as estimated.
struct FittedLaw {
    const LawFamily* family = nullptr;
    std::vector<double> parameters;       ///< as the family names them
    std::vector<double> standard_errors;  ///< of each
    double log_likelihood = 0;
    double bic = 0;                                 ///< Schwarz's criterion: the smaller, the better
    double n = 0;                                   ///< durations seen to their end
    std::vector<double> phase_means, phase_errors;  ///< of a hyperexponential law
    double mean() const { return parameters[0]; }
    double survival(double x) const;
};

/// Durations of which some were cut short: patience of those who were answered is longer than their wait.
struct CensoredSample {
    Sample ended, censored;
};

/// Every family by maximum likelihood, the best by Schwarz's criterion first; those whose likelihood has no maximum are
/// left out. Sources: E. Kaplan, P. Meier, JASA 53 (1958), 457-481 (censoring); N. Gans, G. Koole, A. Mandelbaum, M&SOM
/// 5 (2003), 79-141, section 6.3.3 (patience is seen only of those who left); G. Schwarz, Annals of Statistics 6
/// (1978), 461-464.
std::vector<FittedLaw> fit_patience(const CensoredSample& sample, std::span<const LawFamily> families = law_families());

/// The same of durations that were all seen to their end, with the mean held at the sample's, whose error needs no
/// law: what loads the centre must not hang on the law. Durations below half a second count as half a second.
/// `above`: only durations longer than so much decide the law (by the likelihood of what is cut off there); the mean is
/// that of all.
std::vector<FittedLaw> fit_work(const Sample& sample, double above = 0,
                                std::span<const LawFamily> families = law_families());

struct SurvivalPoint {
    double time = 0;
    double survival = 1;        ///< share still waiting
    double standard_error = 0;  ///< Greenwood
};

/// The share still waiting after each time at which somebody left. Source: Kaplan and Meier 1958; M. Greenwood 1926.
std::vector<SurvivalPoint> kaplan_meier(const CensoredSample& sample);
/// At a time; nothing beyond the last one observed.
std::optional<SurvivalPoint> survival_at(const std::vector<SurvivalPoint>& curve, double time, double last_observed);

}  // namespace holdtime
