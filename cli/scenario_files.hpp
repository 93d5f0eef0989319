#pragma once

#include "cli/command.hpp"

namespace holdtime {

/// Those of the files (a glob, often) that are scenarios. Says on standard error, unless `quiet`, which are sweeps or
/// overlays and passed over; throws InputError when nothing is left.
Words scenarios_among(const Words& files, bool quiet);

}  // namespace holdtime
