#include "studies/staff/overlay.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace holdtime {

namespace {

/// A name as a YAML key: in quotes, so that whatever it holds is text.
std::string quoted(const std::string& name) {
    std::string text = "\"";
    for (const char c : name) {
        if (c == '"' || c == '\\') text += '\\';
        text += c;
    }
    return text + '"';
}

}  // namespace

std::string overlay(const Staffing& staffing) {
    auto text = fmt::format(
        "# Staffing of {} found by `holdtime staff` (seed {}, {} replications); for `holdtime run SCENARIO -f "
        "THIS`.\n\nstrategies:\n",
        quoted(staffing.scenario), staffing.seed, staffing.replications);
    for (const auto& strategy : staffing.strategies) {
        text += fmt::format("  {}:\n    agent_groups:\n", quoted(strategy.name));
        for (const auto& group : strategy.groups)
            text += fmt::format("      {}: {{staffing: {{per_interval: [{}]}}}}\n", quoted(group.name),
                                fmt::join(group.agents, ", "));
    }
    return text;
}

}  // namespace holdtime
