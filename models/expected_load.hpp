#pragma once

#include <vector>

#include "models/returning_load.hpp"
#include "sim/ports/description.hpp"

namespace holdtime {

/// What a formula may know about one channel of a strategy: the expected contacts of every counted interval and their
/// mean times, over segments and reasons. Redials and repeats are in it where the fates of contacts were given.
struct ChannelLoad {
    std::vector<double> arrivals;      ///< expected contacts that enter the channel in the interval
    std::vector<Seconds> handle_time;  ///< mean of talk and after-contact work; of the whole horizon where nobody comes
    std::vector<Seconds> talk_time;    ///< mean of talk alone, likewise
    std::vector<double> handle_cv2;    ///< squared coefficient of variation of the handle time
    std::vector<Seconds>
        patience;  ///< reciprocal of the mean abandonment rate (1 / mean patience); infinite if nobody leaves
    std::vector<double> balk;        ///< share that leaves at once when it would have to wait
    std::vector<double> resolved;    ///< share of its answers that settle the matter; likewise
    std::vector<double> by_segment;  ///< [interval x segments + segment]: the arrivals, segment by segment
    double returned = 0;             ///< of the arrivals, redials and repeats
    double later = 0;                ///< of the arrivals, those who come at an opening because it was closed before
    std::vector<Seconds> open;       ///< seconds of the interval in which customers may enter

    double total() const {
        double sum = 0;
        for (const double a : arrivals) sum += a;
        return sum;
    }
    double of_segment(std::size_t segment) const {
        const std::size_t segments = arrivals.empty() ? 1 : by_segment.size() / arrivals.size();
        double sum = 0;
        for (std::size_t at = segment; at < by_segment.size(); at += segments) sum += by_segment[at];
        return sum;
    }
};

/// Per channel of the scenario; all zeros for those that the strategy does not offer. Staffing plays no part.
/// Customers who come later are expected in the interval of their channel's next opening. With `fates`, those who come
/// back, too: how many do depends on what became of them.
enum class Expected { counted_intervals, all_intervals };
std::vector<ChannelLoad> expected_load(const Description& description, Expected which = Expected::counted_intervals,
                                       const QueueFates* fates = nullptr);

}  // namespace holdtime
