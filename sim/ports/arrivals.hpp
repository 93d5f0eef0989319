#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "sim/core/random.hpp"
#include "sim/core/time.hpp"

namespace holdtime {

/// One replication's arrival times of one segment, handed out in blocks. Belongs to one thread; restarted for every
/// replication, so that nothing is allocated after the first.
class ArrivalStream {
public:
    virtual ~ArrivalStream() = default;

    virtual void restart(const StreamKey& key) = 0;

    /// Fills the front of `times` with the next arrival times, ascending, within [grid.begin(), grid.last()); returns
    /// how many. Fewer than times.size() means there are no more.
    /// Time k of the stream is that of customer k of the segment, drawn (where the model allows it) from the first
    /// uniform of Purpose::arrival_and_work of that customer.
    virtual std::size_t next(std::span<Seconds> times) = 0;

    /// The second uniforms of those pairs, of the customers of the last next(), where the stream has them anyway; else
    /// empty.
    virtual std::span<const double> work() const { return {}; }
};

/// When a segment's customers arrive: constant, shared by all threads.
class ArrivalProcess {
public:
    virtual ~ArrivalProcess() = default;

    virtual std::unique_ptr<ArrivalStream> open() const = 0;

    /// Expected number of arrivals in each interval of the grid; size grid.intervals().
    virtual std::vector<double> expected() const = 0;
};

}  // namespace holdtime
