#include "reports/documents/check_wording.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "reports/documents/period_words.hpp"
#include "reports/text/numbers.hpp"

namespace holdtime {

namespace {

/// The exact comparison sees digits that a rounded text does not.
std::string number_text(double value, Unit unit) {
    if (unit == Unit::share) return fmt::format("{:.10g} %", 100 * value);
    return fmt::format("{:.10g}{}", value, unit == Unit::seconds ? " s" : unit == Unit::hours ? " h" : "");
}

Estimate mean_of(const Estimate& estimate) {
    Estimate mean;
    mean.mean = estimate.mean;
    return mean;
}

std::string mean_text(const Estimate& estimate, Unit unit) { return estimate_text(mean_of(estimate), unit); }

/// " EUR a day" of what adds up over the period, " EUR" of other money; "" of what is none.
std::string money_behind(const std::string& path, Unit unit, const ScenarioCheck& check) {
    if (unit != Unit::money) return "";
    const auto figure = figure_at(path);
    const bool for_the_period = figure && *figure == Figure::cost && !check.period.length.empty();
    const auto money = for_the_period ? money_of(check.currency, check.period) : check.currency;
    return money.empty() ? "" : " " + money;
}

/// A threshold is never said to be 0 when it is none.
std::string threshold_text(const CheckedFigure& figure) {
    auto text = difference_text({figure.threshold}, figure.unit);
    if (text.starts_with('+')) text.erase(0, 1);
    const bool lost = figure.threshold > 0 && text.find_first_of("123456789") == std::string::npos;
    if (!lost) return text;
    return figure.unit == Unit::share
               ? fmt::format("{:.2g} pp", 100 * figure.threshold)
               : fmt::format("{:.2g}", figure.threshold) + text.substr(text.find_last_of("0.") + 1);
}

}  // namespace

std::string status_word(CheckStatus status) {
    switch (status) {
        case CheckStatus::ok:
            return "ok";
        case CheckStatus::changed:
            return "changed";
        case CheckStatus::added:
            return "new";
        case CheckStatus::not_met:
            return "not met";
        case CheckStatus::broken:
            return "broken";
    }
    return "";
}

std::string change_text(const CheckedFigure& figure, const ScenarioCheck& check) {
    const auto money = money_behind(figure.path, figure.unit, check);
    if (figure.verdict == FigureVerdict::gone)
        return fmt::format("was {}{}, and does not exist any more", mean_text(figure.baseline, figure.unit), money);
    if (figure.verdict == FigureVerdict::added)
        return fmt::format("new: {}",
                           figure.now.exists() ? mean_text(figure.now, figure.unit) + money : "does not exist");
    if (!figure.change.has_interval()) {
        if (figure.change.mean == 0)
            return fmt::format("{}{}: its spread over the replications differs", mean_text(figure.now, figure.unit),
                               money);
        return fmt::format("{} -> {}{} (must be the same to the last digit)",
                           number_text(figure.baseline.mean, figure.unit), number_text(figure.now.mean, figure.unit),
                           money);
    }
    return fmt::format("{} -> {}{}, {} (threshold {})", mean_text(figure.baseline, figure.unit),
                       mean_text(figure.now, figure.unit), money, difference_text(figure.change, figure.unit),
                       threshold_text(figure));
}

std::string expectation_text(const CheckedExpectation& expectation, const ScenarioCheck& check) {
    if (!expectation.now.exists()) return fmt::format("does not exist, expected {}", expectation.condition);
    const auto text = fmt::format("is {}{}, expected {}", estimate_text(expectation.now, expectation.unit),
                                  money_behind(expectation.path, expectation.unit, check), expectation.condition);
    return text + (expectation.undecided ? " (the limit lies within the interval: more replications would tell)" : "");
}

std::string missing_baseline(const ScenarioCheck& check) {
    return fmt::format("no baseline yet (there is no {}); holdtime check --update stores one", check.baseline_file);
}

std::string unlisted_text(const std::string& strategy) {
    return fmt::format(
        "'{}': figures that the baseline does not list differ (parts, intervals or confidence intervals)", strategy);
}

std::string mode_text(const ScenarioCheck& check) {
    if (!check.comparison) return {};
    switch (check.comparison->mode) {
        case CheckMode::exact:
            return "same scenario, seed and version as the baseline: every digit must agree";
        case CheckMode::paired:
            return fmt::format(
                "same customers as the baseline (seed {}, {} replications): {}", check.seed, check.replications,
                check.replications >= least_replications_to_pair ? "differences are paired"
                                                                 : "too few replications to pair differences");
        case CheckMode::independent:
            return "other customers than the baseline's: only large changes can be told from chance";
    }
    return {};
}

std::string closing_line(const std::vector<ScenarioCheck>& checks) {
    std::string text = counted(checks.size(), "scenario") + ":";
    for (const auto status :
         {CheckStatus::ok, CheckStatus::changed, CheckStatus::added, CheckStatus::not_met, CheckStatus::broken}) {
        const auto number = std::count_if(checks.begin(), checks.end(),
                                          [&](const ScenarioCheck& check) { return check.status() == status; });
        if (number > 0) text += fmt::format("{} {} {}", text.ends_with(':') ? "" : ",", number, status_word(status));
    }
    std::size_t figures = 0, expectations = 0;
    for (const auto& check : checks) {
        if (check.comparison && !check.updated)
            figures += static_cast<std::size_t>(
                std::count_if(check.comparison->figures.begin(), check.comparison->figures.end(), is_changed));
        expectations += static_cast<std::size_t>(std::count_if(check.expectations.begin(), check.expectations.end(),
                                                               [](const auto& one) { return !one.met; }));
    }
    if (figures + expectations == 0) return text;
    if (figures == 0) return fmt::format("{} ({} not met)", text, counted(expectations, "expectation"));
    return fmt::format("{} ({} changed, {} not met)", text, counted(figures, "figure"),
                       counted(expectations, "expectation"));
}

std::vector<std::string> strategies_of(const ScenarioCheck& check) {
    std::vector<std::string> names;
    for (const auto& [name, place] : check.strategies) names.push_back(name);
    if (!check.comparison) return names;
    for (const auto& figure : check.comparison->figures)
        if (const auto name = strategy_of(figure.path); std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(name);
    return names;
}

std::vector<std::string> changes_of(const ScenarioCheck& check, const std::string& strategy) {
    std::vector<std::string> changes;
    for (const auto& figure : check.comparison->figures)
        if (is_changed(figure) && strategy_of(figure.path) == strategy)
            changes.push_back(fmt::format("{}: {}", figure.path, change_text(figure, check)));
    const auto& unlisted = check.comparison->unlisted;
    if (std::find(unlisted.begin(), unlisted.end(), strategy) != unlisted.end())
        changes.push_back(unlisted_text(strategy));
    return changes;
}

std::string counted(std::size_t number, const char* one) {
    return fmt::format("{} {}{}", number, one, number == 1 ? "" : "s");
}

bool is_changed(const CheckedFigure& figure) {
    return figure.verdict == FigureVerdict::changed || figure.verdict == FigureVerdict::gone;
}

std::string strategy_of(const std::string& path) {
    std::string name;
    for (std::size_t i = 0; i < path.size() && path[i] != '.'; ++i) {
        if (path[i] == '\\' && i + 1 < path.size()) ++i;
        name += path[i];
    }
    return name;
}

}  // namespace holdtime
