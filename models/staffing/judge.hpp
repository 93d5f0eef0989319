#pragma once

#include <cstdint>
#include <vector>

#include "sim/ports/plan.hpp"

/// Targets as inequalities that simulated counts satisfy or not: service level s of n contacts, g of them in time, means
/// g - s n >= 0; abandonment rate a: a n - abandoned >= 0; occupancy u: u duty - busy >= 0 (in hours). The left side is the
/// slack; its mean per replication is linear in the counts, so that a sample's verdict is that of the ratio of sums.
namespace holdtime {

/// One inequality: a target over the counted intervals first .. last - 1.
struct Requirement {
    std::size_t target = 0;
    std::uint32_t first = 0, last = 0;
};

struct Judgement {
    std::vector<double> slack;                 ///< per requirement: mean per replication
    std::vector<double> error;                 ///< standard error of it; 0 with one replication
    std::vector<double> volume;                ///< contacts (or hours on duty) per replication that it is about
    std::vector<std::vector<double>> profile;  ///< [target][interval]: the slack's parts
    std::uint32_t replications = 0;

    bool met(std::size_t requirement, double margin = 0) const { return slack[requirement] >= margin - 1e-9; }
    bool all_met(const std::vector<double>& margins = {}) const;
    /// What is missing, summed over the requirements.
    double shortfall(const std::vector<double>& margins = {}) const;
    /// The figure itself: within / offered and so on.
    double figure(std::size_t requirement, const std::vector<Requirement>& requirements, const std::vector<Target>& targets) const;
};

class Judge {
public:
    /// `day` of each counted interval.
    Judge(std::vector<Target> targets, std::uint32_t intervals, const std::vector<std::uint32_t>& day);

    const std::vector<Target>& targets() const { return targets_; }
    const std::vector<Requirement>& requirements() const { return requirements_; }
    /// Requirements of a target that an interval belongs to: one.
    std::size_t requirement_at(std::size_t target, std::size_t interval) const { return at_[target * intervals_ + interval]; }
    std::uint32_t intervals() const { return intervals_; }

    /// The outcome's first `replications` (all when 0).
    Judgement judge(const TrialOutcome& outcome, std::uint32_t replications = 0) const { return judge(outcome, nullptr, replications); }
    /// The slack's change from one outcome to another on the same customers, with the error of the paired difference.
    Judgement change(const TrialOutcome& from, const TrialOutcome& to, std::uint32_t replications = 0) const { return judge(to, &from, replications); }
    /// Adds a target's slack of one replication, interval by interval, to `row`; `sign` -1 takes it away.
    void add_slack(std::size_t target, const TrialOutcome& outcome, std::uint32_t replication, double* row, double sign = 1) const;

private:
    Judgement judge(const TrialOutcome& outcome, const TrialOutcome* less, std::uint32_t replications) const;
    double volume(const Target& target, const TrialOutcome& outcome, std::uint32_t replication, std::size_t interval) const;
    std::size_t cell(const Target& target, const TrialOutcome& outcome, std::uint32_t replication) const;
    std::vector<Target> targets_;
    std::uint32_t intervals_;
    std::vector<Requirement> requirements_;
    std::vector<std::size_t> at_;              ///< [target][interval]
};

}  // namespace holdtime
