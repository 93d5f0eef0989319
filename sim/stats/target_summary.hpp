#pragma once

#include <cstdint>
#include <vector>

#include "sim/ports/description.hpp"
#include "sim/ports/results.hpp"
#include "sim/stats/fold.hpp"
#include "sim/stats/moments.hpp"

namespace holdtime {

/// One target over the replications: moments where it must hold (the horizon, every day or every interval), and a count
/// of the days on which it did. Memory does not grow with the replications.
class TargetSummary {
public:
    TargetSummary(const Target& target, const Description& description, const Layout& layout);

    void add(const Folded& folded);
    TargetOutcome outcome(double confidence) const;

private:
    /// Of one replication: contacts within T, offered, undecided; abandoned, offered; seconds busy, on duty; or seconds
    /// waited, answered.
    struct Counts {
        double counted = 0, all = 0, undecided = 0;
        void add(const Counts& other);
    };
    struct Place {
        std::size_t first = 0, last = 0;  ///< intervals
        PairedMoments moments;
    };
    struct Standing {
        TargetState state = TargetState::no_contacts;
        Estimate value;
    };

    Counts counts_of(const SumsOfInterval& sums) const;
    Counts over(std::size_t first, std::size_t last) const;
    bool holds(const Counts& counts) const;
    bool holds_on(const Place& day, bool undecided_in_time) const;
    TargetState side(const Estimate& estimate) const;
    Standing standing(const Place& place, StudentT& of_state, StudentT& of_value) const;

    Target target_;
    Seconds within_ = -1;
    std::string name_;
    bool by_day_;
    std::size_t first_ = 0, step_ = 1;  ///< its column of the folded interval sums
    std::vector<Counts> intervals_;     ///< of the latest replication
    std::vector<Place> places_;
    std::vector<Place> days_;  ///< without moments
    std::uint64_t judged_ = 0, held_ = 0;
};

}  // namespace holdtime
