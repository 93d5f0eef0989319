#include "reports/formats/csv_table.hpp"

#include "reports/text/csv_field.hpp"
#include "reports/text/numbers.hpp"

namespace holdtime {

std::string csv_text(const Table& table) {
    std::string text = csv_field(table.corner);
    for (const auto& column : table.columns) text += ',' + csv_field(column);
    text += '\n';
    for (const auto& row : table.rows) {
        text += csv_field(row.label);
        for (const auto& cell : row.cells)
            text += ',' + (cell.is_number ? exact_number(cell.value.mean) : csv_field(cell.words));
        text += '\n';
    }
    return text;
}

}  // namespace holdtime
