#pragma once

#include <functional>
#include <string>
#include <vector>

#include "sim/core/stop.hpp"
#include "studies/history/log/contact_log.hpp"
#include "studies/history/reading/roles.hpp"

namespace holdtime {

struct ReadingHooks {
    Stop stop;
    /// Bytes read so far and in all; the latter 0 where nobody knows.
    std::function<void(std::uint64_t read, std::uint64_t all)> progress;
};

/// Reads logs with one row a contact, recognised by their columns, and holdtime's own records ("-" = standard input).
/// Rows that cannot be understood are counted with reason and line. Throws InputError (file and line) when more than
/// 5 % are rejected, dates leave day and month open or are mixed, no column has arrivals, or fewer than 10 contacts are
/// left.
ContactLog read_logs(const std::vector<std::string>& files, const LogOptions& options, const ReadingHooks& hooks = {});

}  // namespace holdtime
