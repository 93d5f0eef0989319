#include "sim/experiment/replicator.hpp"

#include <cmath>

namespace holdtime {

namespace {

Asked with_figures(Asked asked, const std::vector<CombinedFigure>& figures) {
    asked.figures = figures;
    return asked;
}

}  // namespace

Replicator::Replicator(std::span<const Description> strategies, const ExperimentSettings& settings, std::size_t places,
                       Asked asked, std::size_t sections)
    : strategies_(strategies),
      settings_(settings),
      limit_(settings.replications),
      summary_(strategies, settings.baseline, settings.confidence, with_figures(asked, settings.figures),
               settings.changed),
      most_places_(places) {
    for (std::size_t i = 0; i < sections; ++i)
        sections_.emplace_back(strategies, settings.baseline, settings.confidence, Asked{false, true, false, false});
}

void Replicator::work() {
    try {
        Worker worker(strategies_, stop_at(settings_.interrupted));
        std::uint32_t replication = 0;
        while (Outcomes* place = take(replication)) {
            if (place->tallies.empty()) {
                for (const auto& strategy : strategies_) place->tallies.emplace_back(strategy);
                place->records.resize(strategies_.size());
                place->needs.resize(strategies_.size());
            }
            worker.simulate({settings_.seed, replication}, *place, settings_.records || settings_.needs);
            finish(replication, place);
        }
    } catch (const Interrupted&) {  // its place stays empty, so that nothing after it is folded
    } catch (...) {
        const std::lock_guard lock(mutex_);
        if (!error_) error_ = std::current_exception();
        limit_ = 0;
    }
    changed_.notify_all();
}

Outcomes* Replicator::take(std::uint32_t& replication) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock,
                  [&] { return !free_.empty() || places_.size() < most_places_ || taken_ >= limit_ || interrupted(); });
    if (taken_ >= limit_ || interrupted()) return nullptr;
    if (free_.empty()) free_.push_back(&places_.emplace_back());
    Outcomes* place = free_.back();
    free_.pop_back();
    replication = taken_++;
    done_.push_back(nullptr);
    return place;
}

void Replicator::finish(std::uint32_t replication, Outcomes* place) {
    {
        const std::lock_guard lock(mutex_);
        done_[replication - folded_] = place;
        for (; !done_.empty() && done_.front() && folded_ < limit_; done_.pop_front()) {
            fold(*done_.front());
            free_.push_back(done_.front());
        }
    }
    changed_.notify_all();
}

void Replicator::fold(const Outcomes& outcomes) {
    summary_.add(outcomes.tallies);
    if (settings_.decisive) settings_.decisive(summary_.decisive());
    if (!sections_.empty()) sections_[folded_ % sections_.size()].add(outcomes.tallies);
    for (std::size_t s = 0; s < strategies_.size(); ++s) {
        if (settings_.records) settings_.records(folded_, s, outcomes.records[s]);
        if (settings_.needs) settings_.needs(folded_, s, outcomes.needs[s]);
    }
    ++folded_;
    if (settings_.precision && (folded_ == checkpoint_ || folded_ == limit_)) {
        if (folded_ == checkpoint_) checkpoint_ *= 2;
        precise_ = summary_.precise(*settings_.precision);
        if (precise_) limit_ = folded_;
    }
    if (settings_.decided && (folded_ == checkpoint_ || folded_ == limit_)) look();
    if (settings_.progress) settings_.progress(folded_, limit_);
}

double Replicator::confidence_of_look() const {
    return looks_ == 0 ? settings_.confidence : 1 - std::ldexp(1 - settings_.confidence, -looks_);
}

void Replicator::look() {
    if (folded_ == checkpoint_) checkpoint_ *= 2;
    ++looks_;
    if (settings_.decided(summary_.results(confidence_of_look()))) limit_ = folded_;
}

bool Replicator::has_more() {
    const std::lock_guard lock(mutex_);
    return taken_ < limit_ && !interrupted();
}

bool Replicator::complete() {
    const std::lock_guard lock(mutex_);
    return !error_ && folded_ >= limit_;
}

Results Replicator::results() {
    if (error_) std::rethrow_exception(error_);
    if (folded_ == 0 && interrupted()) throw Interrupted{};
    Results results = summary_.results(confidence_of_look());
    results.seed = settings_.seed;
    results.partial = folded_ < limit_;
    results.precision_reached = precise_ || !settings_.precision;
    results.engine = "simulation";
    results.baseline = strategies_[settings_.baseline].strategy;
    return results;
}

std::vector<Results> Replicator::section_results() const {
    std::vector<Results> list;
    for (const auto& section : sections_) list.push_back(section.results());
    return list;
}

}  // namespace holdtime
