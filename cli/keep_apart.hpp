#pragma once

#include <string>
#include <vector>

namespace holdtime {

/// A file about to be written, and the option that was typed for it; "" = not asked for.
struct NamedOutput {
    std::string option;
    std::string path;
};

/// Nothing that was read is overwritten, and no output by another: complains when two of these are one file by whatever
/// spelling or link, standard input and output included. Call it before an output is opened.
void keep_files_apart(const std::vector<NamedOutput>& outputs, const std::vector<std::string>& inputs);

/// Would writing both overwrite one of them?
bool same_output(const std::string& one, const std::string& other);

}  // namespace holdtime
