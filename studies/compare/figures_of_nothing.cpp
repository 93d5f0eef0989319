#include "studies/compare/figures_of_nothing.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "studies/compare/target_sentences.hpp"
#include "studies/compare/verdict.hpp"
#include "studies/compare/wording.hpp"
#include "studies/setup/describe.hpp"

namespace holdtime {

namespace {

constexpr std::size_t most_named = 3;

/// What there was none of, and what therefore does not exist; the strategies of whom that is true.
struct Nothing {
    std::string what, missing;
    std::vector<std::string> whose = {};
};

void note(std::vector<Nothing>& list, const std::string& what, const char* missing, const std::string& whose) {
    auto at = std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.what == what; });
    if (at == list.end()) at = list.insert(at, {what, missing});
    at->whose.push_back(fmt::format("'{}'", whose));
}

bool is_none(const Figures& figures, Figure figure) { return figures[figure].exists() && figures[figure].mean == 0; }

void look_at(const StrategyResults& strategy, std::vector<Nothing>& list) {
    const auto& total = strategy.total;
    if (is_none(total, Figure::customers))
        return note(list, "nobody came", "rates, waits and costs of one", strategy.name);
    if (is_none(total, Figure::handled)) note(list, "no contact was dealt with", "cost_per_contact", strategy.name);
    if (!total[Figure::cost_per_resolution].exists() && total[Figure::cost].exists() &&
        total[Figure::resolution_rate].exists())
        note(list, "no matter was settled", "cost_per_resolution", strategy.name);
    for (const auto& channel : strategy.channels) {
        if (is_none(channel.figures, Figure::offered))
            note(list, fmt::format("nobody came to {}", channel.name), "its rates and waits", strategy.name);
        else if (is_none(channel.figures, Figure::answered) && channel.figures[Figure::offered].exists())
            note(list, fmt::format("nobody was answered by {}", channel.name), "its waits of the answered",
                 strategy.name);
    }
}

}  // namespace

std::vector<std::string> figures_of_nothing(const Results& results) {
    std::vector<Nothing> list;
    for (const auto& strategy : results.strategies) look_at(strategy, list);
    std::vector<std::string> lines;
    for (const auto& one : list)
        lines.push_back(fmt::format("{} in {}: there is nothing to divide by, and {} do{} not exist (-)", one.what,
                                    first_joined(one.whose, most_named), one.missing,
                                    one.missing.find(' ') == std::string::npos ? "es" : ""));
    for (const auto& figure : results.figures)
        if (!figure.value.exists())
            lines.push_back(
                fmt::format("figure '{}' does not exist (-): it divides by nothing, or one of its two does not "
                            "exist",
                            figure.name));
    return lines;
}

std::string no_year_remark(const Results& results, double days) {
    constexpr double week = 7;
    if (days < week || tells_a_year(days) || !has_costs(results)) return {};
    return fmt::format(
        "cost_per_year is not told: of {:g} days some weekday counts more often than in a year (calendar.days of whole "
        "weeks, as 7 or 14, or of a year tells it)",
        days);
}

}  // namespace holdtime
