#include "cli/schema_values.hpp"

#include <fmt/format.h>

#include <cmath>

#include "scenarios/schema/local_clock.hpp"

namespace holdtime::schema {

namespace {

constexpr double most_natural = 18446744073709551616.0;  // 2^64 - 1, as near as a double comes

// Pieces of patterns, as ECMA 262 and Python read them. A number is ours: decimal, perhaps with an exponent.
const std::string decimal = R"([+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?)";
const std::string plain_zero = R"([+-]?0+(\.0*)?)";
const std::string not_negative = R"((?!-[0.]*[1-9]))";
const std::string not_zero = R"((?![+-]?0*\.?0*([^0-9.]|$)))";

const std::string time_of_day = "([01]?[0-9]|2[0-3]):[0-5][0-9]";
const std::string weekday = "(mon|tue|wed|thu|fri|sat|sun)";

/// Refuses what the range refuses, as far as signs and zeros tell.
std::string guard(const Range& range) {
    std::string text;
    if (range.low >= 0) text += not_negative;
    if (range.low > 0 || (range.low == 0 && range.low_excluded)) text += not_zero;
    return text;
}

JsonObject typed(const char* types) { return JsonObject().add("type", types); }

JsonObject text_like(const std::string& pattern) {
    return typed("\"string\"").add_text("pattern", "^" + pattern + "$");
}

void add_limits(JsonObject& schema, const Range& range) {
    if (range.has_low()) schema.add(range.low_excluded ? "exclusiveMinimum" : "minimum", json_number(range.low));
    if (range.has_high()) schema.add(range.high_excluded ? "exclusiveMaximum" : "maximum", json_number(range.high));
}

JsonObject number_or_text(const char* types, const std::string& pattern, const Range& range) {
    auto schema = typed(types);
    schema.add_text("pattern", "^" + pattern + "$");
    add_limits(schema, range);
    return schema;
}

/// A whole number of more digits than the highest has.
std::string not_longer(const Range& range) {
    if (!range.has_high()) return "";
    return fmt::format(R"((?!\+?0*[1-9][0-9]{{{},}}$))", fmt::format("{:.0f}", std::abs(range.high)).size());
}

/// Above 100 %, or above 1; those two themselves, too, where they are excluded.
std::string not_above_all(bool excluded) {
    const std::string over_100 = R"(([1-9][0-9]{3,}|[2-9][0-9]{2}|1[1-9][0-9]|10[1-9])(\.[0-9]*)?|100\.0*[1-9][0-9]*)";
    const std::string over_1 = R"(([2-9]|[1-9][0-9]+)(\.[0-9]*)?|1\.0*[1-9][0-9]*)";
    const std::string itself_100 = excluded ? R"(|100(\.0*)?)" : "", itself_1 = excluded ? R"(|1(\.0*)?)" : "";
    return R"((?!\+?0*()" + over_100 + itself_100 + R"() *%$))" + R"((?!\+?0*()" + over_1 + itself_1 + ")$)";
}

Range narrowed(const Range& range, const Range& to) {
    Range both = to;
    if (range.low >= to.low) both.low = range.low, both.low_excluded = range.low_excluded;
    if (range.high <= to.high) both.high = range.high, both.high_excluded = range.high_excluded;
    return both;
}

}  // namespace

JsonObject number(const Range& range) {
    return number_or_text(R"(["number", "string"])", guard(range) + decimal, range);
}

JsonObject natural(const Range& range) {
    const Range limits = narrowed(range, between(0, most_natural));
    return number_or_text(R"(["integer", "string"])", guard(limits) + not_longer(limits) + decimal, limits);
}

JsonObject share(const Range& range) {
    const Range limits = narrowed(range, between(0, 1));
    const bool up_to_all = limits.high == 1;
    return number_or_text(R"(["number", "string"])",
                          guard(limits) + (up_to_all ? not_above_all(limits.high_excluded) : "") + decimal + " *%?",
                          limits);
}

JsonObject ratio(const Range& range) {
    const Range limits = narrowed(range, at_least(0));
    return number_or_text(R"(["number", "string"])", guard(limits) + decimal + " *%?", limits);
}

JsonObject points() { return number_or_text(R"(["number", "string"])", decimal + std::string(" *%?"), {}); }

JsonObject duration(const Range& range) {
    const Range limits = narrowed(range, at_least(0));
    const auto with_unit = guard(limits) + decimal + " *(ms|s|min|h|d)";
    if (!limits.contains(0)) return text_like(with_unit);
    return number_or_text(R"(["number", "string"])", "(" + with_unit + "|" + plain_zero + ")", between(0, 0));
}

JsonObject rate() { return text_like(not_negative + decimal + " */ *(s|min|h|d)"); }

JsonObject boolean() { return JsonObject().add("enum", R"([true, false, "true", "false"])"); }

JsonObject date() {
    return text_like(
        "(19[7-9][0-9]|2[01][0-9]{2})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])([T ]([01][0-9]|2[0-3]):"
        R"([0-5][0-9](:00(\.0*)?)?)?)");
}

JsonObject time_zone() { return one_of(zone_names()); }

JsonObject hours() {
    const auto span = text_like(fmt::format(R"((?! *([0-9:]+) *- *\1 *$) *{0} *- *({0}|24:00) *)", time_of_day));
    const auto spans = any_of({span, list_of(span, 1)});
    const auto days = fmt::format(R"(^ *{0}( *- *{0})?( *, *{0}( *- *{0})?)* *$)", weekday);
    const auto week = typed("\"object\"")
                          .add("patternProperties", JsonObject().add(days, spans.text()).text())
                          .add("additionalProperties", "false")
                          .add("minProperties", "1");
    return any_of({one_of({"always"}), week, spans, list_of(week, 1)});
}

JsonObject weekdays() {
    const auto day = text_like(fmt::format("{0}(-{0})?", weekday));
    return any_of({day, list_of(day, 0)});
}

JsonObject start_times() { return text_like("([01][0-9]|2[0-3]):[0-5][0-9](-([01][0-9]|2[0-3]):[0-5][0-9])?"); }

JsonObject condition() { return text_like("(<=|>=|==|!=|<|>) *" + decimal + " *(%|ms|s|min|h|d)?"); }

JsonObject scalar() { return typed(R"(["string", "number", "boolean"])"); }

JsonObject one_of(const std::vector<std::string>& words) { return JsonObject().add("enum", json_strings(words)); }

JsonObject list_of(const JsonObject& item, std::size_t least) {
    auto schema = typed("\"array\"").add("items", item.text());
    if (least > 0) schema.add("minItems", fmt::format("{}", least));
    return schema;
}

JsonObject names() { return list_of(scalar(), 1).add("uniqueItems", "true"); }

JsonObject any_of(const std::vector<JsonObject>& alternatives) {
    std::vector<std::string> items;
    for (const auto& one : alternatives) items.push_back(one.text());
    return JsonObject().add("anyOf", json_list(items));
}

}  // namespace holdtime::schema
