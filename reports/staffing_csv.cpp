#include <fmt/format.h>

#include "reports/staffing.hpp"

namespace holdtime {

namespace {

std::string field(const std::string& text) {
    if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

}  // namespace

std::string staffing_csv(const Staffing& staffing, const std::string&) {
    std::string text = "strategy,agent_group,interval_start,agents\n";
    for (const auto& strategy : staffing.strategies)
        for (const auto& group : strategy.groups)
            for (std::size_t i = 0; i < group.agents.size(); ++i)
                text += fmt::format("{},{},{},{}\n", field(strategy.name), field(group.name),
                                    staffing.interval_labels[i], group.agents[i]);
    return text;
}

}  // namespace holdtime
