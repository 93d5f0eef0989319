#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "reports/document/document.hpp"
#include "studies/sweep/plan.hpp"
#include "studies/sweep/store.hpp"

/// A sweep's points and results for programs, written piece by piece: a table of millions of rows is never in memory.
namespace holdtime {

using Write = std::function<void(std::string_view)>;

/// The tidy table: `point,<varied paths>,strategy,part,name,figure,mean,low,high`; empty where a figure does not exist.
/// While points are still to come, each row of either ends with a mark that the table is partial.
void write_sweep_csv(const ResultStore& store, const Write& write);
/// The same rows as a JSON list of objects, null where a figure does not exist.
void write_sweep_json(const ResultStore& store, const Write& write);

/// A workbook: the table for people, and the tidy rows on a sheet of their own. Throws InputError where there are
/// more than a sheet can hold.
std::string sweep_workbook(const ResultStore& store, const Document& document, const std::string& version);

/// --dry-run --format csv: `point,<varied paths>`, all of them.
void write_points_csv(const SweepPlan& plan, const Shard& shard, const Write& write);

}  // namespace holdtime
