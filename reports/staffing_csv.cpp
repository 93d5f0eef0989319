#include <fmt/format.h>

#include "reports/staffing.hpp"
#include "reports/text/csv_field.hpp"

namespace holdtime {

std::string staffing_csv(const Staffing& staffing, const std::string&) {
    std::string text = "strategy,agent_group,interval_start,agents\n";
    for (const auto& strategy : staffing.strategies)
        for (const auto& group : strategy.groups)
            for (std::size_t i = 0; i < group.agents.size(); ++i)
                text += fmt::format("{},{},{},{}\n", csv_field(strategy.name), csv_field(group.name),
                                    staffing.interval_labels[i], group.agents[i]);
    return text;
}

}  // namespace holdtime
