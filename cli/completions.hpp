#pragma once

#include <string>

namespace holdtime {

/// A script for bash that completes commands, their options, the words that options take, and else file names.
std::string bash_completions();

}  // namespace holdtime
