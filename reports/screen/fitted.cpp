#include "reports/screen/fitted.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "reports/formats/terminal.hpp"
#include "studies/compare/wording.hpp"

namespace holdtime {

namespace {

constexpr std::size_t most_lines = 45;
constexpr std::size_t last_lines = 2;   ///< how to see the rest, and the line before it
constexpr std::size_t kept_first = 2;   ///< blocks: the answer, and what to know before deciding
constexpr std::size_t long_table = 10;  ///< lines from which a table is one that may lose rows
constexpr std::size_t fewest_rows = 3;

struct ScreenPart {
    Block block;
    std::size_t lines = 0;  ///< with the empty one before it
    bool kept = true, table = false;
};

std::size_t lines_of(const Block& block, const ReportStyle& style) {
    const auto text = terminal_text(Document{"", {}, {block}}, style);
    return 1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

std::size_t sum_of(const std::vector<ScreenPart>& parts, bool tables) {
    std::size_t lines = 0;
    for (const auto& part : parts)
        if (part.kept && part.table == tables) lines += part.lines;
    return lines;
}

/// The first rows, as many as so many lines hold. Returns how many rows are left out.
std::size_t shorten(ScreenPart& part, std::size_t room, const ReportStyle& style) {
    auto& table = std::get<Table>(part.block);
    const auto all = table.rows.size();
    if (all > std::max(room, fewest_rows)) {  // a row is a line, or more
        table.rows.resize(std::max(room, fewest_rows));
        part.lines = lines_of(part.block, style);
    }
    while (part.lines > room && table.rows.size() > fewest_rows) {
        table.rows.pop_back();
        part.lines = lines_of(part.block, style);
    }
    part.kept = part.lines <= room;
    return part.kept ? all - table.rows.size() : all;
}

std::string more_text(std::size_t tables, std::size_t rows) {
    std::string left;
    if (rows > 0) left = fmt::format("{} more row{}", count_text(rows), rows == 1 ? "" : "s");
    if (tables > 0)
        left += fmt::format("{}{} more table{} and list{}", left.empty() ? "" : ", ", count_text(tables),
                            tables == 1 ? "" : "s", tables == 1 ? "" : "s");
    return fmt::format("More: -v ({}), --html FILE", left);
}

}  // namespace

Document fitted_to_screen(const Document& whole, const ReportStyle& style) {
    const auto text = terminal_text(whole, style);
    const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    if (style.verbose || lines <= most_lines) return whole;
    std::vector<ScreenPart> parts;
    std::size_t taken = lines + last_lines;  // by title and whatever is no block
    for (const auto& block : whole.blocks) {
        parts.push_back({block, lines_of(block, style)});
        parts.back().table = std::holds_alternative<Table>(block) && parts.back().lines > long_table;
        taken -= std::min(taken, parts.back().lines);
    }
    taken = std::max(taken, last_lines + 1);
    const auto tables = static_cast<std::size_t>(
        std::count_if(parts.begin(), parts.end(), [](const ScreenPart& part) { return part.table; }));
    const std::size_t reserved = std::min<std::size_t>(tables, 2) * long_table;  // for the beginnings of two tables
    for (std::size_t p = parts.size() - std::min<std::size_t>(parts.size(), 1); p-- > kept_first;)
        if (sum_of(parts, false) + reserved + taken > most_lines && !parts[p].table) parts[p].kept = false;
    std::size_t room = most_lines - std::min(most_lines, taken + sum_of(parts, false)), rows = 0, left = tables;
    for (auto& part : parts) {
        if (!part.table) continue;
        const auto share = std::max(room / left--, std::min(room, long_table));
        const auto fewer = shorten(part, share, style);
        if (!part.kept) continue;
        room -= part.lines;
        rows += fewer;
    }
    Document document{whole.title, whole.subtitle, {}, whole.aside};
    for (auto& part : parts)
        if (part.kept) document.blocks.push_back(std::move(part.block));
    const auto missing = parts.size() - document.blocks.size();
    if (rows + missing > 0) add(document, Sentences{"", {more_text(missing, rows)}, false, Mood::plain});
    return document;
}

}  // namespace holdtime
