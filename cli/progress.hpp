#pragma once

#include <chrono>
#include <cstdint>

namespace holdtime {

/// A bar on standard error: how far, and how long it will take. Draws nothing when it is off.
class Progress {
public:
    explicit Progress(bool on) : on_(on) {}
    ~Progress();  ///< wipes the bar away
    void show(std::uint32_t finished, std::uint32_t planned);

private:
    using Clock = std::chrono::steady_clock;
    bool on_;
    bool drawn_ = false;
    Clock::time_point start_ = Clock::now();
    Clock::time_point latest_{};
};

}  // namespace holdtime
