#pragma once

#include <string>
#include <vector>

#include "studies/history/reading/read_log.hpp"

namespace holdtime {

/// Is it the queue_log of an Asterisk telephone system: lines of time|call|queue|agent|event|..., without headings?
bool is_queue_log(const std::string& file);

/// Events to contacts: ENTERQUEUE begins one, CONNECT answers it, COMPLETECALLER, COMPLETEAGENT and transfers end it,
/// ABANDON and EXITWITHTIMEOUT, EXITWITHKEY, EXITEMPTY end its wait. Time in which an agent's telephone rings is the
/// agent's work and no wait. Calls whose beginning or end the log does not have are rejected. Throws as read_logs.
ContactLog read_queue_logs(const std::vector<std::string>& files, const LogOptions& options, const ReadingHooks& hooks);

}  // namespace holdtime
