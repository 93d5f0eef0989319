#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "studies/sweep/condition_node.hpp"

namespace holdtime {

namespace {

using Node = PointCondition::Node;
using NodePointer = std::unique_ptr<const Node>;
using Kind = Node::Kind;

constexpr std::string_view operators = "<>=!+*/()";
constexpr int deepest = 100;

constexpr std::array<std::pair<std::string_view, Kind>, 6> comparisons{{{"<=", Kind::less_equal},
                                                                        {">=", Kind::greater_equal},
                                                                        {"==", Kind::equal},
                                                                        {"!=", Kind::unequal},
                                                                        {"<", Kind::less},
                                                                        {">", Kind::greater}}};

bool ends_path(char c) { return c == ' ' || operators.find(c) != std::string_view::npos; }
bool ends_number(char c) { return c == '-' || ends_path(c); }

NodePointer constant_node(PathValue cell) {
    auto node = std::make_unique<Node>();
    node->cell = std::move(cell);
    return node;
}

NodePointer node_of(Kind kind, std::vector<NodePointer> children) {
    auto node = std::make_unique<Node>();
    node->kind = kind;
    node->children = std::move(children);
    return node;
}

NodePointer pair_of(Kind kind, NodePointer a, NodePointer b) {
    std::vector<NodePointer> children;
    children.push_back(std::move(a));
    children.push_back(std::move(b));
    return node_of(kind, std::move(children));
}

/// Recursive descent, one function a rung: or, and, not, comparison, sum, product, operand.
class Parser {
public:
    Parser(std::string_view text, const std::vector<std::string>& varied, const PointCondition::Constant& constant)
        : text_(text), varied_(varied), constant_(constant) {}

    NodePointer all() {
        auto node = disjunction();
        skip();
        if (at_ < text_.size()) throw "unexpected '" + std::string(text_.substr(at_, 20)) + "'";
        if (!judged_) throw std::string("nothing is compared; write one of < <= > >= == !=");
        return node;
    }

private:
    void skip() {
        while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    }
    bool next_is(std::string_view word) const { return text_.substr(at_).starts_with(word); }
    bool take(std::string_view sign) {
        skip();
        if (!next_is(sign)) return false;
        at_ += sign.size();
        return true;
    }
    bool take_word(std::string_view word) {
        skip();
        const std::size_t end = at_ + word.size();
        if (!next_is(word) || (end < text_.size() && text_[end] != ' ' && text_[end] != '(')) return false;
        at_ = end;
        return true;
    }

    NodePointer joined(Kind kind, std::string_view word, NodePointer (Parser::*part)()) {
        std::vector<NodePointer> parts;
        do parts.push_back((this->*part)());
        while (take_word(word));
        return parts.size() == 1 ? std::move(parts.front()) : node_of(kind, std::move(parts));
    }
    NodePointer disjunction() {
        if (++depth_ > deepest) throw std::string("nested too deeply");
        auto node = joined(Kind::any, "or", &Parser::conjunction);
        --depth_;
        return node;
    }
    NodePointer conjunction() { return joined(Kind::all, "and", &Parser::negation); }
    NodePointer negation() {
        bool negative = false;
        while (take_word("not")) negative = !negative;
        auto node = comparison();
        if (!negative) return node;
        std::vector<NodePointer> children;
        children.push_back(std::move(node));
        return node_of(Kind::none, std::move(children));
    }
    NodePointer comparison() {
        auto left = sum();
        skip();
        for (const auto& [sign, kind] : comparisons)
            if (take(sign)) {
                judged_ = true;
                auto right = sum();
                skip();
                if (at_ < text_.size() && std::string_view("<>=!").find(text_[at_]) != std::string_view::npos)
                    throw std::string("two comparisons in a row; join them with 'and'");
                return pair_of(kind, std::move(left), std::move(right));
            }
        if (take("=")) throw std::string("'=' compares nothing; write ==");
        return left;
    }
    NodePointer sum() {
        auto node = product();
        for (;;) {
            if (take("+"))
                node = pair_of(Kind::add, std::move(node), product());
            else if (take("-"))
                node = pair_of(Kind::subtract, std::move(node), product());
            else
                return node;
        }
    }
    NodePointer product() {
        auto node = operand();
        for (;;) {
            if (take("*"))
                node = pair_of(Kind::multiply, std::move(node), operand());
            else if (take("/"))
                node = pair_of(Kind::divide, std::move(node), operand());
            else
                return node;
        }
    }
    NodePointer operand() {
        if (take("(")) {
            auto node = disjunction();
            if (!take(")")) throw std::string("')' is missing");
            return node;
        }
        if (take("-")) {
            if (++depth_ > deepest) throw std::string("nested too deeply");
            std::vector<NodePointer> children;
            children.push_back(operand());
            --depth_;
            return node_of(Kind::negative, std::move(children));
        }
        skip();
        if (at_ >= text_.size()) throw std::string("it ends where a path or a number should stand");
        if (auto node = varied()) return node;
        if (std::string_view("\"'`").find(text_[at_]) != std::string_view::npos) return quoted();
        if (auto node = measure()) return node;
        return words();
    }

