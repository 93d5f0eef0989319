#include "sim/experiment/experiment.hpp"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

#include "sim/experiment/worker.hpp"
#include "sim/stats/summary.hpp"

namespace holdtime {

namespace {

/// Hands replications out to threads and folds their outcomes in order, so that the result does not depend on the threads.
/// No more outcomes are under way than there are places: memory is bounded whatever the number of replications.
class Experiment {
public:
    Experiment(std::span<const Description> strategies, const ExperimentSettings& settings, unsigned threads)
        : strategies_(strategies), settings_(settings), limit_(settings.replications),
          summary_(strategies, settings.baseline, settings.confidence), places_(threads == 1 ? 1 : 2 * std::size_t{threads}) {
        for (auto& place : places_) {
            for (const auto& strategy : strategies) place.tallies.emplace_back(strategy);
            place.records.resize(strategies.size());
        }
    }

    // A thread's whole life. The first error of any thread ends all of them.
    void work() {
        try {
            Worker worker(strategies_);
            for (std::uint32_t replication = 0; take(replication);) {
                auto& place = places_[replication % places_.size()];
                worker.simulate({settings_.seed, replication}, place, settings_.records != nullptr);
                finish(place);
            }
        } catch (...) {
            const std::lock_guard lock(mutex_);
            if (!error_) error_ = std::current_exception();
            limit_ = 0;
        }
        changed_.notify_all();
    }

    Results results() {
        if (error_) std::rethrow_exception(error_);
        Results results = summary_.results();
        results.seed = settings_.seed;
        results.partial = interrupted();
        results.precision_reached = precise_ || !settings_.precision;
        return results;
    }

private:
    bool take(std::uint32_t& replication) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return taken_ < folded_ + places_.size() || taken_ >= limit_; });
        if (taken_ >= limit_ || (settings_.interrupted && *settings_.interrupted)) return false;
        replication = taken_++;
        return true;
    }

    void finish(Outcomes& place) {
        {
            const std::lock_guard lock(mutex_);
            place.done = true;
            for (auto* next = &places_[folded_ % places_.size()]; next->done && folded_ < limit_;
                 next = &places_[folded_ % places_.size()]) {
                fold(*next);
                next->done = false;
            }
        }
        changed_.notify_all();
    }

    void fold(const Outcomes& outcomes) {
        summary_.add(outcomes.tallies);
        if (settings_.records)
            for (std::size_t s = 0; s < strategies_.size(); ++s) settings_.records(folded_, s, outcomes.records[s]);
        ++folded_;
        if (settings_.precision && folded_ == checkpoint_) {
            checkpoint_ *= 2;
            precise_ = summary_.precise(*settings_.precision);
            if (precise_) limit_ = folded_;
        }
        if (settings_.progress) settings_.progress(folded_, limit_);
    }

    bool interrupted() const { return folded_ < limit_; }

    std::span<const Description> strategies_;
    const ExperimentSettings& settings_;
    std::uint32_t limit_;
    std::uint32_t taken_ = 0, folded_ = 0;
    std::uint32_t checkpoint_ = 50;  // then 100, 200, 400, ...: interface.md, --precision
    bool precise_ = false;
    Summary summary_;
    std::vector<Outcomes> places_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::exception_ptr error_;
};

}  // namespace

Results run_experiment(std::span<const Description> strategies, const ExperimentSettings& settings) {
    unsigned threads = settings.threads > 0 ? settings.threads : std::max(1u, std::thread::hardware_concurrency());
    threads = std::min(threads, std::max(1u, settings.replications));
    Experiment experiment(strategies, settings, threads);
    std::vector<std::thread> others;
    for (unsigned t = 1; t < threads; ++t) others.emplace_back([&] { experiment.work(); });
    experiment.work();
    for (auto& thread : others) thread.join();
    auto results = experiment.results();
    results.confidence = settings.confidence;
    results.engine = "simulation";
    results.baseline = strategies[settings.baseline].strategy;
    return results;
}

}  // namespace holdtime
