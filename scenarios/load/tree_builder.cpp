#include "scenarios/load/tree_builder.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace holdtime {

namespace {

constexpr std::size_t most_nodes = 1000000;
constexpr std::size_t deepest = 64;
constexpr std::size_t most_keys = 2000;  ///< of one map
constexpr std::size_t longest_key = 200;

/// Levels of lists and maps.
std::size_t depth_of(const Value& value) {
    std::size_t below = 0;
    for (const Value& item : value.items) below = std::max(below, depth_of(item));
    for (const Entry& entry : value.entries) below = std::max(below, depth_of(entry.value));
    return value.is_scalar() ? 0 : below + 1;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Position of a ':' that may have been meant to end a key: not that of a time of day (18:00).
std::optional<std::size_t> glued_colon(const std::string& text) {
    for (std::size_t i = text.find(':'); i != std::string::npos; i = text.find(':', i + 1))
        if (i == 0 || i + 1 >= text.size() || !is_digit(text[i - 1]) || !is_digit(text[i + 1])) return i;
    return {};
}

/// Does a block, list or quoted text begin right after the colon, as in `phone:{talk_time`? No name goes on so.
bool opens_value(const std::string& text, std::size_t colon) {
    return colon + 1 < text.size() && std::string_view("{[\"'").find(text[colon + 1]) != std::string_view::npos;
}

std::string space_is_missing(const std::string& text, std::size_t colon) {
    return "a space is missing after ':' in '" + text.substr(0, longest_key) + "'; write '" + text.substr(0, colon) +
           ": " + text.substr(colon + 1, longest_key) + "'";
}

}  // namespace

void TreeBuilder::complain(const Place& place, const std::string& text) {
    constexpr int most_complaints = 100;
    problems_.add(place, text);
    if (++complaints_ >= most_complaints) throw Stop{};
}

void TreeBuilder::document(const Place& place) {
    if (++documents_ == 1) return;
    complain(place, "a second YAML document begins here (a file is one document; remove the '---')");
    throw Stop{};
}

void TreeBuilder::count(std::size_t nodes, const Place& place) {
    nodes_ += nodes;
    if (nodes_ <= most_nodes) return;
    complain(place, "too large (more than 1,000,000 values, aliases included)");
    throw Stop{};
}

void TreeBuilder::check_depth(std::size_t levels, const Place& place) {
    if (levels <= deepest) return;
    complain(place, "nested too deeply (at most 64 levels)");
    throw Stop{};
}

bool TreeBuilder::is_key() const { return !open_.empty() && open_.back().value.is_map() && !open_.back().awaits_value; }

void TreeBuilder::bad_key(const Place& place, const std::string& text) {
    complain(place, text);
    drop_key();
}

void TreeBuilder::drop_key() {
    open_.back().value.incomplete = true;
    open_.back().awaits_value = true;
    open_.back().drop_value = true;
}

void TreeBuilder::key(const Place& place, const std::string& text, bool quoted) {
    Frame& frame = open_.back();
    if (text == "<<" && !quoted)
        return bad_key(place, "merge keys ('<<') are not supported; write the keys out, or use an overlay (-f)");
    if (const auto colon = quoted ? std::nullopt : glued_colon(text); colon && opens_value(text, *colon))
        return glued_ = true, bad_key(place, space_is_missing(text, *colon));
    if (text.empty()) return bad_key(place, "a key is empty");
    if (text.size() > longest_key) return bad_key(place, "a key is too long (at most 200 bytes)");
    if (text.front() == ' ' || text.back() == ' ' || text.find('\n') != std::string::npos)
        return bad_key(place, "a key must not begin or end with a space or contain a line break");
    if (!frame.keys.insert(text).second && !take_back(text)) return repeated_key(place, text);
    if (frame.keys.size() > most_keys) {
        complain(place, "too many keys in one block (at most 2000)");
        throw Stop{};
    }
    frame.entry = {text, place, {}};
    frame.repeated = false;
    frame.quoted_key = quoted;
    frame.awaits_value = true;
}

bool TreeBuilder::take_back(const std::string& text) {
    auto& entries = open_.back().value.entries;
    return std::erase_if(entries, [&](const Entry& entry) { return entry.key == text && entry.value.faulty; }) > 0;
}

/// Of keys that follow each other only the first is told, and none after a key without a value: where what belongs to
/// one is not indented far enough, it repeats the keys of those before it.
void TreeBuilder::repeated_key(const Place& place, const std::string& text) {
    Frame& frame = open_.back();
    const auto is_after = [](const Place& a, const Place& b) {
        return std::tie(a.line, a.column) > std::tie(b.line, b.column);
    };
    if (frame.repeated || (no_value_at_ && is_after(*no_value_at_, frame.entry.place))) {
        misplaced_ = true;
        drop_key();
    } else {
        bad_key(place, "key '" + text + "' is repeated in the same block");
    }
    frame.repeated = true;
}

void TreeBuilder::put(Value value) {
    if (open_.empty()) {
        root_ = std::move(value);
        return;
    }
    Frame& frame = open_.back();
    if (frame.value.is_list()) {
        frame.value.items.push_back(std::move(value));
        return;
    }
    if (!frame.drop_value) {
        frame.entry.value = std::move(value);
        frame.value.entries.push_back(std::move(frame.entry));
    }
    frame.awaits_value = frame.drop_value = false;
}

void TreeBuilder::remember(std::size_t anchor, const Value& value, std::size_t nodes) {
    if (anchor != 0) anchors_[anchor] = {value, nodes};
}

void TreeBuilder::scalar(const Place& place, std::size_t anchor, const std::string& text, bool quoted) {
    count(1, place);
    Value value;
    value.place = place;
    value.text = text;
    value.quoted = quoted;
    remember(anchor, value, 1);
    if (is_key())
        key(place, text, quoted);
    else
        put(std::move(value));
}

/// Complains about the key that has just been read and has no value. `{phone:60%}` is such a key, but not one that was
/// meant: it is left out.
void TreeBuilder::no_value(const Place& place) {
    Frame& frame = open_.back();
    const std::string& key = frame.entry.key;
    if (const auto colon = frame.quoted_key ? std::nullopt : glued_colon(key)) {
        glued_ = true;
        complain(place, space_is_missing(key, *colon));
        frame.value.incomplete = frame.drop_value = true;
    } else {
        no_value_at_ = place;
        complain(place, "no value for '" + key +
                            "' (write one after the ':', {} for an empty block; a key is taken away with --set "
                            "PATH=null)");
    }
}

void TreeBuilder::null(const Place& place, std::size_t anchor) {
    count(1, place);
    if (is_key()) return bad_key(place, "a key is missing before ':'");
    Value value;
    value.null = options_.nulls == Nulls::kept && (open_.empty() || open_.back().value.is_list());
    if (value.null) {
        value.place = place;
        value.text = "null";
        remember(anchor, value, 1);
        return put(std::move(value));
    }
    value.faulty = true;
    // The parser places an empty value where the next thing begins; the reader looks for it at its key.
    const bool has_key = !open_.empty() && open_.back().value.is_map();
    value.place = has_key ? open_.back().entry.place : place;
    if (!has_key)
        complain(place, open_.empty() ? "empty file (no keys)" : "an entry of the list is empty");
    else if (!open_.back().drop_value)
        no_value(value.place);
    remember(anchor, value, 1);
    put(std::move(value));
}

void TreeBuilder::alias(const Place& place, std::size_t anchor) {
    if (is_key()) return bad_key(place, "an alias cannot be a key");
    const auto found = anchors_.find(anchor);
    if (found == anchors_.end()) {
        complain(place, "an alias refers to the block that it stands in");
        throw Stop{};
    }
    count(found->second.nodes, place);
    check_depth(open_.size() + depth_of(found->second.value), place);
    put(found->second.value);
}

void TreeBuilder::begin(Value::Kind kind, const Place& place, std::size_t anchor) {
    count(1, place);
    check_depth(open_.size() + 1, place);
    Frame frame;
    frame.stands_as_key = is_key();
    if (frame.stands_as_key) bad_key(place, "a key must be text, not a list or a map");
    frame.value.kind = kind;
    frame.value.place = place;
    frame.anchor = anchor;
    frame.nodes_before = nodes_ - 1;
    open_.push_back(std::move(frame));
}

void TreeBuilder::end() {
    Frame frame = std::move(open_.back());
    open_.pop_back();
    remember(frame.anchor, frame.value, nodes_ - frame.nodes_before);
    if (!frame.stands_as_key) put(std::move(frame.value));
}

std::optional<Value> TreeBuilder::take() {
    if (!root_ && !options_.lines) problems_.add({file_, 0, 0}, "no value after the '=' (null takes the key away)");
    if (!root_ && options_.lines) problems_.add({file_, 1, 1}, "empty file (no keys)");
    return std::move(root_);
}

}  // namespace holdtime
