#pragma once

#include <memory>
#include <span>
#include <vector>

#include "sim/center/center.hpp"
#include "sim/demand/demand.hpp"
#include "sim/ports/description.hpp"
#include "sim/stats/tally.hpp"

namespace holdtime {

/// One replication's results on their way from the worker that simulated it to the summary.
struct Outcomes {
    std::vector<Tally> tallies;                          ///< per strategy
    std::vector<std::vector<ContactRecord>> records;     ///< per strategy; filled only when asked for
    std::vector<std::vector<NeedRecord>> needs;          ///< likewise: all, also those of one contact
    std::vector<std::vector<AnswerRecord>> answers;      ///< likewise; only where there is a place for each strategy
    std::vector<std::vector<SessionRecord>> sessions;    ///< likewise
    std::vector<std::vector<TransferRecord>> transfers;  ///< likewise
    bool done = false;
};

/// What one thread needs to simulate replications: a source of customers and a centre per strategy.
class Worker {
public:
    explicit Worker(std::span<const Description> strategies, Stop stop = {});

    /// Every strategy on the customers of one replication; throws Interrupted in the middle of it when it is to stop.
    void simulate(const StreamKey& key, Outcomes& outcomes, bool keep_records);

private:
    struct Line {
        std::unique_ptr<Demand> demand;
        std::unique_ptr<Center> center;
    };
    std::vector<Line> lines_;
};

}  // namespace holdtime
