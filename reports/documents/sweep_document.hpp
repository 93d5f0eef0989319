#pragma once

#include <string>
#include <vector>

#include "reports/document/document.hpp"
#include "studies/sweep/plan.hpp"
#include "studies/sweep/ranking.hpp"
#include "studies/sweep/store.hpp"
#include "studies/sweep/sweep.hpp"
#include "studies/sweep/trial.hpp"

namespace holdtime {

/// `1 point`, `1,000 points`
std::string points_text(std::uint64_t number);

/// For people: what was varied, how far it is, the main figures of the first points (of a ranking, its first), and
/// those that failed.
Document sweep_document(const ResultStore& store, const Ranking* ranking = nullptr);

/// --dry-run: the points (all, or the first of many) and the estimate.
Document points_document(const SweepPlan& plan, const Shard& shard, const SweepEstimate& estimate);

/// --dry-run: what the trial of its points found, a line each; none when all can be simulated.
std::vector<std::string> trial_lines(const SweepPlan& plan, const PointTrial& trial);

}  // namespace holdtime
