#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "sim/experiment/experiment.hpp"

namespace holdtime {

/// An experiment's results, and those of its sections: what each share of the replications says by itself.
struct SectionedResults {
    Results whole;                  ///< the bytes of run_experiment
    std::vector<Results> sections;  ///< replication r counts in section r mod their number; no figures by interval
};

/// As run_experiment, with the replications in so many sections besides: few numbers that still tell, beside another
/// run on the same customers, how far a difference can be trusted.
SectionedResults run_in_sections(std::span<const Description> strategies, const ExperimentSettings& settings,
                                 std::size_t sections);

}  // namespace holdtime
