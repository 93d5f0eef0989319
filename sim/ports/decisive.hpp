#pragma once

namespace holdtime {

/// One strategy in one replication, by what decides between strategies: cost, customers never served, needs resolved.
struct Decisive {
    double cost = 0, unserved = 0, resolved = 0;
};

}  // namespace holdtime
