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
    double units = 0;                           ///< of a customer
};

/// What comes to a channel again, or is passed on to it.
double comes_again(const Strategy& one, std::size_t node) {
    double size = 0;
    for (const auto& loop : one.loops)
        if (loop.to == node) size += loop.size;
    return size;
}

/// Room below a node for the loops that run there, and for their number.
double room_below(const Strategy& one, std::size_t node, double scale) {
    const double size = comes_again(one, node);
    return size > 0 ? std::max(16.0, size * scale + 8) : 0;
}

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
    for (std::size_t n = 0; n < one.nodes.size(); ++n) {
        const auto& node = one.nodes[n];
        Placed place;
        place.y = y[node.column] + 14;
        place.height = std::max(node.size * scale, 1.0);
        place.units = scale;
        y[node.column] = place.y + place.height + gap - 14 + room_below(one, n, scale);
        places.push_back(place);
    }
    return places;
}

/// From the right of a channel round to the left of one, below the latter.
Markup loop_path(const FlowsPicture::Band& band, double x, std::vector<Placed>& places) {
    auto &from = places[band.from], &to = places[band.to];
    const double width = std::max(band.size * from.units, 0.8), x1 = x + bar, y1 = from.y + from.out + width / 2,
                 y2 = to.y + to.in + width / 2, under = to.y + to.height + width / 2 + 5, bulge = 14 + width / 2;
    from.out += width;
    to.in += width;
    using svg::number;
    const auto steps =
        fmt::format("M{} {}C{} {} {} {} {} {}C{} {} {} {} {} {}", number(x1), number(y1), number(x1 + bulge),
                    number(y1), number(x1 + bulge), number(under), number(x + bar / 2), number(under),
                    number(x - bulge), number(under), number(x - bulge), number(y2), number(x), number(y2));
    return element("path", {{"d", steps}, {"class", "loop"}, {"stroke-width", number(width)}}, Markup());
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
    for (const auto& loop : one.loops) bands += loop_path(loop, xs[1], places);
    for (std::size_t n = 0; n < one.nodes.size(); ++n) {
        if (const double again = comes_again(one, n); again > 0) {
            const double below = room_below(one, n, places[n].units);
            nodes += svg::text(xs[1] + bar + 20 + again * places[n].units / 2, places[n].y + places[n].height + 12, "q",
                               mean_count_text(again) + " again");
            bottom = std::max(bottom, places[n].y + places[n].height + below);
        }
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
