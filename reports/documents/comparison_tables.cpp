#include "reports/documents/comparison_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "reports/documents/period_words.hpp"

namespace holdtime {

namespace {

/// The percentile of a wait goes with its mean.
bool goes_with_above(Figure figure) { return figure == Figure::wait_p90; }

/// A row of a table; is more of it better for those who compare strategies?
struct Shown {
    Figure figure;
    const char* label;
    int more_is_better;           ///< 1, -1, or 0 where it is neither
    bool differs = false;         ///< the difference from the baseline stands below it
    bool mixes_channels = false;  ///< says nothing over channels of different kinds
    bool if_any = false;          ///< only where it is above 0 in some strategy
};

constexpr std::array shown_in_total{
    Shown{Figure::customers, "customers", 0},
    Shown{Figure::offered, "contacts", 0},
    Shown{Figure::service_level, "service level", 1, true, true},
    Shown{Figure::asa, "mean wait (asa)", -1, true, true},
    Shown{Figure::wait_p90, "90 % waited at most", -1, false, true},
    Shown{Figure::abandonment_rate, "abandonment", -1, true},
    Shown{Figure::blocked, "blocked", -1, false, false, true},
    Shown{Figure::disconnected, "sent away", -1, false, false, true},
    Shown{Figure::unserved, "never served", -1, true},
    Shown{Figure::resolution_rate, "resolution", 1, true},
    Shown{Figure::first_contact_resolution, "first contact resolution", 1, true},
    Shown{Figure::contacts_per_need, "contacts per customer", -1},
    Shown{Figure::redial_rate, "tried again (redials)", -1, false, false, true},
    Shown{Figure::repeat_rate, "came back (repeats)", -1, false, false, true},
    Shown{Figure::hand_over_rate, "handed over", -1, false, false, true},
    Shown{Figure::containment_rate, "sessions contained", 0, false, false, true},
    Shown{Figure::occupancy, "occupancy", 0},
    Shown{Figure::concurrency, "chats at once", 0},
    Shown{Figure::paid_hours, "paid hours", -1, true},
    Shown{Figure::cost, "cost", -1, true},
    Shown{Figure::cost_per_contact, "cost per contact", -1, true},
    Shown{Figure::cost_per_resolution, "cost per resolution", -1, true},
};

constexpr std::array shown_by_channel{
    Shown{Figure::offered, "contacts", 0},
    Shown{Figure::service_level, "service level", 1},
    Shown{Figure::asa, "mean wait (asa)", -1},
    Shown{Figure::wait_p90, "90 % waited at most", -1},
    Shown{Figure::abandonment_rate, "abandonment", -1},
    Shown{Figure::blocked, "blocked", -1, false, false, true},
    Shown{Figure::disconnected, "sent away", -1, false, false, true},
    Shown{Figure::touches, "answers sent", 0, false, false, true},
    Shown{Figure::sessions, "sessions", 0, false, false, true},
    Shown{Figure::containment_rate, "contained", 0, false, false, true},
    Shown{Figure::menu_abandoned, "hung up in the menu", -1, false, false, true},
    Shown{Figure::undecided, "undecided at the end", 0, false, false, true},
};

struct ShownOfGroup {
    Figure figure;
    const char* label;
};

constexpr std::array shown_by_group{
    ShownOfGroup{Figure::agents_peak, "most"},      ShownOfGroup{Figure::agents_on_duty, "mean"},
    ShownOfGroup{Figure::occupancy, "occupancy"},   ShownOfGroup{Figure::concurrency, "chats at once"},
    ShownOfGroup{Figure::paid_hours, "paid hours"}, ShownOfGroup{Figure::cost, "cost"},
};

std::string label_of(const char* label, Figure figure, const Comparison& comparison) {
    if (info(figure).unit != Unit::money) return label;
    return with_money(label, figure == Figure::cost, comparison.currency, comparison.period);
}

Mood mood_of(const Estimate& difference, int more_is_better) {
    if (!difference.has_interval() || more_is_better == 0) return Mood::plain;
    const int sign = difference.low > 0 ? 1 : difference.high < 0 ? -1 : 0;
    return sign == 0 ? Mood::plain : sign == more_is_better ? Mood::good : Mood::bad;
}

/// Is there anything to tell of the figure?
bool says_anything(const Shown& shown, const std::vector<StrategyResults>& strategies) {
    return std::any_of(strategies.begin(), strategies.end(), [&](const auto& one) {
        const auto& value = one.total[shown.figure];
        return value.exists() && (!shown.if_any || value.mean > 0);
    });
}

std::vector<std::string> names_of(const std::vector<StrategyResults>& strategies) {
    std::vector<std::string> names;
    for (const auto& strategy : strategies) names.push_back(strategy.name);
    return names;
}

const Figures* find_part(const std::vector<NamedFigures>& parts, const std::string& name) {
    for (const auto& part : parts)
        if (part.name == name) return &part.figures;
    return nullptr;
}

std::string kind_of(const Comparison& comparison, const std::string& channel) {
    const auto kind = index_of(comparison.channel_kinds, channel);
    return kind ? comparison.channel_kinds[*kind].second : "";
}

/// A bot or page, whose `offered` are its sessions.
bool is_machine(const Comparison& comparison, const std::string& channel) {
    const auto kind = kind_of(comparison, channel);
    return kind == "bot" || kind == "self_service";
}

/// Calls and chats are answered while the customer waits, deferred work is not: their waits have no common mean.
bool mixes_kinds(const Comparison& comparison) {
    const auto deferred = [&](const NamedFigures& channel) { return kind_of(comparison, channel.name) == "deferred"; };
    const auto machine = [&](const NamedFigures& channel) { return is_machine(comparison, channel.name); };
    return std::any_of(comparison.results.strategies.begin(), comparison.results.strategies.end(),
                       [&](const auto& one) {
                           const auto number = std::count_if(one.channels.begin(), one.channels.end(), deferred);
                           const auto machines = std::count_if(one.channels.begin(), one.channels.end(), machine);
                           return number > 0 && number + machines < static_cast<std::ptrdiff_t>(one.channels.size());
                       });
}

/// "against phone only", the difference of each strategy from the baseline in its column.
Row difference_row(const Shown& shown, const Results& results) {
    Row row{"against " + results.baseline, {}, true};
    for (const auto& strategy : results.strategies) {
        const auto found = std::find_if(results.differences.begin(), results.differences.end(),
                                        [&](const auto& one) { return one.name == strategy.name; });
        if (found == results.differences.end()) {
            row.cells.push_back(words_cell(""));
            continue;
        }
        const auto& difference = found->total[shown.figure];
        row.cells.push_back(
            difference_cell(difference, info(shown.figure).unit, mood_of(difference, shown.more_is_better)));
    }
    return row;
}

}  // namespace

Table totals_table(const Comparison& comparison) {
    const auto& results = comparison.results;
    Table table{"All customers", "", names_of(results.strategies), {}};
    const bool mixed = mixes_kinds(comparison);
    for (const auto& shown : shown_in_total) {
        if (!says_anything(shown, results.strategies) || (mixed && shown.mixes_channels)) continue;
        Row row{label_of(shown.label, shown.figure, comparison), {}, false, goes_with_above(shown.figure)};
        for (const auto& strategy : results.strategies)
            row.cells.push_back(number_cell(strategy.total[shown.figure], info(shown.figure).unit));
        table.rows.push_back(std::move(row));
        if (shown.differs && !results.differences.empty()) table.rows.push_back(difference_row(shown, results));
    }
    return table;
}

Table channels_table(const Comparison& comparison) {
    const auto& strategies = comparison.results.strategies;
    Table table{"By channel", "", names_of(strategies), {}};
    std::vector<std::string> channels;
    for (const auto& strategy : strategies)
        for (const auto& channel : strategy.channels)
            if (std::find(channels.begin(), channels.end(), channel.name) == channels.end())
                channels.push_back(channel.name);
    for (const auto& name : channels)
        for (const auto& shown : shown_by_channel) {
            if (shown.figure == Figure::offered && is_machine(comparison, name)) continue;
            Row row{name + ": " + shown.label, {}, false, goes_with_above(shown.figure)};
            bool exists = false;
            for (const auto& strategy : strategies) {
                const auto* figures = find_part(strategy.channels, name);
                const bool says = figures && (*figures)[shown.figure].exists() &&
                                  (!shown.if_any || (*figures)[shown.figure].mean > 0);
                exists = exists || says;
                row.cells.push_back(figures ? number_cell((*figures)[shown.figure], info(shown.figure).unit)
                                            : words_cell(""));
            }
            if (exists) table.rows.push_back(std::move(row));
        }
    return table;
}

std::vector<Table> group_tables(const Comparison& comparison) {
    std::vector<Table> tables;
    Table table{"Agent groups", "agents on duty", {}, {}};
    for (const auto& shown : shown_by_group) {
        const bool money = info(shown.figure).unit == Unit::money && !comparison.currency.empty();
        table.columns.push_back(money ? fmt::format("{} ({})", shown.label, comparison.currency) : shown.label);
    }
    for (const auto& strategy : comparison.results.strategies) {
        if (comparison.results.strategies.size() > 1) table.rows.push_back({strategy.name, {}});
        for (const auto& group : strategy.agent_groups) {
            Row row{group.name, {}, comparison.results.strategies.size() > 1};
            for (const auto& shown : shown_by_group)
                row.cells.push_back(mean_cell(group.figures[shown.figure], info(shown.figure).unit));
            table.rows.push_back(std::move(row));
        }
    }
    if (!table.rows.empty()) tables.push_back(std::move(table));
    return tables;
}

}  // namespace holdtime
