#pragma once

#include <memory>
#include <string>
#include <vector>

#include "studies/sweep/condition.hpp"

namespace holdtime {

/// A condition's syntax tree. Truth is the number 1 or 0.
struct PointCondition::Node {
    enum class Kind {
        constant,
        varied,
        negative,
        add,
        subtract,
        multiply,
        divide,
        less,
        less_equal,
        greater,
        greater_equal,
        equal,
        unequal,
        all,
        any,
        none
    };
    Kind kind = Kind::constant;
    PathValue cell;        ///< constant
    std::size_t axis = 0;  ///< varied
    std::vector<std::unique_ptr<const Node>> children;
};

/// Reads one condition. Throws std::string: what is wrong, without place.
std::unique_ptr<const PointCondition::Node> parse_point_condition(const std::string& text,
                                                                  const std::vector<std::string>& varied,
                                                                  const PointCondition::Constant& constant);

}  // namespace holdtime
