#pragma once

#include <cstdint>
#include <utility>

#include "sim/core/time.hpp"

namespace holdtime {

/// A number that rises and falls, and its integral over time.
class Stock {
public:
    void restart(Seconds now) { *this = {}, until_ = now; }
    void more(Seconds now) { count(now), ++number_; }
    void less(Seconds now) { count(now), --number_; }
    /// Since the last call, or the restart.
    double take_seconds(Seconds now) {
        count(now);
        return std::exchange(seconds_, 0.0);
    }

private:
    void count(Seconds now) {
        seconds_ += number_ * (now - until_);
        until_ = now;
    }
    std::uint32_t number_ = 0;
    Seconds until_ = 0;
    double seconds_ = 0;
};

}  // namespace holdtime
