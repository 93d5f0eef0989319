#include "cli/keep_apart.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "cli/options.hpp"

namespace holdtime {

namespace {

/// What stands behind a name; "-" is the stream.
bool find_out(const std::string& path, int stream, struct stat& status) {
    return path == "-" ? ::fstat(stream, &status) == 0 : ::stat(path.c_str(), &status) == 0;
}

/// Two streams into one terminal or /dev/null do no harm; into one file or pipe they do.
bool is_one_file(const struct stat& a, const struct stat& b) {
    const bool keeps = S_ISREG(a.st_mode) || S_ISFIFO(a.st_mode);
    return keeps && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

/// The path without `.`, `..` and links, as far as it exists.
std::string plain_path(const std::string& path) {
    std::error_code error;
    const auto plain = std::filesystem::weakly_canonical(std::filesystem::absolute(path, error), error);
    return error ? path : plain.string();
}

bool is_input(const std::string& output, const std::string& input) {
    if (output == "-" && input == "-") {
        struct stat in {
        }, out{};
        return find_out("-", STDIN_FILENO, in) && find_out("-", STDOUT_FILENO, out) && S_ISREG(in.st_mode) &&
               is_one_file(in, out);
    }
    struct stat read {
    }, written{};
    if (find_out(input, STDIN_FILENO, read) && find_out(output, STDOUT_FILENO, written))
        return S_ISREG(read.st_mode) && is_one_file(read, written);
    return output != "-" && input != "-" && plain_path(output) == plain_path(input);
}

}  // namespace

bool same_output(const std::string& one, const std::string& other) {
    if (one == other) return true;
    struct stat a {
    }, b{};
    if (find_out(one, STDOUT_FILENO, a) && find_out(other, STDOUT_FILENO, b)) return is_one_file(a, b);
    return one != "-" && other != "-" && plain_path(one) == plain_path(other);
}

void keep_files_apart(const std::vector<NamedOutput>& outputs, const std::vector<std::string>& inputs) {
    for (const auto& output : outputs) {
        if (output.path.empty()) continue;
        for (const auto& input : inputs)
            if (!input.empty() && is_input(output.path, input))
                wrong_usage(output.path == "-"
                                ? fmt::format("standard output goes to '{}', which is an input (choose another file)",
                                              input == "-" ? "standard input" : input)
                                : fmt::format("'{}' is an input (choose another file to write to)", output.path));
        for (const auto& other : outputs) {
            if (&other == &output) break;
            if (!other.path.empty() && same_output(other.path, output.path))
                wrong_usage(fmt::format("{} and {} cannot go to the same place (give one of them another file)",
                                        other.option, output.option));
        }
    }
}

}  // namespace holdtime
