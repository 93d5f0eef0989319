#include "reports/items_json.hpp"

#include <algorithm>

#include "reports/judged_json.hpp"

namespace holdtime {

namespace {

using Json = nlohmann::ordered_json;

bool is_paid(const Estimate& item) { return item.exists() && (item.mean != 0 || item.half_width() > 0); }

Json part_json(const Figures& figures) {
    Json json = Json::object();
    for (std::size_t i = 0; i < item_count; ++i)
        if (is_paid(figures.items[i])) json[std::string(item_info()[i].key)] = json_of(figures.items[i]);
    return json;
}

/// A formula does not know what a segment or reason costs: that is nothing, and not 0.
bool is_known(const std::vector<NamedFigures>& parts) {
    return std::any_of(parts.begin(), parts.end(), [](const NamedFigures& part) {
        const auto& items = part.figures.items;
        return std::any_of(items.begin(), items.end(), [](const Estimate& item) { return item.exists(); });
    });
}

Json parts_json(const std::vector<NamedFigures>& parts) {
    Json json = Json::object();
    for (const auto& part : parts) json[part.name] = part_json(part.figures);
    return json;
}

void read_part(const JsonNode& json, Figures& figures) {
    bool any = false;
    for (std::size_t i = 0; i < item_count; ++i)
        if (const auto found = json.find(std::string(item_info()[i].key)))
            figures.items[i] = estimate_of(*found), any = true;
    if (!any) figures.items[0].mean = 0;  // nothing is paid for it, which is known
}

void read_parts(const JsonNode& json, std::vector<NamedFigures>& parts) {
    for (auto& part : parts)
        if (const auto found = json.find(part.name)) read_part(*found, part.figures);
}

}  // namespace

Json items_json(const StrategyResults& strategy) {
    Json json{{"total", part_json(strategy.total)},
              {"channels", parts_json(strategy.channels)},
              {"agent_groups", parts_json(strategy.agent_groups)}};
    if (is_known(strategy.segments)) json["segments"] = parts_json(strategy.segments);
    if (is_known(strategy.reasons)) json["reasons"] = parts_json(strategy.reasons);
    return json;
}

void read_items(const JsonNode& json, StrategyResults& strategy) {
    const auto items = json.find("items");  // an earlier version wrote none
    if (!items) return;
    read_part(items->at("total"), strategy.total);
    for (auto [key, parts] :
         {std::pair("channels", &strategy.channels), std::pair("agent_groups", &strategy.agent_groups),
          std::pair("segments", &strategy.segments), std::pair("reasons", &strategy.reasons)})
        if (const auto found = items->find(key)) read_parts(*found, *parts);
}

}  // namespace holdtime
