#pragma once

#include <cstdint>
#include <vector>

#include "models/staffing/search/effects.hpp"
#include "models/staffing_needs.hpp"

/// The least-cost staffing that meets every target, by simulation.
namespace holdtime {

struct SearchQuestion {
    std::vector<std::size_t> groups;    ///< whose agents are sought; the others' plans stay
    Plan start;                         ///< of all groups
    Bounds bounds;                      ///< per group
    std::vector<std::uint32_t> plenty;  ///< per group: more could not be of use; empty = not known
    std::uint32_t replications = 200;   ///< a plan meets a target when it does so over these
    bool independent = false;           ///< each trial on customers of its own
    ReportSearch progress = {};         ///< how far it is
};

struct SearchAnswer {
    Plan plan;
    double pay = 0;  ///< of the groups sought, over the horizon
    Judgement
        judgement;    ///< over the replications that the search was judged on: those asked for, with many posts more
    Judgement fresh;  ///< over as many as asked for which the search never saw
    std::vector<Requirement> requirements;
    std::vector<Target> targets;
    std::vector<std::size_t> impossible;  ///< requirements that even the most agents miss
    Judgement most;                       ///< what the most agents give
    std::vector<std::size_t> hopeless;    ///< of these, what no number of agents would mend
    std::vector<std::size_t> refuted;     ///< others that customers whom no search has seen miss with the most agents
    Judgement most_unseen;                ///< what the most agents give them; empty where that was not asked
    std::uint32_t raise = 0;              ///< of every group's most agents, with which all the others are possible
    Effects effects;                      ///< of one agent more or fewer than the plan
    std::uint64_t contacts = 0;           ///< simulated
    std::uint32_t rounds = 0;
    bool exhausted = false;                        ///< ended because it may not simulate more
    std::uint64_t changes_found = 0, changes = 0;  ///< between neighbouring intervals, before smoothing and after it
    double smoothed_within = 0;                    ///< of the pay that was found

    /// Probability, from both samples, that the requirement is met in the long run.
    double sure(std::size_t requirement) const;
    /// The slack by both samples together.
    MeanEstimate slack(std::size_t requirement) const;
};

SearchAnswer search(const StaffingNeeds& needs, const SearchQuestion& question);

}  // namespace holdtime
