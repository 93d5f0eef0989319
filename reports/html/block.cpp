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

const char* class_of(Mood mood) {
    return mood == Mood::good ? "good" : mood == Mood::bad ? "bad" : mood == Mood::look ? "look" : "";
}

/// The value with its place in the results, and behind it the interval, which has none.
Markup cell_markup(const Cell& cell, const std::string& text) {
    // Behind a mean that was written as words stands what it misses another by.
    const bool mean_in_words = !cell.is_number && cell.pointer.ends_with("/mean");
    const auto interval = cell.is_number ? text.find(" ±") : mean_in_words ? text.find(" (") : std::string::npos;
    const auto value = text.substr(0, interval);
    auto content = element("span", {{"class", std::string("nb ") + class_of(cell.mood)}, {"data-json", cell.pointer}},
                           Markup::text(value));
    if (!cell.is_number && cell.pointer.empty()) content = prose(value);
    if (interval != std::string::npos) content += element("small", {{"class", "nb"}}, text.substr(interval));
    return content;
}

Markup markup_of(const Table& table) {
    constexpr std::size_t abreast = 4;  ///< columns that a phone holds
    const auto texts = texts_of(table);
    Markup head = element("th", {{"scope", "col"}}, table.corner);
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        head += element("th", {{"scope", "col"}, {"class", c < table.words_columns ? "w" : ""}}, table.columns[c]);
    Markup body;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        Markup row =
            element("th", {{"scope", "row"}, {"class", table.rows[r].below ? "below" : ""}}, table.rows[r].label);
        for (std::size_t c = 0; c < table.columns.size(); ++c)
            row += element("td", {{"data-label", table.columns[c]}, {"class", c < table.words_columns ? "w" : ""}},
                           c < texts[r].size() ? cell_markup(table.rows[r].cells[c], texts[r][c]) : Markup());
        body += element("tr", {}, row);
    }
    const auto caption = table.title.empty() ? Markup() : element("caption", {}, table.title);
    return boxed(element("table", {{"class", table.columns.size() < abreast ? "data" : "data stack"}},
                         caption + element("thead", {}, element("tr", {}, head)) + element("tbody", {}, body)));
}

// A page draws these (reports/html/pictures).
Markup markup_of(const Bars&) { return {}; }
Markup markup_of(const Sparks&) { return {}; }

}  // namespace

Markup block_markup(const Block& block) {
    return std::visit([](const auto& one) { return markup_of(one); }, block);
}

}  // namespace holdtime
