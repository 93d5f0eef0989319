#include "reports/rendered.hpp"

#include <fmt/format.h>

#include "sim/core/printable.hpp"

namespace holdtime {

namespace {

void make_printable(std::string& text) { text = printable(text); }

template <class Named>
void make_names_printable(std::vector<Named>& list) {
    for (auto& one : list) make_printable(one.name);
}

void make_printable(std::vector<std::string>& list) {
    for (auto& text : list) make_printable(text);
}

void make_printable(std::vector<StrategyResults>& list) {
    for (auto& strategy : list) {
        make_printable(strategy.name);
        for (auto* parts : {&strategy.channels, &strategy.agent_groups, &strategy.segments, &strategy.reasons})
            make_names_printable(*parts);
        make_names_printable(strategy.targets);
        make_names_printable(strategy.channel_intervals);
        make_names_printable(strategy.group_intervals);
        make_printable(strategy.ignored);
    }
}

void make_printable(Results& results) {
    make_printable(results.engine);
    make_printable(results.baseline);
    make_printable(results.strategies);
    make_printable(results.differences);
}

void make_printable(Comparison& comparison) {
    for (auto* text :
         {&comparison.scenario, &comparison.question, &comparison.currency, &comparison.verdict, &comparison.fairness})
        make_printable(*text);
    make_printable(comparison.results);
    for (auto& channel : comparison.channel_kinds) make_printable(channel.first);
    for (auto& engine : comparison.engines) make_printable(engine);
    make_printable(comparison.interval_labels);
    make_printable(comparison.warnings);
    for (auto& used : comparison.defaults)
        for (auto* text : {&used.path, &used.value, &used.source, &used.confidence}) make_printable(*text);
}

void make_printable(std::vector<TargetResult>& list) {
    for (auto& target : list) make_printable(target.name);
}

void make_printable(StrategyStaffing& strategy) {
    make_printable(strategy.name);
    for (auto& group : strategy.groups) {
        make_printable(group.name);
        make_printable(group.model);
        for (auto& shift : group.shifts) make_printable(shift.type);
    }
    make_printable(strategy.targets);
    if (strategy.erlang) make_printable(strategy.erlang->targets);
    make_printable(strategy.notes);
    for (auto& shortfall : strategy.shortfalls) make_printable(shortfall.what), make_printable(shortfall.remedy);
}

void make_printable(Staffing& staffing) {
    make_printable(staffing.scenario);
    make_printable(staffing.currency);
    for (auto& strategy : staffing.strategies) make_printable(strategy);
    for (auto& curve : staffing.curves) make_printable(curve.strategy), make_printable(curve.none_because);
}

/// JSON's own escapes leave DEL and C1 controls as they are, and terminals obey them. They stand in texts only, where
/// they mean the same as \\u007f to \\u009f.
std::string without_controls(const std::string& json) {
    std::string result;
    result.reserve(json.size());
    for (std::size_t i = 0; i < json.size(); ++i) {
        const auto byte = static_cast<unsigned char>(json[i]);
        const auto second = i + 1 < json.size() ? static_cast<unsigned char>(json[i + 1]) : 0u;
        if (byte == 0x7f)
            result += "\\u007f";
        else if (byte == 0xc2 && second >= 0x80 && second < 0xa0)
            result += fmt::format("\\u{:04x}", second), ++i;
        else
            result += json[i];
    }
    return result;
}

std::string of_program(std::string_view format, std::string text) {
    return format == "json" ? without_controls(text) : text;
}

bool is_for_people(std::string_view format) { return format == "table" || format == "markdown"; }

}  // namespace

std::string rendered(const ReportFormat& format, const Comparison& comparison, const ReportStyle& style) {
    if (!is_for_people(format.name)) return of_program(format.name, format.render(comparison, style));
    auto told = comparison;
    make_printable(told);
    return printable_lines(format.render(told, style), style.color);
}

std::string rendered(const StaffingFormat& format, const Staffing& staffing, const std::string& version) {
    if (!is_for_people(format.name)) return of_program(format.name, format.render(staffing, version));
    auto told = staffing;
    make_printable(told);
    return printable_lines(format.render(told, version), false);
}

}  // namespace holdtime
