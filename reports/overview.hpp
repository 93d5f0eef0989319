#pragma once

#include <string>
#include <vector>

#include "studies/compare/compare.hpp"

namespace holdtime {

/// Is a difference to the better or to the worse, as far as the replications can tell?
enum class Mood { plain, good, bad };

struct Cell {
    std::string text;
    Mood mood = Mood::plain;
};

struct Row {
    std::string label;
    std::vector<Cell> cells;
};

/// Figures side by side.
struct Grid {
    std::string title;
    std::vector<std::string> columns;
    std::vector<Row> rows;
};

/// What a person is shown of a comparison, before it is laid out as a table or as Markdown.
struct Overview {
    std::string title;
    std::string subtitle;
    std::vector<Grid> grids;
    std::vector<std::string> notes;  ///< on what terms the strategies are compared
    std::vector<std::string> warnings;
    std::vector<std::string> assumed;  ///< one default a line
};

Overview overview(const Comparison& comparison);

}  // namespace holdtime
