#include "sim/experiment/experiment.hpp"

#include <algorithm>

#include "sim/experiment/replicator.hpp"
#include "sim/experiment/sections.hpp"
#include "sim/experiment/threads.hpp"

namespace holdtime {

namespace {

void run(Replicator& replicator, unsigned threads) {
    run_on_threads(threads, [&](unsigned) { replicator.work(); });
}

unsigned threads_for(const ExperimentSettings& settings) {
    return std::min(threads_of(settings.threads), std::max(1u, settings.replications));
}

std::size_t places_for(unsigned threads) { return threads == 1 ? 1 : 2 * std::size_t{threads}; }

}  // namespace

Results run_experiment(std::span<const Description> strategies, const ExperimentSettings& settings) {
    const unsigned threads = threads_for(settings);
    Replicator replicator(strategies, settings, places_for(threads));
    run(replicator, threads);
    return replicator.results();
}

SectionedResults run_in_sections(std::span<const Description> strategies, const ExperimentSettings& settings,
                                 std::size_t sections) {
    const unsigned threads = threads_for(settings);
    Replicator replicator(strategies, settings, places_for(threads), Asked{}, sections);
    run(replicator, threads);
    SectionedResults results;
    results.whole = replicator.results();
    results.sections = replicator.section_results();
    return results;
}

}  // namespace holdtime
