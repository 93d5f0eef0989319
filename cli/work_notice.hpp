#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "scenarios/schema/scenario.hpp"

namespace holdtime {

/// Work of hours is announced as soon as its first results tell, once, on standard error: `about 3 hours; Ctrl-C keeps
/// what is finished`.
class WorkNotice {
public:
    WorkNotice(bool on, unsigned threads, std::string at_interrupt)
        : on_(on), threads_(threads), at_interrupt_(std::move(at_interrupt)) {}
    /// Setting up may take its time (a staffing model that searches): the clock starts with the first result.
    void leave_out_set_up() { begun_ = ~std::uint64_t{0}; }
    /// So many are finished before the clock starts.
    void begin_at(std::uint64_t finished) { begun_ = finished; }
    /// The plan is a limit, which a precision may come before.
    void at_most() { most_ = "at most "; }
    void show(std::uint64_t finished, std::uint64_t planned);

private:
    using Clock = std::chrono::steady_clock;
    bool on_;
    unsigned threads_;
    std::string at_interrupt_, most_;
    std::uint64_t begun_ = 0;
    Clock::time_point start_ = Clock::now();
};

/// For one scenario's replications.
WorkNotice notice_of(const Scenario& scenario, bool on, unsigned threads, std::string at_interrupt);

}  // namespace holdtime
