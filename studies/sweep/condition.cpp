#include "studies/sweep/condition.hpp"

#include <cmath>

#include "studies/sweep/condition_node.hpp"

namespace holdtime {

namespace {

using Node = PointCondition::Node;
using Kind = Node::Kind;

struct TextAsNumber {
    std::string text;
};

PathValue evaluate(const Node& node, const std::vector<PathValue>& cells);

double number(const Node& node, const std::vector<PathValue>& cells) {
    const PathValue cell = evaluate(node, cells);
    if (!cell.number) throw TextAsNumber{cell.text};
    return *cell.number;
}

bool truth(const Node& node, const std::vector<PathValue>& cells) { return number(node, cells) != 0; }

bool equal(const Node& node, const std::vector<PathValue>& cells) {
    const PathValue a = evaluate(*node.children[0], cells), b = evaluate(*node.children[1], cells);
    if (a.number && b.number) return *a.number == *b.number;
    return !a.number && !b.number && a.text == b.text;
}

double combine(const Node& node, const std::vector<PathValue>& cells) {
    const double a = number(*node.children[0], cells), b = number(*node.children[1], cells);
    switch (node.kind) {
        case Kind::add:
            return a + b;
        case Kind::subtract:
            return a - b;
        case Kind::multiply:
            return a * b;
        case Kind::divide:
            return a / b;
        case Kind::less:
            return a < b;
        case Kind::less_equal:
            return a <= b;
        case Kind::greater:
            return a > b;
        default:
            return a >= b;
    }
}

/// Sums of shares should compare as on paper: 0.1 + 0.2 == 0.3.
double tidy(double value) { return rounded({value, ""}).number; }

PathValue evaluate(const Node& node, const std::vector<PathValue>& cells) {
    switch (node.kind) {
        case Kind::constant:
            return node.cell;
        case Kind::varied:
            return cells[node.axis];
        case Kind::negative:
            return {-number(*node.children[0], cells), ""};
        case Kind::none:
            return {truth(*node.children[0], cells) ? 0.0 : 1.0, ""};
        case Kind::equal:
            return {equal(node, cells) ? 1.0 : 0.0, ""};
        case Kind::unequal:
            return {equal(node, cells) ? 0.0 : 1.0, ""};
        case Kind::all:
            for (const auto& child : node.children)
                if (!truth(*child, cells)) return {0.0, ""};
            return {1.0, ""};
        case Kind::any:
            for (const auto& child : node.children)
                if (truth(*child, cells)) return {1.0, ""};
            return {0.0, ""};
        default:
            return {tidy(combine(node, cells)), ""};
    }
}

}  // namespace

PointCondition::PointCondition(const Value& text, const std::vector<std::string>& varied, const Constant& constant,
                               Problems& problems)
    : place_(text.place), text_(text.text) {
    try {
        root_ = parse_point_condition(text_, varied, constant);
    } catch (const std::string& why) {
        problems.add(place_, "invalid condition '" + text_ + "' in sweep.where (" + why + ")");
    }
}

PointCondition::~PointCondition() = default;
PointCondition::PointCondition(PointCondition&&) noexcept = default;

bool PointCondition::holds(const std::vector<PathValue>& cells) const {
    try {
        return truth(*root_, cells);
    } catch (const TextAsNumber& error) {
        throw InputError(place_,
                         "invalid condition '" + text_ + "' in sweep.where ('" + error.text + "' is not a number)");
    }
}

}  // namespace holdtime
