#include "cli/options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/program_options/options_description.hpp>
#include <boost/program_options/parsers.hpp>
#include <boost/program_options/positional_options.hpp>
#include <charconv>

#include "cli/help_text.hpp"
#include "cli/output.hpp"
#include "sim/core/error.hpp"

namespace holdtime {

namespace po = boost::program_options;

namespace {

std::string usage(const Command& command) { return fmt::format("holdtime {} {}", command.name, command.arguments); }

std::vector<std::string> long_names(const std::vector<const OptionInfo*>& options) {
    std::vector<std::string> names{"--help"};
    for (const auto* option : options) names.push_back("--" + std::string(option->name));
    return names;
}

po::options_description described(const std::vector<const OptionInfo*>& options) {
    po::options_description all;
    all.add_options()("help,h", "")("argument", po::value<Words>());
    for (const auto* option : options) {
        auto name = std::string(option->name);
        if (option->letter) name += std::string(",") + option->letter;
        if (option->argument.empty())
            all.add_options()(name.c_str(), "");
        else if (option->repeatable)
            all.add_options()(name.c_str(), po::value<Words>()->composing(), "");
        else
            all.add_options()(name.c_str(), po::value<std::string>(), "");
    }
    return all;
}

unsigned long long whole_number(const std::string& text, const OptionInfo& option) {
    unsigned long long number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < option.least || number > option.most)
        wrong_usage(fmt::format("invalid --{} '{}' (must be a whole number from {} to {})", option.name, text,
                                option.least, option.most));
    return number;
}

Words words_of(std::string_view list) {
    Words words;
    for (std::size_t begin = 0; begin < list.size();) {
        const auto end = std::min(list.find('|', begin), list.size());
        words.emplace_back(list.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

}  // namespace

void wrong_usage(const std::string& text) { throw InputError({}, text); }

void unknown_format(const std::string& name, const std::vector<std::string>& known) {
    wrong_usage(fmt::format("unknown --format '{}'{}", name, suggestion(name, known)));
}

CommandLine::CommandLine(const Command& command, const Words& words, std::size_t least_arguments,
                         std::size_t most_arguments)
    : command_(command), options_(options_of(command.name)) {
    parse(words);
    if (help()) return;
    if (std::find(arguments_.begin(), arguments_.end(), "") != arguments_.end())
        wrong_usage(fmt::format("an argument is empty (usage: {})", usage(command)));
    check();
    if (arguments_.size() < least_arguments)
        wrong_usage(fmt::format("an argument is missing (usage: {})", usage(command)));
    if (arguments_.size() > most_arguments)
        wrong_usage(fmt::format("one argument too many: '{}' (usage: {})", arguments_[most_arguments], usage(command)));
}

void CommandLine::parse(const Words& words) {
    namespace style = po::command_line_style;
    const auto all = described(options_);
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
                                suggestion(error.get_option_name(), long_names(options_))));
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
}

void CommandLine::check() const {
    for (const auto* option : options_) {
        const auto name = std::string(option->name);
        if (!flag(name)) continue;
        if (option->numbers) whole_number(*text(name), *option);
        const auto known = words_of(option->words);
        if (!known.empty() && std::find(known.begin(), known.end(), *text(name)) == known.end())
            wrong_usage(fmt::format("unknown --{} '{}' (known: {})", name, *text(name), fmt::join(known, ", ")));
    }
}

bool CommandLine::knows(std::string_view option) const {
    return std::any_of(options_.begin(), options_.end(), [&](const auto* one) { return one->name == option; });
}

int CommandLine::print_help() const { return print_result(help_text(command_)); }

std::optional<std::string> CommandLine::text(const std::string& name) const {
    if (!values_.count(name)) return {};
    return values_[name].as<std::string>();
}

Words CommandLine::texts(const std::string& name) const {
    return values_.count(name) ? values_[name].as<Words>() : Words{};
}

std::optional<unsigned long long> CommandLine::number(const std::string& name) const {
    for (const auto* option : options_)
        if (option->name == name && flag(name)) return whole_number(*text(name), *option);
    return {};
}

std::vector<Setting> CommandLine::settings() const {
    std::vector<Setting> list;
    for (const auto* option : options_)
        if (const auto name = std::string(option->name); !option->key.empty() && flag(name))
            list.emplace_back(fmt::format("{}={}", option->key, *text(name)), "--" + name);
    return list;
}

LoadOptions load_options(const CommandLine& line) {
    LoadOptions options;
    options.overlays = line.texts("overlay");
    for (const auto& setting : line.texts("set")) options.sets.emplace_back(setting);
    for (auto& setting : line.settings()) options.sets.push_back(std::move(setting));
    return options;
}

unsigned thread_count(const CommandLine& line) { return static_cast<unsigned>(line.number("threads").value_or(0)); }

namespace {

std::string asked_format(const CommandLine& line, const std::string& otherwise) {
    const bool draws = line.knows("html");
    const auto later = [&](std::string_view name) { return !draws && (name == "html" || name == "xlsx"); };
    const char* known = draws ? "table, json, csv, markdown, html, xlsx" : "table, json, csv, markdown";
    if (const auto name = line.text("format")) {
        if (later(*name))
            wrong_usage(fmt::format("--format {} is not available yet (available now: {})", *name, known));
        return *name;
    }
    const auto path = line.text("output").value_or("");
    const auto ends = [&](const char* ending) { return path.ends_with(ending); };
    if (ends(".json")) return "json";
    if (ends(".csv")) return "csv";
    if (ends(".md") || ends(".markdown")) return "markdown";
    for (const char* ending : {".html", ".xlsx"}) {
        if (!ends(ending)) continue;
        if (later(ending + 1))
            wrong_usage(
                fmt::format("'{}' asks for a format that is not available yet ({}); end the name with .json, "
                            ".csv or .md, or say --format table",
                            path, ending + 1));
        return ending + 1;
    }
    return otherwise;
}

}  // namespace

std::string format_name(const CommandLine& line, const std::string& otherwise) {
    const auto name = asked_format(line, otherwise);
    const auto path = line.text("output").value_or("-");
    const bool shown = path == "-" || path.ends_with(".sqlite");  // a sweep's -o is its results, not the report
    if (name == "xlsx" && shown && result_is_terminal())
        wrong_usage("--format xlsx is a file for spreadsheets, not for a terminal (name one: -o RESULTS.xlsx)");
    return name;
}

}  // namespace holdtime
