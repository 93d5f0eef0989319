#pragma once

#include <vector>

#include "models/staffing/search/effects.hpp"
#include "models/staffing/solver/integer_program.hpp"

namespace holdtime {

/// Where the next plan of a search should lie: the cheapest change of a plan that, were effects to add up, would meet
/// every requirement. An integer program over sub-gradients of the simulated slack (J. Atlason, M. Epelman, S.
/// Henderson, Annals of Operations Research 127 (2004), 333-358; M. Cezik, P. L'Ecuyer, Management Science 54 (2008),
/// 310-323), with slopes of its own for more and for fewer, and kept close to the plan, because effects do not add up
/// far from it.
struct StepProblem {
    const Judgement& now;
    const Effects& effects;
    const std::vector<double>& pay;               ///< per post: money for one agent
    const std::vector<double>& margins;           ///< per requirement: slack asked for
    const std::vector<bool>& locked;              ///< per post: may not fall
    const std::vector<std::uint32_t>& most_more;  ///< per post
    const std::vector<std::uint32_t>& most_fewer;
    const std::vector<double>&
        harm;  ///< per requirement: of all agents taken away together, in terms of the sum of each one's
    std::vector<double> gain = {};  ///< likewise of all that are added; empty = 1
    std::vector<double> prices =
        {};  ///< per requirement: money that a unit of missing slack costs; empty = no money would do
    double radius = IntegerProgram::unlimited;  ///< pay of all agents moved
    bool relaxed = false;                       ///< whole numbers are sought only near the solution in real ones
};

/// Agents to add (or, negative, to take away) per post; all 0 when nothing is better.
std::vector<int> best_step(const StepProblem& problem);

}  // namespace holdtime
