#pragma once

#include <memory>
#include <vector>

#include "models/arrivals/cumulative_rate.hpp"
#include "sim/ports/arrivals.hpp"

namespace holdtime {

/// What a segment's arrivals are drawn from.
struct Rates {
    std::vector<double> expected;  ///< per interval of the grid, but for surges
    std::vector<RateChange> surges;
};

/// A Poisson process with a rate that is constant within an interval: a process of rate 1, customer k's gap being
/// -ln(1 - u) of its own arrival uniform, laid along the cumulative rate. When a rate changes, customer k stays the
/// same customer and comes a little earlier or later.
class PoissonStream : public ArrivalStream {
public:
    PoissonStream(std::shared_ptr<const TimeGrid> grid, const Rates& rates, std::uint32_t stream);
    void restart(const StreamKey& key) override;
    std::size_t next(std::span<Seconds> times) override;
    std::span<const double> work() const override { return work_; }

protected:
    /// Other expected numbers for the replication now starting; size as the grid's intervals.
    void expect(std::span<const double> expected) { rate_.assign(expected); }

private:
    std::shared_ptr<const TimeGrid> grid_;
    CumulativeRate rate_;
    StreamKey key_;
    std::uint32_t stream_;
    std::vector<double> work_;
    std::uint32_t drawn_ = 0;  ///< customers drawn so far
    double position_ = 0;      ///< of the last one, in expected arrivals
    bool finished_ = false;
};

}  // namespace holdtime
