#pragma once

#include <string>

#include "scenarios/schema/value.hpp"

namespace holdtime {

/// A folder of scenarios holds sweeps and overlays, too.
enum class FileKind { scenario, sweep, overlay };

/// By what stands in it: `sweep:` at the top; or some of a scenario's blocks without calendar, customers and version. A
/// file with the name of an overlay is one when any mandatory block is missing.
FileKind kind_of(const Value& tree, const std::string& file);

/// Without a look at more than its name and its top: an incomplete scenario under a scenario's name is a scenario, and
/// so is what cannot be read.
FileKind kind_of_file(const std::string& file);

/// `a sweep: holdtime sweep FILE --dry-run tries its points`.
std::string use_of(FileKind kind, const std::string& file);

/// What a text is and which command takes it, a scenario, a sweep and an overlay included; "" when that cannot be told.
std::string use_of_text(const std::string& text, const std::string& file);

}  // namespace holdtime
