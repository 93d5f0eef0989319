#include <fmt/format.h>

#include <array>

#include "reports/html/draw.hpp"
#include "reports/html/figure.hpp"
#include "reports/html/svg.hpp"

namespace holdtime {

namespace {

using Strategy = CustomersPicture::Strategy;

constexpr double step = 11, side = 9, top = 24;

/// Squares number first to last - 1, row by row of ten.
std::string squares(int first, int last) {
    std::string steps;
    for (int i = first; i < last; ++i)
        steps += fmt::format("M{} {}h{}v{}h-{}z", svg::number(step * (i % 10)), svg::number(top + step * (i / 10)),
                             svg::number(side), svg::number(side), svg::number(side));
    return steps;
}

Markup waffle(const Strategy& one) {
    struct Kind {
        int number;
        const char *classes, *words;
    };
    const std::array kinds{Kind{one.settled, "f", "settled"}, Kind{one.unsettled, "f half", "answered, not settled"},
                           Kind{one.in_progress, "open dash", "still in progress"},
                           Kind{one.unserved, "open", "never served"}};
    Markup content = svg::text(0, 13, "t", svg::fitting(one.name, svg::width, 13));
    std::string name = one.name + ", of 100 customers:";
    int first = 0;
    double y = top + 10;
    for (const auto& kind : kinds) {
        if (kind.number > 0) {
            content += svg::path(squares(first, first + kind.number), kind.classes);
            content += svg::rect(134, y - 9, side, side, kind.classes);
            content += svg::text(176, y, "n e", std::to_string(kind.number));
            content += svg::text(184, y, "", kind.words);
            y += 22;
        }
        name += fmt::format("{} {} {}", first == 0 ? "" : ",", kind.number, kind.words);
        first += kind.number;
    }
    return svg::picture(136, name, svg::group(colour_of(one.number), content));
}

}  // namespace

Markup draw(const CustomersPicture& picture, const char* id) {
    Markup plots;
    for (const auto& one : picture.strategies) plots += waffle(one);
    return plots.empty() ? plots : figure_markup(id, picture.told, plots);
}

}  // namespace holdtime