    /// The longest varied path that stands here.
    NodePointer varied() {
        std::size_t found = varied_.size(), length = 0;
        for (std::size_t i = 0; i < varied_.size(); ++i) {
            const std::size_t end = at_ + varied_[i].size();
            if (varied_[i].size() > length && next_is(varied_[i]) && (end == text_.size() || ends_path(text_[end])))
                found = i, length = varied_[i].size();
        }
        if (found == varied_.size()) return nullptr;
        at_ += length;
        return varied_node(found);
    }
    static NodePointer varied_node(std::size_t axis) {
        auto node = std::make_unique<Node>();
        node->kind = Kind::varied;
        node->axis = axis;
        return node;
    }
    NodePointer quoted() {
        const char quote = text_[at_];
        const auto end = text_.find(quote, at_ + 1);
        if (end == std::string_view::npos) throw std::string("a quote is not closed");
        const std::string content(text_.substr(at_ + 1, end - at_ - 1));
        at_ = end + 1;
        if (const auto axis = std::find(varied_.begin(), varied_.end(), content); axis != varied_.end())
            return varied_node(static_cast<std::size_t>(axis - varied_.begin()));
        if (const auto cell = constant_(content)) return constant_node(*cell);
        if (quote == '`') throw unknown(content);
        return constant_node({{}, content});
    }
    /// The longest number with a unit that ends where a word may end.
    NodePointer measure() {
        if (text_[at_] != '.' && (text_[at_] < '0' || text_[at_] > '9')) return nullptr;
        for (std::size_t end = std::min(text_.size(), at_ + 40); end > at_; --end) {
            if (text_[end - 1] == ' ' || (end < text_.size() && !ends_number(text_[end]))) continue;
            const auto found = parse_measure(text_.substr(at_, end - at_));
            if (!found) continue;
            at_ = end;
            return constant_node({rounded({found->in_tables(), ""}).number, ""});
        }
        return nullptr;
    }
    NodePointer words() {
        std::size_t end = at_;
        for (; end < text_.size() && operators.find(text_[end]) == std::string_view::npos; ++end) {
            const auto rest = text_.substr(end);
            if (rest.starts_with(" and ") || rest.starts_with(" or ") || rest.starts_with(" - ")) break;
        }
        std::string_view name = text_.substr(at_, end - at_);
        while (!name.empty() && name.back() == ' ') name.remove_suffix(1);
        if (name.empty()) throw "unexpected '" + std::string(text_.substr(at_, 20)) + "'";
        const std::string path(name);
        at_ += name.size();
        if (const auto cell = constant_(path)) return constant_node(*cell);
        if (path.find('.') != std::string::npos) throw unknown(path);
        return constant_node({{}, path});
    }
    std::string unknown(const std::string& path) const {
        return "unknown path '" + path + "'" + suggestion(path, varied_);
    }

    std::string_view text_;
    const std::vector<std::string>& varied_;
    const PointCondition::Constant& constant_;
    std::size_t at_ = 0;
    int depth_ = 0;
    bool judged_ = false;
};

}  // namespace

std::unique_ptr<const PointCondition::Node> parse_point_condition(const std::string& text,
                                                                  const std::vector<std::string>& varied,
                                                                  const PointCondition::Constant& constant) {
    return Parser(text, varied, constant).all();
}

}  // namespace holdtime
