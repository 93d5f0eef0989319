#pragma once

#include <string>
#include <vector>

#include "studies/history/log/counts_log.hpp"
#include "studies/history/reading/read_log.hpp"

namespace holdtime {

/// Does the file hold counts by interval: one row an interval (and queue), or one row a day with a column for each
/// time of day?
bool holds_counts(const std::string& file, const LogOptions& options);

/// Reads such files; throws InputError as read_logs does.
CountsLog read_counts(const std::vector<std::string>& files, const LogOptions& options, const ReadingHooks& hooks = {});

}  // namespace holdtime
