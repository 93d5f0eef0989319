#pragma once

#include "models/queueing/queueing.hpp"

/// What happens to contacts that find no free agent, shared by Erlang A and the chat pool: while anybody waits the pool
/// finishes contacts at a constant rate, whoever its agents are.
namespace holdtime {

struct Waiting {
    double arrivals = 0;  ///< rate of the offered
    double balk = 0;
    double drain = 0;  ///< rate at which the full pool finishes contacts
    double leave = 0;  ///< rate at which a waiting contact gives up; 0 = never
    double room = 0;   ///< places to wait; infinite = no limit
    /// Weight of all states with a free agent (or slot), relative to that of the full pool with nobody waiting.
    double free_weight = 0;
    Seconds within = 20;
    bool quantiles = true;
};

/// Everything but occupancy and chats. A contact that finds j waiting is answered with probability drain / (drain + (j
/// + 1) leave), and its wait until then is a sum of exponentials with rates drain + leave k, k = 1..j+1.
QueueFigures waiting_figures(const Waiting& waiting);

/// load x answered / agents; NaN without agents.
double busy_share(const QueueQuestion& question, double answered);
/// Sets what does not exist when nobody is answered to NaN.
void nobody_answered(QueueFigures& figures);
/// The queue grows for ever: waits are infinite, and the other figures are no more than the limits that they tend to.
QueueFigures no_steady_state();
/// Share of customers whose patience has no end: of a mixture of laws of which some are infinite.
double never_leave(const Distribution& patience);
/// Nobody on duty: all who wait leave in the end, or wait for ever. `survival` is P(patience > T) for those who do not
/// balk.
QueueFigures nobody_on_duty(const QueueQuestion& question, Seconds patience_mean,
                            const std::function<double(Seconds)>& survival);

}  // namespace holdtime
