#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "studies/sweep/axis.hpp"

namespace holdtime {

/// One entry of `where`: comparisons (< <= > >= == !=) of paths and numbers, joined by and, or, not and parentheses,
/// with + - * / in between. A path stands as it is, or in backquotes; shares count as fractions, durations in seconds,
/// rates and money per hour. A path that is not varied has the base scenario's value.
class PointCondition {
public:
    /// Complains at the condition's place about what it cannot read and about paths that lead nowhere.
    /// `constant` returns the value of a path of the base scenario, or nothing.
    using Constant = std::function<std::optional<PathValue>(const std::string& path)>;
    PointCondition(const Value& text, const std::vector<std::string>& varied, const Constant& constant,
                   Problems& problems);
    ~PointCondition();
    PointCondition(PointCondition&&) noexcept;

    /// `cells` of the varied paths, in their order. Throws InputError when text stands where a number must.
    bool holds(const std::vector<PathValue>& cells) const;

    struct Node;

private:
    Place place_;
    std::string text_;
    std::unique_ptr<const Node> root_;
};

}  // namespace holdtime
