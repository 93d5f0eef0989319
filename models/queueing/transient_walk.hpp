#pragma once

#include <optional>
#include <vector>

#include "models/queueing/queueing.hpp"
#include "models/queueing/transient_chain.hpp"

namespace holdtime {

/// Where a waiting contact is: layer and number ahead.
struct QueuePosition {
    std::size_t layer;
    Eigen::Index ahead;
};

/// Contacts that arrived in one segment and still wait.
struct TransientCohort {
    std::size_t segment = 0;
    TransientState state;
};

/// Plays a day's segments one after the other: the system's law, and the expected contacts of every segment that still
/// wait.
class TransientWalk {
public:
    explicit TransientWalk(const TransientQuestion& question) : q_(question), results_(question.segments.size()) {
        state_.system = {Eigen::ArrayXd::Zero(static_cast<Eigen::Index>(q_.start) + 1)};
        state_.system[0][static_cast<Eigen::Index>(q_.start)] = 1;
    }
    std::vector<TransientFigures> run();

private:
    Regime regime(std::size_t segment) const;
    void play(std::size_t segment);
    void change_staffing(std::size_t from);
    void change_system(Eigen::Index before, Eigen::Index after);
    void change_cohort(TransientCohort& cohort, std::size_t from);
    std::optional<QueuePosition> after_change(QueuePosition at, Eigen::Index before, Eigen::Index after) const;
    void count_time(std::size_t segment, const TransientTally& tally);
    void serve_out();
    void finish(std::size_t segment);

    Prospects prospects(std::size_t segment, Seconds elapsed, Seconds remaining, std::size_t layers,
                        Eigen::Index positions) const;
    /// For those who wait when the segment ends.
    bool outlook_changes(std::size_t segment) const;
    Eigen::Index agents(std::size_t segment) const { return static_cast<Eigen::Index>(q_.segments[segment].agents); }

    struct Goal;
    void judge(std::size_t segment, Goal& goal, const Layers& system, const Prospects& prospects, double weight) const;

    const TransientQuestion& q_;
    std::vector<TransientFigures> results_;
    TransientState state_;  ///< the system, and the cohort of the segment being played
    double ghosts_ = 0;     ///< leavers who finish their contact
    std::vector<TransientCohort> cohorts_;
    struct Sums {
        double answered = 0, abandoned = 0, wait = 0, wait_answered = 0, waiting = 0;  ///< of the segment's contacts
    };
    std::vector<Sums> sums_ = std::vector<Sums>(q_.segments.size());
};

}  // namespace holdtime
