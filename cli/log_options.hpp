#pragma once

#include <string>
#include <vector>

#include "cli/options.hpp"
#include "cli/progress.hpp"
#include "studies/history/log/contact_log.hpp"
#include "studies/history/reading/read_log.hpp"

namespace holdtime {

/// --columns, --outcomes, --dates, --timezone, --interval.
LogOptions log_options(const CommandLine& line);

/// Reads a history, with a progress bar where somebody sees it. Throws Interrupted.
ContactLog read_history(const CommandLine& line, const std::vector<std::string>& files, const LogOptions& options);

/// Hooks of a reader: the progress bar, and Ctrl-C.
ReadingHooks reading_hooks(Progress& progress);

}  // namespace holdtime
