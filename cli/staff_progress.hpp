#pragma once

#include <chrono>
#include <string>

#include "models/staffing_needs.hpp"

namespace holdtime {

/// A line on standard error while `staff` searches: how much of the effort is spent, for which strategy, and the pay of
/// the best plan so far. Draws nothing when it is off.
class StaffProgress {
public:
    StaffProgress(bool on, std::string currency) : on_(on), currency_(std::move(currency)) {}
    ~StaffProgress();  ///< wipes the line away
    StaffProgress(const StaffProgress&) = delete;
    StaffProgress& operator=(const StaffProgress&) = delete;
    void show(const std::string& strategy, const SearchProgress& progress);

private:
    using Clock = std::chrono::steady_clock;
    bool on_;
    std::string currency_;
    bool drawn_ = false;
    Clock::time_point latest_{};
};

}  // namespace holdtime
