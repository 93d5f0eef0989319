#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "studies/breakeven/breakeven.hpp"
#include "studies/compare/wording.hpp"
#include "studies/sweep/measure.hpp"

namespace holdtime {

namespace {

/// What one reads of the side that is better somewhere.
struct SideWords {
    std::string whole;  ///< "A costs less", "has the lower asa", "x is below 0 (A less than B)"
    std::string again;  ///< where the first has told in what: "A", "x is below 0"
};

SideWords words_of(std::size_t side, const Breakeven& found) {
    const auto& sides = found.sides;
    const auto& names = sides.between;
    if (!sides.how) {
        const bool money = sides.on == "cost" || sides.on == "total.cost";
        const auto better =
            money ? std::string("costs less")
                  : fmt::format("has the {} {}", sides.better == Better::more ? "higher" : "lower", sides.on);
        return {fmt::format("{} {}", names[side], better), names[side]};
    }
    const bool low = (side == 0) == (sides.better != Better::more);
    const auto again =
        fmt::format("{} is {} {}", sides.on, low ? "below" : "above", sides.how == Combination::ratio ? 1 : 0);
    return {fmt::format("{} ({} {} than {})", again, names[0], low ? "less" : "more", names[1]), again};
}

std::string interval_text(const Crossing& crossing, const Breakeven& found) {
    const auto& range = found.varied[0];
    if (crossing.jumps) return "there the difference jumps";
    return fmt::format("{:g} % interval {} to {}", 100 * found.confidence, place_text(crossing.at.low, range),
                       place_text(crossing.at.high, range));
}

std::string one_crossing(const Crossing& crossing, const Breakeven& found) {
    return fmt::format("Below {} = {} ({}) {}, above it {}", found.varied[0].path,
                       place_text(crossing.at.mean, found.varied[0]), interval_text(crossing, found),
                       words_of(crossing.below, found).whole, words_of(crossing.above, found).again);
}

std::string several(const Breakeven& found) {
    const auto& list = found.crossings;
    const auto end = [&](const Crossing& one) {
        return fmt::format("{} ({})", place_text(one.at.mean, found.varied[0]), interval_text(one, found));
    };
    std::string text = fmt::format("The answer turns {} times over {}: {} below {}", list.size(), found.varied[0].path,
                                   words_of(list[0].below, found).whole, end(list[0]));
    for (std::size_t i = 0; i < list.size(); ++i) {
        text += fmt::format(", {} ", words_of(list[i].above, found).again);
        text += i + 1 == list.size() ? "above it" : "up to " + end(list[i + 1]);
    }
    return text;
}

/// Of what counts there is no place between two whole numbers: each side has its own.
std::string whole_numbers(const Breakeven& found) {
    const auto& list = found.crossings;
    const auto& range = found.varied[0];
    const auto at = [&](double x) { return place_text(x, range); };
    auto text = list.size() == 1 ? std::string() : fmt::format("The answer turns {} times: ", list.size());
    text += fmt::format("{} {} {} = {}", words_of(list[0].below, found).whole,
                        list[0].last_below == range.low ? "at" : "up to", range.path, at(list[0].last_below));
    for (std::size_t i = 0; i < list.size(); ++i) {
        const auto from = list[i].first_above;
        text += fmt::format(", {} ", words_of(list[i].above, found).again);
        if (i + 1 == list.size())
            text += from == range.high ? "at " + at(from) : fmt::format("from {} on", at(from));
        else
            text += stretch_text(from, list[i + 1].last_below, range);
    }
    return text + fmt::format(" (asked from {} to {})", at(range.low), at(range.high));
}

std::string none(const Breakeven& found) {
    const auto& range = found.varied[0];
    const auto& names = found.sides.between;
    const auto from = place_text(range.low, range), to = place_text(range.high, range);
    if (!found.better)
        return fmt::format("From {} to {} of {} the replications do not tell {} from {} in {}.", from, to, range.path,
                           names[0], names[1], found.sides.on);
    return fmt::format("The answer does not turn: from {} to {} of {} {}", from, to, range.path,
                       words_of(*found.better, found).whole);
}

/// What is not told between the told: " at 390%, from 400% to 410%".
std::string untold_text(const Breakeven& found) {
    std::vector<std::string> stretches;
    for (const auto& [from, to] : not_told(found)) stretches.push_back(stretch_text(from, to, found.varied[0]));
    if (found.varied[0].whole)
        for (const auto& one : found.crossings)
            if (one.first_above - one.last_below > 1)
                stretches.push_back(stretch_text(one.last_below + 1, one.first_above - 1, found.varied[0]));
    return stretches.empty() ? "." : fmt::format("; not told {}.", fmt::join(stretches, ", "));
}

std::string map_text(const Breakeven& found) {
    std::array<std::size_t, 2> better{};
    for (const auto& point : found.points)
        if (point.better) ++better[*point.better];
    const auto total = found.points.size();
    return fmt::format("{} at {} of {} places of the map, {} at {}{}.", words_of(0, found).whole, better[0], total,
                       words_of(1, found).again, better[1],
                       better[0] + better[1] == total
                           ? ""
                           : fmt::format("; at {} the replications do not tell", total - better[0] - better[1]));
}

}  // namespace

std::string place_text(double x, const VariedPathRange& range) {
    const double rounded = range.whole ? x : std::stod(fmt::format("{:.4g}", x));
    if (std::abs(rounded) < 1000) return show({rounded, range.unit});
    return (rounded < 0 ? "-" : "") + count_text(static_cast<std::uint64_t>(std::llround(std::abs(rounded)))) +
           range.unit;
}

std::string stretch_text(double from, double to, const VariedPathRange& range) {
    return from == to ? "at " + place_text(from, range)
                      : fmt::format("from {} to {}", place_text(from, range), place_text(to, range));
}

std::vector<std::pair<double, double>> not_told(const Breakeven& found) {
    std::vector<std::pair<double, double>> stretches;
    if (found.varied.size() > 1) return stretches;
    const auto& points = found.points;
    const auto counts = [&](const BreakevenPoint& point) {  // of others a search has not asked for more
        return point.difference.exists() && !point.better && point.replications >= found.replications;
    };
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto first = i;
        while (i < points.size() && counts(points[i])) ++i;
        if (i == first) continue;
        const auto left = std::find_if(points.rend() - static_cast<std::ptrdiff_t>(first), points.rend(),
                                       [](const auto& point) { return point.better.has_value(); });
        const auto right = std::find_if(points.begin() + static_cast<std::ptrdiff_t>(i), points.end(),
                                        [](const auto& point) { return point.better.has_value(); });
        const bool turns = left != points.rend() && right != points.end() && left->better != right->better;
        if (!turns) stretches.emplace_back(points[first].x, points[i - 1].x);
    }
    return stretches;
}

std::string breakeven_text(const Breakeven& found) {
    if (found.varied.size() > 1) return map_text(found);
    if (found.crossings.empty()) return found.better ? none(found) + untold_text(found) : none(found);
    const auto text = found.varied[0].whole         ? whole_numbers(found)
                      : found.crossings.size() == 1 ? one_crossing(found.crossings[0], found)
                                                    : several(found);
    return text + untold_text(found);
}

}  // namespace holdtime
