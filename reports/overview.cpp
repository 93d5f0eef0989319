#include "reports/overview.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>

#include "reports/engines.hpp"
#include "reports/numbers.hpp"
#include "studies/compare/target_sentences.hpp"
#include "studies/compare/wording.hpp"

namespace holdtime {

namespace {

/// A row of the overview; is more of it better for those who compare strategies?
struct Shown {
    Figure figure;
    const char* label;
    int more_is_better;  ///< 1, -1, or 0 where it is neither
};

constexpr std::array shown_in_total{
    Shown{Figure::customers, "customers", 0},
    Shown{Figure::offered, "offered", 0},
    Shown{Figure::service_level, "service level", 1},
    Shown{Figure::asa, "mean wait (asa)", -1},
    Shown{Figure::wait_p90, "90 % waited at most", -1},
    Shown{Figure::abandonment_rate, "abandonment", -1},
    Shown{Figure::resolution_rate, "resolution", 1},
    Shown{Figure::unserved, "unserved customers", -1},
    Shown{Figure::occupancy, "occupancy", 0},
    Shown{Figure::concurrency, "chats at once", 0},
    Shown{Figure::paid_hours, "paid hours", -1},
    Shown{Figure::cost, "cost", -1},
    Shown{Figure::cost_per_contact, "cost per contact", -1},
    Shown{Figure::cost_per_resolution, "cost per resolution", -1},
};

constexpr std::array shown_by_channel{
    Shown{Figure::offered, "offered", 0},
    Shown{Figure::service_level, "service level", 1},
    Shown{Figure::asa, "mean wait (asa)", -1},
    Shown{Figure::abandonment_rate, "abandonment", -1},
};

constexpr std::array shown_by_group{Figure::agents, Figure::occupancy, Figure::concurrency, Figure::paid_hours,
                                    Figure::cost};

std::string label_of(const Shown& shown, const std::string& currency) {
    return info(shown.figure).unit == Unit::money && !currency.empty() ? fmt::format("{} ({})", shown.label, currency)
                                                                       : shown.label;
}

Mood mood_of(const Estimate& difference, int more_is_better) {
    if (!difference.has_interval() || more_is_better == 0) return Mood::plain;
    const int sign = difference.low > 0 ? 1 : difference.high < 0 ? -1 : 0;
    return sign == 0 ? Mood::plain : sign == more_is_better ? Mood::good : Mood::bad;
}

bool any_exists(const std::vector<StrategyResults>& strategies, Figure figure) {
    return std::any_of(strategies.begin(), strategies.end(),
                       [&](const auto& one) { return one.total[figure].exists(); });
}

std::vector<std::string> names_of(const std::vector<StrategyResults>& strategies) {
    std::vector<std::string> names;
    for (const auto& strategy : strategies) names.push_back(strategy.name);
    return names;
}

Grid totals(const std::vector<StrategyResults>& strategies, const std::string& title, const std::string& currency,
            bool differences) {
    Grid grid{title, names_of(strategies), {}};
    for (const auto& shown : shown_in_total) {
        if (differences && shown.figure == Figure::customers) continue;  // the same for all
        if (!any_exists(strategies, shown.figure)) continue;
        Row row{label_of(shown, currency), {}};
        const auto unit = info(shown.figure).unit;
        for (const auto& strategy : strategies) {
            const auto& estimate = strategy.total[shown.figure];
            if (differences)
                row.cells.push_back({difference_text(estimate, unit), mood_of(estimate, shown.more_is_better)});
            else
                row.cells.push_back({estimate_text(estimate, unit), Mood::plain});
        }
        grid.rows.push_back(std::move(row));
    }
    return grid;
}

const Figures* find_part(const std::vector<NamedFigures>& parts, const std::string& name) {
    for (const auto& part : parts)
        if (part.name == name) return &part.figures;
    return nullptr;
}

Grid by_channel(const std::vector<StrategyResults>& strategies) {
    Grid grid{"By channel", names_of(strategies), {}};
    std::vector<std::string> channels;
    for (const auto& strategy : strategies)
        for (const auto& channel : strategy.channels)
            if (std::find(channels.begin(), channels.end(), channel.name) == channels.end())
                channels.push_back(channel.name);
    for (const auto& name : channels)
        for (const auto& shown : shown_by_channel) {
            Row row{name + ": " + shown.label, {}};
            for (const auto& strategy : strategies) {
                const auto* figures = find_part(strategy.channels, name);
                row.cells.push_back(
                    {figures ? estimate_text((*figures)[shown.figure], info(shown.figure).unit) : "", Mood::plain});
            }
            const auto empty = [](const Cell& cell) { return cell.text.empty() || cell.text == "-"; };
            if (!std::all_of(row.cells.begin(), row.cells.end(), empty)) grid.rows.push_back(std::move(row));
        }
    return grid;
}

Grid by_group(const std::vector<StrategyResults>& strategies, const std::string& currency) {
    Grid grid{
        "Agent groups",
        {"agents", "occupancy", "chats at once", "paid hours", currency.empty() ? "cost" : "cost (" + currency + ")"},
        {}};
    for (const auto& strategy : strategies) {
        if (strategies.size() > 1) grid.rows.push_back({strategy.name, std::vector<Cell>(grid.columns.size())});
        for (const auto& group : strategy.agent_groups) {
            Row row{strategies.size() > 1 ? fmt::format("  {}", group.name) : group.name, {}};
            for (const auto figure : shown_by_group) {
                auto mean = group.figures[figure];
                mean.low = mean.high = std::numeric_limits<double>::quiet_NaN();  // a list to glance over
                row.cells.push_back({estimate_text(mean, info(figure).unit), Mood::plain});
            }
            grid.rows.push_back(std::move(row));
        }
    }
    return grid;
}

const char* state_text(TargetState state) {
    switch (state) {
        case TargetState::met:
            return "met";
        case TargetState::missed:
            return "MISSED";
        case TargetState::on_the_line:
            return "on the line";
        case TargetState::undecided:
            return "undecided";
        case TargetState::no_contacts:
            break;
    }
    return "no contacts";
}

std::string days_of(const TargetOutcome& target) {
    if (target.days == 0) return "-";
    return fmt::format("{} of {}{}", target.days_met, target.days, target.by_replication ? " replications" : "");
}

/// Every strategy held against its own targets: for a target by day or interval the worst of them.
Grid targets(const std::vector<StrategyResults>& strategies) {
    Grid grid{"Targets", {"figure", "target", "reached", "state", "days it held"}, {}};
    for (const auto& strategy : strategies)
        for (const auto& target : strategy.targets) {
            const auto mood = target.state == TargetState::met      ? Mood::good
                              : target.state == TargetState::missed ? Mood::bad
                                                                    : Mood::plain;
            grid.rows.push_back({strategies.size() > 1 ? strategy.name + ": " + target.name : target.name,
                                 {{std::string(info(figure_of(target.figure)).key)},
                                  {fmt::format("{} {}", target.at_least() ? "≥" : "≤", plain_share(target.target))},
                                  {estimate_text(target.value, Unit::share)},
                                  {state_text(target.state), mood},
                                  {days_of(target)}}});
        }
    return grid;
}

std::string subtitle_of(const Results& results) {
    if (results.replications == 0) return fmt::format("by the queueing model {}: means, no simulation", results.engine);
    auto text = fmt::format("{} replication{} of every strategy on the same customers, seed {}", results.replications,
                            results.replications == 1 ? "" : "s", results.seed);
    if (results.replications > 1) text += fmt::format(", {:g} % intervals", 100 * results.confidence);
    return results.partial ? text + ", interrupted" : text;
}

}  // namespace

Overview overview(const Comparison& comparison) {
    const auto& results = comparison.results;
    Overview view{comparison.scenario, subtitle_of(results), {}, {}, comparison.warnings, {}};
    view.grids.push_back(targets(results.strategies));
    view.grids.push_back(totals(results.strategies, "All contacts", comparison.currency, false));
    view.grids.push_back(by_channel(results.strategies));
    view.grids.push_back(by_group(results.strategies, comparison.currency));
    if (!results.differences.empty())
        view.grids.push_back(totals(
            results.differences,
            fmt::format("Difference from '{}' (the same customers, replication by replication)", results.baseline),
            comparison.currency, true));
    for (auto& grid : engine_grids(comparison)) view.grids.push_back(std::move(grid));
    view.notes.push_back(comparison.verdict);
    for (auto& line : ignored_lines(comparison)) view.notes.push_back(std::move(line));
    if (!comparison.fairness.empty()) view.notes.push_back(comparison.fairness);
    for (const auto& used : comparison.defaults)
        view.assumed.push_back(
            fmt::format("{} = {} ({} confidence; {})", used.path, used.value, used.confidence, used.source));
    return view;
}

}  // namespace holdtime
