#include "cli/options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/program_options/parsers.hpp>
#include <boost/program_options/positional_options.hpp>
#include <charconv>
#include <sstream>

#include "cli/output.hpp"
#include "sim/core/error.hpp"

namespace holdtime {

namespace po = boost::program_options;

namespace {

std::string usage(const Command& command) { return fmt::format("holdtime {} {}", command.name, command.arguments); }

std::vector<std::string> long_names(const po::options_description& options) {
    std::vector<std::string> names;
    for (const auto& option : options.options())
        if (option->long_name() != "argument") names.push_back("--" + option->long_name());
    return names;
}

}  // namespace

void wrong_usage(const std::string& text) { throw InputError({}, text); }

CommandLine::CommandLine(const Command& command, const Words& words, const po::options_description& options,
                         std::size_t least_arguments, std::size_t most_arguments)
    : command_(command) {
    po::options_description visible("Options");
    visible.add(options).add_options()("help,h", "print this");
    std::ostringstream text;
    text << visible;
    help_ = fmt::format("{}\n\n{}\n\n{}", usage(command), command.sentence, text.str());
    po::options_description all;
    all.add(visible).add_options()("argument", po::value<Words>());
    parse(words, all);
    if (help()) return;
    if (std::find(arguments_.begin(), arguments_.end(), "") != arguments_.end())
        wrong_usage(fmt::format("an argument is empty (usage: {})", usage(command)));
    if (arguments_.size() < least_arguments)
        wrong_usage(fmt::format("an argument is missing (usage: {})", usage(command)));
    if (arguments_.size() > most_arguments)
        wrong_usage(fmt::format("one argument too many: '{}' (usage: {})", arguments_[most_arguments], usage(command)));
}

void CommandLine::parse(const Words& words, const po::options_description& all) {
    namespace style = po::command_line_style;
    po::positional_options_description positional;
    positional.add("argument", -1);
    try {
        po::store(po::command_line_parser(words)
                      .options(all)
                      .positional(positional)
                      .style(style::unix_style & ~style::allow_guessing)
                      .run(),
                  values_);
    } catch (const po::unknown_option& error) {
        wrong_usage(fmt::format("unknown option '{}'{}", error.get_option_name(),
                                suggestion(error.get_option_name(), long_names(all))));
    } catch (const po::multiple_occurrences& error) {
        wrong_usage(fmt::format("option '{}' is given twice (once is enough)", error.get_option_name()));
    } catch (const po::invalid_command_line_syntax& error) {
        const bool superfluous = error.kind() == po::invalid_command_line_syntax::extra_parameter;
        wrong_usage(fmt::format("option '{}' {} (usage: {})", error.get_option_name(),
                                superfluous ? "takes no value" : "needs a value", usage(command_)));
    } catch (const po::error&) {
        wrong_usage(fmt::format("the options cannot be understood (usage: {})", usage(command_)));
    }
    arguments_ = texts("argument");
    if (!help() && std::find(arguments_.begin(), arguments_.end(), "") != arguments_.end())
        wrong_usage(fmt::format("an argument is empty (usage: {})", usage(command_)));
}

int CommandLine::print_help() const { return print_result(help_); }

std::optional<std::string> CommandLine::text(const std::string& name) const {
    if (!values_.count(name)) return {};
    return values_[name].as<std::string>();
}

Words CommandLine::texts(const std::string& name) const {
    return values_.count(name) ? values_[name].as<Words>() : Words{};
}

po::options_description scenario_options() {
    po::options_description options;
    options.add_options()(
        "set", po::value<Words>()->composing()->value_name("PATH=VALUE"),
        "change one key of the scenario (repeatable), as in --set 'strategies.mixed.agent_groups.phone "
        "desk.staffing.fixed=12'; a '.' inside a key is written '\\.'")(
        "overlay,f", po::value<Words>()->composing()->value_name("OVERLAY.yaml"),
        "lay a file over the scenario (repeatable, later wins)");
    return options;
}

LoadOptions load_options(const CommandLine& line) {
    LoadOptions options;
    options.overlays = line.texts("overlay");
    for (const auto& setting : line.texts("set")) options.sets.emplace_back(setting);
    return options;
}

po::options_description experiment_options() {
    po::options_description options;
    const auto value = [](const char* name) { return po::value<std::string>()->value_name(name); };
    options.add_options()("engine", value("NAME"),
                          "simulation (default), or a queueing model (holdtime list queueing), as in erlang_a or "
                          "stationary/lag/erlang_c")(
        "replications", value("N"), "how often the whole calendar is simulated; with --precision the limit")(
        "precision", value("SHARE"),
        "replicate until cost, service level, waits and abandonment are known so well, as in 1%")(
        "seed", value("N"), "another seed is another set of customers")(
        "threads", value("N"), "as many as the machine has (default); no result depends on it");
    return options;
}

LoadOptions load_experiment_options(const CommandLine& line) {
    auto options = load_options(line);
    if (const auto n = line.text("replications")) whole_number(*n, "--replications", 1, most_replications);
    if (const auto n = line.text("seed")) whole_number(*n, "--seed", 0, ~0ULL);
    for (const char* key : {"engine", "replications", "precision", "seed"})
        if (const auto value = line.text(key))
            options.sets.emplace_back(fmt::format("experiment.{}={}", key, *value), fmt::format("--{}", key));
    return options;
}

unsigned thread_count(const CommandLine& line) {
    constexpr unsigned most = 1024;
    const auto text = line.text("threads");
    return text ? static_cast<unsigned>(whole_number(*text, "--threads", 1, most)) : 0;
}

po::options_description report_options() {
    po::options_description options;
    options.add_options()("format", po::value<std::string>()->value_name("NAME"),
                          "table (default), json, csv or markdown")(
        "output,o", po::value<std::string>()->value_name("FILE"),
        "write the report to a file instead of standard output")(
        "color", po::value<std::string>()->value_name("WHEN"),
        "auto (default: on a terminal, unless NO_COLOR is set), always or never");
    return options;
}

std::string format_name(const CommandLine& line, const std::string& otherwise) {
    if (const auto name = line.text("format")) return *name;
    const auto path = line.text("output").value_or("");
    const auto ends = [&](const char* ending) { return path.ends_with(ending); };
    if (ends(".json")) return "json";
    if (ends(".csv")) return "csv";
    if (ends(".md") || ends(".markdown")) return "markdown";
    for (const char* later : {".html", ".xlsx"})
        if (ends(later))
            wrong_usage(
                fmt::format("'{}' asks for a format that is not available yet ({}); end the name with .json, "
                            ".csv or .md, or say --format table",
                            path, later + 1));
    return otherwise;
}

unsigned long long whole_number(const std::string& text, const std::string& option, unsigned long long least,
                                unsigned long long most) {
    unsigned long long number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < least || number > most)
        wrong_usage(fmt::format("invalid {} '{}' (must be a whole number from {} to {})", option, text, least, most));
    return number;
}

}  // namespace holdtime
