#pragma once

#include <functional>
#include <string>
#include <vector>

#include "reports/html/markup.hpp"
#include "reports/html/svg.hpp"
#include "sim/ports/figures.hpp"

/// What the pictures of studies have in common.
namespace holdtime {

/// Round numbers over a range, about four of them, zero among them where it lies within.
std::vector<double> round_numbers(double low, double high);

/// A round number as it stands at an axis, without decimals that say nothing: `0`, `2.5`, `12,000`.
std::string plain_number(double number);
/// A figure's round number at an axis: `75 %`, `12.5 s`, `4,000`; a difference with its sign, shares in points.
std::string axis_text(double number, Unit unit, bool difference = false);

/// A figure against a number that was varied: lines with their bands, one for each name.
struct Lines {
    struct Line {
        std::size_t number;  ///< its colour
        std::string name;
        std::vector<double> x;
        std::vector<Estimate> y;
    };
    std::string name;  ///< for those who do not see it
    std::string x_title, y_title;
    std::function<std::string(double)> x_text, y_text;  ///< at the axes
    std::vector<Line> lines;
    bool with_zero = true;           ///< the axis of y begins at 0 or crosses it
    std::vector<double> marks = {};  ///< on x, as vertical lines
};
Markup lines_svg(const Lines& lines);

}  // namespace holdtime
