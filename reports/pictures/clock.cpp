#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "reports/documents/shown_figures.hpp"
#include "reports/pictures/pictures.hpp"
#include "reports/pictures/ticks.hpp"
#include "studies/compare/wording.hpp"

namespace holdtime {

namespace {

using Channel = ClockPicture::Channel;

const std::vector<double>& values_of(const IntervalFigures& part, Figure figure) {
    static const std::vector<double> none;
    const auto f = static_cast<std::size_t>(figure);
    return f < part.values.size() ? part.values[f] : none;
}

std::vector<double> agents_of(const StrategyResults& strategy, std::size_t intervals) {
    std::vector<double> sum(intervals, 0);
    for (const auto& group : strategy.group_intervals) {
        const auto& agents = values_of(group, Figure::agents);
        for (std::size_t i = 0; i < std::min(agents.size(), intervals); ++i)
            if (std::isfinite(agents[i])) sum[i] += agents[i];
    }
    return sum;
}

double target_of(const StrategyResults& strategy, const std::string& channel) {
    for (const auto& target : strategy.targets)
        if (target.name == channel && target.figure == TargetFigure::service_level) return target.target;
    return -1;
}

/// Half-hours in which hardly anybody comes say little: at least one contact is asked for.
std::string lead_of(const ClockPicture& picture, const Comparison& comparison) {
    const Channel* worst = nullptr;
    std::size_t when = 0;
    for (const auto& channel : picture.channels)
        for (std::size_t i = 0; i < channel.level.size(); ++i) {
            if (!(channel.contacts[i] >= 1) || !std::isfinite(channel.level[i])) continue;
            if (worst && !(channel.level[i] < worst->level[when])) continue;
            worst = &channel;
            when = i;
        }
    std::string text = "Line: the mean of all runs. ";
    if (std::any_of(picture.channels.begin(), picture.channels.end(), [](const auto& c) { return !c.low.empty(); }))
        text += "Shade: from a bad run to a good one; one in ten is worse, one in ten better. ";
    if (!worst) return text + "In no interval does as much as one contact come on average.";
    text += fmt::format("The lowest point: {} at {}, where {} of the contacts are answered in time",
                        of_strategy(worst->channel, worst->strategy), picture.times[when],
                        datum(worst->level[when], Unit::share, comparison).text);
    for (const auto& strategy : comparison.results.strategies)
        if (strategy.name == worst->strategy)
            if (const auto* figures = figures_of(strategy.channels, worst->channel);
                figures && (*figures)[Figure::service_level].exists())
                text += fmt::format("; over the whole time it is {}",
                                    datum((*figures)[Figure::service_level].mean, Unit::share, comparison).text);
    return text + ".";
}

DataTable table_of(const Channel& channel, const std::vector<std::string>& times, const Comparison& comparison) {
    constexpr std::size_t most_pointers = 100;  ///< rows; of longer tables the columns name their lists
    DataTable table{channel.strategy + ", " + channel.channel,
                    "time",
                    {"contacts", "in time", "bad run", "good run", "agents"},
                    {}};
    struct Column {
        const std::vector<double>* values;
        const char* key;
        Unit unit;
    };
    const std::array columns{Column{&channel.contacts, "offered", Unit::count},
                             Column{&channel.level, "service_level", Unit::share},
                             Column{&channel.low, "service_level_p10", Unit::share},
                             Column{&channel.high, "service_level_p90", Unit::share}};
    const bool pointers = times.size() <= most_pointers;
    for (const auto& column : columns)
        table.column_pointers.push_back(
            column.values->empty()
                ? ""
                : json_pointer({"strategies", channel.strategy, "intervals", "channels", channel.channel, column.key}));
    for (std::size_t i = 0; i < times.size(); ++i) {
        if (!(channel.contacts[i] > 0)) continue;
        DataTable::Line row{times[i], {}, static_cast<int>(i)};
        for (std::size_t c = 0; c < columns.size(); ++c) {
            if (columns[c].values->empty()) {
                row.cells.push_back(words_datum("-"));
                continue;
            }
            row.cells.push_back(datum((*columns[c].values)[i], columns[c].unit, comparison,
                                      pointers ? table.column_pointers[c] + "/" + std::to_string(i) : ""));
        }
        row.cells.push_back(datum(channel.agents[i], Unit::people, comparison));
        table.rows.push_back(std::move(row));
    }
    if (pointers) table.column_pointers.clear();
    return table;
}

}  // namespace

ClockPicture clock_curves(const Comparison& comparison) {
    ClockPicture picture;
    const auto intervals = comparison.interval_labels.size();
    const auto& strategies = comparison.results.strategies;
    for (std::size_t s = 0; s < strategies.size(); ++s) {
        const auto agents = agents_of(strategies[s], intervals);
        for (const auto& part : strategies[s].channel_intervals) {
            if (is_machine(comparison, part.name)) continue;
            const auto &level = values_of(part, Figure::service_level), &contacts = values_of(part, Figure::offered);
            if (level.size() != intervals || contacts.size() != intervals) continue;
            if (std::none_of(level.begin(), level.end(), [](double value) { return std::isfinite(value); })) continue;
            picture.channels.push_back({s, strategies[s].name, part.name, target_of(strategies[s], part.name), level,
                                        part.service_level_p10, part.service_level_p90, contacts, agents});
            for (std::size_t i = 0; i < intervals; ++i) {
                picture.most_contacts = std::max(picture.most_contacts, contacts[i]);
                picture.most_agents = std::max(picture.most_agents, agents[i]);
            }
        }
    }
    if (picture.channels.empty() || intervals < 2) return {};
    const bool days = several_days(comparison.interval_labels);
    picture.ticks = ticks_of(comparison.interval_labels);
    picture.step = step_text(comparison.interval_labels);
    for (const auto& label : comparison.interval_labels)
        picture.times.push_back(days ? date_of(label, false).substr(0, 3) + " " + clock_of(label) : clock_of(label));
    picture.told = {
        days ? "When does it go wrong?" : "When in the day does it go wrong?", lead_of(picture, comparison), {}};
    return picture;
}

ClockPicture clock_picture(const Comparison& comparison) {
    auto picture = clock_curves(comparison);
    for (const auto& channel : picture.channels)
        picture.told.tables.push_back(table_of(channel, picture.times, comparison));
    return picture;
}

}  // namespace holdtime
