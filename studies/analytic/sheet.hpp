#pragma once

#include <span>
#include <vector>

#include "sim/stats/charge.hpp"
#include "sim/stats/part_sums.hpp"
#include "sim/stats/parts.hpp"
#include "studies/analytic/figures.hpp"

namespace holdtime {

/// A strategy's expected sums by pool, group and interval; made in its constructor, read as figures afterwards.
class AnalyticSheet {
public:
    AnalyticSheet(const Description& description, const AnsweredPools& answered, const AskPool& ask)
        : description_(description),
          loads_(answered.loads),
          sessions_(answered.sessions),
          pools_(answered.pools),
          answers_(answered.answers),
          ask_(ask),
          stop_(pools_.empty() ? Stop() : pools_.front().question.stop),
          parts_(description),
          warm_up_(description.grid.warm_up_intervals),
          intervals_(description.grid.intervals() - warm_up_),
          sums_(parts_.names.size()),
          effort_(pools_.size(), std::vector<double>(description.groups.size(), 0.0)) {
        make_room(pools_.size(), channel_sums_);
        make_room(description.groups.size(), group_sums_);
        frame();
        for (std::size_t m = 0; m < description_.timetable.at.size(); ++m) {
            stop_.check();
            if (description_.timetable.interval[m] < warm_up_) continue;
            duty(m);
            for (std::size_t p = 0; p < pools_.size(); ++p) contacts(p, m);
        }
        for (std::size_t p = 0; p < pools_.size(); ++p) {
            if (pools_[p].deferred) deferred_effort_of_groups(p);
            if (!sessions_.empty()) sessions(p);
        }
        money();
        add_up();
    }
    StrategyResults results() const;

private:
    std::size_t interval(std::size_t moment) const { return description_.timetable.interval[moment] - warm_up_; }
    void make_room(std::size_t parts, std::vector<std::vector<PartSums>>& sums) const {
        while (sums.size() < parts) {
            stop_.check();
            sums.emplace_back(intervals_);
        }
    }
    void frame();
    void duty(std::size_t moment);
    double premium_seconds(std::size_t moment) const;
    void contacts(std::size_t pool, std::size_t moment);
    PartSums deferred(std::size_t pool, std::size_t moment) const;
    /// Is there a service level, and does it judge who arrives in the moment?
    bool judges(std::uint16_t channel, std::size_t moment) const {
        const auto& about = description_.channels[channel];
        return about.service_within >= 0 && about.judges(description_.timetable.at[moment]);
    }
    void charge(std::size_t channel, double all, std::span<const double> by_segment, PartSums& sums) const;
    void sessions(std::size_t pool);
    std::span<const double> of_segments(const std::vector<double>& table, std::size_t interval) const;
    void effort_of_groups(std::size_t pool, std::size_t moment, const PartSums& sums);
    void deferred_effort_of_groups(std::size_t pool);
    void leave_out_unsettled(StrategyResults& results) const;
    std::vector<double> live_queue(const StrategyResults& results) const;
    void leave_out_needs(StrategyResults& results) const;
    bool is_machine(std::size_t part) const;
    bool unsteady(std::size_t pool, std::size_t moment) const;
    bool cost_known(std::size_t pool) const;
    void leave_out_unsteady(std::size_t pool, StrategyResults& results) const;
    PartSums live(std::size_t pool, std::size_t moment) const;
    void money();
    void share_among(const ItemSums& rest, std::span<std::vector<PartSums>> channels) const;
    void add_up();
    double customers() const;
    double percentile_of(std::size_t pool, double p) const;
    double percentile_between(std::size_t pool, double p, Seconds low, Seconds high) const;
    double moment_percentile(std::size_t pool, std::size_t moment, double p) const;
    std::vector<double> interval_percentiles(std::size_t pool, Figure figure) const;
    std::vector<double> series(Figure figure, const std::vector<PartSums>& sums) const;

    const Description& description_;
    const std::vector<ChannelLoad>& loads_;
    const std::vector<ChannelSessions>& sessions_;
    const std::vector<AnalyticPool>& pools_;
    const std::vector<PoolAnswer>& answers_;
    const AskPool& ask_;
    Stop stop_;  ///< of a year there are a hundred million sums: asked wherever all intervals are gone over
    Parts parts_;
    std::size_t warm_up_, intervals_;
    std::vector<PartSums> sums_;                       ///< per part
    std::vector<std::vector<PartSums>> channel_sums_;  ///< [pool][interval]
    std::vector<std::vector<PartSums>> group_sums_;    ///< [group][interval]
    std::vector<std::vector<double>> effort_;          ///< [pool][group], seconds over the horizon
};

}  // namespace holdtime
