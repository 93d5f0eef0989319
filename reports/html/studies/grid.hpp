#pragma once

#include <string>
#include <vector>

#include "reports/html/markup.hpp"

namespace holdtime {

/// Two numbers varied: a field of cells, the first to the right, the second upwards. Colour is never alone: a cell has
/// its word where there is room, and the legend says what the colours are.
struct Grid {
    struct Cell {
        std::string colour;  ///< class of its colour, "" = none
        int shade = 2;       ///< 0 to 4, the darker, the more
        std::string word;
        bool exists = false;
    };
    struct Key {
        std::string colour;
        int shade;
        std::string words;
    };
    std::string name;   ///< for those who do not see it
    std::string title;  ///< above it, "" = none
    std::string x_title, y_title;
    std::vector<std::string> xs, ys;  ///< of columns from the left, of rows from the bottom
    std::vector<Cell> cells;          ///< row by row from the bottom
    std::vector<Key> legend;

    Cell& at(std::size_t x, std::size_t y) { return cells[y * xs.size() + x]; }
};
Markup grid_svg(const Grid& grid);

}  // namespace holdtime
