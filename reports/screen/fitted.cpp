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
    bool kept = true;
    const Table* long_one = nullptr;  ///< the whole of a table that may lose rows
    std::size_t rows_left_out = 0;
};

std::size_t lines_of(const Block& block, const ReportStyle& style) {
    const auto text = terminal_text(Document{"", {}, {block}}, style);
    return 1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

/// Of the parts that keep all their lines.
std::size_t whole_lines(const std::vector<ScreenPart>& parts) {
    std::size_t lines = 0;
    for (const auto& part : parts)
        if (part.kept && !part.long_one) lines += part.lines;
    return lines;
}

/// As many of its first rows as so many lines hold.
void shorten(ScreenPart& part, std::size_t room, const ReportStyle& style) {
    auto table = *part.long_one;
    if (table.rows.size() > std::max(room, fewest_rows)) table.rows.resize(std::max(room, fewest_rows));
    part.block = table;
    part.lines = lines_of(part.block, style);
    while (part.lines > room && table.rows.size() > fewest_rows) {
        table.rows.pop_back();
        part.block = table;
        part.lines = lines_of(part.block, style);
    }
    part.kept = part.lines <= room;
    part.rows_left_out = part.long_one->rows.size() - table.rows.size();
}

/// What may be left out first: tables, then sentences that are no warning; of either the later ones.
bool may_go(const Block& block, bool tables) {
    if (const auto* sentences = std::get_if<Sentences>(&block)) return !tables && sentences->mood == Mood::plain;
    return tables;
}

void leave_out(std::vector<ScreenPart>& parts, std::size_t most) {
    for (const bool tables : {true, false})
        for (auto p = parts.size() - 1; p-- > kept_first;)
            if (whole_lines(parts) > most && !parts[p].long_one && may_go(parts[p].block, tables))
                parts[p].kept = false;
}

/// Rows of long tables, then what was left out and has room, then more rows of the first long table.
void fill(std::vector<ScreenPart>& parts, std::size_t room, std::size_t tables, const ReportStyle& style) {
    ScreenPart* first = nullptr;
    for (auto& part : parts) {
        if (!part.long_one) continue;
        shorten(part, std::max(room / tables--, std::min(room, long_table)), style);
        if (!part.kept) continue;
        room -= part.lines;
        if (!first) first = &part;
    }
    for (auto& part : parts)
        if (!part.kept && !part.long_one && part.lines <= room) {
            part.kept = true;
            room -= part.lines;
        }
    if (first) shorten(*first, first->lines + room, style);
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
    std::size_t taken = lines + last_lines, tables = 0;  // taken by the title and how to see the rest
    for (const auto& block : whole.blocks) {
        parts.push_back({block, lines_of(block, style)});
        auto& part = parts.back();
        taken -= std::min(taken, part.lines);
        if (part.lines > long_table) part.long_one = std::get_if<Table>(&block);
        if (part.long_one) ++tables;
    }
    const auto room = most_lines - std::min(most_lines, std::max(taken, last_lines + 1));
    leave_out(parts, room - std::min(room, std::min<std::size_t>(tables, 2) * long_table));
    fill(parts, room - std::min(room, whole_lines(parts)), tables, style);
    Document document{whole.title, whole.subtitle, {}, whole.aside};
    std::size_t rows = 0, missing = 0;
    for (auto& part : parts) {
        if (!part.kept) {
            ++missing;
            continue;
        }
        rows += part.rows_left_out;
        document.blocks.push_back(std::move(part.block));
    }
    if (rows + missing == 0) return document;
    // Before the last block, with which some commands end by contract, unless that is what has more rows.
    const auto before = document.blocks.empty() || parts.back().rows_left_out > 0 ? 0 : 1;
    document.blocks.insert(document.blocks.end() - before,
                           Sentences{"", {more_text(missing, rows)}, false, Mood::plain});
    return document;
}

}  // namespace holdtime
