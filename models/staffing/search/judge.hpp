#pragma once

#include <cstdint>
#include <vector>

#include "models/staffing/search/control_variates.hpp"
#include "sim/ports/plan.hpp"

/// Targets as inequalities that simulated counts satisfy or not: service level s of n contacts, g of them in time,
/// means g - s n >= 0; abandonment rate a: a n - abandoned >= 0; occupancy u: u duty - busy >= 0 (in hours); asa w:
/// answered - waited / w >= 0. The left side is the slack; its mean per replication is linear in the counts, so that a
/// sample's verdict is that of the ratio of sums.
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
    double figure(std::size_t requirement, const std::vector<Requirement>& requirements,
                  const std::vector<Target>& targets) const;
};

/// What a contact (or hour) of slack for each that it is about changes the figure by.
inline double figure_per_slack(const Target& target) { return target.figure == TargetFigure::asa ? target.value : 1; }

/// A requirement's slack by two judgements of one plan on different customers.
MeanEstimate pooled(const Judgement& a, const Judgement& b, std::size_t requirement);

/// Do customers whom no search has seen refute that the requirement is met? One-sided, by Student's t, at level 0.01
/// for all of a strategy's `tests` (its targets x the places where each is judged) together. One replication refutes
/// nothing.
bool refuted(const Judgement& unseen, std::size_t requirement, std::size_t tests);

class Judge {
public:
    /// `day` of each counted interval. `expected`: contacts of each channel and counted interval that are to be
    /// expected whatever the staffing; empty = not known.
    Judge(std::vector<Target> targets, std::uint32_t intervals, const std::vector<std::uint32_t>& day,
          std::vector<std::vector<double>> expected = {});

    const std::vector<Target>& targets() const { return targets_; }
    const std::vector<Requirement>& requirements() const { return requirements_; }
    /// Requirements of a target that an interval belongs to: one.
    std::size_t requirement_at(std::size_t target, std::size_t interval) const {
        return at_[target * intervals_ + interval];
    }
    std::uint32_t intervals() const { return intervals_; }
    /// As many as `refuted` asks for: the strategy's targets x the places where this one is judged on `own` customers.
    std::size_t tests_of(std::size_t requirement, const Judgement& own) const;

    /// The outcome's first `replications` (all when 0).
    Judgement judge(const TrialOutcome& outcome, std::uint32_t replications = 0) const {
        return judge(outcome, nullptr, replications, false);
    }
    /// The slack's change from one outcome to another on the same customers, with the error of the paired difference.
    Judgement change(const TrialOutcome& from, const TrialOutcome& to, std::uint32_t replications = 0) const {
        return judge(to, &from, replications, false);
    }
    /// The same for the long run: without what busier or calmer days than are to be expected explain (control
    /// variates).
    Judgement judge_long_run(const TrialOutcome& outcome, std::uint32_t replications = 0) const {
        return judge(outcome, nullptr, replications, true);
    }
    Judgement change_long_run(const TrialOutcome& from, const TrialOutcome& to) const {
        return judge(to, &from, 0, true);
    }
    /// Adds a target's slack of one replication, interval by interval, to `row`; `sign` -1 takes it away.
    void add_slack(std::size_t target, const TrialOutcome& outcome, std::uint32_t replication, double* row,
                   double sign = 1) const;

private:
    Judgement judge(const TrialOutcome& outcome, const TrialOutcome* less, std::uint32_t replications,
                    bool long_run) const;
    /// Demand over the requirement's intervals: of its own channel, and of all others together.
    MeanEstimate controlled(const Requirement& requirement, const TrialOutcome& outcome,
                            const std::vector<double>& slack) const;
    double volume(const Target& target, const TrialOutcome& outcome, std::uint32_t replication,
                  std::size_t interval) const;
    std::size_t cell(const Target& target, const TrialOutcome& outcome, std::uint32_t replication) const;
    std::vector<Target> targets_;
    std::uint32_t intervals_;
    std::vector<std::vector<double>> expected_;
    std::vector<Requirement> requirements_;
    std::vector<std::size_t> at_;  ///< [target][interval]
};

}  // namespace holdtime
