#pragma once

#include <string>

#include "studies/history/reading/roles.hpp"

namespace holdtime {

/// A small YAML file that says what a log's own names mean, for a log that comes every month:
///
///     columns: {wait: Queue time, queue: Skill, agent: ""}     # "": the log has none
///     outcomes: {abandoned: [HANG, LOST]}
///     channels: {Hotline: phone}
///     dates: dmy
///     timezone: Europe/Ljubljana
///
/// Adds it to `options`, before what stands there: whatever was typed wins. Throws InputError with every problem.
void read_mapping(const std::string& file, LogOptions& options);

}  // namespace holdtime
