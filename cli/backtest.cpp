#include <fmt/format.h>

#include <charconv>

#include "cli/command.hpp"
#include "cli/interrupt.hpp"
#include "cli/keep_apart.hpp"
#include "cli/log_options.hpp"
#include "cli/output.hpp"
#include "cli/report_output.hpp"
#include "reports/backtest.hpp"
#include "reports/html/studies/pages.hpp"
#include "scenarios/schema/local_clock.hpp"
#include "sim/core/stop.hpp"
#include "studies/history/backtest/condition.hpp"

namespace holdtime {

namespace {

BacktestOptions backtest_options(const CommandLine& line) {
    BacktestOptions options;
    options.actual_arrivals = line.text("arrivals").value_or("actual") == "actual";
    options.actual_staffing = line.text("staffing").value_or("history") == "history";
    if (const auto least = line.number("at-least")) options.at_least = static_cast<double>(*least);
    options.threads = thread_count(line);
    options.interrupted = &catch_interrupts();
    return options;
}

/// Records call channels as the scenario does.
std::vector<std::pair<std::string, Medium>> media_of(const Scenario& scenario) {
    std::vector<std::pair<std::string, Medium>> media;
    for (const auto& [name, channel] : scenario.channels) {
        if (channel.kind == Kind::voice) media.emplace_back(name, Medium::phone);
        if (channel.kind == Kind::chat) media.emplace_back(name, Medium::chat);
        if (channel.kind == Kind::deferred) media.emplace_back(name, Medium::email);
    }
    return media;
}

std::vector<BacktestCondition> conditions_of(const CommandLine& line, const Scenario& scenario) {
    Words channels;
    for (const auto& [name, channel] : scenario.channels) channels.push_back(name);
    std::vector<BacktestCondition> list;
    for (const auto& text : line.texts("fail-if")) list.push_back(parse_backtest_condition(text, channels));
    return list;
}

int judge(const std::vector<BacktestCondition>& conditions, const Backtest& test) {
    int status = done;
    for (const auto& condition : conditions)
        if (const auto text = broken(condition, test)) {
            print_message(*text + "\n");
            status = check_failed;
        }
    return status;
}

/// The bar is wiped away before anything is written.
template <class Work>
auto with_progress(const CommandLine& line, const Work& work) {
    Progress progress(error_is_terminal() && !line.flag("quiet") && !line.flag("no-progress"));
    return work(progress);
}

int compare(const CommandLine& line) {
    const auto& scenario = line.arguments()[0];
    const Words history(line.arguments().begin() + 1, line.arguments().end());
    const auto load = load_options(line);
    const auto& format = chosen_format(line, backtest_formats());
    auto inputs = files_named(scenario, load);
    inputs.insert(inputs.end(), history.begin(), history.end());
    keep_files_apart({{"the report", line.text("output").value_or("-")}, {"--html", line.text("html").value_or("")}},
                     inputs);
    auto options = backtest_options(line);
    try {
        auto tree = load_tree(scenario, load);
        const auto understood = understand_tree(tree, scenario);
        const auto conditions = conditions_of(line, understood);
        const auto& calendar = understood.calendar;
        auto reading = log_options(line);
        if (!reading.timezone) reading.timezone = calendar.timezone;
        if (const auto first = days_from_epoch(calendar.year, calendar.month, calendar.day)) reading.first_day = *first;
        reading.channels = media_of(understood);
        const auto log = read_history(line, history, reading);
        Output report(line.text("output").value_or("-"));
        const auto style = report_style(line, report);
        PageOutput page(line);
        const auto test = with_progress(line, [&](Progress& progress) {
            options.progress = [&](auto finished, auto planned) { progress.show(finished, planned); };
            return backtest(tree, scenario, log, options);
        });
        report.write(format.render(test, style));
        page.write([&] { return backtest_page(test, style); });
        report.commit();
        page.commit();
        return judge(conditions, test);
    } catch (const Interrupted&) {
        print_message("interrupted; nothing was written\n");
        return was_interrupted;
    }
}

int run(const Command& command, const Words& words) {
    constexpr std::size_t most_files = 1000;
    const CommandLine line(command, words, 2, most_files);
    return line.help() ? line.print_help() : compare(line);
}

}  // namespace

extern const Command backtest_command;
const Command backtest_command{"backtest", "SCENARIO HISTORY...",
                               "simulate the days of a history: predicted against actual", run};

}  // namespace holdtime
