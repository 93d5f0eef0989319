#pragma once

#include <Eigen/Dense>
#include <optional>
#include <vector>

#include "models/queueing/queueing.hpp"

/// The chains behind time-dependent Erlang A, advanced by uniformization while rate and staffing are constant.
namespace holdtime {

/// What is constant within a segment.
struct Regime {
    double rate = 0, agents = 0, serve = 0, leave = 0, balk = 0;
    double most = forever;  ///< contacts in the system (lines)
    Stop stop = {};         ///< asked at every jump
};

/// Layer 0: as many or fewer are busy than are staffed. Layer e: e more are busy than staffed (first_done), and no
/// contact is started before they have finished.
using Layers = std::vector<Eigen::ArrayXd>;

/// Probabilities of the system and expected contacts of one cohort: those who arrived in one segment and still wait.
struct TransientState {
    Layers system;         ///< layer 0 by number in the system, the others by number waiting
    Layers waiting;        ///< by layer and number waiting ahead
    Layers age;            ///< the same contacts' time since arrival, summed
    Eigen::Index low = 0;  ///< below it, layer 0 of the system is zero
};

/// Integrals over time.
struct TransientTally {
    Layers system;
    double served = 0, served_age = 0;  ///< of the cohort, in the stretch: number started, sum of their waits
    double wait = 0;                    ///< of the cohort: waiting contacts x time
    void add(const TransientTally& other, double times);
};

/// Advances the system (if it is not empty) and the cohort; arrivals join the cohort when `joins`.
TransientTally advance(const Regime& regime, TransientState& state, Seconds length, bool joins);

/// A contact that waits in layer e with j ahead: P(answered in the time that remains), P(still waiting then).
struct Prospects {
    Layers answered, waiting;
};
/// No time remains.
Prospects out_of_time(std::size_t layers, Eigen::Index positions);
/// With `length` more to go before what `prospects` describes.
void look_back(const Regime& regime, Prospects& prospects, Seconds length);

/// Grows to `size`, filled with `value`, or cuts off.
void fit(Eigen::ArrayXd& values, Eigen::Index size, double value = 0);

}  // namespace holdtime
