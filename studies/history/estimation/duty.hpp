#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "studies/history/log/contact_log.hpp"
#include "studies/history/log/local_days.hpp"

namespace holdtime {

/// Agents seen at work, by local day and interval: a proxy of the roster, which no log has.
struct DutyTable {
    std::int64_t first_day = 0;
    std::size_t slots = 0;
    std::vector<std::vector<std::vector<float>>> agents;  ///< [group][day][slot]: mean number on duty
    std::vector<double> time_of;                          ///< by agent: seconds on duty
    std::uint64_t overlaps = 0;  ///< calls that begin more than 2 s before their agent's last one ended
};

/// The numbers of the groups of a log's agents: those who serve the same media stand in one.
struct AgentGroups {
    std::vector<std::string> names;
    std::vector<std::vector<Medium>> media;
    std::vector<std::uint32_t> of_agent;
};
AgentGroups find_groups(const ContactLog& log);

/// An agent is on duty while serving, and afterwards until the next answer, until a customer whom the agent could serve
/// waits, or for 30 minutes, whichever comes first: who is free while a customer waits has gone, or cannot help.
DutyTable find_duty(const ContactLog& log, const LocalDays& clock, double interval, std::int64_t first_day,
                    std::size_t days, const AgentGroups& groups);

/// Where no agents are told: one group, as many as contacts were in work at once at most.
DutyTable find_work_at_once(const ContactLog& log, const LocalDays& clock, double interval, std::int64_t first_day,
                            std::size_t days);

}  // namespace holdtime
