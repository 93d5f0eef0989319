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

namespace {

/// Do a row's cells stand below each other on a phone? Of many columns, and few cells: a name before each takes room.
bool goes_below(const DataTable& table) {
    constexpr std::size_t abreast = 4, most_cells = 80;
    return table.columns.size() >= abreast && table.columns.size() * table.rows.size() <= most_cells;
}

}  // namespace

Markup table_markup(const DataTable& table) {
    Markup head = element("th", {{"scope", "col"}}, table.corner);
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        head += element(
            "th", {{"scope", "col"}, {"data-column", c < table.column_pointers.size() ? table.column_pointers[c] : ""}},
            table.columns[c]);
    Markup body;
    const bool below = goes_below(table);
    for (const auto& row : table.rows) {
        Markup line = element("th", {{"scope", "row"}}, row.label);
        for (std::size_t c = 0; c < row.cells.size(); ++c) {
            const auto label = below && c < table.columns.size() ? table.columns[c] : std::string();
            const Attribute pointer{"data-json", row.cells[c].pointer};
            // What stands before the number on a phone is no part of it.
            const auto behind = row.cells[c].behind.empty()
                                    ? Markup()
                                    : Markup::text(" ") + element("small", {{"class", "nb"}}, row.cells[c].behind);
            line += label.empty() && behind.empty()
                        ? element("td", {pointer}, Markup::text(row.cells[c].text))
                        : element("td", {{"data-label", label}}, datum_markup(row.cells[c]) + behind);
        }
        body += element("tr", {{"data-i", row.place < 0 ? "" : std::to_string(row.place)}}, line);
    }
    const auto caption = table.title.empty() ? Markup() : element("caption", {}, table.title);
    return boxed(element("table",
                         {{"class", std::string("data") + (below ? " stack" : "") + (table.words ? " words" : "")}},
                         caption + element("thead", {}, element("tr", {}, head)) + element("tbody", {}, body)));
}

Markup boxed(const Markup& table) { return element("div", {{"class", "beyond"}}, table); }

Markup figure_markup(const std::string& id, const Told& told, const Markup& plots, Breadth breadth,
                     const std::string& times) {
    Markup tables;
    for (const auto& table : told.tables) tables += table_markup(table);
    return figure_markup(id, told, plots, breadth, times, tables);
}

Markup figure_markup(const std::string& id, const Told& told, const Markup& plots, Breadth breadth,
                     const std::string& times, const Markup& tables) {
    const auto caption =
        element("figcaption", {}, element("h2", {}, told.question) + element("p", {}, prose(told.lead)));
    const bool beside = breadth == Breadth::beside;
    const auto numbers =
        element("details", {{"open", beside ? "open" : ""}}, element("summary", {}, "The numbers as a table") + tables);
    return element("figure",
                   {{"id", id},
                    {"class", beside                      ? "wide lone"
                              : breadth == Breadth::whole ? "wide"
                                                          : ""}},
                   caption + element("div", {{"class", "plots"}, {"data-times", times}}, plots) + numbers);
}

}  // namespace holdtime
