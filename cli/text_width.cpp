#include "cli/text_width.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <cstring>

namespace holdtime {

namespace {

constexpr std::size_t in_a_pipe = 80;
/// Whoever asks for less gets lines that are still sentences.
constexpr std::size_t narrowest = 20;
constexpr std::size_t widest = 10000;

/// COLUMNS as a whole number, 0 where it is none.
std::size_t asked_for() {
    const char* const text = std::getenv("COLUMNS");
    if (!text) return 0;
    const char* const end = text + std::strlen(text);
    std::size_t columns = 0;
    const auto [stop, error] = std::from_chars(text, end, columns);
    return error == std::errc{} && stop == end && columns <= widest ? columns : 0;
}

std::size_t of_terminal() {
    winsize size{};
    return isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

}  // namespace

std::size_t text_width() {
    std::size_t columns = asked_for();
    if (columns == 0) columns = of_terminal();
    if (columns == 0) return in_a_pipe;
    return columns < narrowest ? narrowest : columns;
}

}  // namespace holdtime
