#pragma once

#include <vector>

#include "models/pool_question.hpp"

namespace holdtime {

/// When a deferred channel's work is done: as it comes, and what agents have no time for is left for later.
struct DeferredWork {
    std::vector<Seconds> done;  ///< agents' time, by moment
    bool enough_time = true;    ///< for all of it
    bool settled = true;        ///< and nobody leaves: all is answered in the end
};

DeferredWork deferred_work(const PoolQuestion& question, bool anybody_leaves);

}  // namespace holdtime
