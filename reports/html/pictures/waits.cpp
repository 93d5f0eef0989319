#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "reports/html/draw.hpp"
#include "reports/html/figure.hpp"
#include "reports/html/svg.hpp"

namespace holdtime {

namespace {

using Curve = WaitsPicture::Curve;

constexpr double left = 42, right = svg::width - 6, top = 10, base = 190;

/// Logarithmic from 5 s on; before it, "at once" has a place of its own.
struct TimeAxis {
    double most = 3600;  ///< seconds: what the longest curve reaches
    double operator()(double seconds) const {
        constexpr double first = left + 22, least = 4;
        if (seconds <= 0) return left;
        const double decades = std::log10(std::max(seconds, least) / least) / std::log10(most / least);
        return first + (right - first) * std::min(decades, 1.0);
    }
};

TimeAxis axis_for(const WaitsPicture& picture) {
    TimeAxis axis;
    for (const auto& curve : picture.curves)
        for (const double within : curve.within) axis.most = std::max(axis.most, within);
    return axis;
}

double y_of(double share) { return svg::Scale{0, 1, base, top}(std::clamp(share, 0.0, 1.0)); }

/// Curves of one strategy differ by the pattern of the line.
Markup line_of(const Curve& curve, std::size_t pattern, const TimeAxis& x_of) {
    constexpr std::array patterns{"l", "l p1", "l p2", "l p3"};
    std::string steps;
    for (std::size_t i = 0; i < curve.within.size(); ++i)
        steps += fmt::format("{}{} {}", i == 0 ? "M" : "L", svg::number(x_of(curve.within[i])),
                             svg::number(y_of(curve.share[i])));
    auto content = svg::path(steps, patterns[std::min(pattern, patterns.size() - 1)]);
    if (curve.promise >= 0) content += svg::circle(x_of(curve.promise), y_of(curve.promised_share), 4, "f ring");
    return svg::group(colour_of(curve.number), content);
}

Markup axes(const TimeAxis& x_of) {
    Markup content;
    for (const double share : {0.0, 0.25, 0.5, 0.75, 1.0}) {
        content += svg::line(left, y_of(share), right, y_of(share), share == 0 ? "axis" : "grid");
        content += svg::text(left - 5, y_of(share) + 4, "q e", fmt::format("{:.0f} %", 100 * share));
    }
    struct Mark {
        double seconds;
        const char* words;
    };
    constexpr double apart = 44;  ///< units that keep the words of two marks from touching
    const auto last = within_text(x_of.most);
    content += svg::text(4, base + 16, "q", "at once");
    double before = left + 8;
    for (const auto& mark : {Mark{20, "20 s"}, Mark{60, "1 min"}, Mark{300, "5 min"}, Mark{1800, "30 min"},
                             Mark{7200, "2 h"}, Mark{28800, "8 h"}, Mark{86400, "1 d"}}) {
        const double x = x_of(mark.seconds);
        if (mark.seconds >= x_of.most || x < before + apart || x > right - svg::width_of(last, 11) - 22) continue;
        content += svg::text(x, base + 16, "q m", mark.words);
        before = x;
    }
    content += svg::text(right, base + 16, "q e", last);
    return content;
}

/// What each line is, below the plot.
Markup legend(const std::vector<const Curve*>& curves, double& y) {
    constexpr std::array patterns{"l", "l p1", "l p2", "l p3"};
    Markup content;
    std::size_t pattern = 0;
    for (std::size_t i = 0; i < curves.size(); ++i) {
        pattern = i > 0 && curves[i]->number == curves[i - 1]->number ? pattern + 1 : 0;
        auto line = svg::line(left, y - 4, left + 26, y - 4, patterns[std::min(pattern, patterns.size() - 1)]);
        line += svg::text(left + 33, y, "", svg::fitting_pair(curves[i]->strategy, curves[i]->channel, 195));
        const auto share = curves[i]->promise >= 0 ? fmt::format("{:.1f} % in {}", 100 * curves[i]->promised_share,
                                                                 within_text(curves[i]->promise))
                                                   : std::string();
        line += svg::text(right, y, "q e", share);
        content += svg::group(colour_of(curves[i]->number), line);
        y += 18;
    }
    return content;
}

}  // namespace

Markup draw(const WaitsPicture& picture) {
    if (picture.curves.empty()) return {};
    const auto axis = axis_for(picture);
    Markup content = axes(axis);
    std::vector<const Curve*> curves;
    std::size_t pattern = 0;
    for (std::size_t i = 0; i < picture.curves.size(); ++i) {
        pattern = i > 0 && picture.curves[i].number == picture.curves[i - 1].number ? pattern + 1 : 0;
        content += line_of(picture.curves[i], pattern, axis);
        curves.push_back(&picture.curves[i]);
    }
    double y = base + 40;
    content += legend(curves, y);
    return figure_markup(
        "waits", picture.told,
        svg::picture(y - 8, "Share of all contacts answered within a time. " + picture.told.lead, content),
        Breadth::half);
}

}  // namespace holdtime
