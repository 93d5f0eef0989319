#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "reports/html/draw.hpp"
#include "reports/html/figure.hpp"
#include "reports/html/svg.hpp"

namespace holdtime {

namespace {

using Strategy = MoneyPicture::Strategy;

Markup bar(const Strategy& one, double most, double y) {
    constexpr std::array shades{"f", "f half", "f third", "f half", "f third"};
    Markup content = svg::text(0, y, "t", svg::fitting(one.name, 230, 13));
    content += svg::text(svg::width, y, "n e", one.cost);
    double x = 0;
    std::string rest;
    for (std::size_t i = 0; i < one.blocks.size(); ++i) {
        const double w = most > 0 ? svg::width * one.blocks[i].money / most : 0;
        content += svg::rect(x, y + 7, std::max(w - 1, 0.5), 18, shades[std::min(i, shades.size() - 1)]);
        if (w > svg::width_of(one.blocks[i].name) + 12)
            content += svg::text(x + 6, y + 20.5, i == 0 ? "on" : "", one.blocks[i].name);
        else
            rest += (rest.empty() ? "" : ", ") + one.blocks[i].name;
        x += w;
    }
    if (!rest.empty()) content += svg::text(0, y + 40, "q", svg::fitting("then " + rest, svg::width, 11));
    return svg::group(colour_of(one.number), content);
}

}  // namespace

Markup draw(const MoneyPicture& picture) {
    if (picture.strategies.empty()) return {};
    Markup content;
    double y = 13;
    for (const auto& one : picture.strategies) {
        content += bar(one, picture.most, y);
        y += 62;
    }
    return figure_markup("money", picture.told,
                         svg::picture(y - 13, "Cost by item, one scale for all. " + picture.told.lead, content),
                         Breadth::half);
}

}  // namespace holdtime
