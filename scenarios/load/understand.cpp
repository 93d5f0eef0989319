#include "scenarios/load/understand.hpp"

#include <filesystem>

#include "scenarios/load/read_ranges.hpp"
#include "scenarios/load/unknown_names.hpp"
#include "scenarios/schema/files.hpp"

namespace holdtime {

namespace {

const Value& or_empty(const Value* value, const Value& empty) { return value && !value->faulty ? *value : empty; }

/// A block that may be absent: all its keys have defaults then.
Block optional_block(Block& top, const std::string& key, const Value& empty) {
    if (auto block = top.block(key)) return *block;
    return Block(empty, top.place(), key, key, top.problems(), top.defaults());
}

void check_version(Block& top) {
    const Value* written = top.find("schema_version");
    const auto version = written ? read_natural(*written, "schema_version", top.problems()) : std::nullopt;
    if (version && *version != 1)
        complain_about(*written, "schema_version",
                       "must be 1, the only version so far; a later one needs a later holdtime", top.problems());
}

std::string name_of(Block& top, const std::string& file) {
    const auto name = top.text("name").value_or("");
    if (!name.empty()) return name;
    return file == "-" ? "scenario" : std::filesystem::path(file).stem().string();
}

}  // namespace

Scenario understand(const Value& tree, const std::string& file, Problems& problems) {
    Scenario scenario;
    Value empty;
    empty.kind = Value::Kind::map;
    empty.place = tree.place;
    Block top(tree, {file == "-" ? standard_input : file, 1, 1}, "", "", problems, scenario.defaults);
    if (!tree.is_map()) return scenario;
    scenario.file = file;
    if (lacks_headings(tree, problems)) return scenario;
    check_version(top);
    scenario.name = name_of(top, file);
    scenario.question = top.text("question").value_or("");
    scenario.currency = top.text("currency").value_or("");
    if (auto calendar = top.block("calendar")) scenario.calendar = read_calendar(*calendar);
    Names names;
    for (const auto& entry : or_empty(tree.find("reasons"), empty).entries) names.reasons.push_back(entry.key);
    for (const auto& entry : or_empty(tree.find("segments"), empty).entries) names.segments.push_back(entry.key);
    for (const auto& entry : or_empty(tree.find("strategies"), empty).entries) names.strategies.push_back(entry.key);
    scenario.channels = read_channels(top, names);
    scenario.reasons = read_reasons(top, names);
    scenario.segments = read_segments(top, names);
    scenario.strategies = read_strategies(top, names);
    scenario.costs = read_costs(optional_block(top, "costs", empty), names);
    if (auto experience = top.block("experience")) scenario.experience = read_experience(*experience, names);
    scenario.experiment = read_experiment(optional_block(top, "experiment", empty), names);
    scenario.expect = read_expectations(top, names);
    if (auto check = top.block("check")) scenario.check = read_check(*check);
    check_measured(top);
    check_talk_times(scenario, names, problems);
    check_machines(scenario, names, problems);
    check_circles(scenario, problems);
    check_offers(scenario, names, problems);
    check_skills(scenario, problems);
    check_blending(scenario, names, problems);
    fill_in_patience(scenario, names);
    forget_undefined(tree, problems);
    gather_unknown(problems);
    scenario.remarks = remarks_of(scenario);
    return scenario;
}

}  // namespace holdtime
