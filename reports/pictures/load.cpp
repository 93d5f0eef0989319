#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "reports/pictures/pictures.hpp"
#include "reports/pictures/ticks.hpp"
#include "studies/compare/wording.hpp"

namespace holdtime {

namespace {

std::string lead_of(const LoadPicture& picture, const Comparison& comparison, const std::vector<double>& means) {
    const auto busiest = static_cast<std::size_t>(std::max_element(means.begin(), means.end()) - means.begin());
    const auto& group = picture.groups[busiest];
    std::string text = "The darker, the busier. ";
    text += picture.groups.size() == 1 ? fmt::format("{} is busy for {} of its time on duty", group.group, group.mean)
                                       : fmt::format("The busiest is {}: {} of its time on duty",
                                                     of_strategy(group.group, group.strategy), group.mean);
    double most = -1;
    std::size_t when = 0;
    for (std::size_t i = 0; i < group.occupancy.size(); ++i)
        if (group.occupancy[i] > most) most = group.occupancy[i], when = i;
    if (most < 0) return text + ".";
    const auto& label = comparison.interval_labels[when];
    return text + fmt::format(", most in the interval from {}, {}.",
                              several_days(comparison.interval_labels)
                                  ? date_of(label, false).substr(0, 3) + " " + clock_of(label)
                                  : clock_of(label),
                              datum(most, Unit::share, comparison).text);
}

}  // namespace

LoadPicture load_picture(const Comparison& comparison) {
    LoadPicture picture;
    DataTable table{"Occupancy", "strategy, group", {"over all its time", "busiest interval"}, {}};
    std::vector<double> means;
    const auto& strategies = comparison.results.strategies;
    for (std::size_t s = 0; s < strategies.size(); ++s)
        for (const auto& part : strategies[s].group_intervals) {
            const auto f = static_cast<std::size_t>(Figure::occupancy);
            const auto* figures = figures_of(strategies[s].agent_groups, part.name);
            if (f >= part.values.size() || part.values[f].empty() || !figures) continue;
            const auto& mean = (*figures)[Figure::occupancy];
            if (!mean.exists()) continue;
            const auto& occupancy = part.values[f];
            std::size_t most = 0;
            for (std::size_t i = 0; i < occupancy.size(); ++i)
                if (!(occupancy[i] <= occupancy[most]) && std::isfinite(occupancy[i])) most = i;
            const auto mean_datum =
                datum(mean.mean, Unit::share, comparison,
                      json_pointer({"strategies", strategies[s].name, "agent_groups", part.name, "occupancy", "mean"}));
            table.rows.push_back(
                {strategies[s].name + ", " + part.name,
                 {mean_datum, datum(occupancy[most], Unit::share, comparison,
                                    json_pointer({"strategies", strategies[s].name, "intervals", "agent_groups",
                                                  part.name, "occupancy", std::to_string(most)}))}});
            means.push_back(mean.mean);
            picture.groups.push_back({s, strategies[s].name, part.name, mean_datum.text, occupancy});
        }
    if (picture.groups.empty() || comparison.interval_labels.size() < 2) return {};
    picture.ticks = ticks_of(comparison.interval_labels);
    picture.told = {"How hard do the agents work?", lead_of(picture, comparison, means), {std::move(table)}};
    return picture;
}

}  // namespace holdtime
