#include "studies/staff/overlay.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/core/printable.hpp"

namespace holdtime {

namespace {

/// A name as a YAML key: in quotes, so that whatever it holds is text. What is not printable is written as YAML's own
/// escape (\x1b, \u202e, \U000e0001, \n), which is how printable() writes it, too.
std::string quoted(const std::string& name) {
    std::string escaped;
    for (const char c : name) {
        if (c == '"' || c == '\\') escaped += '\\';
        escaped += c;
    }
    return '"' + printable(escaped) + '"';
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
