#pragma once

#include <string>
#include <string_view>

namespace holdtime {

/// A script that completes commands, their options, the words that options take, and else file names: for "bash",
/// "zsh" or "fish"; of any other shell "".
std::string completions_for(std::string_view shell);

/// The shells that there are scripts for.
inline constexpr std::string_view completed_shells = "bash, zsh or fish";

}  // namespace holdtime
