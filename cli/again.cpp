#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

#include "cli/options.hpp"
#include "sim/core/printable.hpp"

namespace holdtime {

namespace {

/// Options that change no figure: where answers go, how they look, how fast they come, and what is judged by them.
constexpr std::array<std::string_view, 18> beside_figures{
    "format", "html",  "color", "verbose",     "quiet",  "no-progress", "threads", "live",  "records",
    "needs",  "write", "junit", "annotations", "update", "fail-if",     "wait",    "trace", "retry-failed"};

/// As bash, zsh and ksh read it, byte by byte: what nobody would see, or what would turn the line round, is seen.
std::string with_escapes(const std::string& word) {
    std::string text = "$'";
    for (const char c : word) {
        if (c == '\'' || c == '\\')
            text += std::string("\\") + c;
        else if (c >= ' ' && c <= '~' && c != '#')
            text += c;
        else
            text += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    }
    return text + '\'';
}

}  // namespace

std::string shell_word(const std::string& word) {
    const auto plain = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) ||
               std::string_view("_-./=:,+@%").find(c) != std::string_view::npos;
    };
    if (!word.empty() && std::all_of(word.begin(), word.end(), plain)) return word;
    if (printable(word) != word) return with_escapes(word);
    std::string text = "'";
    for (const char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return text + '\'';
}

std::string CommandLine::again() const {
    auto text = fmt::format("holdtime {}", command_.name);
    for (const auto& argument : arguments_) text += ' ' + shell_word(argument);
    const auto add = [&](const std::string& name, const std::string& value) {
        text += fmt::format(" --{}{}{}", name, value.starts_with('-') ? '=' : ' ', shell_word(value));
    };
    for (const auto* option : options_) {
        const auto name = std::string(option->name);
        if (!flag(name) || std::find(beside_figures.begin(), beside_figures.end(), name) != beside_figures.end())
            continue;
        if (name == "output" && command_.name != "sweep") continue;  // a sweep's is where its points are
        if (option->argument.empty())
            text += " --" + name;
        else if (option->repeatable)
            for (const auto& value : texts(name)) add(name, value);
        else
            add(name, *this->text(name));
    }
    return text;
}

}  // namespace holdtime
