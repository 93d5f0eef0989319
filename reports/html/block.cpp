#include "reports/html/figure.hpp"
#include "reports/html/parts.hpp"

namespace holdtime {

namespace {

Markup markup_of(const Sentences& sentences) {
    Markup content;
    if (!sentences.heading.empty()) content += element("h3", {}, sentences.heading);
    Markup lines;
    for (const auto& line : sentences.lines) lines += element(sentences.list ? "li" : "p", {}, line);
    return content + (sentences.list ? element("ul", {}, lines) : lines);
}

Markup markup_of(const Table& table) {
    const auto texts = texts_of(table);
    Markup head = element("th", {{"scope", "col"}}, table.corner);
    for (const auto& column : table.columns) head += element("th", {{"scope", "col"}}, column);
    Markup body;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        Markup row =
            element("th", {{"scope", "row"}, {"class", table.rows[r].below ? "below" : ""}}, table.rows[r].label);
        for (std::size_t c = 0; c < table.columns.size(); ++c)
            row += element("td", {}, c < texts[r].size() ? texts[r][c] : "");
        body += element("tr", {}, row);
    }
    return element("table", {{"class", "data"}},
                   element("caption", {}, table.title) + element("thead", {}, element("tr", {}, head)) +
                       element("tbody", {}, body));
}

}  // namespace

Markup block_markup(const Block& block) {
    return std::visit([](const auto& one) { return markup_of(one); }, block);
}

}  // namespace holdtime
