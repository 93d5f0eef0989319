#pragma once

#include <cstdint>
#include <vector>

#include "studies/sweep/axis.hpp"

namespace holdtime {

/// More than any machine park will simulate; a longer list is a slip.
inline constexpr std::uint64_t most_combinations = 100000000;

/// Which levels meet: combination i of a grid, zip, random sample, Latin hypercube or Sobol sequence, computed from its
/// number alone. Of `random` and `sobol` it does not depend on how many there are.
class Design {
public:
    /// Complains when the method does not suit the axes or makes no or too many combinations.
    Design(const SweepFile& file, std::uint64_t seed, Problems& problems);

    const std::vector<Axis>& axes() const { return axes_; }
    std::uint64_t size() const { return size_; }
    /// One level per axis. `number` below size().
    void levels(std::uint64_t number, std::vector<Level>& levels) const;

private:
    void check_discrete(const SweepFile& file, Problems& problems) const;
    void size_grid(const SweepFile& file, Problems& problems);
    void size_zip(const SweepFile& file, Problems& problems);
    void size_sample(const SweepFile& file, Problems& problems);
    double uniform(std::uint64_t number, std::size_t axis) const;

    SweepMethod method_;
    std::uint64_t seed_;
    std::vector<Axis> axes_;
    std::uint64_t size_ = 0;
};

}  // namespace holdtime
