#pragma once

#include "cli/options.hpp"

namespace holdtime {

/// `run --tornado`: instead of the comparison, what it hangs on.
int tell_tornado(const CommandLine& line);

}  // namespace holdtime
