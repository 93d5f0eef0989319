#include "sim/experiment/trials.hpp"

#include <algorithm>
#include <exception>
#include <memory>
#include <mutex>

#include "sim/center/center.hpp"
#include "sim/demand/demand.hpp"
#include "sim/experiment/stop_at.hpp"
#include "sim/experiment/threads.hpp"
#include "sim/ports/figures.hpp"
#include "sim/stats/interval_counts.hpp"
#include "sim/stats/tally.hpp"

namespace holdtime {

namespace {

/// A replication's customers, drawn once and handed out as often as asked for: staffing does not change who they are,
/// but who of them comes back.
class Tape final : public PassedOn {
public:
    Tape(const Description& description, Stop stop) : PassedOn(demand_), demand_(description, stop) {}

    void restart(const StreamKey& key) override {
        next_ = 0;
        if (drawn_ && key.seed == key_.seed && key.replication == key_.replication) return;
        key_ = key;
        drawn_ = true;
        customers_.clear();
        demand_.restart(key);
        for (std::size_t got = block; got == block;) {
            customers_.resize(customers_.size() + block);
            got = demand_.next(std::span(customers_).last(block));
            customers_.resize(customers_.size() - block + got);
        }
    }

    std::size_t next(std::span<Attempt> into) override {
        const std::size_t n = std::min(into.size(), customers_.size() - next_);
        std::copy_n(customers_.begin() + static_cast<std::ptrdiff_t>(next_), n, into.begin());
        next_ += n;
        return n;
    }

    std::size_t size() const { return customers_.size(); }

private:
    static constexpr std::size_t block = 4096;
    Demand demand_;
    StreamKey key_;
    bool drawn_ = false;
    std::vector<Attempt> customers_;
    std::size_t next_ = 0;
};

/// What one thread needs: the customers, and a centre per trial.
class TrialWorker {
public:
    TrialWorker(std::span<const Description> descriptions, Stop stop)
        : tape_(descriptions.front(), stop), tally_(descriptions.front()) {
        for (const auto& description : descriptions)
            centers_.push_back(std::make_unique<Center>(description, tape_, stop));
    }

    /// Returns the number of contacts.
    std::size_t simulate(std::size_t trial, const StreamKey& key, const IntervalCounts& counts) {
        tally_.reset();
        centers_[trial]->run(key, tally_);
        count_intervals(tally_, counts);
        return tape_.size();
    }

private:
    Tape tape_;
    Tally tally_;
    std::vector<std::unique_ptr<Center>> centers_;
};

bool judges_some(const Description& description) {
    return std::any_of(description.channels.begin(), description.channels.end(),
                       [](const ChannelDescription& channel) { return channel.judged.has_value(); });
}

bool aims_at_waits(const Description& description) {
    return std::any_of(description.targets.begin(), description.targets.end(),
                       [](const Target& target) { return target.figure == TargetFigure::asa; });
}

class Trials {
public:
    Trials(const Description& on_duty, std::span<const Trial> trials, const TrialSettings& settings)
        : trials_(trials),
          settings_(settings),
          channels_(on_duty.channels.size()),
          groups_(on_duty.groups.size()),
          intervals_(on_duty.grid.counted()) {
        for (const auto& trial : trials) {
            descriptions_.push_back(with_plan(on_duty, trial.plan));
            descriptions_.back().some_figures &= ~unsigned{of_people};  // one tally counts them all, by group
            replications_ = std::max(replications_, trial.replications);
            auto& outcome = outcomes_.emplace_back();
            outcome.replications = trial.replications;
            for (auto* counts : {&outcome.offered, &outcome.within, &outcome.abandoned})
                counts->resize(trial.replications * channels_ * intervals_);
            for (auto* seconds : {&outcome.busy, &outcome.duty})
                seconds->resize(trial.replications * groups_ * intervals_);
            outcome.worked.resize(trial.replications * channels_ * intervals_);
            if (judges_some(on_duty)) outcome.judged.resize(outcome.offered.size());
            if (aims_at_waits(on_duty)) {
                outcome.answered.resize(outcome.offered.size());
                outcome.waited.resize(outcome.offered.size());
            }
        }
        contacts_.resize(trials.size() * replications_);
    }

    void work() {
        try {
            const Stop stop = stop_at(settings_.interrupted);
            TrialWorker worker(descriptions_, stop);
            for (std::uint32_t r = next_++; r < replications_; r = next_++) {
                stop.check();
                for (std::size_t t = 0; t < trials_.size(); ++t) {
                    if (r >= trials_[t].replications) continue;
                    const StreamKey key{settings_.seed, trials_[t].first_replication + r};
                    contacts_[t * replications_ + r] = worker.simulate(t, key, row(outcomes_[t], r));
                }
            }
        } catch (...) {
            const std::lock_guard lock(mutex_);
            if (!error_) error_ = std::current_exception();
            next_ = replications_;
        }
    }

    std::uint32_t replications() const { return replications_; }

    std::vector<TrialOutcome> outcomes() {
        if (error_) std::rethrow_exception(error_);
        for (std::size_t t = 0; t < trials_.size(); ++t)
            for (std::uint32_t r = 0; r < trials_[t].replications; ++r)
                outcomes_[t].contacts += contacts_[t * replications_ + r];
        return std::move(outcomes_);
    }

private:
    // Every replication has rows of its own: threads never write to the same place.
    IntervalCounts row(TrialOutcome& outcome, std::uint32_t r) const {
        const auto by_channel = [&](auto& all) {
            return all.empty() ? std::span(all)
                               : std::span(all).subspan(r * channels_ * intervals_, channels_ * intervals_);
        };
        const auto by_group = [&](auto& all) {
            return std::span(all).subspan(r * groups_ * intervals_, groups_ * intervals_);
        };
        return {by_channel(outcome.offered), by_channel(outcome.within),   by_channel(outcome.abandoned),
                by_group(outcome.busy),      by_group(outcome.duty),       by_channel(outcome.worked),
                by_channel(outcome.judged),  by_channel(outcome.answered), by_channel(outcome.waited)};
    }

    std::span<const Trial> trials_;
    const TrialSettings& settings_;
    std::size_t channels_, groups_, intervals_;
    std::uint32_t replications_ = 0;
    std::vector<Description> descriptions_;
    std::vector<TrialOutcome> outcomes_;
    std::vector<std::uint64_t> contacts_;  ///< [trial][replication]
    std::atomic<std::uint32_t> next_{0};
    std::mutex mutex_;
    std::exception_ptr error_;
};

}  // namespace

Description with_plan(const Description& on_duty, const Plan& plan) {
    Description result = on_duty;
    const auto groups = result.groups.size();
    for (auto& group : result.groups) group.most_agents = 0;
    for (std::size_t m = 0; m < result.timetable.at.size(); ++m) {
        const auto interval = result.timetable.interval[m];
        for (std::size_t g = 0; g < groups; ++g) {
            auto& agents = result.timetable.agents[m * groups + g];
            agents *= planned_agents(result.grid, plan[g], result.groups[g].outside, interval);
            result.groups[g].most_agents = std::max(result.groups[g].most_agents, agents);
        }
    }
    return result;
}

std::vector<TrialOutcome> run_trials(const Description& on_duty, std::span<const Trial> trials,
                                     const TrialSettings& settings) {
    if (trials.empty()) return {};
    Trials work(on_duty, trials, settings);
    const unsigned threads = std::min(threads_of(settings.threads), std::max(1u, work.replications()));
    run_on_threads(threads, [&](unsigned) { work.work(); });
    return work.outcomes();
}

}  // namespace holdtime
