#pragma once

#include <cstdint>
#include <vector>

#include "studies/setup/staffing.hpp"

namespace holdtime {

/// A contact that a channel lacks to its target counts so many times beside one that is late: targets come first.
inline constexpr double by_short = 9;

/// What a plan serves, per replication.
struct Served {
    double offered = 0;
    double late = 0;       ///< not answered in time; of a channel without a T: who left
    double left = 0;       ///< who gave up waiting
    double too_short = 0;  ///< contacts that lack to the targets of channels
    /// [group][counted interval]: of all channels that the group serves, those of one that lacks some as often as
    /// these.
    std::vector<std::vector<double>> late_at, left_at;

    /// Late contacts, those that lack to a target many times more, those who left once more `by_left` times. An agent
    /// more where all are late anyway brings few of them in time, and yet many an answer: with the second the way out
    /// of such a place goes downhill.
    double score(double by_left) const { return late + by_short * too_short + by_left * left; }
    double score_at(std::size_t group, std::size_t interval, double by_left) const {
        return late_at[group][interval] + by_left * left_at[group][interval];
    }
};

/// Plans of one strategy, simulated on the experiment's customers.
class BudgetService {
public:
    BudgetService(const Description& on_duty, std::vector<Target> targets, std::uint32_t replications,
                  TrialSettings trials, StaffingNotes& notes)
        : on_duty_(on_duty),
          targets_(std::move(targets)),
          replications_(replications),
          trials_(trials),
          notes_(notes) {}

    std::vector<Served> measure(const std::vector<Plan>& plans) const;
    Served measure(const Plan& plan) const { return measure(std::vector<Plan>{plan}).front(); }

    std::uint32_t replications() const { return replications_; }
    /// Contacts simulated so far, by all that adds to the same notes.
    std::uint64_t simulated() const { return notes_.simulated_contacts; }

private:
    Served served(const TrialOutcome& outcome) const;
    std::vector<double> lacking(const TrialOutcome& outcome) const;

    const Description& on_duty_;
    std::vector<Target> targets_;
    std::uint32_t replications_;
    TrialSettings trials_;
    StaffingNotes& notes_;
};

}  // namespace holdtime
