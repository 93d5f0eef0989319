#include "sim/experiment/experiment.hpp"

#include <algorithm>
#include <thread>

#include "sim/experiment/replicator.hpp"

namespace holdtime {

Results run_experiment(std::span<const Description> strategies, const ExperimentSettings& settings) {
    unsigned threads = settings.threads > 0 ? settings.threads : std::max(1u, std::thread::hardware_concurrency());
    threads = std::min(threads, std::max(1u, settings.replications));
    Replicator replicator(strategies, settings, threads == 1 ? 1 : 2 * std::size_t{threads});
    std::vector<std::thread> others;
    for (unsigned t = 1; t < threads; ++t) others.emplace_back([&] { replicator.work(); });
    replicator.work();
    for (auto& thread : others) thread.join();
    return replicator.results();
}

}  // namespace holdtime
