#include "scenarios/load/planned_values.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "scenarios/load/block.hpp"
#include "scenarios/load/hours_reader.hpp"
#include "scenarios/load/unknown_names.hpp"
#include "scenarios/schema/advice.hpp"
#include "scenarios/schema/local_clock.hpp"
#include "scenarios/schema/time_stamp.hpp"

namespace holdtime {

namespace {

bool contains(const std::vector<std::string>& list, const std::string& name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

/// A number of the row's type, in its unit.
std::optional<double> read_amount(const Value& value, KeyType type, const std::string& path, Problems& problems) {
    switch (type) {
        case KeyType::share:
            return read_share(value, path, problems);
        case KeyType::ratio:
            return read_ratio(value, path, problems);
        case KeyType::duration:
            return read_duration(value, path, problems);
        case KeyType::money_per_hour:
            return read_money_per_hour(value, path, problems);
        case KeyType::points:
            return read_points(value, path, problems);
        default:
            return read_number(value, path, problems);
    }
}

bool is_amount(KeyType type) {
    using enum KeyType;
    return type == share || type == ratio || type == duration || type == money_per_hour || type == points ||
           type == number || type == money || type == natural;
}

std::string as_written(double number, KeyType type) {
    if (type == KeyType::duration) return show_duration(number);
    if (type == KeyType::share || type == KeyType::ratio) return show_number(number * 100) + '%';
    return show_number(number);
}

/// "at least 1", "from 0% to 100%": what the row allows.
std::string allowed(const Range& range, KeyType type) {
    if (range.has_low() && range.has_high() && !range.low_excluded && !range.high_excluded)
        return "from " + as_written(range.low, type) + " to " + as_written(range.high, type);
    const std::string low =
        range.has_low() ? (range.low_excluded ? "above " : "at least ") + as_written(range.low, type) : "";
    const std::string high =
        range.has_high() ? (range.high_excluded ? "below " : "at most ") + as_written(range.high, type) : "";
    return low + (low.empty() || high.empty() ? "" : " and ") + high;
}

bool check_amount(const Value& written, const KeyInfo& row, const std::string& path, Problems& problems) {
    const bool constant = row.limits.or_constant && written.is_map() && written.entries.size() == 1 &&
                          written.entries[0].key == "constant";  // {constant: 2}
    const Value& value = constant ? written.entries[0].value : written;
    const auto amount = read_amount(value, row.type, path, problems);
    if (!amount) return false;
    const bool whole = row.type != KeyType::natural || *amount == std::floor(*amount);
    const bool may_be_negative = row.type == KeyType::points;
    if (whole && row.limits.range.contains(*amount) && (may_be_negative || *amount >= 0)) return true;
    const auto range = !row.limits.range.limited() ? at_least(0) : row.limits.range;
    complain_about(value, path, "must be " + std::string(whole ? "" : "a whole number ") + allowed(range, row.type),
                   problems);
    return false;
}

bool check_words(const Value& value, const std::vector<std::string>& known, const std::string& kind,
                 const std::string& path, Problems& problems) {
    const auto text = read_text(value, path, problems);
    if (!text || contains(known, *text)) return text.has_value();
    problems.add(value.place, unknown_name(kind, *text, path, known));
    return false;
}

/// Of the names that the scenario defines; whatever else the row speaks of is not known here.
const std::vector<std::string>* names_of(const std::string& kind, const Names& names) {
    if (kind == "channels") return &names.channels;
    if (kind == "reasons") return &names.reasons;
    return kind == "segments" ? &names.segments : nullptr;
}

bool check_list(const Value& value, const KeyInfo& row, const std::string& path, const Names& names,
                Problems& problems) {
    if (!value.is_list()) {
        complain_about(value, path, "must be a list", problems);
        return false;
    }
    const auto* known = names_of(std::string(row.detail), names);
    bool good = true;
    for (const Value& item : value.items)
        good = (!known ||
                check_words(item, *known, std::string(row.detail.substr(0, row.detail.size() - 1)), path, problems)) &&
               good;
    return good;
}

/// One, or a list: of the type that `detail` names, else of whatever the key at hand is.
bool check_values(const Value& value, const KeyInfo& row, const std::string& path, Problems& problems) {
    const auto check = [&](const Value& one) {
        if (row.detail == "ratio") return read_ratio(one, path, problems).has_value();
        return one.is_map() || read_text(one, path, problems).has_value();
    };
    if (!value.is_list()) return check(value);
    return std::all_of(value.items.begin(), value.items.end(), check);
}

/// Short forms are expanded in maps; within lists they stand as they were written.
bool check_model(const Value& value, const KeyInfo& row, const std::string& path, Problems& problems) {
    const bool number = value.is_scalar() && !value.text.empty() &&
                        std::string_view("0123456789+-.").find(value.text[0]) != std::string_view::npos;
    if (number) return read_duration(value, path, problems).has_value();
    if (value.is_map()) {
        const auto choice = read_model(value, path, problems);
        if (!choice) return false;
        if (is_planned(row.detail, choice->name)) return true;
        problems.add(choice->place, "unknown model '" + choice->name + "' in " + path +
                                        suggestion(choice->name, planned_models(row.detail)));
        return false;
    }
    return check_words(value, planned_models(row.detail), "model", path, problems);
}

bool check_moment(const Value& value, const std::string& path, Problems& problems) {
    const auto text = read_text(value, path, problems);
    if (!text) return false;
    const auto stamp = read_time_stamp(*text);
    if (stamp && stamp->day && !stamp->utc_offset) return true;
    complain_about(value, path, "must be a local date and time such as 2026-03-02T10:00", problems);
    return false;
}

bool check_zone(const Value& value, const std::string& path, Problems& problems) {
    const auto text = read_text(value, path, problems);
    if (!text || find_zone(*text)) return text.has_value();
    problems.add(value.place, "unknown time zone '" + *text + "' in " + path + zone_advice(*text));
    return false;
}

}  // namespace

bool check_value(const Value& value, const KeyInfo& row, const std::string& path, const Names& names,
                 Problems& problems) {
    if (is_amount(row.type)) return check_amount(value, row, path, problems);
    switch (row.type) {
        case KeyType::choice:
            return check_words(value, listed_words(row.detail), "value", path, problems);
        case KeyType::names:
            return check_list(value, row, path, names, problems);
        case KeyType::name:
            return check_words(value, *names_of(std::string(row.detail), names),
                               std::string(row.detail.substr(0, row.detail.size() - 1)), path, problems);
        case KeyType::values:
            return check_values(value, row, path, problems);
        case KeyType::model:
            return check_model(value, row, path, problems);
        case KeyType::moment:
            return check_moment(value, path, problems);
        case KeyType::time_zone:
            return check_zone(value, path, problems);
        case KeyType::hours:
            return read_hours(value, path, problems).has_value();
        case KeyType::boolean:
            return read_boolean(value, path, problems).has_value();
        default:
            return read_text(value, path, problems).has_value();
    }
}

bool is_off_value(const Value& value, const KeyInfo& row) {
    if (row.type == KeyType::names || row.type == KeyType::list) return value.is_list() && value.items.empty();
    if (!value.is_scalar()) return false;
    if (!is_amount(row.type)) return value.text == row.limits.off;
    Value off;
    off.text = std::string(row.limits.off);
    Problems unexplained;
    const auto is = read_amount(value, row.type, "", unexplained), wanted = read_amount(off, row.type, "", unexplained);
    return is && wanted && *is == *wanted;
}

}  // namespace holdtime
