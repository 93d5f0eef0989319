#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenarios/schema/range.hpp"

/// Every key of a scenario, once: what the loader accepts, what its default is, and what `holdtime explain` and
/// `holdtime schema` print. A key that is not here is unknown.
namespace holdtime {

enum class KeyType {
    text,
    date,
    time_zone,
    moment,  ///< local date and time
    duration,
    share,
    ratio,   ///< as a share, without an upper limit
    points,  ///< likewise, of either sign
    number,  ///< not negative
    natural,
    boolean,
    money,
    money_per_hour,
    hours,
    choice,     ///< one of `detail`, separated by '|'
    names,      ///< list of names of `detail`
    name,       ///< one name of `detail`
    model,      ///< a model of the family `detail`: `{name: {parameters}}` or a short form
    engine,     ///< text, or a model of the family `detail` with its parameters
    block,      ///< a map with the keys listed below it
    by_name,    ///< a map from names of `detail` (`path.*` says to what)
    list,       ///< a list of blocks with the keys listed below `path.*`
    values,     ///< a list of numbers, shares or durations: of the type that `detail` names
    condition,  ///< `>= 80%`
};

/// A word that a key's value may be, and what it stands for.
struct Word {
    std::string_view word;
    std::string_view meaning;
};

/// What a key's type does not say about its values. A row of the table leaves out what does not apply.
struct KeyLimits {
    Range range = {};
    std::string_view kinds = {};   ///< of channels on which the key has an effect, separated by '|'; "" = all
    std::vector<Word> words = {};  ///< of a choice, each with its meaning; of a model, short forms beside its own; of a
    ///< map of the user's names, those that are taken
    bool or_name = false;      ///< of shares by name: one name alone has it all
    bool or_constant = false;  ///< of a mean number: `{constant: 2}` is exactly so many
    bool or_law = false;       ///< likewise, and `{uniform: {low: 2, high: 9}}` is a law of whole numbers

    KeyLimits() = default;
    KeyLimits(const Range& numbers) : range(numbers) {}  // NOLINT: a row with a range names nothing else
};
KeyLimits of_kinds(std::string_view kinds, const Range& range = {});
KeyLimits words(std::vector<Word> list);

struct KeyInfo {
    std::string_view path;  ///< segments.*.redial.limit; `*` stands for a name of the user's
    KeyType type;
    std::string_view detail;      ///< see KeyType; "defines ..." where the names are made up here
    std::string_view unit;        ///< s, 1, 1/s, money, money/h; "" = none
    std::string_view fallback;    ///< as a user would write it; "" = none
    bool required;                ///< within the block that it stands in
    std::string_view definition;  ///< one sentence
    std::string_view source;      ///< of the default
    std::string_view
        confidence;  ///< in the default as a planning value: high, medium, low; "" = absent means off, or no default
    KeyLimits limits = {};
};

const std::vector<KeyInfo>& scenario_keys();

/// The key that a path of the user's names, as in `segments.online first.redial.limit` (dots within names written `\.`)
/// or a pattern with `*`, or its tail when only one key ends so (`redial.limit`); null if there is none.
const KeyInfo* find_key(std::string_view path);
/// The key of the whole path; where there is none, every key that ends so.
std::vector<const KeyInfo*> find_keys(std::string_view path);
/// By pattern exactly; null if there is none.
const KeyInfo* find_pattern(std::string_view pattern);
/// The keys that may stand in the block of this pattern ("" = the top), without the `*` of user's names.
std::vector<std::string> keys_below(std::string_view pattern);
/// The pattern of `key` in the block of this pattern: pattern.key, else pattern.*, else "".
std::string pattern_below(std::string_view pattern, std::string_view key);
std::string_view type_name(KeyType type);

/// Splits `a.b\.c.d` at its dots into a, b.c, d.
std::vector<std::string> split_path(std::string_view path);

}  // namespace holdtime
