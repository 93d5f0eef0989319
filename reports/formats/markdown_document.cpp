#include "reports/formats/markdown_document.hpp"

#include "reports/text/markdown_text.hpp"
#include "sim/core/printable.hpp"

namespace holdtime {

namespace {

std::string heading(const std::string& title) {
    return title.empty() ? std::string("\n") : "\n## " + markdown_text(title) + "\n\n";
}

std::string rendered(const Table& table) {
    std::string text = heading(table.title) + "| " + markdown_text(table.corner);
    for (const auto& column : table.columns) text += " | " + markdown_text(column);
    text += " |\n| ---";
    for (std::size_t c = 0; c < table.columns.size(); ++c) text += c < table.words_columns ? " | ---" : " | ---:";
    text += " |\n";
    const auto all = texts_of(table);
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        const auto& row = table.rows[r];
        const auto& texts = all[r];
        text += "| " + markdown_text(row.label);
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const auto cell = c < texts.size() ? markdown_text(texts[c]) : std::string();
            text += " | " + (cell.empty() || row.cells[c].mood == Mood::plain ? cell : "**" + cell + "**");
        }
        text += " |\n";
    }
    return text;
}

std::string rendered(const Sentences& sentences) {
    std::string text = heading(sentences.heading);
    for (const auto& line : sentences.lines)
        text += (sentences.list ? "- " : "") + markdown_text(line) + "\n" + (sentences.list ? "" : "\n");
    if (!sentences.list) text.pop_back();
    return text;
}

/// The numbers behind the bars.
std::string rendered(const Bars& bars) {
    Table table{bars.heading, "", {}, {}};
    for (const auto& bar : bars.bars) table.columns.push_back(bar.name);
    for (std::size_t p = 0; p < bars.words.size(); ++p) {
        Row row{bars.words[p], {}};
        for (const auto& bar : bars.bars) row.cells.push_back(words_cell(std::to_string(bar.parts[p])));
        table.rows.push_back(std::move(row));
    }
    return rendered(table);
}

std::string rendered(const Sparks& sparks) {
    Table table{sparks.heading, "", {"", sparks.lowest}, {}, 1};
    for (const auto& line : sparks.lines)
        table.rows.push_back({line.name, {words_cell(line.part), words_cell(line.lowest)}});
    return rendered(table);
}

}  // namespace

std::string markdown_document(const Document& document) {
    std::string text;
    if (!document.title.empty()) text.append("# ").append(markdown_text(document.title)).append("\n");
    if (!document.aside.empty()) text.append("\n").append(markdown_text(document.aside)).append("\n");
    for (const auto& line : document.subtitle) text.append("\n").append(markdown_text(line)).append("\n");
    for (const auto& block : document.blocks)
        text += std::visit([](const auto& content) { return rendered(content); }, block);
    return printable_lines(text, false);
}

}  // namespace holdtime
