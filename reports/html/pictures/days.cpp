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

Markup plot(const Channel& channel, double least) {
    constexpr double left = 8, right = svg::width - 8, radius = 4.2, base = 84;
    const svg::Scale x{least, 1, left, right};
    Markup content = svg::text(0, 13, "t", svg::fitting(channel.strategy + ", " + channel.channel, 210, 13));
    content += svg::text(svg::width, 13, "q e", channel.kept);
    if (channel.target >= 0) content += svg::line(x(channel.target), 26, x(channel.target), base, "target");
    std::map<long, int> stacked;  // dots that would cover each other stand on each other
    std::string full, hollow;
    for (const double dot : channel.dots) {
        const auto place = std::lround((x(dot) - left) / (2 * radius));
        const double cx = left + static_cast<double>(place) * 2 * radius,
                     cy = base - radius - 1 - 2 * radius * stacked[place]++;
        auto& steps = channel.target >= 0 && dot < channel.target ? hollow : full;
        steps += fmt::format("M{} {}a{} {} 0 1 0 {} 0a{} {} 0 1 0 -{} 0", svg::number(cx - radius + 0.6),
                             svg::number(cy), 3.6, 3.6, 7.2, 3.6, 3.6, 7.2);
    }
    if (!full.empty()) content += svg::path(full, "f");
    if (!hollow.empty()) content += svg::path(hollow, "hollow");
    content += svg::line(left, base, right, base, "axis");
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
        content += svg::text(x(channel.target) - 4, 34, "q e", "target " + plain_share(channel.target));
    const auto name = fmt::format("{}, {}: share answered in time on twenty days, from {:.0f} % to {:.0f} %; {}",
                                  channel.strategy, channel.channel, 100 * channel.dots.front(),
                                  100 * channel.dots.back(), channel.kept.empty() ? "no target" : channel.kept);
    return svg::picture(104, name, svg::group(colour_of(channel.number), content));
}

}  // namespace

Markup draw(const DaysPicture& picture) {
    Markup plots;
    const double least = least_of(picture);
    for (const auto& channel : picture.channels) plots += plot(channel, least);
    return plots.empty() ? plots : figure_markup("days", picture.told, plots);
}

}  // namespace holdtime
