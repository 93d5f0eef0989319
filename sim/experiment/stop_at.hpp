#pragma once

#include <atomic>

#include "sim/core/stop.hpp"

namespace holdtime {

/// Stops when a signal has set the flag; never without one.
inline Stop stop_at(const std::atomic<bool>* flag) {
    if (!flag) return {};
    return {[](const void* set) { return static_cast<const std::atomic<bool>*>(set)->load(std::memory_order_relaxed); },
            flag};
}

}  // namespace holdtime
