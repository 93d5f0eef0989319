#include "models/staffing/solver/integer_program.hpp"

#include <coin/Cbc_C_Interface.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace holdtime {

namespace {

struct Delete {
    void operator()(Cbc_Model* model) const { Cbc_deleteModel(model); }
};
using Model = std::unique_ptr<Cbc_Model, Delete>;

/// The coefficients column by column, as the solver wants them.
struct Matrix {
    std::vector<int> starts, rows;
    std::vector<double> values;

    explicit Matrix(const IntegerProgram& program) : starts(program.columns.size() + 1, 0) {
        for (const auto& row : program.rows)
            for (const auto& term : row.terms) ++starts[static_cast<std::size_t>(term.first) + 1];
        for (std::size_t c = 1; c < starts.size(); ++c) starts[c] += starts[c - 1];
        rows.resize(static_cast<std::size_t>(starts.back()));
        values.resize(rows.size());
        std::vector<int> next(starts.begin(), starts.end() - 1);
        for (std::size_t r = 0; r < program.rows.size(); ++r)
            for (const auto& [column, value] : program.rows[r].terms) {
                const auto at = static_cast<std::size_t>(next[static_cast<std::size_t>(column)]++);
                rows[at] = static_cast<int>(r);
                values[at] = value;
            }
    }
};

/// CBC does not look at whether it gets the memory that it asks for, and crashes where it does not: so much must be to
/// be had before it starts. The base and the factor are several times what it was seen to take.
void see_that_there_is_memory(const IntegerProgram& program) {
    std::size_t terms = 0;
    for (const auto& row : program.rows) terms += row.terms.size();
    constexpr std::size_t base = std::size_t{16} << 20, of_each = 1024;
    const std::vector<char> reserve(base + of_each * (terms + program.columns.size() + program.rows.size()));
}

Model load(const IntegerProgram& program) {
    std::vector<double> low, high, cost, row_low, row_high;
    for (const auto& column : program.columns) {
        low.push_back(column.low);
        high.push_back(column.high);
        cost.push_back(column.cost);
    }
    for (const auto& row : program.rows) {
        row_low.push_back(row.low);
        row_high.push_back(row.high);
    }
    const Matrix matrix(program);
    Model model(Cbc_newModel());
    Cbc_setLogLevel(model.get(), 0);
    Cbc_loadProblem(model.get(), static_cast<int>(program.columns.size()), static_cast<int>(program.rows.size()),
                    matrix.starts.data(), matrix.rows.data(), matrix.values.data(), low.data(), high.data(),
                    cost.data(), row_low.data(), row_high.data());
    for (std::size_t c = 0; c < program.columns.size(); ++c)
        if (program.columns[c].whole) Cbc_setInteger(model.get(), static_cast<int>(c));
    return model;
}

/// Rounds what is whole but for the solver's tolerance; whatever the rows allow before they allow after.
void read_values(const IntegerProgram& program, const double* values, ProgramSolution& solution) {
    for (std::size_t c = 0; c < program.columns.size(); ++c) {
        const double value = program.columns[c].whole ? std::round(values[c]) : values[c];
        solution.values.push_back(value);
        solution.cost += program.columns[c].cost * value;
    }
}

}  // namespace

ProgramSolution solve(const IntegerProgram& program, const ProgramLimits& limits) {
    ProgramSolution solution;
    if (program.columns.empty()) return solution;
    see_that_there_is_memory(program);
    const auto model = load(program);
    Cbc_setParameter(model.get(), "threads", "0");
    Cbc_setParameter(model.get(), "ratioGap", fmt::format("{}", limits.gap).c_str());
    Cbc_setParameter(model.get(), "maxNodes", fmt::format("{}", limits.nodes).c_str());
    Cbc_solve(model.get());
    const bool whole =
        std::any_of(program.columns.begin(), program.columns.end(), [](const auto& column) { return column.whole; });
    if (!whole && !Cbc_isProvenOptimal(model.get())) return solution;
    const double* values =
        whole ? Cbc_bestSolution(model.get()) : Cbc_getColSolution(model.get());  // without a tree there is no best
    if (!values) return solution;
    solution.found = true;
    read_values(program, values, solution);
    const bool proven = Cbc_isProvenOptimal(model.get()) && limits.gap == 0;
    solution.bound = proven ? solution.cost : std::min(solution.cost, Cbc_getBestPossibleObjValue(model.get()));
    solution.nodes = static_cast<std::uint32_t>(std::max(0, Cbc_getNodeCount(model.get())));
    return solution;
}

}  // namespace holdtime
