#include "reports/combined_json.hpp"

#include <algorithm>
#include <array>

#include "reports/judged_json.hpp"

namespace holdtime {

namespace {

constexpr std::array unit_words{"count",   "needs", "messages", "per_need", "per_hour", "share",
                                "seconds", "money", "hours",    "people",   "chats",    "minutes"};  // by Unit
static_assert(unit_words.size() == static_cast<std::size_t>(Unit::minutes) + 1);

}  // namespace

const char* unit_word(Unit unit) { return unit_words.at(static_cast<std::size_t>(unit)); }

Unit read_unit(const JsonNode& json) {
    const auto word = std::find(unit_words.begin(), unit_words.end(), json.text());
    if (word == unit_words.end()) json.complain("must be the unit of a figure");
    return static_cast<Unit>(word - unit_words.begin());
}

nlohmann::ordered_json combined_json(const std::vector<CombinedEstimate>& figures) {
    auto json = nlohmann::ordered_json::object();
    for (const auto& one : figures) {
        auto& of_one = json[one.name] = json_of(one.value);
        if (!one.is_ratio && one.value.exists()) of_one["unit"] = unit_word(one.unit);
    }
    return json;
}

std::vector<CombinedEstimate> read_combined(const JsonNode& json) {
    std::vector<CombinedEstimate> figures;
    for (const auto& [name, one] : json.items()) {
        CombinedEstimate figure{name, estimate_of(one), Unit::count, true};
        if (const auto unit = one.is_null() ? std::nullopt : one.find("unit")) {
            figure.unit = read_unit(*unit);
            figure.is_ratio = false;
        }
        figures.push_back(std::move(figure));
    }
    return figures;
}

}  // namespace holdtime
