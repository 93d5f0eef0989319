#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "scenarios/load/yaml_reader.hpp"
#include "scenarios/schema/value.hpp"
#include "sim/core/error.hpp"

namespace holdtime {

/// Puts a tree of Values together from the events of a parser (which it does not know), and keeps it small: a file of a
/// few lines can ask for a tree of billions of nodes.
class TreeBuilder {
public:
    struct Stop {};  ///< thrown after a complaint that makes going on pointless

    TreeBuilder(std::string file, const YamlOptions& options, Problems& problems)
        : file_(std::move(file)), options_(options), problems_(problems) {}

    /// Anchors are numbers; 0 = none.
    void document(const Place& place);
    void scalar(const Place& place, std::size_t anchor, const std::string& text, bool quoted);
    void null(const Place& place, std::size_t anchor);
    void alias(const Place& place, std::size_t anchor);
    void begin(Value::Kind kind, const Place& place, std::size_t anchor);
    void end();
    /// Stops after a hundred: such a file is another kind of file.
    void complain(const Place& place, const std::string& text);

    /// The document; nothing (after a complaint) when there is none.
    std::optional<Value> take();
    /// Has a complaint shown that what stands where is not what was meant?
    bool misplaced() const { return misplaced_; }
    /// Was a key glued to its value? Then brackets that follow close too much.
    bool glued() const { return glued_; }
    /// Where the last key without a value is.
    const std::optional<Place>& no_value_at() const { return no_value_at_; }

private:
    struct Frame {
        Value value;
        std::size_t anchor = 0;
        std::size_t nodes_before = 0;
        bool awaits_value = false;   ///< map: a key has been read
        bool drop_value = false;     ///< map: that key was not one
        bool stands_as_key = false;  ///< where its parent awaits a key
        bool quoted_key = false;
        bool repeated = false;  ///< map: the last key was
        Entry entry;
        std::unordered_set<std::string> keys;
    };
    struct Anchored {
        Value value;
        std::size_t nodes = 0;
    };

    void count(std::size_t nodes, const Place& place);
    void check_depth(std::size_t levels, const Place& place);
    bool is_key() const;
    void key(const Place& place, const std::string& text, bool quoted);
    void no_value(const Place& place);
    void bad_key(const Place& place, const std::string& text);
    void repeated_key(const Place& place, const std::string& text);
    /// The key that has been read is none; its value is left out.
    void drop_key();
    /// Was this key there before without a value, which was complained about? Then it counts only now.
    bool take_back(const std::string& text);
    void put(Value value);
    void remember(std::size_t anchor, const Value& value, std::size_t nodes);

    std::string file_;
    YamlOptions options_;
    Problems& problems_;
    std::vector<Frame> open_;
    std::map<std::size_t, Anchored> anchors_;
    std::optional<Value> root_;
    std::size_t nodes_ = 0;
    int documents_ = 0;
    int complaints_ = 0;
    std::optional<Place> no_value_at_;  ///< of the last complaint of this kind
    bool misplaced_ = false, glued_ = false;
};

}  // namespace holdtime
