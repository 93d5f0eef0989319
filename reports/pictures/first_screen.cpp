#include "reports/pictures/first_screen.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

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
    Shown{Figure::churn, "Customers lost", -1, true},
    Shown{Figure::value, "Value", 1, true},
};

std::string kicker_of(const Comparison& comparison) {
    const auto& results = comparison.results;
    auto text = comparison.scenario;
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

std::vector<FirstScreen::Target> targets_of(const StrategyResults& strategy, const Comparison& comparison) {
    std::vector<FirstScreen::Target> list;
    for (std::size_t t = 0; t < strategy.targets.size(); ++t) {
        const auto& target = strategy.targets[t];
        const auto at = [&](const char* key) {
            return json_pointer({"comparison", "targets", strategy.name, std::to_string(t), key});
        };
        std::string state = state_words(target.state);
        if (state == "MISSED") state = "missed";
        FirstScreen::Target one{
            target.name,       promise_text(target), {}, words_datum(state, at("state")), mood_of_state(target.state),
            days_held(target), worst_words(target)};
        if (target.value.exists())
            one.reached = datum(target.value.mean, unit_of(target.figure), comparison, at("mean"));
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

const StrategyResults* difference_of(const Results& results, const std::string& name) {
    for (const auto& one : results.differences)
        if (one.name == name) return &one;
    return nullptr;
}

/// "better" where the interval of the difference says so.
void tell_difference(FirstScreen::Cell& cell, const Shown& shown, const StrategyResults& strategy,
                     const Comparison& comparison) {
    const auto* difference = difference_of(comparison.results, strategy.name);
    if (!difference) {
        if (comparison.results.strategies.size() > 1 && comparison.results.replications > 0 &&
            strategy.name == comparison.results.baseline)
            cell.word = "baseline";
        return;
    }
    const auto& value = difference->total[shown.figure];
    if (!value.exists()) return;
    const auto unit = info(shown.figure).unit;
    Estimate mean;
    mean.mean = value.mean;
    auto text = difference_text(mean, unit);
    if (unit == Unit::money && !comparison.currency.empty()) text += " " + comparison.currency;
    cell.difference = {
        text, json_pointer({"comparison", "differences", strategy.name, "total", info(shown.figure).key, "mean"})};
    cell.mood = mood_of(value, shown.more_is_better);
    cell.word = cell.mood == Mood::good  ? "better"
                : cell.mood == Mood::bad ? "worse"
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

FirstScreen::Row row_of(const Shown& shown, const Comparison& comparison) {
    FirstScreen::Row row{label_of(shown.label, shown.figure, comparison), {}};
    const auto unit = info(shown.figure).unit;
    double most = 0;
    for (const auto& one : comparison.results.strategies)
        if (one.total[shown.figure].exists()) most = std::max(most, one.total[shown.figure].mean);
    for (const auto& one : comparison.results.strategies) {
        const auto& value = one.total[shown.figure];
        FirstScreen::Cell cell;
        cell.mean = datum(
            value.mean, unit, comparison,
            value.exists() ? json_pointer({"strategies", one.name, "total", info(shown.figure).key, "mean"}) : "");
        if (value.exists()) {
            cell.half_width = half_width_of(value, unit);
            cell.share_of_most = most > 0 ? value.mean / most : 0;
            tell_difference(cell, shown, one, comparison);
        }
        row.cells.push_back(std::move(cell));
    }
    return row;
}

std::string note_of(const Comparison& comparison) {
    const auto& results = comparison.results;
    if (results.replications == 0) return "Means by a formula: there is no chance in them, and so no interval.";
    if (results.replications == 1) return "One run has no interval: how far it is from the mean is not known.";
    auto text = fmt::format(
        "± is half the {:g} % interval: how well {} runs tell the mean, not how far single {} "
        "differ.",
        100 * results.confidence, count_text(results.replications),
        comparison.period.length == "1 day" ? "days" : "runs");
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
    screen.question = comparison.question.empty() ? comparison.scenario : comparison.question;
    screen.verdict = comparison.verdict;
    screen.how_sure = how_sure(comparison);
    screen.caveats = caveats_of(comparison);
    screen.choice = comparison.choice;
    for (const auto& one : comparison.results.strategies) {
        screen.strategies.push_back(one.name);
        screen.targets.push_back(targets_of(one, comparison));
    }
    for (const auto& shown : rows)
        if (is_told(shown, comparison)) screen.rows.push_back(row_of(shown, comparison));
    screen.note = note_of(comparison);
    return screen;
}

}  // namespace holdtime
