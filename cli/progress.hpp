#pragma once

#include <chrono>
#include <cstdint>

namespace holdtime {

/// A bar on standard error: how far, and how long it will take. Draws nothing when it is off.
class Progress {
public:
    explicit Progress(bool on, const char* what = "replications") : on_(on), what_(what) {}
    /// So many are finished before the clock starts: they tell nothing about the time that is left.
    void begin_at(std::uint32_t finished) { begun_ = finished; }
    ~Progress();  ///< wipes the bar away
    void show(std::uint32_t finished, std::uint32_t planned);

private:
    using Clock = std::chrono::steady_clock;
    bool on_;
    const char* what_;
    std::uint32_t begun_ = 0;
    bool drawn_ = false;
    Clock::time_point start_ = Clock::now();
    Clock::time_point latest_{};
};

}  // namespace holdtime
