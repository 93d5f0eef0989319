#include "reports/pictures/first_screen.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "reports/documents/changed_strategies.hpp"
#include "reports/documents/shown_figures.hpp"
#include "reports/documents/target_words.hpp"
#include "reports/text/numbers.hpp"
#include "studies/compare/wording.hpp"

namespace holdtime {

namespace {

/// What a choice is made by; `mixes_channels` as in the tables.
constexpr std::array rows{
    Shown{Figure::cost, "Cost", -1, true},
    Shown{Figure::unserved, "Never served", -1, true},
    Shown{Figure::resolution_rate, "Resolution", 1, true},
    Shown{Figure::cost_per_resolution, "Cost per resolution", -1, true},
    Shown{Figure::abandonment_rate, "Gave up waiting", -1, true},
    Shown{Figure::wait_p90, "9 of 10 answered within", -1, true, true},
    Shown{Figure::cost_per_year, "Cost per year", -1, true},
    Shown{Figure::csat, "Satisfied", 1, true},
    Shown{Figure::churn, "Customers lost", -1, true},
    Shown{Figure::value, "Sales less cost and customers lost", 1, true},
};

/// A column of the table: a strategy, what it is held against, and where all of it stands in the results.
struct Column {
    std::string name;
    const StrategyResults* results;
    std::string place, targets_place;
    const StrategyResults *before = nullptr, *difference = nullptr;
    std::string before_place = {}, before_targets = {}, difference_place = {};
    bool is_baseline = false;
};

const StrategyResults* difference_of(const Results& results, const std::string& name) {
    for (const auto& one : results.differences)
        if (one.name == name) return &one;
    return nullptr;
}

/// Every strategy against the baseline; after a change, against what it was.
std::vector<Column> columns_of(const Comparison& comparison, const Changes& changes) {
    std::vector<Column> columns;
    for (const auto& one : changes.strategies)
        columns.push_back({one.name, one.after, one.after_place, one.after_targets, one.before, one.difference,
                           one.before_place, one.before_targets, one.difference_place});
    if (!columns.empty()) return columns;
    const auto& results = comparison.results;
    for (const auto& one : results.strategies)
        columns.push_back({one.name, &one, json_pointer({"strategies", one.name}),
                           json_pointer({"comparison", "targets", one.name}), nullptr, difference_of(results, one.name),
                           "", "", json_pointer({"comparison", "differences", one.name}),
                           results.strategies.size() > 1 && results.replications > 0 && one.name == results.baseline});
    return columns;
}

std::string kicker_of(const Comparison& comparison) {
    const auto& results = comparison.results;
    auto text = comparison.scenario;
    if (const auto& beside = comparison.beside)
        return fmt::format("{} · {}: {} · {}: {}", text, beside->first, beside->first_asked, beside->second,
                           beside->second_asked);
    const auto& period = comparison.period;
    if (!period.first.empty())
        text +=
            " · " + (period.first == period.last ? date_of(period.first, true)
                                                 : date_of(period.first, true) + " to " + date_of(period.last, true));
    if (results.replications == 0) return text + fmt::format(" · by the formula {}, not simulated", results.engine);
    const bool day = period.length == "1 day";
    text += fmt::format(" · {} simulated {}{}", count_text(results.replications), day ? "day" : "run",
                        results.replications == 1 ? "" : "s");
    if (!day && !period.length.empty()) text += " of " + period.length;
    if (results.strategies.size() > 1 && !results.baseline.empty()) text += ", the same customers for each strategy";
    return results.partial ? text + " (interrupted)" : text;
}

Mood mood_of_state(TargetState state) {
    return state == TargetState::met ? Mood::good : state == TargetState::missed ? Mood::bad : Mood::look;
}

const TargetOutcome* find_target(const StrategyResults& strategy, const TargetOutcome& like) {
    for (const auto& one : strategy.targets)
        if (one.name == like.name && one.figure == like.figure && one.scope == like.scope) return &one;
    return nullptr;
}

std::string state_text(TargetState state) { return state == TargetState::missed ? "missed" : state_words(state); }

std::vector<FirstScreen::Target> targets_of(const Column& column, const Comparison& comparison) {
    std::vector<FirstScreen::Target> list;
    const auto& targets = column.results->targets;
    for (std::size_t t = 0; t < targets.size(); ++t) {
        const auto& target = targets[t];
        const auto at = [&](const char* key) { return column.targets_place + json_pointer({std::to_string(t), key}); };
        FirstScreen::Target one{target.name,
                                promise_text(target),
                                {},
                                words_datum(state_text(target.state), at("state")),
                                mood_of_state(target.state),
                                days_held(target),
                                worst_words(target)};
        if (target.value.exists())
            one.reached = datum(target.value.mean, unit_of(target.figure), comparison, at("mean"));
        if (const auto* was = column.before ? find_target(*column.before, target) : nullptr) {
            const auto number = std::to_string(was - column.before->targets.data());
            one.was_state =
                words_datum(state_text(was->state), column.before_targets + json_pointer({number, "state"}));
            if (was->value.exists())
                one.was_reached = datum(was->value.mean, unit_of(was->figure), comparison,
                                        column.before_targets + json_pointer({number, "mean"}));
        }
        list.push_back(std::move(one));
    }
    return list;
}

std::string half_width_of(const Estimate& value, Unit unit) {
    if (!value.has_interval()) return "";
    const auto text = estimate_text(value, unit);
    const auto at = text.find("± ");
    return at == std::string::npos ? "" : text.substr(at);
}

/// "better" where the interval of the difference says so.
void tell_difference(FirstScreen::Cell& cell, const Shown& shown, const Column& column, const Comparison& comparison) {
    if (!column.difference) {
        if (column.is_baseline) cell.word = "baseline";
        return;
    }
    const auto& value = column.difference->total[shown.figure];
    if (!value.exists()) return;
    const auto unit = info(shown.figure).unit;
    Estimate mean;
    mean.mean = value.mean;
    auto text = difference_text(mean, unit);
    if (unit == Unit::money && !comparison.currency.empty()) text += " " + comparison.currency;
    cell.difference = {text, column.difference_place + json_pointer({"total", info(shown.figure).key, "mean"})};
    cell.mood = mood_of(value, shown.more_is_better);
    cell.word = cell.mood == Mood::good  ? "better"
                : cell.mood == Mood::bad ? "worse"
                : !moves(value)          ? "no difference"
                : value.has_interval()   ? "no clear difference"
                                         : "";
}

bool is_told(const Shown& shown, const Comparison& comparison) {
    if (shown.mixes_channels && mixes_kinds(comparison)) return false;
    const auto& strategies = comparison.results.strategies;
    const bool money = info(shown.figure).unit == Unit::money;
    return std::any_of(strategies.begin(), strategies.end(), [&](const auto& one) {
        const auto& value = one.total[shown.figure];
        return value.exists() && (!money || value.mean != 0);
    });
}

FirstScreen::Row row_of(const Shown& shown, const std::vector<Column>& columns, const Comparison& comparison) {
    FirstScreen::Row row{label_of(shown.label, shown.figure, comparison), {}};
    const auto unit = info(shown.figure).unit;
    double most = 0;
    for (const auto& column : columns)
        for (const auto* one : {column.results, column.before})
            if (one && one->total[shown.figure].exists()) most = std::max(most, one->total[shown.figure].mean);
    for (const auto& column : columns) {
        const auto at = [&](const std::string& place) {
            return place + json_pointer({"total", info(shown.figure).key, "mean"});
        };
        const auto& value = column.results->total[shown.figure];
        FirstScreen::Cell cell;
        cell.mean = datum(value.mean, unit, comparison, value.exists() ? at(column.place) : "");
        if (value.exists()) {
            cell.half_width = half_width_of(value, unit);
            cell.share_of_most = most > 0 ? value.mean / most : -1;
            tell_difference(cell, shown, column, comparison);
        }
        if (column.before && column.before->total[shown.figure].exists())
            cell.before = datum(column.before->total[shown.figure].mean, unit, comparison, at(column.before_place));
        row.cells.push_back(std::move(cell));
    }
    return row;
}

const Figures* channel_of(const StrategyResults& strategy, const std::string& channel) {
    return figures_of(strategy.channels, channel);
}

/// Of each live channel, where waits have no common mean: calls and letters.
FirstScreen::Row wait_row_of(const std::string& channel, const std::vector<Column>& columns,
                             const Comparison& comparison) {
    constexpr Shown shown{Figure::wait_p90, "", -1};
    FirstScreen::Row row{channel + ": 9 of 10 answered within", {}};
    const auto at = [&](const std::string& place) {
        return place + json_pointer({"channels", channel, info(shown.figure).key, "mean"});
    };
    for (const auto& column : columns) {
        FirstScreen::Cell cell;
        cell.share_of_most = -1;
        const auto* figures = channel_of(*column.results, channel);
        cell.mean = words_datum("-");
        if (figures && (*figures)[shown.figure].exists()) {
            cell.mean = datum((*figures)[shown.figure].mean, Unit::seconds, comparison, at(column.place));
            cell.half_width = half_width_of((*figures)[shown.figure], Unit::seconds);
        }
        const auto* was = column.before ? channel_of(*column.before, channel) : nullptr;
        if (was && (*was)[shown.figure].exists())
            cell.before = datum((*was)[shown.figure].mean, Unit::seconds, comparison, at(column.before_place));
        row.cells.push_back(std::move(cell));
    }
    return row;
}

void add_waits(FirstScreen& screen, const std::vector<Column>& columns, const Comparison& comparison) {
    if (!mixes_kinds(comparison)) return;
    for (const auto& [channel, kind] : comparison.channel_kinds) {
        if (kind != "voice" && kind != "chat") continue;
        auto row = wait_row_of(channel, columns, comparison);
        const auto told = [](const FirstScreen::Cell& cell) { return !cell.mean.pointer.empty(); };
        if (std::any_of(row.cells.begin(), row.cells.end(), told)) screen.rows.push_back(std::move(row));
    }
}

std::string note_of(const Comparison& comparison) {
    const auto& results = comparison.results;
    if (results.replications == 0) return "Means by a formula: there is no chance in them, and so no interval.";
    if (results.replications == 1) return "One run has no interval: how far it is from the mean is not known.";
    const auto runs = comparison.beside ? std::string("the") : count_text(results.replications);
    auto text = fmt::format(
        "± is half the {:g} % interval: how well {} runs tell the mean, not how far single {} "
        "differ.",
        100 * results.confidence, runs, comparison.period.length == "1 day" ? "days" : "runs");
    if (!comparison.changes.empty())
        return text +
               " Differences are as changed minus as it is, on the same customers, run by run; better and worse "
               "are said only where the interval excludes none.";
    if (comparison.beside)
        return text + fmt::format(
                          " Differences are {} minus {}{}; better and worse are said only where the interval "
                          "excludes none.",
                          comparison.beside->second, comparison.beside->first,
                          comparison.beside->paired ? ", paired run by run" : ", not paired");
    if (!results.differences.empty())
        text += fmt::format(
            " Differences are from {}, paired run by run; better and worse are said only where the "
            "interval excludes none.",
            results.baseline);
    return text;
}

}  // namespace

FirstScreen first_screen(const Comparison& comparison) {
    FirstScreen screen;
    screen.kicker = kicker_of(comparison);
    screen.question = question_of(comparison);
    screen.verdict = comparison.verdict;
    screen.how_sure = how_sure(comparison);
    screen.caveats = caveats_to_tell(comparison);
    screen.choice = comparison.changes.empty() ? comparison.choice : "";
    auto changes = changes_of(comparison);
    const bool all = changes.strategies.size() * (comparison.beside ? 2 : 1) == comparison.results.strategies.size();
    if (!all) changes = {};
    const auto columns = columns_of(comparison, changes);
    if (!changes.empty()) screen.before = changes.before;
    if (!comparison.changes.empty()) {
        screen.changed_verdict = comparison.changed_verdict;
        screen.what_if = comparison.changes;
        screen.changes = change_lines(comparison);
    }
    for (const auto& column : columns) {
        screen.strategies.push_back(column.name);
        screen.targets.push_back(targets_of(column, comparison));
    }
    for (const auto& shown : rows)
        if (is_told(shown, comparison)) screen.rows.push_back(row_of(shown, columns, comparison));
    add_waits(screen, columns, comparison);
    screen.note = note_of(comparison);
    return screen;
}

std::string question_of(const Comparison& comparison) {
    return comparison.question.empty() ? comparison.scenario : comparison.question;
}

}  // namespace holdtime
