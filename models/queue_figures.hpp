#pragma once

namespace holdtime {

/// What becomes of the contacts of one queue. Shares are of all offered, the blocked included, as everywhere in the
/// program.
struct QueueFigures {
    double delayed = 0;  ///< could not start at once, balkers included, the blocked not
    double blocked = 0;
    double abandoned = 0;  ///< balkers included
    double answered = 1;
    double waiting = 0;           ///< for ever: nobody is on duty and they do not leave
    double answered_within = 1;   ///< within T
    double abandoned_within = 0;  ///< within T
    double abandoned_within_5s = 0;
    double asa = 0;        ///< mean wait of the answered, seconds; NaN when nobody is answered
    double wait_mean = 0;  ///< of all offered, seconds; the blocked count as 0
    double queue_mean = 0;
    double occupancy = 0;                             ///< NaN without agents
    double wait_p50 = 0, wait_p90 = 0, wait_p95 = 0;  ///< of the answered; NaN where the law is not known
    double chats = 0;                                 ///< chat: mean number of open ones
    bool steady = true;                               ///< false: overloaded and nobody leaves, no steady state
};

}  // namespace holdtime
