#include <fmt/format.h>

#include "reports/formats/workbook.hpp"
#include "reports/sweep_rows.hpp"
#include "sim/core/error.hpp"

namespace holdtime {

namespace {

Cell value_cell(const PathValue& value) {
    return value.number ? number_cell({*value.number}, Unit::count) : words_cell(value.text);
}

Row tidy_row(const FigureRow& row) {
    Row cells{std::to_string(row.point), {}};
    for (const auto& value : row.values) cells.cells.push_back(value_cell(value));
    for (const auto* word : {&row.strategy, &row.part, &row.name, &row.figure})
        cells.cells.push_back(words_cell(*word));
    for (const double number : {row.estimate.mean, row.estimate.low, row.estimate.high})
        cells.cells.push_back(number_cell({number}, Unit::count));
    return cells;
}

}  // namespace

std::string sweep_workbook(const ResultStore& store, const Document& document, const std::string& version) {
    Table rows;
    rows.corner = "point";
    rows.columns = store.header().paths;
    for (const auto* column : {"strategy", "part", "name", "figure", "mean", "low", "high"})
        rows.columns.emplace_back(column);
    store.each_row([&](const FigureRow& row) {
        if (rows.rows.size() == most_sheet_rows)
            throw InputError(
                {}, fmt::format("a sheet of a workbook holds at most {} rows, and this sweep has more (--format "
                                "csv writes them all; the results are kept)",
                                most_sheet_rows));
        rows.rows.push_back(tidy_row(row));
    });
    return workbook_text(document, "Figures", std::move(rows), version);
}

}  // namespace holdtime
