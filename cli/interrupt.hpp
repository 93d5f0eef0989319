#pragma once

#include <atomic>

namespace holdtime {

/// From now on the first SIGINT or SIGTERM sets the flag that is returned; a second one ends the program at once.
const std::atomic<bool>& catch_interrupts();

}  // namespace holdtime
