#pragma once

#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace holdtime {

/// A linear program with some whole-number variables, minimised. Built a column and a row at a time.
struct IntegerProgram {
    static constexpr double unlimited = std::numeric_limits<double>::max();
    struct Column {
        double low = 0, high = unlimited, cost = 0;
        bool whole = true;
    };
    struct Row {
        double low = -unlimited, high = unlimited;
        std::vector<std::pair<int, double>> terms;  ///< column and coefficient, each column once
    };
    std::vector<Column> columns;
    std::vector<Row> rows;

    int add_column(double low, double high, double cost, bool whole = true) {
        columns.push_back({low, high, cost, whole});
        return static_cast<int>(columns.size()) - 1;
    }
    Row& add_row(double low, double high) { return rows.emplace_back(Row{low, high, {}}); }
};

struct ProgramLimits {
    double gap = 0.01;  ///< stop when the cost is proven to be within this share of the least
    std::uint32_t nodes =
        2000;  ///< or after so many nodes of the search tree; never after a time, which would not repeat
};

struct ProgramSolution {
    bool found = false;          ///< else nothing satisfies the rows, or nothing was found within the limits
    std::vector<double> values;  ///< per column; whole ones are exactly whole
    double cost = 0;
    double bound = 0;  ///< no solution costs less
    std::uint32_t nodes = 0;
    double gap() const { return cost > bound ? (cost - bound) / (cost > 0 ? cost : 1) : 0; }
};

/// Branch and cut by CBC on one thread: the same program gives the same solution.
ProgramSolution solve(const IntegerProgram& program, const ProgramLimits& limits);

}  // namespace holdtime
