#pragma once

#include "studies/analytic/mechanism_rows.hpp"

/// Signs by which mechanisms are found that no single key switches on.
namespace holdtime {

/// Are there ever more lines than contacts that agents can hold?
bool any_may_wait(const AnalyticPool& pool);
/// Does demand or staffing change from moment to moment?
bool changes(const AnalyticPool& pool);
bool any_changes(const StrategyView& view);
/// Does the mean handle time, or the mean patience, of those who come?
bool handle_time_changes(const AnalyticPool& pool);
bool patience_changes(const AnalyticPool& pool);
/// Does the mixture of the segments' laws of patience differ from interval to interval?
bool patience_law_changes(const StrategyView& view, const AnalyticPool& pool);
/// A horizon that does not change is carried over from nothing: does it show?
bool starts_empty(const AnalyticPool& pool);
/// Do agents finish contacts in their own time, for pay? At the end of the horizon only where it shows.
bool overtime(const StrategyView& view, const GroupDescription& group);

bool any_leave(const ChannelLoad& load);
bool any_balk(const ChannelLoad& load);
/// Is it an exponential law? A law is known by its values.
bool exponential(const Distribution& law);
/// Are the handle times of every reason that comes exponential?
bool exponential_work(const StrategyView& view, const AnalyticPool& pool);

}  // namespace holdtime
