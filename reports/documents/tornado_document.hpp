#pragma once

#include "reports/document/document.hpp"
#include "studies/tornado/tornado.hpp"

namespace holdtime {

/// The answer in a sentence; the inputs, the largest effect first; what was not varied.
Document tornado_document(const Tornado& tornado);
/// `path,low,high,range,difference_at_low,difference_at_high,effect,effect_low,effect_high,turns`
Table tornado_rows(const Tornado& tornado);

}  // namespace holdtime
