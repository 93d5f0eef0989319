#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "reports/html/draw.hpp"
#include "reports/html/figure.hpp"
#include "reports/html/svg.hpp"
#include "studies/compare/wording.hpp"

namespace holdtime {

namespace {

using Channel = DaysPicture::Channel;

/// The axis begins at a round share below all dots; 0 where days differ that much.
double least_of(const DaysPicture& picture) {
    double least = 1;
    for (const auto& channel : picture.channels) {
        for (const double dot : channel.dots) least = std::min(least, dot);
        if (channel.target >= 0) least = std::min(least, channel.target);
    }
    const double tenth = std::floor(least * 10 - 0.5) / 10;
    return std::clamp(tenth, 0.0, 0.8);
}

constexpr double left = 8, right = svg::width - 8, top = 26;
constexpr double broken = 6;  ///< of an axis that does not begin at 0

/// Dots that would cover each other stand on each other: the place of each along the axis.
std::vector<long> places_of(const Channel& channel, double least, double radius) {
    const svg::Scale x{least, 1, left, right};
    std::vector<long> places;
    for (const double dot : channel.dots) places.push_back(std::lround((x(dot) - left) / (2 * radius)));
    return places;
}

/// How many dots stand on each other at most.
double tallest_of(const DaysPicture& picture, double least, double radius) {
    std::ptrdiff_t tallest = 1;
    for (const auto& channel : picture.channels) {
        const auto places = places_of(channel, least, radius);
        for (const long place : places) tallest = std::max(tallest, std::count(places.begin(), places.end(), place));
    }
    return static_cast<double>(tallest);
}

struct Dots {
    double least, radius, base;
};

/// Small dots where many stand on each other, and room for all of them.
Dots dots_for(const DaysPicture& picture) {
    constexpr double large = 4.2, small = 2.8, lowest = 84, many = 8;
    const double least = least_of(picture);
    const double radius = tallest_of(picture, least, large) > many ? small : large;
    return {least, radius, std::max(lowest, top + 12 + 2 * radius * tallest_of(picture, least, radius))};
}

Markup plot(const Channel& channel, const Dots& as) {
    const auto [least, radius, base] = as;
    const svg::Scale x{least, 1, left, right};
    Markup content = svg::text(0, 13, "t", svg::fitting_pair(channel.strategy, channel.channel, 215, 13));
    content += svg::text(svg::width, 13, "q e", channel.kept);
    if (channel.target >= 0) content += svg::line(x(channel.target), top, x(channel.target), base, "target");
    std::map<long, int> stacked;  // dots that would cover each other stand on each other
    std::string full, hollow;
    const auto places = places_of(channel, least, radius);
    const auto r = svg::number(radius - 0.6), d = svg::number(2 * (radius - 0.6));
    for (std::size_t i = 0; i < places.size(); ++i) {
        const double cx = left + static_cast<double>(places[i]) * 2 * radius,
                     cy = base - radius - 1 - 2 * radius * stacked[places[i]]++;
        auto& steps = channel.target >= 0 && channel.dots[i] < channel.target ? hollow : full;
        steps += fmt::format("M{} {}a{} {} 0 1 0 {} 0a{} {} 0 1 0 -{} 0", svg::number(cx - radius + 0.6),
                             svg::number(cy), r, r, d, r, r, d);
    }
    if (!full.empty()) content += svg::path(full, "f");
    if (!hollow.empty()) content += svg::path(hollow, "hollow");
    content += svg::line(least > 0 ? left + broken : left, base, right, base, "axis");
    if (least > 0)  // the axis is broken off: it does not begin at 0
        for (const double x1 : {left, left + 4}) content += svg::line(x1, base + 4, x1 + 4, base - 4, "axis");
    const double step = 1 - least > 0.5 ? 0.2 : 0.1;
    for (int i = 0; 1 - i * step > least - 0.001; ++i) {
        const double share = 1 - i * step;
        content += svg::text(x(share), base + 15,
                             share > 0.999           ? "q e"
                             : share < least + 0.001 ? "q"
                                                     : "q m",
                             fmt::format("{:.0f} %", 100 * share));
    }
    if (channel.target >= 0)
        content += svg::text(x(channel.target) - 4, top + 8, "q e", "target " + plain_share(channel.target));
    if (least > 0)
        content += svg::text(0, base + 28, "q", fmt::format("the axis begins at {:.0f} %, not at 0", 100 * least));
    const auto name = fmt::format("{}, {}: share answered in time on twenty days, from {:.0f} % to {:.0f} %; {}",
                                  channel.strategy, channel.channel, 100 * channel.dots.front(),
                                  100 * channel.dots.back(), channel.kept.empty() ? "no target" : channel.kept);
    return svg::picture(base + (least > 0 ? 33 : 20), name, svg::group(colour_of(channel.number), content));
}

}  // namespace

Markup draw(const DaysPicture& picture, const char* id) {
    Markup plots;
    const auto dots = dots_for(picture);
    for (const auto& channel : picture.channels) plots += plot(channel, dots);
    return plots.empty() ? plots : figure_markup(id, picture.told, plots);
}

}  // namespace holdtime
