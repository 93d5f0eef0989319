#include "studies/history/estimation/rounds.hpp"

#include <cmath>

namespace holdtime {

RoundsEstimate estimate_rounds(const ContactLog& log, std::uint16_t queue, double wait, double wait_error) {
    RoundsEstimate estimate;
    double sum = 0, squares = 0;           // of further answers, all cases
    double times = 0, further = 0, n = 0;  // of cases whose times are told
    double time_squares = 0, products = 0, further_squares = 0;
    for (const auto& one : log.cases) {
        if (one.queue != queue) continue;
        const double more = one.answers - 1, later = static_cast<double>(one.later);
        ++estimate.n, sum += more, squares += more * more;
        if (one.later != one.later) continue;
        ++n, times += later, further += more;
        time_squares += later * later, products += later * more, further_squares += more * more;
    }
    if (estimate.n < 2 || sum <= 0) return estimate;
    const double mean = sum / estimate.n;
    const double variance = std::max(0.0, squares / estimate.n - mean * mean) * estimate.n / (estimate.n - 1);
    estimate.answers = 1 + mean;
    estimate.answers_error = std::sqrt(variance / estimate.n);
    estimate.constant = variance == 0;
    if (further <= 0 || n < 2) return estimate;
    const double ratio = times / further, per_case = further / n;
    const double off = std::max(0.0, time_squares - 2 * ratio * products + ratio * ratio * further_squares);
    const double error = std::sqrt(off / (n - 1) / n) / per_case;
    estimate.waits_not_told = ratio <= wait;
    estimate.reply_delay = estimate.waits_not_told ? ratio : ratio - wait;
    estimate.delay_error = estimate.waits_not_told ? error : std::hypot(error, wait_error);
    estimate.delay_n = further;
    return estimate;
}

}  // namespace holdtime
