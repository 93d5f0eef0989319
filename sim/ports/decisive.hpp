#pragma once

namespace holdtime {

/// One strategy in one replication, by what decides between strategies: cost, customers never served, needs resolved
/// (those still in progress taken to fare like the others); and the counts that shares of them are made of.
struct Decisive {
    double cost = 0, unserved = 0, resolved = 0;
    double customers = 0, settled = 0, decided = 0;  ///< needs; those settled by then, of those not in progress
    double abandoned = 0, offered = 0;               ///< contacts
};

}  // namespace holdtime
