#pragma once

#include <cstdint>

#include "studies/history/log/contact_log.hpp"

namespace holdtime {

/// How many answers a case takes, and how long its customer takes to write again.
struct RoundsEstimate {
    double answers = 1, answers_error = 0, n = 0;  ///< mean; of so many cases
    bool constant = false;                         ///< all take as many; else the number is taken for geometric
    double reply_delay = 0, delay_error = 0,
           delay_n = 0;           ///< mean, seconds; of so many further answers; n = 0: not told
    bool waits_not_told = false;  ///< further messages wait less than first ones: their wait is part of the delay
};

/// Of the cases of one queue that were settled: the mean number of answers, and from the first answer to the last, work
/// left out, the mean time a further answer takes, less `wait` (seconds, +- `wait_error`), which first messages waited
/// and which further ones are taken to wait. Its error is that of a ratio of means (W. Cochran, Sampling Techniques,
/// 1977, section 6.4).
RoundsEstimate estimate_rounds(const ContactLog& log, std::uint16_t queue, double wait, double wait_error);

}  // namespace holdtime
