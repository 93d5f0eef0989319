#include "studies/breakeven/varied.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "scenarios/load/share_move.hpp"
#include "scenarios/load/tree_path.hpp"
#include "scenarios/schema/keys.hpp"
#include "studies/sweep/paths.hpp"
#include "studies/sweep/whole_numbers.hpp"

namespace holdtime {

namespace {

/// Maps whose shares must add up to 1, as scenarios/load reads them.
constexpr std::array<std::string_view, 7> whole_blocks{
    "segments.*.reasons",         "segments.*.prefers",       "segments.*.if_unavailable", "segments.*.redial.channels",
    "segments.*.repeat.channels", "reasons.*.*.hand_over.to", "channels.*.deflect.to"};

std::string pattern_of(const Steps& steps, std::size_t size) {
    std::string pattern;
    for (std::size_t i = 0; i < size; ++i) {
        pattern = pattern_below(pattern, steps[i]);
        if (pattern.empty()) break;
    }
    return pattern;
}

/// Of a model its mean, or its only parameter: the law stays, and its size is varied.
void go_into_model(const Value& base, Steps& steps) {
    const Value* value = find_value(base, steps);
    if (!value || !value->is_map() || value->entries.size() != 1) return;
    const auto& [name, place, parameters] = value->entries[0];
    if (parameters.is_scalar()) return steps.push_back(name);  // short for its only parameter
    if (!parameters.is_map()) return;
    const bool mean = parameters.find("mean") != nullptr;
    if (!mean && parameters.entries.size() != 1) return;
    steps.push_back(name);
    steps.push_back(mean ? "mean" : parameters.entries[0].key);
}

}  // namespace

Varied::Varied(const std::string& text, const std::string& option, const Value& base)
    : place_{option + " '" + text + "'", 0, 0} {
    const auto equals = text.rfind('=');
    const auto colon = equals == std::string::npos ? equals : text.find(':', equals);
    if (equals == std::string::npos || equals == 0 || colon == std::string::npos)
        complain("no range (write PATH=LOW:HIGH, as in 'costs.channels.phone.per_minute=0:0.5')");
    path_ = text.substr(0, equals);
    const std::array ends{text.substr(equals + 1, colon - equals - 1), text.substr(colon + 1)};
    std::array<Measure, 2> measures;
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const auto measure = parse_measure(ends[i]);
        if (!measure || !std::isfinite(measure->number))
            complain(
                fmt::format("'{}' is not a number (both ends of a range are numbers, with a unit where the path "
                            "has one)",
                            ends[i]));
        measures[i] = *measure;
    }
    take_ends(measures[0], measures[1]);
    find(base);
}

Varied::Varied(std::string path, const Measure& low, const Measure& high, Place place, const Value& base)
    : path_(std::move(path)), place_(std::move(place)) {
    take_ends(low, high);
    find(base);
}

void Varied::take_ends(const Measure& low, const Measure& high) {
    unit_ = high.unit.empty() ? low.unit : high.unit;
    const auto in_unit = [&](const Measure& measure) {
        const auto converted = convert(measure, unit_);
        if (!converted) complain(fmt::format("{} must have a unit like '{}' of the other end", show(measure), unit_));
        return converted->number;
    };
    low_ = in_unit(low), high_ = in_unit(high);
}

void Varied::find(const Value& base) {
    if (!(low_ < high_))
        complain(fmt::format("empty range (the low end {} must be below the high end {})", text(low_), text(high_)));
    whole_ = takes_whole_numbers(path_);
    if (whole_ && (low_ != std::floor(low_) || high_ != std::floor(high_)))
        complain(fmt::format("{} counts in whole numbers (both ends must be two of them)", path_));
    if (path_.starts_with("experiment."))
        complain(fmt::format("{} is how it is asked, not the world (use --set)", path_));
    Problems problems;
    targets_ = resolve_path(base, path_, place_, problems);
    problems.throw_if_any();
    for (auto& steps : targets_) {
        const KeyInfo* row = find_pattern(pattern_of(steps, steps.size()));
        const bool staffing = row && row->type == KeyType::model && row->detail == "staffing";
        if (row && row->type == KeyType::model && !staffing) go_into_model(base, steps);
        const Value* value = find_value(base, steps);
        if (value && !value->is_scalar() && !staffing)  // a number in place of a staffing model is so many agents
            complain(fmt::format("{} is a block (name one of its numbers, as holdtime explain lists them)", path_));
        const auto pattern = pattern_of(steps, steps.size() - 1);
        if (std::find(whole_blocks.begin(), whole_blocks.end(), pattern) == whole_blocks.end()) continue;
        const Steps block(steps.begin(), steps.end() - 1);
        const Value* map = find_value(base, block);
        if (!map || !map->is_map()) continue;
        if (share_move(steps.back(), pattern) && !map->find(steps.back())) continue;  // it keeps the sum by itself
        if (map->entries.size() == 1 && map->find(steps.back()))
            complain(
                fmt::format("{} is the only share of its block, and so always 100 % (give the block another "
                            "share, or vary something else)",
                            path_));
        shares_.push_back({block, {steps.back()}});
    }
}

std::vector<std::string> Varied::scaled() const {
    std::vector<std::string> list;
    for (const auto& block : shares_) list.push_back(fmt::format("{}", fmt::join(block.steps, ".")));
    return list;
}

void Varied::set(Value& tree, double x) const {
    Value value;
    value.place = place_;
    value.text = text(x);
    for (const auto& steps : targets_) set_value(tree, steps, value);
    Problems problems;
    for (const auto& block : shares_) renormalise(tree, block, problems);
    problems.throw_if_any();
}

}  // namespace holdtime
