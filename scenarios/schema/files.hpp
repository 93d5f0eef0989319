#pragma once

#include <cstdio>
#include <optional>
#include <string>

#include "sim/core/error.hpp"

namespace holdtime {

/// The path of a file as named by another: relative to the folder of `naming_file`; to the working directory when that
/// is standard input or a `--set`.
std::string path_beside(const std::string& naming_file, const std::string& name);

/// The whole of a text file ("-" = standard input): valid UTF-8 without NUL, its byte order mark removed. Complains at
/// `named_at` when it cannot be read (with the nearest file of that folder) or is larger than `most_bytes`, at its own
/// line and column when it is not text. Throws MachineError when the machine, not the name, is at fault.
std::optional<std::string> read_text_file(const std::string& path, const Place& named_at, std::size_t most_bytes,
                                          Problems& problems);

/// Opens a file for reading ("-" = standard input); null after complaining at `named_at`, as read_text_file does.
std::FILE* open_text_file(const std::string& path, const Place& named_at, Problems& problems);

/// Complains about the first byte that does not belong into a text file, whose first line is number `line`; true if
/// there is none.
bool is_text(const std::string& text, const std::string& file, Problems& problems, int line = 1);

/// How standard input is called in messages.
inline constexpr const char* standard_input = "<stdin>";

}  // namespace holdtime
