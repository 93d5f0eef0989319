#include "cli/log_options.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/interrupt.hpp"
#include "cli/output.hpp"
#include "scenarios/schema/quantity.hpp"
#include "sim/experiment/stop_at.hpp"
#include "studies/history/reading/mapping.hpp"

namespace holdtime {

namespace {

/// A duration of which a whole number makes a day.
double read_interval(const std::string& text) {
    Value value;
    value.text = text;
    Problems problems;
    const auto interval = read_duration(value, "--interval", problems);
    problems.throw_if_any();
    constexpr double least = 60, a_day = 86400;
    const double intervals = a_day / *interval;
    if (*interval < least || intervals != static_cast<double>(static_cast<int>(intervals)))
        wrong_usage(
            fmt::format("invalid --interval '{}' (must be at least 1min, and a day a whole number of it)", text));
    return *interval;
}

/// `--columns names.yaml`: a file that names all.
bool is_mapping(const std::string& text) {
    return text.find('=') == std::string::npos && (text.ends_with(".yaml") || text.ends_with(".yml"));
}

}  // namespace

LogOptions log_options(const CommandLine& line) {
    LogOptions options;
    std::vector<std::string> mappings;
    for (const auto& text : line.texts("columns")) (is_mapping(text) ? mappings : options.columns).push_back(text);
    options.outcomes = line.texts("outcomes");
    options.dates = line.text("dates");
    options.timezone = line.text("timezone");
    if (const auto interval = line.text("interval")) options.interval = read_interval(*interval);
    std::reverse(mappings.begin(), mappings.end());  // what comes later wins
    for (const auto& file : mappings) read_mapping(file, options);
    return options;
}

ReadingHooks reading_hooks(Progress& progress) {
    constexpr int mebibyte = 20;
    ReadingHooks hooks;
    hooks.stop = stop_at(&catch_interrupts());
    hooks.progress = [&progress](std::uint64_t read, std::uint64_t all) {
        progress.show(static_cast<std::uint32_t>(read >> mebibyte), static_cast<std::uint32_t>(all >> mebibyte));
    };
    return hooks;
}

ContactLog read_history(const CommandLine& line, const std::vector<std::string>& files, const LogOptions& options) {
    Progress progress(error_is_terminal() && !line.flag("quiet") && !line.flag("no-progress"), "MiB");
    return read_logs(files, options, reading_hooks(progress));
}

}  // namespace holdtime
