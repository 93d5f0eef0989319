#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "studies/sweep/plan.hpp"
#include "studies/sweep/store.hpp"
#include "studies/sweep/sweep.hpp"
#include "studies/sweep/trial.hpp"

/// A sweep's points and results as text, written piece by piece: a table of millions of rows is never in memory.
namespace holdtime {

using Write = std::function<void(std::string_view)>;

/// The tidy table: `point,<varied paths>,strategy,part,name,figure,mean,low,high`; empty where a figure does not exist.
void write_sweep_csv(const ResultStore& store, const Write& write);
/// The same rows as a JSON list of objects, null where a figure does not exist.
void write_sweep_json(const ResultStore& store, const Write& write);
/// For people, as text or as Markdown: what was varied, how far it is, the points that failed, and the main figures of
/// the first points.
void write_sweep_table(const ResultStore& store, bool markdown, const Write& write);

/// --dry-run: the points (all, or the first and last of many) and the estimate.
void write_points(const SweepPlan& plan, const Shard& shard, const SweepEstimate& estimate, const Write& write);
/// --dry-run: what the trial of its points found, a line each; none when all can be simulated.
std::vector<std::string> trial_lines(const SweepPlan& plan, const PointTrial& trial);
/// --dry-run --format csv: `point,<varied paths>`, all of them.
void write_points_csv(const SweepPlan& plan, const Shard& shard, const Write& write);

}  // namespace holdtime
