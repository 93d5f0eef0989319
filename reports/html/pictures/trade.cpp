#include <fmt/format.h>

#include <algorithm>

#include "reports/html/draw.hpp"
#include "reports/html/figure.hpp"
#include "reports/html/studies/axes.hpp"
#include "reports/html/svg.hpp"

namespace holdtime {

Markup draw(const TradePicture& picture) {
    if (picture.strategies.empty()) return {};
    constexpr double left = 34, right = svg::width - 10, top = 26, base = 190;
    double most = 0;
    for (const auto& one : picture.strategies) most = std::max(most, one.cost.mean);
    const svg::Scale x{0, most * 1.08, left, right}, y{0, 100, base, top};
    Markup content = svg::text(0, 12, "q", "settled, of 100 decided");
    for (const double share : {0.0, 25.0, 50.0, 75.0, 100.0}) {
        content += svg::line(left, y(share), right, y(share), share == 0 ? "axis" : "grid");
        content += svg::text(left - 6, y(share) + 4, "q e", fmt::format("{:.0f}", share));
    }
    for (const double money : round_numbers(0, most * 1.08))
        content += svg::text(x(money), base + 16,
                             money == 0              ? "q"
                             : x(money) > right - 18 ? "q e"
                                                     : "q m",
                             plain_number(money));
    content += svg::text(right, base + 32, "q e", svg::fitting("cost, " + picture.money, svg::width, 11));
    double lowest = 0;  // labels that would touch move down
    auto order = picture.strategies;
    std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.settled.mean > b.settled.mean; });
    Markup labels;  // after all points, so that none covers a name
    for (const auto& one : order) {
        const double cx = x(one.cost.mean), cy = y(one.settled.mean);
        Markup point;
        if (one.cost.has_interval()) point += svg::line(x(one.cost.low), cy, x(one.cost.high), cy, "l");
        if (one.settled.has_interval()) point += svg::line(cx, y(one.settled.low), cx, y(one.settled.high), "l");
        point += svg::circle(cx, cy, 5, "f ring");
        const double label = std::max(cy + 4, lowest);
        const bool before = cx > svg::width / 2;
        const auto words = svg::fitting(one.name, 158, 13);
        const double text = before ? cx - 12 : cx + 12;
        if (label > cy + 5) {  // moved: a line leads to its point
            const double end = before ? text + 2 : text - 2;
            point += svg::line(cx, cy, end, label - 4, "l lead");
        }
        labels += svg::group(colour_of(one.number), svg::text(text, label, before ? "t e c" : "t c", words));
        lowest = label + 15;
        content += svg::group(colour_of(one.number), point);
    }
    content += labels;
    return figure_markup("trade", picture.told,
                         svg::picture(226, "Cost against customers settled. " + picture.told.lead, content),
                         Breadth::half);
}

}  // namespace holdtime
