#include "studies/live/plan_numbers.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "scenarios/load/tree_path.hpp"
#include "studies/live/path_text.hpp"

namespace holdtime {

namespace {

/// A number, a list, or a file's column that is one without its dates: of a normal day, or of the horizon itself.
bool is_plain(const Value& tree, const Value& staffing, std::size_t intervals) {
    if (!staffing.is_map() || staffing.entries.size() != 1) return false;
    const auto& [model, place, given] = staffing.entries[0];
    if (model == "fixed") return true;
    if (model != "per_interval") return false;
    const Value* starts = given.is_map() ? given.find("interval_start") : nullptr;
    const Value* start = find_value(tree, {"calendar", "start"});
    if (!starts || !starts->is_list() || starts->items.empty()) return true;
    const auto& first = starts->items.front().text;
    return first == "00:00" || (start && first == start->text + "T00:00" && starts->items.size() == intervals);
}

}  // namespace

std::vector<std::string> plans_as_numbers(const Value& tree, const ComparisonTerms& terms,
                                          const std::vector<FoundStaffing>& staffing) {
    std::vector<std::string> settings;
    const bool sought = terms.basis != Basis::as_staffed;
    if (sought) settings.emplace_back("experiment.basis=as_staffed");
    for (const auto& found : staffing) {
        const Steps steps{"strategies", found.strategy, "agent_groups", found.group, "staffing"};
        const Value* written = find_value(tree, steps);
        if (written && is_plain(tree, *written, found.agents.size()) && !sought) continue;
        settings.push_back(fmt::format("{}={{per_interval: [{}]}}", path_text(steps), fmt::join(found.agents, ", ")));
    }
    return settings;
}

}  // namespace holdtime
