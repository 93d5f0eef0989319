#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "reports/html/draw.hpp"
#include "reports/html/figure.hpp"
#include "reports/html/svg.hpp"

namespace holdtime {

namespace {

/// Five steps of occupancy; stretches of one step are one block.
Markup strip(const std::vector<double>& occupancy, double y) {
    constexpr std::array shades{"f h1", "f h2", "f h3", "f h4", "f h5"};
    const svg::Scale x{0, static_cast<double>(occupancy.size()), 0, svg::width};
    std::array<std::string, shades.size()> blocks;
    std::string off_duty;  // a line and no shade
    const auto shade = [](double busy) {
        return busy < 0.5 ? 0 : busy < 0.7 ? 1 : busy < 0.8 ? 2 : busy < 0.9 ? 3 : 4;
    };
    for (std::size_t i = 0; i < occupancy.size();) {
        auto end = i + 1;
        if (std::isfinite(occupancy[i])) {
            const int s = shade(occupancy[i]);
            while (end < occupancy.size() && std::isfinite(occupancy[end]) && shade(occupancy[end]) == s) ++end;
            blocks[static_cast<std::size_t>(s)] +=
                fmt::format("M{} {}H{}v14H{}z", svg::number(x(static_cast<double>(i))), svg::number(y),
                            svg::number(x(static_cast<double>(end))), svg::number(x(static_cast<double>(i))));
        } else {
            while (end < occupancy.size() && !std::isfinite(occupancy[end])) ++end;
            off_duty += fmt::format("M{} {}H{}", svg::number(x(static_cast<double>(i))), svg::number(y + 7),
                                    svg::number(x(static_cast<double>(end))));
        }
        i = end;
    }
    Markup content;
    for (std::size_t s = 0; s < shades.size(); ++s)
        if (!blocks[s].empty()) content += svg::path(blocks[s], shades[s]);
    if (!off_duty.empty()) content += svg::path(off_duty, "axis");
    return content;
}

Markup legend(double y) {
    struct Step {
        const char *classes, *words;
    };
    constexpr std::array steps{Step{"f h1", "below 50 %"}, Step{"f h2", "70 %"}, Step{"f h3", "80 %"},
                               Step{"f h4", "90 %"}, Step{"f h5", "more"}};
    Markup content;
    double x = 0;
    for (const auto& step : steps) {
        content += svg::rect(x, y - 9, 14, 10, step.classes);
        content += svg::text(x + 18, y, "q", step.words);
        x += svg::width_of(step.words, 11) + 24;
    }
    content += svg::line(x, y - 4, x + 14, y - 4, "axis") + svg::text(x + 18, y, "q", "off duty");
    return svg::group("grey", content);
}

}  // namespace

Markup draw(const LoadPicture& picture) {
    if (picture.groups.empty()) return {};
    Markup content;
    double y = 13;
    for (const auto& group : picture.groups) {
        auto row = svg::text(0, y, "", svg::fitting_pair(group.strategy, group.group, 270));
        row += svg::text(svg::width, y, "n e", group.mean + " busy");
        content += svg::group(colour_of(group.number), row + strip(group.occupancy, y + 6));
        y += 42;
    }
    y -= 8;
    for (const auto& tick : picture.ticks) {
        const double x = svg::Scale{0, static_cast<double>(picture.groups.front().occupancy.size()), 0,
                                    svg::width}(static_cast<double>(tick.interval));
        content += svg::text(x, y, x < 14 ? "q" : x > svg::width - 18 ? "q e" : "q m", tick.text);
    }
    content += legend(y + 22);
    return figure_markup("load", picture.told,
                         svg::picture(y + 30, "Occupancy of agent groups by interval. " + picture.told.lead, content),
                         Breadth::half);
}

}  // namespace holdtime
