#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "reports/html/draw.hpp"
#include "reports/html/figure.hpp"
#include "reports/html/svg.hpp"
#include "studies/compare/wording.hpp"

namespace holdtime {

namespace {

using Strategy = FlowsPicture::Strategy;

constexpr double top = 24, tall = 170, gap = 20, bar = 6;

struct Placed {
    double y = 0, height = 0, out = 0, in = 0;  ///< out, in: what bands have taken so far
};

/// Nodes of a column below each other, with room for their names.
std::vector<Placed> placed(const Strategy& one) {
    std::array<double, 3> sum{};
    std::array<int, 3> number{};
    for (const auto& node : one.nodes) sum[node.column] += node.size, ++number[node.column];
    double scale = 1e300;
    for (std::size_t c = 0; c < sum.size(); ++c)
        if (sum[c] > 0) scale = std::min(scale, std::max(tall - gap * number[c], 40.0) / sum[c]);
    std::array<double, 3> y{top, top, top};
    std::vector<Placed> places;
    for (const auto& node : one.nodes) {
        Placed place;
        place.y = y[node.column] + 14;
        place.height = std::max(node.size * scale, 1.0);
        y[node.column] = place.y + place.height + gap - 14;
        places.push_back(place);
    }
    return places;
}

Markup plot(const Strategy& one) {
    constexpr std::array xs{0.0, 152.0, svg::width - bar};
    auto places = placed(one);
    Markup bands, nodes;
    double bottom = top;
    for (const auto& band : one.bands) {
        auto &from = places[band.from], &to = places[band.to];
        const auto& a = one.nodes[band.from];
        const auto& b = one.nodes[band.to];
        const double h = band.size / std::max(a.size, 1e-9) * from.height,
                     k = band.size / std::max(b.size, 1e-9) * to.height;
        const double x1 = xs[a.column] + bar, x2 = xs[b.column], mid = (x1 + x2) / 2, y1 = from.y + from.out,
                     y2 = to.y + to.in;
        using svg::number;
        bands +=
            svg::path(fmt::format("M{} {}C{} {} {} {} {} {}V{}C{} {} {} {} {} {}z", number(x1), number(y1), number(mid),
                                  number(y1), number(mid), number(y2), number(x2), number(y2), number(y2 + k),
                                  number(mid), number(y2 + k), number(mid), number(y1 + h), number(x1), number(y1 + h)),
                      "band");
        from.out += h;
        to.in += k;
    }
    for (std::size_t n = 0; n < one.nodes.size(); ++n) {
        const auto& node = one.nodes[n];
        const double x = xs[node.column];
        nodes += svg::rect(x, places[n].y, bar, places[n].height, "f");
        const auto label = fmt::format("{} {}", svg::fitting(node.name, 84, 11), mean_count_text(node.size));
        nodes += svg::text(node.column == 2 ? svg::width : x, places[n].y - 4, node.column == 2 ? "q e" : "q", label);
        bottom = std::max(bottom, places[n].y + places[n].height);
    }
    const auto content = svg::text(0, 13, "t", svg::fitting(one.name, svg::width, 13)) + bands + nodes;
    return svg::picture(bottom + 8, one.name + ": customers from segments over channels to what became of them",
                        svg::group(colour_of(one.number), content));
}

}  // namespace

Markup draw(const FlowsPicture& picture) {
    Markup plots;
    for (const auto& one : picture.strategies) plots += plot(one);
    return plots.empty() ? plots : figure_markup("flows", picture.told, plots);
}

}  // namespace holdtime
