#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "reports/documents/target_words.hpp"
#include "reports/pictures/pictures.hpp"
#include "studies/compare/wording.hpp"

namespace holdtime {

namespace {

const TargetOutcome* level_target(const StrategyResults& strategy, const std::string& channel) {
    for (const auto& target : strategy.targets)
        if (target.name == channel && target.figure == TargetFigure::service_level) return &target;
    return nullptr;
}

struct Kept {
    const StrategyResults* strategy;
    const TargetOutcome* target;
    double share() const { return static_cast<double>(target->days_met) / static_cast<double>(target->days); }
};

std::string one_kept(const Kept& kept) {
    const bool one_name = kept.target->name == kept.strategy->name;
    return fmt::format("{}{} on {}", kept.target->name, one_name ? "" : " by " + kept.strategy->name,
                       days_held(*kept.target));
}

std::string lead_of(std::vector<Kept> kept, bool runs) {
    const std::string dots =
        fmt::format("Each dot is one {} in twenty, in the order of how good they were. ", runs ? "run" : "day");
    if (kept.empty()) return dots + "There is no target to hold them against.";
    const auto less = [](const Kept& a, const Kept& b) { return a.share() < b.share(); };
    std::stable_sort(kept.begin(), kept.end(), less);
    const auto said = dots + "Hollow ones miss the target, the dashed line. ";
    if (kept.size() == 1) return said + "The target is kept: " + one_kept(kept.front()) + ".";
    if (kept.front().share() == kept.back().share())
        return said + fmt::format("Every target is kept equally often: on {}.", days_held(*kept.front().target));
    return said + fmt::format("Kept least often: {}; most often: {}.", one_kept(kept.front()), one_kept(kept.back()));
}

}  // namespace

DaysPicture days_picture(const Comparison& comparison) {
    DaysPicture picture;
    DataTable table{"Service level of single days",
                    "strategy, channel",
                    {"bad day (1 in 10 is worse)", "middle day", "good day (1 in 10 is better)", "days on target"},
                    {}};
    std::vector<Kept> kept;
    bool runs = false;
    const auto& strategies = comparison.results.strategies;
    for (std::size_t s = 0; s < strategies.size(); ++s)
        for (const auto& channel : strategies[s].days)
            for (const auto& spread : channel.figures) {
                if (spread.figure != Figure::service_level || spread.dots.empty() || !std::isfinite(spread.p50))
                    continue;
                const auto* target = level_target(strategies[s], channel.name);
                const auto at = [&](const char* key) {
                    return json_pointer({"strategies", strategies[s].name, "days", channel.name, "service_level", key});
                };
                DaysPicture::Channel one{s, strategies[s].name, channel.name, -1, "", spread.dots};
                Datum met = words_datum("-");
                if (target && target->days > 0) {
                    kept.push_back({&strategies[s], target});
                    runs = runs || target->by_replication;
                    one.target = target->target;
                    one.kept = "kept on " + days_held(*target);
                    met = datum(kept.back().share(), Unit::share, comparison, at("met"));
                }
                table.rows.push_back({strategies[s].name + ", " + channel.name,
                                      {datum(spread.p10, Unit::share, comparison, at("p10")),
                                       datum(spread.p50, Unit::share, comparison, at("p50")),
                                       datum(spread.p90, Unit::share, comparison, at("p90")), met}});
                picture.channels.push_back(std::move(one));
            }
    const auto& results = comparison.results;
    if (picture.channels.empty() || results.replications < 2) return {};
    picture.told = {"How often does a single day keep the target?", lead_of(kept, runs), {std::move(table)}};
    if (runs) picture.told.question = "How often does a single run keep the target?";
    return picture;
}

}  // namespace holdtime
