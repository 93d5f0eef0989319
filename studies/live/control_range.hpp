#pragma once

#include <string>
#include <vector>

#include "scenarios/load/tree_path.hpp"
#include "studies/live/controls.hpp"
#include "studies/tornado/inputs.hpp"

namespace holdtime {

/// Gives controls their ranges and steps: those that the scenario knows of, else sensible ones.
class ControlRanges {
public:
    ControlRanges(const Scenario& scenario, const Value& tree);

    /// Between these ends, unless the scenario has a range for it. The value stands on the grid of steps, so that a
    /// control that is put back is back exactly.
    void give(Control& control, double low, double high) const;

private:
    struct Known {
        Steps steps;
        double low, high;
        std::string unit, source;
    };
    std::vector<Known> known_;
};

}  // namespace holdtime
