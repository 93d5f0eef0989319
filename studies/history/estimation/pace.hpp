#pragma once

#include <cstdint>
#include <vector>

#include "studies/history/log/contact_log.hpp"

namespace holdtime {

/// How fast each of an agent's chats goes on while so many are open, against a chat alone.
struct PaceEstimate {
    std::vector<double> pace;             ///< of 1 (which is 1), 2, 3, ... chats; empty: nothing to be told
    std::vector<double> standard_errors;  ///< of each; 0 of the first
    double n = 0;                         ///< chats
    /// Of each chat of the log, in its order: its work, i.e. how long it would have lasted alone; of others 0.
    std::vector<float> work;
    /// By queue: what the paces' errors add to that of the mean work, seconds.
    std::vector<double> error_of_work;
};

/// Maximum likelihood from chats that overlap: a chat's work is its time at each number of open chats times the pace
/// there, and has a law of one family (exponential, lognormal, gamma or Weibull, whichever is likeliest), so that a
/// duration has the density f(work) x the pace at its end. Chats are their agent's from answer to end. `most`: the most
/// open chats that count apart; more are taken for as many. Empty where fewer than 100 chats met another.
PaceEstimate estimate_pace(const ContactLog& log, std::uint32_t most);

}  // namespace holdtime
