#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <mutex>
#include <span>
#include <vector>

#include "sim/experiment/experiment.hpp"
#include "sim/experiment/stop_at.hpp"
#include "sim/experiment/worker.hpp"
#include "sim/stats/summary.hpp"

namespace holdtime {

/// One experiment under way: hands its replications to the threads that come, and folds their outcomes in order, so
/// that the result does not depend on the threads. No more outcomes are under way than there are places: memory is
/// bounded whatever the number of replications.
class Replicator {
public:
    /// `strategies` and `settings` must outlive it. `sections`: so many more summaries, without figures by interval,
    /// replication r in number r mod `sections`.
    Replicator(std::span<const Description> strategies, const ExperimentSettings& settings, std::size_t places,
               Asked asked = {}, std::size_t sections = 0);

    /// Simulates until no replication is left to take. Any number of threads at once; the first error of any of them
    /// ends all. An interrupt ends them in the middle of their replications, which are dropped.
    void work();

    /// Is there a replication that nobody has taken yet?
    bool has_more();
    /// Are all replications folded that were asked for?
    bool complete();

    /// After all threads have left work(). Rethrows the first error; throws Interrupted if no replication was finished.
    Results results();
    /// Of each section, without the figures by interval. After results().
    std::vector<Results> section_results() const;

private:
    Outcomes* take(std::uint32_t& replication);
    void finish(std::uint32_t replication, Outcomes* place);
    void fold(const Outcomes& outcomes);
    /// Is the verdict told? Look k spends (1 - confidence) / 2^k, whatever the looks before it showed, so that all
    /// together say something wrong no more often than one would (Bonferroni over the looks).
    void look();
    double confidence_of_look() const;  ///< of the last one; before any what was asked for
    bool interrupted() const { return stop_at(settings_.interrupted).asked(); }

    std::span<const Description> strategies_;
    const ExperimentSettings& settings_;
    std::uint32_t limit_;
    std::uint32_t taken_ = 0, folded_ = 0;
    std::uint32_t checkpoint_ = 50;  // then 100, 200, 400, ...: --precision
    int looks_ = 0;                  ///< so far
    bool precise_ = false;
    Summary summary_;
    std::deque<Summary> sections_;
    std::deque<Outcomes> places_;  ///< made when first needed, at most `most_places_`
    std::size_t most_places_;
    std::vector<Outcomes*> free_;
    std::deque<Outcomes*> done_;  ///< of replications folded_, folded_ + 1, ...; null = still under way
    std::mutex mutex_;
    std::condition_variable changed_;
    std::exception_ptr error_;
};

}  // namespace holdtime
