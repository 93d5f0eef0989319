#pragma once

#include <array>
#include <optional>
#include <vector>

#include "sim/ports/description.hpp"
#include "sim/ports/results.hpp"
#include "sim/stats/asked.hpp"
#include "sim/stats/day_summary.hpp"
#include "sim/stats/fold.hpp"
#include "sim/stats/moments.hpp"
#include "sim/stats/target_summary.hpp"
#include "sim/stats/wait_sections.hpp"

namespace holdtime {

/// One strategy over the replications: moments per part and figure (paired with the baseline's), waits, interval sums.
class StrategySummary {
public:
    StrategySummary(const Description& description, const Description& baseline, Asked asked = {});

    void fold(const Tally& tally);
    /// After fold() of this and of the baseline.
    void add(std::uint32_t replication, const Tally& tally, const StrategySummary& baseline);

    Estimate estimate(std::size_t part, Figure figure, StudentT& student) const;
    Estimate total(Figure figure, StudentT& student) const { return estimate(0, figure, student); }
    /// Of the replication folded last.
    const PartSums& folded_total() const { return folded_.parts[0]; }
    const std::vector<PartSums>& folded_parts() const { return folded_.parts; }
    StrategyResults results(double confidence) const;
    StrategyResults differences(const StrategySummary& baseline, double confidence) const;

private:
    struct PartState {
        std::size_t baseline = no_part;  ///< the baseline's part of the same name
        bool all_answered = false;       ///< every answered contact counts in it: its waits are the total's
        std::array<PairedMoments, figure_count> moments;
        std::vector<ProductMoments> products;  ///< of figures that are products of two ratios
        std::array<PairedMoments, item_count> items;
        WaitSections waits, promise_waits;  ///< of who waited on the line, and of who was called back
        WaitSections reply_times;           ///< of conversations
    };
    static constexpr std::size_t no_part = static_cast<std::size_t>(-1);

    void find_parts_of_all();
    CellParts cell_parts(std::size_t cell) const;
    void add_waits(std::uint32_t replication, const Tally::Sums& tally);
    const WaitSections& waits_of(std::size_t part, Figure figure) const {
        if (figure == Figure::callback_wait_p90) return states_[part].promise_waits;
        if (figure == Figure::reply_p90) return states_[part].reply_times;
        return states_[states_[part].all_answered ? 0 : part].waits;
    }
    const std::vector<WaitSample>& interval_waits_of(Figure figure) const {
        if (figure == Figure::callback_wait_p90) return interval_promise_waits_;
        return figure == Figure::reply_p90 ? interval_reply_times_ : interval_waits_;
    }
    Estimate difference(std::size_t part, Figure figure, const StrategySummary& baseline, StudentT& student) const;
    void add_figures(PartState& state, unsigned kind, const PartSums& own, const PartSums* other);
    void add_visits(const Tally::Sums& tally);
    void find_items(const Description& description);
    void channel_intervals(StrategyResults& results) const;
    void group_intervals(StrategyResults& results) const;
    std::vector<ChannelWaits> channel_waits() const;
    void add_live_queue();
    std::vector<SurgeOutcome> surges() const;

    Description description_;
    Asked asked_;
    Layout layout_;
    Parts parts_;
    std::vector<PartState> states_;
    std::vector<Item> items_;  ///< those that this strategy or the baseline pays
    std::vector<TargetSummary> targets_;
    std::optional<DaySummary> days_;          ///< where targets are judged
    std::array<PairedMoments, 3> visits_;     ///< visitors, invited, accepted; all channels together
    Folded folded_;                           ///< of the latest replication
    SumsByInterval channel_interval_sums_;    ///< over the replications, [interval][column]; or empty
    SumsByInterval group_interval_sums_;      ///< [interval][group], likewise
    FlowCounts flows_;                        ///< likewise
    std::vector<double> waiting_;             ///< of calls and chats, where there are surges: as the intervals' sums
    std::vector<WaitSample> interval_waits_;  ///< [interval][column], or empty
    std::vector<WaitSample> interval_promise_waits_;  ///< likewise
    std::vector<WaitSample> interval_reply_times_;    ///< likewise
};

}  // namespace holdtime
