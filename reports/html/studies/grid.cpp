#include "reports/html/studies/grid.hpp"

#include <algorithm>

#include "reports/html/svg.hpp"

namespace holdtime {

namespace {

constexpr double small = 11, gap = 6;

std::string shade_of(int shade) { return "f g" + std::to_string(std::clamp(shade, 0, 4)); }

/// Every how many of the columns have room for their numbers.
std::size_t step_for(const std::vector<std::string>& xs, double width) {
    double widest = 0;
    for (const auto& x : xs) widest = std::max(widest, svg::width_of(x, small));
    std::size_t step = 1;
    while (static_cast<double>(step) * width < widest + gap && step < xs.size()) ++step;
    return step;
}

Markup legend_of(const std::vector<Grid::Key>& keys, double& y) {
    Markup content;
    for (const auto& key : keys) {
        auto line =
            svg::rect(0.5, y - 9.5, 14, 11, shade_of(key.shade).c_str()) + svg::rect(0.5, y - 9.5, 14, 11, "frame");
        if (key.colour.empty()) line = svg::rect(0.5, y - 9.5, 14, 11, "frame");
        content += svg::group(key.colour, line + svg::text(21, y, "", svg::fitting(key.words, svg::width - 22)));
        y += 18;
    }
    return content;
}

}  // namespace

Markup grid_svg(const Grid& grid) {
    if (grid.xs.empty() || grid.ys.empty()) return {};
    double left = 0;
    for (const auto& y : grid.ys) left = std::max(left, svg::width_of(y, small));
    left = std::min(left, 84.0) + gap;
    const double width = (svg::width - left - 1) / static_cast<double>(grid.xs.size()),
                 height = std::clamp(width * 0.6, 18.0, 28.0);
    Markup content;
    double top = 12;
    if (!grid.title.empty()) {
        content += svg::text(0, 13, "t", svg::fitting(grid.title, svg::width, 13));
        top = 32;
    }
    content += svg::text(0, top, "q", svg::fitting("\u2191 " + grid.y_title, svg::width, small));
    top += 8;
    const double base = top + height * static_cast<double>(grid.ys.size());
    const bool words = std::all_of(grid.cells.begin(), grid.cells.end(),
                                   [&](const auto& cell) { return svg::width_of(cell.word, small) < width - 2; });
    for (std::size_t row = 0; row < grid.ys.size(); ++row) {
        const double y = base - height * static_cast<double>(row + 1), middle = y + height / 2 + 4;
        content += svg::text(left - gap, middle, "q e", svg::fitting(grid.ys[row], 84, small));
        for (std::size_t column = 0; column < grid.xs.size(); ++column) {
            const auto& cell = grid.cells[row * grid.xs.size() + column];
            const double x = left + width * static_cast<double>(column);
            Markup drawn;
            if (cell.exists && !cell.colour.empty())
                drawn += svg::rect(x, y, width, height, shade_of(cell.shade).c_str());
            drawn += svg::rect(x, y, width, height, "frame");
            if (words && !cell.word.empty()) drawn += svg::text(x + width / 2, middle, "w m", cell.word);
            content += svg::group(cell.colour, drawn);
        }
    }
    const auto step = step_for(grid.xs, width);
    for (std::size_t column = 0; column < grid.xs.size(); column += step) {
        const double x = left + width * (static_cast<double>(column) + 0.5),
                     half = svg::width_of(grid.xs[column], small) / 2;
        content += svg::text(x + half > svg::width ? svg::width : x, base + 15, x + half > svg::width ? "q e" : "q m",
                             grid.xs[column]);
    }
    content += svg::text(svg::width, base + 31, "q e", svg::fitting(grid.x_title + " \u2192", svg::width, small));
    double y = base + 52;
    content += legend_of(grid.legend, y);
    return svg::picture(y - (grid.legend.empty() ? 14 : 8), grid.name, content);
}

}  // namespace holdtime
