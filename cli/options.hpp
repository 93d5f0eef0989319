#pragma once

#include <boost/program_options/options_description.hpp>
#include <boost/program_options/variables_map.hpp>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "scenarios/load/load.hpp"

/// The words of a command line, understood. Whatever is wrong with them is an InputError without a place.
namespace holdtime {

/// A command's options: those it adds to, `--help`, and its positional arguments.
class CommandLine {
public:
    CommandLine(const Command& command, const Words& words, const boost::program_options::options_description& options,
                std::size_t least_arguments, std::size_t most_arguments);

    bool help() const { return values_.count("help") > 0; }
    int print_help() const;
    const Words& arguments() const { return arguments_; }
    bool flag(const std::string& name) const { return values_.count(name) > 0; }
    std::optional<std::string> text(const std::string& name) const;
    Words texts(const std::string& name) const;

private:
    void parse(const Words& words, const boost::program_options::options_description& all);
    const Command& command_;
    std::string help_;
    boost::program_options::variables_map values_;
    Words arguments_;
};

/// --set and -f, common to all that read a scenario; and how they become the loader's options.
boost::program_options::options_description scenario_options();
LoadOptions load_options(const CommandLine& line);

/// As experiment.replications of a scenario.
inline constexpr unsigned long long most_replications = 10000000;

/// --engine, --replications, --precision, --seed and --threads, common to those that simulate.
boost::program_options::options_description experiment_options();
/// With the options that stand for keys of the scenario laid over it as --set is; they win.
LoadOptions load_experiment_options(const CommandLine& line);
/// --threads; 0 = as many as the machine has.
unsigned thread_count(const CommandLine& line);

/// --format, -o and --color, common to all that print results.
boost::program_options::options_description report_options();

/// The format by its name, else by the ending of -o (json, csv, md), else `otherwise`.
std::string format_name(const CommandLine& line, const std::string& otherwise = "table");

/// The complaint about a command line.
[[noreturn]] void wrong_usage(const std::string& text);

/// A whole number within [least, most], or a complaint that names the option.
unsigned long long whole_number(const std::string& text, const std::string& option, unsigned long long least,
                                unsigned long long most);

}  // namespace holdtime
