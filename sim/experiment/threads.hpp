#pragma once

#include <functional>

namespace holdtime {

/// What a wish for threads means: 0 = as many as the machine has.
unsigned threads_of(unsigned wanted);

/// Runs work(0), work(1), .. work(threads - 1) at once, the first on the calling thread, and waits for all. A system that
/// refuses a thread (limits of memory or processes) gets by with those it has granted: whoever divides work among
/// threads must let each take what is left. `work` must not throw. Returns how many there were.
unsigned run_on_threads(unsigned threads, const std::function<void(unsigned thread)>& work);

}  // namespace holdtime
