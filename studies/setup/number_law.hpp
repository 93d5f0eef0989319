#pragma once

#include <string>

#include "scenarios/schema/value.hpp"

namespace holdtime {

/// A law of numbers, as in {uniform: {low: 2, high: 9}}, as one of durations: each number as so many seconds, for the
/// laws know nothing else. Complains about units.
ModelChoice in_seconds(const ModelChoice& written, const std::string& path, Problems& problems);

}  // namespace holdtime
