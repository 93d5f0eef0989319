#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "studies/history/log/contact_log.hpp"

namespace holdtime {

/// One queue of an export by interval.
struct CountedQueue {
    std::string name;
    std::map<std::int64_t, double> offered;  ///< by the second of local time, counted from 1970-01-01
    /// By medium: contacts offered; and of those whose mean handle time is told, number and seconds.
    std::array<double, medium_count> by_medium{}, handled{}, handle_time{};
};

/// What an export by interval says: how many came, and perhaps how long they took. It knows no single contact.
struct CountsLog {
    std::vector<std::string> files;
    std::string timezone = "UTC";
    double step = 86400;  ///< seconds between its intervals
    std::vector<CountedQueue> queues;
    std::uint64_t rows = 0, rejected = 0;
    std::vector<RejectedRow> rejected_rows;
};

}  // namespace holdtime
