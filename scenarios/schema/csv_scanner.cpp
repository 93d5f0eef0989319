#include "scenarios/schema/csv_scanner.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "sim/core/trimmed.hpp"

namespace holdtime {

bool CsvScanner::row(CsvFields& fields) {
    std::size_t count = 0;
    do {
        if (fields.size() == count) fields.emplace_back();
        fields[count].clear();
        if (!read_field(fields[count], static_cast<int>(count) + 1)) return false;
        ++count;
    } while (take(separator_));
    fields.resize(count);
    if (!at_end()) end_of_line();
    return true;
}

bool CsvScanner::take(char c) {
    if (at_end() || text_[i_] != c) return false;
    ++i_;
    return true;
}

void CsvScanner::end_of_line() {
    if (text_[i_] == '\r') ++i_;
    if (!at_end() && text_[i_] == '\n') ++i_;
    ++line_;
}

bool CsvScanner::read_field(std::string& field, int number) {
    const auto first = std::min(text_.find_first_not_of(blanks(), i_), text_.size());
    if (first < text_.size() && text_[first] == '"') {
        i_ = first + 1;
        return read_quoted(field, number);
    }
    const std::size_t begin = i_;
    while (!at_end() && text_[i_] != separator_ && !at_line_end()) ++i_;
    field = trimmed(text_.substr(begin, i_ - begin));
    return true;
}

bool CsvScanner::read_quoted(std::string& field, int number) {
    const int opened = line_;
    for (;; ++i_) {
        if (at_end()) return complain(opened, number, "a quote is opened and never closed");
        if (text_[i_] == '"' && (i_ + 1 >= text_.size() || text_[i_ + 1] != '"')) break;
        if (text_[i_] == '"') ++i_;
        if (text_[i_] == '\n') ++line_;
        field += text_[i_];
    }
    ++i_;
    i_ = std::min(text_.find_first_not_of(blanks(), i_), text_.size());
    if (!at_end() && text_[i_] != separator_ && !at_line_end())
        return complain(line_, number, "text after a closing quote (write a quote within quotes as \"\")");
    return true;
}

bool CsvScanner::complain(int line, int field, const std::string& text) {
    problems_.add({file_, line, field}, text);
    return false;
}

bool is_blank(const CsvFields& fields) {
    return std::all_of(fields.begin(), fields.end(), [](const std::string& field) { return field.empty(); });
}

void drop_empty_end(CsvFields& fields, std::size_t least) {
    while (fields.size() > least && fields.back().empty()) fields.pop_back();
}

namespace {

/// Widths of the heading row and of the first row below it, if the fields were separated so; 0 = there is none.
std::pair<std::size_t, std::size_t> widths(std::string_view text, char separator) {
    const std::string unnamed;
    Problems ignored;
    CsvScanner scanner(text, unnamed, separator, ignored);
    CsvFields fields;
    std::array<std::size_t, 2> width{};
    for (std::size_t row = 0; row < 2 && !scanner.at_end() && scanner.row(fields);) {
        if (is_blank(fields)) continue;
        drop_empty_end(fields, 1);
        width[row++] = fields.size();
    }
    return {width[0], width[1]};
}

}  // namespace

/// What is written for people has commas in its headings more often than semicolons or tabs: these come first.
char find_separator(std::string_view text) {
    char best = ',';
    std::size_t best_width = 1;
    bool best_fits = false;
    for (const char separator : {'\t', ';', ','}) {
        const auto [heading, first] = widths(text, separator);
        const bool fits = first == 0 || first == heading;
        if (heading < 2 || std::pair(fits, heading) <= std::pair(best_fits, best_width)) continue;
        best = separator, best_width = heading, best_fits = fits;
    }
    return best;
}

char announced_separator(std::string_view text) {
    const std::size_t quote = text.starts_with('"') ? 1 : 0;
    const bool announced = text.size() > quote + 4 && text.substr(quote, 4) == "sep=";
    return announced && std::string_view(",;\t").find(text[quote + 4]) != std::string_view::npos ? text[quote + 4]
                                                                                                 : '\0';
}

}  // namespace holdtime
