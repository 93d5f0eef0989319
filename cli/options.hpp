#pragma once

#include <boost/program_options/variables_map.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"
#include "cli/option_table.hpp"
#include "scenarios/load/load.hpp"

/// The words of a command line, understood. Whatever is wrong with them is an InputError without a place.
namespace holdtime {

/// A command's options (cli/option_table.hpp), `--help`, and its positional arguments. What the table says of options
/// is checked: whole numbers within their limits, words that are known, names whose work is still to come.
class CommandLine {
public:
    CommandLine(const Command& command, const Words& words, std::size_t least_arguments, std::size_t most_arguments);

    /// The command as a shell reads it back, without what says where its answer goes and how that looks.
    std::string again() const;
    bool help() const { return values_.count("help") > 0; }
    int print_help() const;
    const Words& arguments() const { return arguments_; }
    bool flag(const std::string& name) const { return values_.count(name) > 0; }
    bool knows(std::string_view option) const;  ///< given or not
    std::optional<std::string> text(const std::string& name) const;
    Words texts(const std::string& name) const;
    /// Of an option that takes whole numbers.
    std::optional<unsigned long long> number(const std::string& name) const;
    /// Those given that stand for keys of the scenario: `experiment.seed=1`, typed as --seed.
    std::vector<Setting> settings() const;

private:
    void parse(const Words& words);
    void check() const;
    const Command& command_;
    std::vector<const OptionInfo*> options_;
    boost::program_options::variables_map values_;
    Words arguments_;
};

/// A word as a shell reads it back.
std::string shell_word(const std::string& word);

/// What --set, -f and the options that stand for keys lay over a scenario; the last win.
LoadOptions load_options(const CommandLine& line);

/// --threads; 0 = as many as the machine has.
unsigned thread_count(const CommandLine& line);

/// The format by its name, else by the ending of -o (json, csv, md, html, xlsx), else `otherwise`.
std::string format_name(const CommandLine& line, const std::string& otherwise = "table");

[[noreturn]] void unknown_format(const std::string& name, const std::vector<std::string>& known);

/// Of formats that each have a `name` the one that format_name() asks for; none: wrong usage.
template <class Formats>
const auto& chosen_format(const CommandLine& line, const Formats& formats) {
    const auto name = format_name(line);
    std::vector<std::string> known;
    for (const auto& format : formats) {
        if (format.name == name) return format;
        known.emplace_back(format.name);
    }
    unknown_format(name, known);
}

/// The complaint about a command line.
[[noreturn]] void wrong_usage(const std::string& text);

}  // namespace holdtime
