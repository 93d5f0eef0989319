#include <fmt/format.h>

#include <algorithm>

#include "studies/breakeven/breakeven.hpp"
#include "studies/compare/wording.hpp"
#include "studies/sweep/measure.hpp"

namespace holdtime {

namespace {

/// Four digits that count.
std::string place_text(double x, const std::string& unit) { return show({std::stod(fmt::format("{:.4g}", x)), unit}); }

/// "costs less", "has the lower abandonment_rate"
std::string is_better(const Breakeven& found) {
    if (found.sides.on == "cost" || found.sides.on == "total.cost") return "costs less";
    return fmt::format("has the {} {}", found.sides.better == Better::more ? "higher" : "lower", found.sides.on);
}

std::string interval_text(const Crossing& crossing, const Breakeven& found) {
    const auto& unit = found.varied[0].unit;
    if (crossing.jumps) return "there the difference jumps";
    return fmt::format("{:g} % interval {} to {}", 100 * found.confidence, place_text(crossing.at.low, unit),
                       place_text(crossing.at.high, unit));
}

std::string one_crossing(const Crossing& crossing, const Breakeven& found) {
    const auto& names = found.sides.between;
    return fmt::format("Below {} = {} ({}) {} {}, above it {}.", found.varied[0].path,
                       place_text(crossing.at.mean, found.varied[0].unit), interval_text(crossing, found),
                       names[crossing.below], is_better(found), names[crossing.above]);
}

std::string several(const Breakeven& found) {
    const auto& names = found.sides.between;
    std::string text = fmt::format("The answer turns {} times over {}: {} {} below {} ({})", found.crossings.size(),
                                   found.varied[0].path, names[found.crossings[0].below], is_better(found),
                                   place_text(found.crossings[0].at.mean, found.varied[0].unit),
                                   interval_text(found.crossings[0], found));
    for (std::size_t i = 0; i < found.crossings.size(); ++i) {
        text += fmt::format(", {} ", names[found.crossings[i].above]);
        text += i + 1 == found.crossings.size()
                    ? "above it."
                    : fmt::format("up to {} ({})", place_text(found.crossings[i + 1].at.mean, found.varied[0].unit),
                                  interval_text(found.crossings[i + 1], found));
    }
    return text;
}

std::string none(const Breakeven& found) {
    const auto& range = found.varied[0];
    const auto& names = found.sides.between;
    const auto from = place_text(range.low, range.unit), to = place_text(range.high, range.unit);
    if (!found.better)
        return fmt::format("From {} to {} of {} the replications do not tell {} from {} in {}.", from, to, range.path,
                           names[0], names[1], found.sides.on);
    const bool told = std::all_of(found.points.begin(), found.points.end(),
                                  [](const BreakevenPoint& point) { return point.better.has_value(); });
    return fmt::format(
        "The answer does not turn: from {} to {} of {} {} {} than {}{}.", from, to, range.path, names[*found.better],
        found.sides.on == "cost"
            ? "costs less"
            : fmt::format("has {} {}", found.sides.better == Better::more ? "more" : "less", found.sides.on),
        names[1 - *found.better], told ? "" : ", or the replications do not tell them apart");
}

std::string map_text(const Breakeven& found) {
    std::array<std::size_t, 2> better{};
    for (const auto& point : found.points)
        if (point.better) ++better[*point.better];
    const auto& names = found.sides.between;
    const auto total = found.points.size();
    return fmt::format("{} {} at {} of {} places of the map, {} at {}{}.", names[0], is_better(found), better[0], total,
                       names[1], better[1],
                       better[0] + better[1] == total
                           ? ""
                           : fmt::format("; at {} the replications do not tell", total - better[0] - better[1]));
}

}  // namespace

std::string breakeven_text(const Breakeven& found) {
    if (found.varied.size() > 1) return map_text(found);
    if (found.crossings.empty()) return none(found);
    return found.crossings.size() == 1 ? one_crossing(found.crossings[0], found) : several(found);
}

}  // namespace holdtime
