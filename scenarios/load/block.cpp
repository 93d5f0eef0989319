#include "scenarios/load/block.hpp"

#include <algorithm>
#include <stdexcept>
#include <string_view>

#include "scenarios/load/hours_reader.hpp"
#include "scenarios/load/unknown_names.hpp"
#include "scenarios/schema/advice.hpp"
#include "scenarios/schema/local_clock.hpp"
#include "scenarios/schema/path_escape.hpp"

namespace holdtime {

std::vector<std::string> listed_words(std::string_view detail) {
    std::vector<std::string> parts(1);
    for (const char c : detail) {
        if (c == '|')
            parts.emplace_back();
        else
            parts.back() += c;
    }
    return parts;
}

namespace {

bool contains(const std::vector<std::string>& list, const std::string& name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

/// A map was due; `phone:60%` instead of `phone: 60%` makes text of it.
std::string not_a_map(const Value& value) {
    const bool colon = value.is_scalar() && !value.quoted && value.text.find(':') != std::string::npos;
    return colon ? "a space is missing after ':'" : "must be a map of keys and values";
}

}  // namespace

Block::Block(const Value& value, Place place, std::string path, std::string pattern, Problems& problems,
             std::vector<DefaultUsed>& defaults)
    : value_(value),
      place_(std::move(place)),
      path_(std::move(path)),
      pattern_(std::move(pattern)),
      problems_(problems),
      defaults_(defaults) {
    if (!value_.is_map()) complain_about(value_, path_.empty() ? "scenario" : path_, not_a_map(value_), problems_);
    report_unknown_keys();
}

void Block::report_unknown_keys() {
    const std::string any = pattern_below(pattern_, "*");
    if (!any.empty()) return;
    const auto known = keys_below(pattern_);
    for (const Entry& entry : value_.entries)
        if (!contains(known, entry.key) && !entry.value.faulty)
            problems_.add(entry.place, "unknown key '" + entry.key + "'" + (path_.empty() ? "" : " in " + path_) +
                                           suggestion(entry.key, known));
}

std::string Block::join(const std::string& path, const std::string& name) {
    return path.empty() ? path_step(name) : path + '.' + path_step(name);
}

const KeyInfo& Block::info(const std::string& key) const {
    const KeyInfo* found = find_pattern(pattern_.empty() ? key : pattern_ + '.' + key);
    if (!found) throw std::logic_error("the table of keys lacks " + pattern_ + '.' + key);
    return *found;
}

const Value* Block::find(const std::string& key) {
    const KeyInfo& known = info(key);
    if (!value_.is_map()) return nullptr;
    const Value* value = value_.find(key);
    if (!value && known.required && !value_.incomplete && !misspelt(key))
        problems_.add(place_, "missing key '" + key + "'" + (path_.empty() ? "" : " in " + path_));
    return value && !value->faulty ? value : nullptr;
}

bool Block::misspelt(const std::string& key) const {
    const auto known = keys_below(pattern_);
    return std::any_of(value_.entries.begin(), value_.entries.end(), [&](const Entry& entry) {
        return !contains(known, entry.key) && nearest(entry.key, known) == key;
    });
}

bool Block::defines_nothing(const std::string& key) const {
    const Value* map = value_.find(key);
    return map && map->is_map() && map->entries.empty() && !map->incomplete;
}

void Block::note_default(const std::string& path, const std::string& value, const KeyInfo& key) {
    defaults_.push_back({path, value, std::string(key.source), std::string(key.confidence)});
}

std::optional<Value> Block::fallback(const std::string& key) {
    const KeyInfo& known = info(key);
    if (known.fallback.empty() || known.required || has(key)) return {};
    if (!known.confidence.empty()) note_default(path_of(key), std::string(known.fallback), known);
    Value value;
    value.text = std::string(known.fallback);
    value.place = place_;
    return value;
}

template <class T>
std::optional<T> Block::read(const std::string& key,
                             std::optional<T> (*reader)(const Value&, const std::string&, Problems&)) {
    if (const Value* value = find(key)) return reader(*value, path_of(key), problems_);
    const auto instead = fallback(key);
    return instead ? reader(*instead, path_of(key), problems_) : std::nullopt;
}
template std::optional<std::string> Block::read(const std::string&,
                                                std::optional<std::string> (*)(const Value&, const std::string&,
                                                                               Problems&));
template std::optional<double> Block::read(const std::string&,
                                           std::optional<double> (*)(const Value&, const std::string&, Problems&));
template std::optional<bool> Block::read(const std::string&,
                                         std::optional<bool> (*)(const Value&, const std::string&, Problems&));

std::optional<double> Block::money(const std::string& key) {
    const auto amount = read(key, read_number);
    constexpr double largest = 1e12;
    if (!amount || (*amount >= 0 && *amount <= largest)) return amount;
    complain_about(*find(key), path_of(key), *amount < 0 ? "must not be negative" : "too large; at most 1e12",
                   problems_);
    return {};
}

std::optional<double> Block::share(const std::string& key) {
    const auto share = read(key, read_share);
    const Range& range = info(key).limits.range;
    if (!share || range.contains(*share)) return share;
    const auto percent = [](double number) { return show_number(number * 100) + '%'; };
    const std::string low = range.low_excluded || range.low > 0 ? "above " + percent(range.low) : "";
    const std::string high = range.high_excluded || range.high < 1 ? "below " + percent(range.high) : "";
    complain_about(*find(key), path_of(key), "must be " + low + (low.empty() || high.empty() ? "" : " and ") + high,
                   problems_);
    return {};
}

std::optional<double> Block::ratio(const std::string& key) {
    const auto ratio = read(key, read_ratio);
    const Range& range = info(key).limits.range;
    if (!ratio || range.contains(*ratio)) return ratio;
    complain_about(*find(key), path_of(key), "must be at most " + show_number(range.high * 100) + '%', problems_);
    return {};
}

bool Block::unlimited(const std::string& key) {
    const Value* value = find(key);
    return value && value->is_scalar() && (value->text == "none" || value->text == "infinite");
}

std::optional<std::uint64_t> Block::natural(const std::string& key) {
    const Value* value = find(key);
    const auto instead = value ? std::nullopt : fallback(key);
    if (!value && !instead) return {};
    return natural_in(value ? *value : *instead, info(key), path_of(key));
}

std::optional<std::uint64_t> Block::natural_in(const Value& value, const KeyInfo& row, const std::string& path) {
    constexpr std::uint64_t largest = ~std::uint64_t{0};
    const Range& range = row.limits.range;
    const auto least = range.has_low() ? static_cast<std::uint64_t>(range.low) : 0;
    const auto most = range.has_high() ? static_cast<std::uint64_t>(range.high) : largest;
    Problems unexplained;  // the range is the better explanation
    const auto number = read_natural(value, path, unexplained);
    if (number && *number >= least && *number <= most) return number;
    std::string allowed = "must be a whole number from " + std::to_string(least) + " to " + std::to_string(most);
    for (const Word& word : row.limits.words) allowed += ", or " + std::string(word.word);
    complain_about(value, path, allowed, problems_);
    return {};
}

std::optional<std::string> Block::choice(const std::string& key) {
    const auto word = read(key, read_text);
    const auto allowed = listed_words(info(key).detail);
    if (!word || contains(allowed, *word)) return word;
    problems_.add(place_of(key), "unknown " + key + " '" + *word + "' in " + path_ + suggestion(*word, allowed));
    return {};
}

std::optional<std::string> Block::zone(const std::string& key) {
    const auto name = read(key, read_text);
    if (!name || find_zone(*name)) return name;
    problems_.add(place_of(key), "unknown time zone '" + *name + "' in " + path_of(key) + zone_advice(*name));
    return {};
}

std::optional<std::string> Block::name(const std::string& key, const std::vector<std::string>& known,
                                       const std::string& kind) {
    const auto name = read(key, read_text);
    if (!name || contains(known, *name)) return name;
    problems_.add(place_of(key), unknown_name(kind, *name, path_of(key), known));
    return {};
}

std::vector<std::string> Block::names(const std::string& key, const std::vector<std::string>& known,
                                      const std::string& kind) {
    std::vector<std::string> list;
    const Value* value = find(key);
    if (!value) return list;
    if (!value->is_list()) {
        complain_about(*value, path_of(key), "must be a list, as in [" + (known.empty() ? "a" : known.front()) + "]",
                       problems_);
        return list;
    }
    if (value->items.empty()) complain_about(*value, path_of(key), "must name at least one " + kind, problems_);
    const auto* each = find_pattern(std::string(info(key).path) + ".*");  // [phone, {chat: {speed: 90%}}]
    for (const Value& item : value->items) {
        const bool more = each && item.is_map() && item.entries.size() == 1;
        const auto name = more ? std::optional(name_in_list(item)) : read_text(item, path_of(key), problems_);
        if (!name) continue;
        if (more)
            Block(item.entries[0].value, item.entries[0].place, join(path_of(key), *name), std::string(each->path),
                  problems_, defaults_);
        if (!contains(known, *name))
            problems_.add(item.place, unknown_name(kind, *name, path_of(key), known));
        else if (contains(list, *name))
            problems_.add(item.place, kind + " '" + *name + "' is repeated in " + path_of(key));
        else
            list.push_back(*name);
    }
    return list;
}

std::optional<ModelChoice> Block::model(const std::string& key) {
    const Value* value = find(key);
    return value ? read_model(*value, path_of(key), problems_) : std::nullopt;
}

std::optional<Hours> Block::hours(const std::string& key) { return read(key, read_hours); }

bool is_off_word(const Value& value) {
    return value.is_scalar() && (value.text == "false" || value.text == "none" || value.text == "off");
}

std::optional<Block> Block::block(const std::string& key) {
    const Value* value = find(key);
    if (!value || (!info(key).required && is_off_word(*value))) return {};
    const auto entry =
        std::find_if(value_.entries.begin(), value_.entries.end(), [&](const Entry& e) { return e.key == key; });
    return Block(*value, entry->place, path_of(key), std::string(info(key).path), problems_, defaults_);
}

std::vector<Block> Block::list(const std::string& key) {
    std::vector<Block> blocks;
    const Value* value = find(key);
    if (!value || is_off_word(*value)) return blocks;
    if (!value->is_list()) complain_about(*value, path_of(key), "must be a list of blocks, as in [{..}]", problems_);
    for (std::size_t i = 0; i < value->items.size(); ++i)
        blocks.emplace_back(value->items[i], value->items[i].place, path_of(key) + '.' + std::to_string(i + 1),
                            std::string(info(key).path) + ".*", problems_, defaults_);
    return blocks;
}

std::vector<Block::Item> Block::items(const std::string& key) {
    std::vector<Item> list;
    const Value* value = find(key);
    if (!value) return list;
    if (!value->is_map()) complain_about(*value, path_of(key), not_a_map(*value), problems_);
    for (const Entry& entry : value->entries) list.push_back({entry.key, entry.place, &entry.value});
    return list;
}

Block Block::within(const std::string& key, const Item& item) {
    return Block(*item.value, item.place, join(path_of(key), item.name), std::string(info(key).path) + ".*", problems_,
                 defaults_);
}

std::optional<ModelChoice> Block::model_within(const std::string& key, const Item& item) {
    return read_model(*item.value, join(path_of(key), item.name), problems_);
}

std::optional<std::uint64_t> Block::natural_within(const std::string& key, const Item& item) {
    return natural_in(*item.value, *find_pattern(std::string(info(key).path) + ".*"), join(path_of(key), item.name));
}

Place Block::place_of(const std::string& key) const {
    const Value* value = value_.is_map() ? value_.find(key) : nullptr;
    return value ? value->place : place_;
}

std::string name_in_list(const Value& item) {
    return item.is_map() && item.entries.size() == 1 ? item.entries[0].key : item.text;
}

std::optional<ModelChoice> read_model(const Value& value, const std::string& path, Problems& problems) {
    if (value.faulty || (value.incomplete && value.entries.empty())) return {};
    if (!value.is_map() || value.entries.empty()) {
        complain_about(value, path, "must name a model, as in {name: {parameters}}", problems);
        return {};
    }
    if (value.entries.size() > 1) {
        problems.add(value.entries[1].place, "more than one model in " + path + " ('" + value.entries[0].key +
                                                 "' and '" + value.entries[1].key +
                                                 "'; must be one, as in {name: {parameters}})");
        return {};
    }
    const Entry& model = value.entries[0];
    return ModelChoice{model.key, model.value, model.place, true};
}

}  // namespace holdtime
