#pragma once

#include <array>
#include <string>
#include <vector>

#include "sim/ports/description.hpp"
#include "sim/ports/figures.hpp"
#include "sim/stats/layout.hpp"

namespace holdtime {

/// One part of a strategy's results: the total, then the offered channels, agent groups, segments and reasons, each in
/// order.
struct PartName {
    Part kind = in_total;
    std::string name;
};

struct CellParts {
    std::array<std::size_t, 5> part{};
    std::size_t size = 0;
};

/// The parts of a strategy, numbered; and which contacts count in which.
struct Parts {
    explicit Parts(const Description& description);
    std::vector<PartName> names;
    std::size_t first_channel = 1, first_group = 0, first_segment = 0, first_reason = 0;
    /// The parts that contacts of this segment, reason and slot belong to: total, segment, reason, and for an actual
    /// contact its channel, and for an answered one its group.
    CellParts of_cell(const Layout& layout, std::size_t segment, std::size_t reason, std::size_t slot) const;
};

}  // namespace holdtime
