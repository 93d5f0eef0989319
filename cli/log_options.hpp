#pragma once

#include <string>
#include <vector>

#include "cli/options.hpp"
#include "cli/progress.hpp"
#include "studies/history/log/contact_log.hpp"
#include "studies/history/reading/roles.hpp"

namespace holdtime {

/// --columns, --outcomes, --dates, --timezone, --interval.
LogOptions log_options(const CommandLine& line);

/// Reads a history, with a progress bar where somebody sees it. Throws Interrupted.
ContactLog read_history(const CommandLine& line, const std::vector<std::string>& files, const LogOptions& options);

}  // namespace holdtime
