#pragma once

#include <cstdint>
#include <vector>

#include "studies/history/log/contact_log.hpp"
#include "studies/history/log/local_days.hpp"

namespace holdtime {

/// Agents seen at work, by local day and interval: a proxy of the roster, which no log has.
struct DutyTable {
    std::int64_t first_day = 0;
    std::size_t slots = 0;
    std::vector<std::vector<std::vector<float>>> agents;  ///< [group][day][slot]: mean number on duty
    std::uint64_t overlaps = 0;  ///< calls that begin more than 2 s before their agent's last one ended
};

/// `group_of[a]`: the group of agent a. An agent is on duty while serving, and between two contacts when these are at
/// most 30 minutes apart, as long as nobody waits: who is free while a customer waits is on a break, or cannot help.
DutyTable find_duty(const ContactLog& log, const LocalDays& clock, double interval, std::int64_t first_day,
                    std::size_t days, const std::vector<std::uint32_t>& group_of, std::size_t groups);

/// Where no agents are told: one group, as many as contacts were in work at once at most.
DutyTable find_work_at_once(const ContactLog& log, const LocalDays& clock, double interval, std::int64_t first_day,
                            std::size_t days);

}  // namespace holdtime
