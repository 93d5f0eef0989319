#pragma once

#include <string>
#include <vector>

#include "scenarios/schema/value.hpp"
#include "sim/core/error.hpp"
#include "studies/sweep/measure.hpp"
#include "studies/sweep/shares.hpp"

namespace holdtime {

/// One number of a scenario that a study moves between two ends: a path as in --set, and a range in the unit that was
/// typed. Of a share of a block that adds up to 1 the others are scaled; of a model its mean (or only parameter) is
/// meant.
class Varied {
public:
    /// `path=low:high`, as typed behind the option. Throws InputError at it: no range, no numbers, low >= high, a path
    /// that leads nowhere, a share that stands alone.
    Varied(const std::string& text, const std::string& option, const Value& base);
    /// The same from a path and two measures of one unit; `place` is where complaints belong.
    Varied(std::string path, const Measure& low, const Measure& high, Place place, const Value& base);

    const std::string& path() const { return path_; }
    const Place& place() const { return place_; }  ///< where complaints belong
    const std::string& unit() const { return unit_; }
    double low() const { return low_; }
    double high() const { return high_; }
    bool whole() const { return whole_; }  ///< counts: only whole numbers make sense
    /// Maps of shares whose other entries are scaled, as paths.
    std::vector<std::string> scaled() const;
    /// The number as it would be typed.
    std::string text(double x) const { return show({x, unit_}); }

    void set(Value& tree, double x) const;

private:
    void take_ends(const Measure& low, const Measure& high);
    void find(const Value& base);
    [[noreturn]] void complain(const std::string& problem) const { throw InputError(place_, problem); }

    std::string path_, unit_;
    Place place_;
    double low_ = 0, high_ = 0;
    bool whole_ = false;
    std::vector<Steps> targets_;
    std::vector<ShareBlock> shares_;
};

}  // namespace holdtime
