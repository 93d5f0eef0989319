#include "sim/experiment/batch.hpp"

#include <algorithm>
#include <condition_variable>
#include <memory>
#include <mutex>

#include "sim/core/error.hpp"
#include "sim/experiment/replicator.hpp"
#include "sim/experiment/threads.hpp"

namespace holdtime {

namespace {

/// A point under way. The last thread to leave it concludes it.
struct PointUnderWay {
    PointUnderWay(const BatchJob& given, BatchPoint&& made, const std::atomic<bool>* interrupted, std::size_t places)
        : job(given), point(std::move(made)) {
        point.settings.interrupted = interrupted;
        point.settings.progress = nullptr;
        point.settings.records = nullptr;
        point.settings.needs = nullptr;
        replicator.emplace(point.strategies, point.settings, places, Asked{false, point.percentiles, false, false});
    }
    BatchJob job;
    BatchPoint point;
    std::optional<Replicator> replicator;
    unsigned threads = 1;  ///< at work on it; under the pool's lock
};

class Pool {
public:
    Pool(const Batch& batch, unsigned threads) : batch_(batch), places_(threads == 1 ? 1 : 2 * std::size_t{threads}) {}

    // A thread's whole life.
    void work(unsigned thread) {
        try {
            while (auto point = take(thread)) {
                point->replicator->work();
                if (leave(*point)) conclude(*point);
            }
        } catch (...) {
            const std::lock_guard lock(mutex_);
            if (!error_) error_ = std::current_exception();
            exhausted_ = true;
        }
        changed_.notify_all();
    }

    void rethrow() const {
        if (error_) std::rethrow_exception(error_);
    }

private:
    using Point = std::shared_ptr<PointUnderWay>;

    bool stopped() const { return error_ || (batch_.interrupted && *batch_.interrupted); }

    /// A new point or, when there are no more, one to help with; null when all is done.
    Point take(unsigned thread) {
        std::unique_lock lock(mutex_);
        while (!stopped()) {
            if (!exhausted_) {
                const auto job = batch_.next();
                if (!job) {
                    exhausted_ = true;
                    continue;
                }
                ++being_made_;
                lock.unlock();
                auto point = make(*job, thread);
                lock.lock();
                --being_made_;
                if (point) under_way_.push_back(point);
                changed_.notify_all();
                if (point) return point;
                continue;
            }
            for (const auto& point : under_way_)
                if (point->replicator->has_more()) {
                    ++point->threads;
                    return point;
                }
            if (being_made_ == 0) return nullptr;
            changed_.wait(lock);
        }
        return nullptr;
    }

    /// Null after handing over the point's error, or its answer. What it throws ends the batch.
    Point make(const BatchJob& job, unsigned thread) {
        std::exception_ptr error;
        BatchPoint point;
        try {
            point = job.make(thread);
            if (!point.answer)
                return std::make_shared<PointUnderWay>(job, std::move(point), batch_.interrupted, places_);
        } catch (const MachineError&) {
            throw;
        } catch (const std::bad_alloc&) {
            throw;
        } catch (const Interrupted&) {
            return nullptr;
        } catch (...) {
            error = std::current_exception();
        }
        report([&] { error ? job.failed(error) : job.done(*point.answer); });
        return nullptr;
    }

    bool leave(PointUnderWay& point) {
        const std::lock_guard lock(mutex_);
        if (--point.threads > 0) return false;
        std::erase_if(under_way_, [&](const Point& other) { return other.get() == &point; });
        return true;
    }

    void conclude(PointUnderWay& point) {
        Results results;
        std::exception_ptr error;
        try {
            results = point.replicator->results();
        } catch (const MachineError&) {
            throw;
        } catch (const std::bad_alloc&) {
            throw;
        } catch (const Interrupted&) {
            return;
        } catch (...) {
            error = std::current_exception();
        }
        if (!error && results.partial) return;  // interrupted
        report([&] { error ? point.job.failed(error) : point.job.done(results); });
    }

    template <class Call>
    void report(Call call) {
        const std::lock_guard lock(reporting_);
        if (broken_) return;
        broken_ = true;
        call();
        broken_ = false;  // not when it throws
    }

    const Batch& batch_;
    std::size_t places_;
    std::mutex mutex_;  // next, and what follows
    std::condition_variable changed_;
    std::vector<Point> under_way_;
    unsigned being_made_ = 0;
    bool exhausted_ = false;
    std::exception_ptr error_;
    std::mutex reporting_;  // done and failed, which may write to a disk: nobody waits for them to get a point
    bool broken_ = false;
};

}  // namespace

unsigned batch_threads(unsigned wanted) { return threads_of(wanted); }

void run_batch(const Batch& batch) {
    const unsigned threads = batch_threads(batch.threads);
    Pool pool(batch, threads);
    run_on_threads(threads, [&](unsigned thread) { pool.work(thread); });
    pool.rethrow();
}

}  // namespace holdtime
