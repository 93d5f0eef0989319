#pragma once

#include <array>
#include <optional>

#include "sim/ports/figures.hpp"
#include "sim/stats/moments.hpp"
#include "sim/stats/waits.hpp"

namespace holdtime {

/// The waits of many replications, pooled, and kept in twenty sections (replication r in section r mod 20) whose spread
/// tells how far the pooled percentile can be trusted (sectioning: Asmussen and Glynn, Stochastic Simulation, III.5).
class WaitSections {
public:
    static constexpr std::size_t most_sections = 20;

    WaitSample& of_replication(std::size_t replication) {
        all_.reset();
        return sections_[replication % most_sections];
    }

    /// The pooled p-quantile and its interval, centred on it; no interval when fewer than two sections have any wait.
    Estimate quantile(double p, StudentT& student) const;
    Estimate quantile(double p, double confidence) const;

    /// How many of all waits do not exceed `wait`.
    double within(double wait) const;

    /// This quantile minus the baseline's, section by section paired.
    Estimate difference(const WaitSections& baseline, double p, StudentT& student) const;

private:
    using Quantiles = std::array<double, most_sections>;
    double pooled(double p) const;
    Quantiles of_sections(double p) const;
    static Estimate estimate(double centre, const Quantiles& sections, StudentT& student);

    std::array<WaitSample, most_sections> sections_;
    mutable std::optional<WaitSample> all_;  ///< merged for the first percentile asked for, kept for the others
};

}  // namespace holdtime
