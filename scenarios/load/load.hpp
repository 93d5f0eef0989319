#pragma once

#include <memory>
#include <string>
#include <vector>

#include "scenarios/load/setting.hpp"
#include "scenarios/schema/comparison_terms.hpp"
#include "scenarios/schema/scenario.hpp"

namespace holdtime {

struct LoadOptions {
    std::vector<std::string> overlays;  ///< files, later wins
    std::vector<Setting> sets;          ///< later wins, after the overlays
};

/// Reads a scenario ("-" = standard input), lays the overlays and settings over it, checks and types everything that
/// needs no model. Throws InputError with every problem at once (file:line:column), MachineError when a file cannot be
/// read for reasons that are not the user's.
Scenario load_scenario(const std::string& file, const LoadOptions& options = {});

/// The same with what was read for it - the file itself, overlays, data files -, which no output may overwrite.
struct LoadedScenario {
    Scenario scenario;
    std::vector<std::string> files;
    ComparisonTerms terms;
    /// As it was understood: everything laid over it, and what its data files hold.
    std::shared_ptr<const Value> text;
};
LoadedScenario load_with_files(const std::string& file, const LoadOptions& options = {});

/// The same of such a text as it keeps, with settings laid over it; no file is read. `file` is where the text stands,
/// for messages.
LoadedScenario load_kept(const std::shared_ptr<const Value>& text, const std::string& file,
                         const std::vector<Setting>& sets = {});

/// The files that loading the scenario would read, as far as they can be told: with what is wrong in them passed over,
/// and standard input not read.
std::vector<std::string> files_named(const std::string& file, const LoadOptions& options = {});

/// The data files that the tree names as {file: ..}, as paths ready to be opened.
std::vector<std::string> data_files(const Value& tree);

/// Loading in two steps, for those who vary a scenario many times: what was written, merged, with its data files read
/// ahead; and what it means. The file's name is for messages.
Value load_tree(const std::string& file, const LoadOptions& options = {});
Scenario understand_tree(const Value& tree, const std::string& file);

}  // namespace holdtime
