#include "sim/experiment/threads.hpp"

#include <algorithm>
#include <new>
#include <system_error>
#include <thread>
#include <vector>

namespace holdtime {

unsigned threads_of(unsigned wanted) { return wanted > 0 ? wanted : std::max(1u, std::thread::hardware_concurrency()); }

unsigned run_on_threads(unsigned threads, const std::function<void(unsigned thread)>& work) {
    std::vector<std::thread> others;
    others.reserve(threads);
    try {
        for (unsigned t = 1; t < threads; ++t) others.emplace_back([&work, t] { work(t); });
    } catch (const std::system_error&) {
    } catch (const std::bad_alloc&) {
    }
    const auto started = static_cast<unsigned>(others.size()) + 1;
    work(0);
    for (auto& thread : others) thread.join();
    return started;
}

}  // namespace holdtime
