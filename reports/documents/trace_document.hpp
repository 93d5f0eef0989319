#pragma once

#include "reports/document/document.hpp"
#include "studies/trace/trace.hpp"

namespace holdtime {

/// A customer's day in words, event by event, under a heading for every strategy.
Document trace_document(const Trace& trace);

}  // namespace holdtime
