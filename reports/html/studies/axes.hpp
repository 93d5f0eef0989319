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
