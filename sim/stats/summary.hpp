#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "sim/ports/decisive.hpp"
#include "sim/ports/description.hpp"
#include "sim/ports/results.hpp"
#include "sim/stats/asked.hpp"
#include "sim/stats/tally.hpp"

namespace holdtime {

/// Replications folded in order into means, variances and the covariances that ratios and paired differences need.
/// Memory does not grow with the replications.
class Summary {
public:
    /// `changed`: so many of the last strategies are the first ones in a changed world, each compared with itself here.
    Summary(std::span<const Description> strategies, std::size_t baseline, double confidence, Asked asked = {},
            std::size_t changed = 0);
    ~Summary();

    /// One finished replication: a tally per strategy. Must be called in the order of the replications.
    void add(std::span<const Tally> tallies);
    std::uint32_t replications() const;

    /// Half-widths of cost, service level, ASA and abandonment rate of every strategy's total below `precision`?
    bool precise(double precision) const;

    Results results() const;
    Results results(double confidence) const;  ///< with other intervals than those asked for
    /// Of the replication added last, in the strategies' order; none where strategies are not judged.
    std::vector<Decisive> decisive() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace holdtime
