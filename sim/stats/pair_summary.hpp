#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/ports/decisive.hpp"
#include "sim/ports/results.hpp"
#include "sim/stats/moments.hpp"
#include "sim/stats/part_sums.hpp"

namespace holdtime {

/// What of a replication's total decides between strategies. Needs resolved are customers x resolution_rate: those
/// still in progress are taken to fare like the others, for where the calendar ends is no merit of a strategy.
Decisive decisive_of(const PartSums& total);

/// Every two strategies held against each other, replication by replication, in the three things that decide between
/// them: cost, customers never served, and needs resolved. Which of them is the baseline plays no part.
class PairSummary {
public:
    /// What a strategy spends once, and the days of the calendar.
    struct SetUp {
        std::string strategy;
        double amount = 0, days = 1;
    };
    explicit PairSummary(std::vector<SetUp> strategies);

    /// The totals of one replication, in the strategies' order.
    void add(std::span<const PartSums* const> totals);
    std::vector<PairOutcome> outcomes(double confidence) const;

private:
    static constexpr std::size_t things = 3;  ///< cost, unserved, resolved
    struct State {
        std::size_t a = 0, b = 0;
        PairedMoments differences;                 ///< a minus b in each of the three, and in cost without set-up
        std::array<std::uint32_t, things> less{};  ///< replications in which a had less
    };
    PairOutcome outcome(const State& state, StudentT& student) const;
    Estimate payback_days(const State& state, StudentT& student) const;

    std::vector<SetUp> strategies_;
    std::vector<State> pairs_;
};

}  // namespace holdtime
