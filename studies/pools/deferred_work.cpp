#include "studies/pools/deferred_work.hpp"

#include <algorithm>

namespace holdtime {

DeferredWork deferred_work(const PoolQuestion& question, bool anybody_leaves) {
    DeferredWork work;
    Seconds left = 0, all = 0, duty = 0;
    for (const PoolMoment& at : question.moments) {
        const Seconds arrived = at.rate * at.length * at.handle_time, time = at.agents * at.length;
        all += arrived, duty += time, left += arrived;
        work.done.push_back(std::min(left, time));
        left -= work.done.back();
    }
    work.enough_time = all <= duty * (1 + 1e-9);
    work.settled = work.enough_time && !anybody_leaves;
    return work;
}

}  // namespace holdtime
