#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/load/sweep_file.hpp"
#include "studies/sweep/measure.hpp"

namespace holdtime {

/// One value that a varied path can take.
struct Level {
    Value value;  ///< as the loader would have read it
    std::string text;
};

/// A level as a table's cell: plain numbers, shares, durations and rates as a number in the unit of tables, else text.
struct PathValue {
    std::optional<double> number;
    std::string text;
};

PathValue path_value(const Level& level);

/// One varied path with the values it can take. A range is not written out: its levels are computed when asked for.
class Axis {
public:
    /// Complains about ranges that are empty, mix units or do not go anywhere.
    Axis(const VariedPath& varied, Problems& problems);

    const std::string& path() const { return path_; }
    const Place& place() const { return place_; }
    /// Given by {low, high}: any value between.
    bool continuous() const { return continuous_; }
    /// Number of levels; 0 of a continuous axis.
    std::uint64_t size() const { return size_; }
    Level level(std::uint64_t number) const;
    /// The level at u in (0, 1): of a continuous axis low + u (high - low), else one of the levels, each equally
    /// likely; where only whole numbers make sense, one of those from low to high, each equally likely.
    Level at(double u) const;
    /// Of the values in tables: share, s, 1/h, or "" when none of them has a unit.
    std::string table_unit() const;
    /// The unit in which people read its durations: as typed; of several units the largest in which all are short; ""
    /// when none is a duration.
    std::string typed_unit() const;

private:
    void read_range(const VariedPath& varied, Problems& problems);
    void read_bounds(const VariedPath& varied, Problems& problems);
    Level computed(double number) const;

    std::string path_;
    Place place_;
    std::vector<Value> values_;
    bool continuous_ = false;
    bool whole_ = false;  ///< of a continuous axis: only its whole numbers
    std::uint64_t size_ = 0;
    double first_ = 0, step_ = 0, last_ = 0;
    std::string unit_;
};

}  // namespace holdtime
