#include "reports/html/figure.hpp"

namespace holdtime {

std::string colour_of(std::size_t strategy) {
    constexpr std::size_t colours = 6;
    return "s" + std::to_string(strategy % colours);
}

Markup datum_markup(const Datum& datum) {
    if (datum.pointer.empty()) return Markup::text(datum.text);
    return element("span", {{"data-json", datum.pointer}}, datum.text);
}

Markup table_markup(const DataTable& table) {
    Markup head = element("th", {{"scope", "col"}}, table.corner);
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        head += element(
            "th", {{"scope", "col"}, {"data-column", c < table.column_pointers.size() ? table.column_pointers[c] : ""}},
            table.columns[c]);
    Markup body;
    for (const auto& row : table.rows) {
        Markup line = element("th", {{"scope", "row"}}, row.label);
        for (const auto& cell : row.cells)
            line += element("td", {{"data-json", cell.pointer}}, Markup::text(cell.text));
        body += element("tr", {{"data-i", row.place < 0 ? "" : std::to_string(row.place)}}, line);
    }
    return element("table", {{"class", "data"}},
                   element("caption", {}, table.title) + element("thead", {}, element("tr", {}, head)) +
                       element("tbody", {}, body));
}

Markup figure_markup(const char* id, const Told& told, const Markup& plots, bool wide, const std::string& times) {
    Markup tables;
    for (const auto& table : told.tables) tables += table_markup(table);
    const auto caption =
        element("figcaption", {}, element("h2", {}, told.question) + element("p", {}, prose(told.lead)));
    const auto numbers = element("details", {}, element("summary", {}, "The numbers as a table") + tables);
    return element("figure", {{"id", id}, {"class", wide ? "wide" : ""}},
                   caption + element("div", {{"class", "plots"}, {"data-times", times}}, plots) + numbers);
}

}  // namespace holdtime
