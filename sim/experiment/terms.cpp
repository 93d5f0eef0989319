#include "sim/experiment/terms.hpp"

#include <algorithm>
#include <exception>
#include <mutex>

#include "sim/experiment/stop_at.hpp"
#include "sim/experiment/threads.hpp"
#include "sim/experiment/worker.hpp"
#include "sim/stats/fold.hpp"

namespace holdtime {

namespace {

class Terms {
public:
    Terms(std::span<const Description> strategies, std::span<const PartFigure> figures, const TermsSettings& settings)
        : strategies_(strategies), settings_(settings), terms_(settings.replications) {
        for (const auto& figure : figures) places_.emplace_back(figure, strategies);
        for (const auto& description : strategies) parts_.emplace_back(description);
    }

    void work() {
        try {
            const Stop stop = stop_at(settings_.interrupted);
            Worker worker(strategies_, stop);
            Outcomes outcomes;
            for (const auto& strategy : strategies_) outcomes.tallies.emplace_back(strategy);
            std::vector<Folded> folded(strategies_.size());
            for (std::uint32_t r = next_++; r < settings_.replications; r = next_++) {
                stop.check();
                worker.simulate({settings_.seed, settings_.first_replication + r}, outcomes, false);
                terms_[r] = terms_of(outcomes, folded);
            }
        } catch (...) {
            const std::lock_guard lock(mutex_);
            if (!error_) error_ = std::current_exception();
            next_ = settings_.replications;
        }
    }

    std::vector<std::vector<FigureTerms>> take() {
        if (error_) std::rethrow_exception(error_);
        return std::move(terms_);
    }

private:
    std::vector<FigureTerms> terms_of(const Outcomes& outcomes, std::vector<Folded>& folded) const {
        std::vector<const std::vector<PartSums>*> parts;
        for (std::size_t s = 0; s < strategies_.size(); ++s) {
            fold(outcomes.tallies[s].sums(), strategies_[s], parts_[s], folded[s]);
            parts.push_back(&folded[s].parts);
        }
        std::vector<FigureTerms> list;
        for (const auto& place : places_) list.push_back(place.terms(parts));
        return list;
    }

    std::span<const Description> strategies_;
    const TermsSettings& settings_;
    std::vector<FigurePlace> places_;
    std::vector<Parts> parts_;
    std::vector<std::vector<FigureTerms>> terms_;  ///< every replication has a row of its own
    std::atomic<std::uint32_t> next_{0};
    std::mutex mutex_;
    std::exception_ptr error_;
};

}  // namespace

std::vector<std::vector<FigureTerms>> simulate_terms(std::span<const Description> strategies,
                                                     std::span<const PartFigure> figures,
                                                     const TermsSettings& settings) {
    Terms terms(strategies, figures, settings);
    run_on_threads(std::min(threads_of(settings.threads), std::max(1u, settings.replications)),
                   [&](unsigned) { terms.work(); });
    return terms.take();
}

}  // namespace holdtime
