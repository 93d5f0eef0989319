#include "reports/pictures/assumptions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "studies/compare/compare.hpp"

namespace holdtime {

namespace {

constexpr std::size_t longest_list = 6;  ///< that is written out

/// A value in one line: `lognormal (mean 3.5min, cv 1.2)`, `file weekday.csv, column online`.
std::string in_words(const Value& value) {
    if (value.is_scalar()) return value.text;
    if (value.is_list()) {
        if (value.items.size() > longest_list) return fmt::format("{} values", value.items.size());
        std::string text;
        for (const auto& item : value.items) text += (text.empty() ? "" : ", ") + in_words(item);
        return text;
    }
    std::string text;
    const bool data = value.find("file") != nullptr;
    for (const auto& [key, place, below] : value.entries) {
        if (data && (key == "values" || key == "interval_start")) continue;  // what the file holds
        if (!text.empty()) text += ", ";
        text += below.is_map() && !below.entries.empty() ? fmt::format("{} ({})", key, in_words(below))
                : below.is_map()                         ? key
                                                         : fmt::format("{} {}", key, in_words(below));
    }
    return text;
}

std::string joined(const std::vector<std::string>& path) {
    std::string text;
    for (const auto& step : path) text += (text.empty() ? "" : ".") + step;
    return text;
}

/// `measured: PATH: {value, standard_error, n, source}`, by a path that begins so.
std::string whence(const Value& scenario, const std::string& path) {
    const auto* measured = scenario.find("measured");
    if (!measured || !measured->is_map()) return "given";
    for (const auto& entry : measured->entries) {
        if (!entry.key.starts_with(path)) continue;
        const auto* source = entry.value.is_map() ? entry.value.find("source") : nullptr;
        return source && source->is_scalar() ? "measured: " + source->text : "measured";
    }
    return "given";
}

/// One row for each value that stands so many steps below a block; what ends before is a row, too.
void add_rows(const Value& scenario, const Value& value, std::vector<std::string> path, std::size_t steps,
              DataTable& table) {
    if (steps > 0 && value.is_map() && !value.entries.empty()) {
        for (const auto& entry : value.entries) {
            auto below = path;
            below.push_back(entry.key);
            const bool groups = path.size() == 2 && path[0] == "strategies" && entry.key == "agent_groups";
            add_rows(scenario, entry.value, std::move(below), groups ? 2 : steps - 1, table);
        }
        return;
    }
    std::string pointer;
    if (value.is_scalar() && value.text != "true" && value.text != "false") {
        pointer = "/scenario_text";
        for (const auto& step : path) pointer += json_pointer({step});
    }
    auto name = path;
    name.erase(name.begin());
    table.rows.push_back(
        {joined(name.empty() ? path : name),
         {words_datum(in_words(value), std::move(pointer)), words_datum(whence(scenario, joined(path)))}});
}

/// Does the key stand anywhere below?
bool has_key(const Value& value, std::string_view key) {
    if (value.is_list())
        return std::any_of(value.items.begin(), value.items.end(),
                           [&](const auto& item) { return has_key(item, key); });
    return std::any_of(value.entries.begin(), value.entries.end(),
                       [&](const auto& entry) { return entry.key == key || has_key(entry.value, key); });
}

}  // namespace

std::vector<DataTable> given_tables(const Comparison& comparison) {
    struct BlockOfKeys {
        const char *key, *title;
        std::size_t steps;
    };
    constexpr std::array blocks{BlockOfKeys{"reasons", "Why customers make contact", 3},
                                BlockOfKeys{"segments", "Who they are", 2},
                                BlockOfKeys{"channels", "Channels", 2},
                                BlockOfKeys{"strategies", "Strategies", 2},
                                BlockOfKeys{"costs", "Costs", 1},
                                BlockOfKeys{"experience", "Experience", 1}};
    std::vector<DataTable> tables;
    if (!comparison.asked.scenario) return tables;
    const auto& scenario = *comparison.asked.scenario;
    for (const auto& block : blocks) {
        const auto* value = scenario.find(block.key);
        if (!value) continue;
        DataTable table{block.title, block.key, {"value", "whence"}, {}};
        table.words = true;
        add_rows(scenario, *value, {block.key}, block.steps, table);
        tables.push_back(std::move(table));
    }
    return tables;
}

std::vector<std::string> left_out(const Comparison& comparison) {
    struct Absence {
        const char *key, *sentence;
    };
    constexpr std::array absences{Absence{"redial", "Who gives up waiting, or finds no free line, does not try again"},
                                  Absence{"repeat", "Whom an answer did not help does not come back"},
                                  Absence{"hand_over", "No channel hands a contact over to another"},
                                  Absence{"after_contact_work", "Agents have no work after a contact"},
                                  Absence{"balk", "Nobody leaves at once because there is a queue"},
                                  Absence{"menu", "No menu stands before a queue"},
                                  Absence{"callback", "Nobody is offered to be called back"},
                                  Absence{"people", "Agents of a group are alike in speed and quality"},
                                  Absence{"shrinkage", "Agents are there for all the time that they are paid"},
                                  Absence{"turnover", "Who leaves costs nothing to replace"},
                                  Absence{"churn", "What service does to customers' loyalty is no part of any figure"},
                                  Absence{"customer_time", "The customers' own time has no price"}};
    std::vector<std::string> lines;
    if (!comparison.asked.scenario) return lines;
    for (const auto& one : absences)
        if (!has_key(*comparison.asked.scenario, one.key))
            lines.push_back(fmt::format("{} ({}).", one.sentence, one.key));
    return lines;
}

}  // namespace holdtime
