#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/schema/keys.hpp"
#include "scenarios/schema/quantity.hpp"
#include "scenarios/schema/scenario.hpp"

namespace holdtime {

/// The words of a choice as a key's row lists them: "serve|drop|carry".
std::vector<std::string> listed_words(std::string_view detail);

/// One block of the scenario, read by the table of keys: what is not in the table is unknown, what is required there is
/// missed, and an absent key has the table's default, which is noted when it is more than "off". Every reader returns
/// nothing after a complaint, or when there is neither a value nor a default.
class Block {
public:
    /// `place` is that of the key that names the block; `pattern` the block's in the table.
    Block(const Value& value, Place place, std::string path, std::string pattern, Problems& problems,
          std::vector<DefaultUsed>& defaults);

    /// A map that is there, and in which nothing stands.
    bool defines_nothing(const std::string& key) const;
    /// Is an unknown key one that was probably meant to be this one?
    bool misspelt(const std::string& key) const;
    bool has(const std::string& key) const { return value_.is_map() && value_.find(key) != nullptr; }
    /// The value as written; null (after a complaint, if it is required) when absent or faulty.
    const Value* find(const std::string& key);

    std::optional<std::string> text(const std::string& key) { return read(key, read_text); }
    std::optional<Seconds> duration(const std::string& key) { return read(key, read_duration); }
    /// Within the row's range.
    std::optional<double> share(const std::string& key);
    /// Likewise, above 100% too.
    std::optional<double> ratio(const std::string& key);
    /// Likewise, of either sign.
    std::optional<double> points(const std::string& key) { return read(key, read_points); }
    std::optional<bool> boolean(const std::string& key) { return read(key, read_boolean); }
    std::optional<double> money_per_hour(const std::string& key) { return read(key, read_money_per_hour); }
    std::optional<double> money(const std::string& key);
    std::optional<double> number(const std::string& key) { return read(key, read_number); }
    /// Is it `none`, or `infinite`: no limit?
    bool unlimited(const std::string& key);
    /// A whole number within the row's range.
    std::optional<std::uint64_t> natural(const std::string& key);
    std::optional<std::string> choice(const std::string& key);
    /// A time zone that there is.
    std::optional<std::string> zone(const std::string& key);
    /// Names of `known` in a list, without repetitions; unknown and repeated ones are complained about and left out.
    std::vector<std::string> names(const std::string& key, const std::vector<std::string>& known,
                                   const std::string& kind);
    std::optional<std::string> name(const std::string& key, const std::vector<std::string>& known,
                                    const std::string& kind);
    /// `{name: parameters}`; short forms must have been expanded.
    std::optional<ModelChoice> model(const std::string& key);
    std::optional<Hours> hours(const std::string& key);
    /// Nothing, too, of one that may be absent and is `none`, `off` or `false`.
    std::optional<Block> block(const std::string& key);
    /// The blocks of a list, numbered from 1 in their paths; none likewise.
    std::vector<Block> list(const std::string& key);
    struct Item {
        std::string name;
        Place place;
        const Value* value;
    };
    /// The entries of a map by name.
    std::vector<Item> items(const std::string& key);
    /// A block within a map by name: `key` is the map's.
    Block within(const std::string& key, const Item& item);
    std::optional<ModelChoice> model_within(const std::string& key, const Item& item);
    std::optional<std::uint64_t> natural_within(const std::string& key, const Item& item);
    std::string path_of(const std::string& key) const { return join(path_, key); }
    /// Of the value where there is one, else of the block.
    Place place_of(const std::string& key) const;
    const Place& place() const { return place_; }
    const std::string& path() const { return path_; }
    const Value& value() const { return value_; }
    Problems& problems() { return problems_; }
    std::vector<DefaultUsed>& defaults() { return defaults_; }
    /// Notes a default that the table alone cannot tell.
    void note_default(const std::string& path, const std::string& value, const KeyInfo& key);

    static std::string join(const std::string& path, const std::string& name);

private:
    template <class T>
    std::optional<T> read(const std::string& key,
                          std::optional<T> (*reader)(const Value&, const std::string&, Problems&));
    std::optional<std::uint64_t> natural_in(const Value& value, const KeyInfo& row, const std::string& path);
    const KeyInfo& info(const std::string& key) const;
    /// The table's default as a value, noted; nothing when it has none.
    std::optional<Value> fallback(const std::string& key);
    void report_unknown_keys();

    const Value& value_;
    Place place_;
    std::string path_;
    std::string pattern_;
    Problems& problems_;
    std::vector<DefaultUsed>& defaults_;
};

/// `false`, `none`, `off`: what may stand for a whole block that is not there.
bool is_off_word(const Value& value);

/// Of an item of a list of names: itself, or the key of a block `{name: {..}}`.
std::string name_in_list(const Value& item);

/// `{name: parameters}` as a choice; complains when the value names no model, or several.
std::optional<ModelChoice> read_model(const Value& value, const std::string& path, Problems& problems);

}  // namespace holdtime
