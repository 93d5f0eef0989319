#include "studies/sweep/sweep.hpp"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <memory>

#include <fmt/format.h>

#include "scenarios/load/hash.hpp"
#include "studies/sweep/point.hpp"

namespace holdtime {

namespace {

/// Which points of this shard are over; a bit a point.
std::vector<bool> points_over(const ResultStore& store, std::uint64_t points) {
    std::vector<bool> over(points + 1, false);
    store.each_point([&](std::uint64_t point) {
        if (point <= points) over[point] = true;
    });
    return over;
}

class Runner {
public:
    Runner(const SweepPlan& plan, ResultStore& store, const SweepRun& run)
        : plan_(plan),
          store_(store),
          run_(run),
          shard_(store.header().shard),
          cursor_(plan),
          over_(points_over(store, plan.header().points)),
          laws_(batch_threads(run.threads)) {
        outcome_.planned = size_of(shard_, plan.header().points);
        outcome_.before = store.count_done() + store.count_failed();
        outcome_.failed = store.count_failed();
    }

    SweepOutcome run() {
        Batch batch;
        batch.threads = run_.threads;
        batch.interrupted = run_.interrupted;
        batch.next = [this] { return next(); };
        try {
            run_batch(batch);
        } catch (...) {
            keep_what_is_done();
            throw;
        }
        store_.flush();
        outcome_.interrupted = run_.interrupted && *run_.interrupted && outcome_.before + over_now_ < outcome_.planned;
        return outcome_;
    }

private:
    std::optional<BatchJob> next() {
        while (cursor_.next()) {
            const auto point = cursor_.point();
            if (over_[point] || shard_of(point, shard_.count) != shard_.number) continue;
            return job(point, cursor_.levels());
        }
        return {};
    }

    BatchJob job(std::uint64_t point, const std::vector<Level>& levels) {
        auto record = std::make_shared<PointRecord>();
        record->point = point;
        record->values = path_values(levels);
        record->version = plan_.header().version;
        BatchJob job;
        job.make = [this, record, levels](unsigned thread) {
            auto ready = make_point(plan_, levels, laws_[thread], run_.interrupted);
            record->scenario_hash = ready.scenario_hash;
            return std::move(ready.point);
        };
        job.done = [this, record](const Results& results) {
            record->seed = results.seed;
            record->replications = results.replications;
            store_.add(*record, results, plan_.figures());
            ++outcome_.done;
            tell();
        };
        job.failed = [this, record](std::exception_ptr error) {
            record->error = text_of(error);
            record->seed = plan_.base().experiment.seed;
            store_.add_failed(*record);
            ++outcome_.failed;
            tell();
        };
        return job;
    }

    static std::string text_of(const std::exception_ptr& error) {
        try {
            std::rethrow_exception(error);
        } catch (const std::exception& known) {
            return known.what();
        } catch (...) {
            return "unknown error";
        }
    }

    void tell() {
        ++over_now_;
        if (run_.progress) run_.progress(outcome_.before + over_now_, outcome_.planned);
    }

    /// After an error: what the transaction under way holds is worth keeping if it can be.
    void keep_what_is_done() {
        try {
            store_.flush();
        } catch (const std::exception&) {
            // The disk is still full; the error that ended the sweep is the one to tell.
        }
    }

    const SweepPlan& plan_;
    ResultStore& store_;
    const SweepRun& run_;
    Shard shard_;
    PointCursor cursor_;
    std::vector<bool> over_;
    std::vector<KnownLaws> laws_;  ///< per thread
    SweepOutcome outcome_;
    std::uint64_t over_now_ = 0;
};

}  // namespace

SweepOutcome run_sweep(const SweepPlan& plan, ResultStore& store, const SweepRun& run) {
    if (run.retry_failed) store.forget_failed();
    if (plan.header().points > store.header().points) store.grow(plan.header().points);
    return Runner(plan, store, run).run();
}

std::string file_beside(const std::string& file, const SweepHeader& header) {
    Value all;
    all.kind = Value::Kind::list;
    for (const auto& text : {header.base_hash, header.sweep_hash, header.version}) {
        all.items.emplace_back();
        all.items.back().text = text;
    }
    const std::filesystem::path path(file);
    const auto name =
        fmt::format("{}.{}{}", path.stem().string(), hash_of(all).substr(0, 8), path.extension().string());
    return (path.parent_path() / name).string();
}

void check_same_sweep(const SweepHeader& stored, const SweepHeader& wanted, const std::string& file) {
    const std::string remedy =
        "; name another file with -o, or keep the old results beside the new ones with --keep-both";
    const auto refuse = [&](const std::string& why) { throw InputError({file, 0, 0}, why + remedy); };
    if (stored.base_hash != wanted.base_hash)
        refuse(fmt::format("the base scenario has changed since these results were made ({} was {}, is now {})",
                           wanted.base_file, stored.base_hash, wanted.base_hash));
    if (stored.sweep_hash != wanted.sweep_hash || stored.paths != wanted.paths)
        refuse(
            fmt::format("the results of another sweep (of {}: other values, replications, seed or figures; its "
                        "definition is {}, this one's {})",
                        stored.sweep_file, stored.sweep_hash, wanted.sweep_hash));
    if (stored.version != wanted.version)
        refuse(fmt::format("these results were made by holdtime {} (this is {}, whose figures may differ)",
                           stored.version, wanted.version));
    if (stored.points > wanted.points)
        refuse(fmt::format("the results of a sweep of {} points (this one has {})", stored.points, wanted.points));
    if (!(stored.shard == wanted.shard))
        refuse(fmt::format("the results of shard {}/{} (this is {}/{})", stored.shard.number, stored.shard.count,
                           wanted.shard.number, wanted.shard.count));
}

}  // namespace holdtime
