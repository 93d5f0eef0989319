#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "scenarios/schema/csv.hpp"
#include "sim/core/trimmed.hpp"

namespace holdtime {

namespace {

/// Walks a CSV text row by row.
class Scanner {
public:
    Scanner(const std::string& text, const std::string& file, char separator, Problems& problems)
        : text_(text), file_(file), separator_(separator), problems_(problems) {}

    bool at_end() const { return i_ >= text_.size(); }
    int line() const { return line_; }

    /// The next row's fields; false after complaining.
    bool row(std::vector<std::string>& fields) {
        fields.clear();
        do {
            std::string field;
            if (!read_field(field, static_cast<int>(fields.size()) + 1)) return false;
            fields.push_back(std::move(field));
        } while (take(separator_));
        if (!at_end()) end_of_line();
        return true;
    }

private:
    bool take(char c) {
        if (at_end() || text_[i_] != c) return false;
        ++i_;
        return true;
    }
    /// What may stand around a value.
    const char* blanks() const { return separator_ == '\t' ? " " : " \t"; }
    bool at_line_end() const { return text_[i_] == '\n' || text_[i_] == '\r'; }
    void end_of_line() {
        if (text_[i_] == '\r') ++i_;
        if (!at_end() && text_[i_] == '\n') ++i_;
        ++line_;
    }
    bool read_field(std::string& field, int number) {
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
    bool read_quoted(std::string& field, int number) {
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
    bool complain(int line, int field, const std::string& text) {
        problems_.add({file_, line, field}, text);
        return false;
    }

    const std::string& text_;
    const std::string& file_;
    char separator_;
    Problems& problems_;
    std::size_t i_ = 0;
    int line_ = 1;
};

using Fields = std::vector<std::string>;

bool is_blank(const Fields& fields) {
    return std::all_of(fields.begin(), fields.end(), [](const std::string& field) { return field.empty(); });
}

/// Spreadsheets write columns that were once in use as empty ones.
void drop_empty_end(Fields& fields, std::size_t least) {
    while (fields.size() > least && fields.back().empty()) fields.pop_back();
}

/// Widths of the heading row and of the first row below it, if the fields were separated so; 0 = there is none.
std::pair<std::size_t, std::size_t> widths(const std::string& text, char separator) {
    const std::string unnamed;
    Problems ignored;
    Scanner scanner(text, unnamed, separator, ignored);
    Fields fields;
    std::array<std::size_t, 2> width{};
    for (std::size_t row = 0; row < 2 && !scanner.at_end() && scanner.row(fields);) {
        if (is_blank(fields)) continue;
        drop_empty_end(fields, 1);
        width[row++] = fields.size();
    }
    return {width[0], width[1]};
}

/// The separator by which the heading row falls into fields, as many as the row below it. What is written for people
/// has commas in its headings more often than semicolons or tabs: these come first.
char find_separator(const std::string& text) {
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

/// `sep=;` in the first line, which spreadsheets write for each other.
char announced_separator(const std::string& text) {
    const std::size_t quote = text.starts_with('"') ? 1 : 0;
    const bool announced = text.compare(quote, 4, "sep=") == 0 && text.size() > quote + 4;
    return announced && std::string_view(",;\t").find(text[quote + 4]) != std::string_view::npos ? text[quote + 4]
                                                                                                 : '\0';
}

std::string named(char separator) { return separator == '\t' ? "tabs" : std::string("'") + separator + "'"; }

std::string wrong_width(std::size_t fields, const CsvTable& table) {
    const bool comma = table.separator == ',' && fields > table.header.size();
    return "row has " + std::to_string(fields) + (fields == 1 ? " field" : " fields") + " (the heading row has " +
           std::to_string(table.header.size()) + ", separated by " + named(table.separator) +
           (comma ? "; numbers are written with a decimal point, as in 10.5)" : ")");
}

/// Rows of another width than the heading's: the first are told, the others counted.
class WrongRows {
public:
    void add(int line, std::size_t fields, const CsvTable& table, Problems& problems) {
        constexpr std::size_t most_told = 5;
        last_ = line;
        if (++count_ > most_told) return ++more_, void();
        problems.add({table.file, line, static_cast<int>(std::min(fields, table.header.size() + 1))},
                     wrong_width(fields, table));
    }
    void count_the_rest(const CsvTable& table, Problems& problems) const {
        if (more_ > 0)
            problems.add({table.file, last_, 1}, "and " + std::to_string(more_) +
                                                     (more_ == 1 ? " more row of another width than the heading row"
                                                                 : " more rows of another width than the heading row, "
                                                                   "the last here"));
    }
    bool any() const { return count_ > 0; }

private:
    std::size_t count_ = 0, more_ = 0;
    int last_ = 0;
};

}  // namespace

std::optional<CsvTable> parse_csv(const std::string& text, const std::string& file, Problems& problems) {
    CsvTable table;
    table.file = file;
    const char announced = announced_separator(text);
    table.separator = announced ? announced : find_separator(text);
    Scanner scanner(text, file, table.separator, problems);
    Fields fields;
    WrongRows wrong;
    if (announced && !scanner.row(fields)) return {};
    while (!scanner.at_end()) {
        const int line = scanner.line();
        if (!scanner.row(fields)) return {};
        if (is_blank(fields)) continue;
        if (table.header.empty()) {
            drop_empty_end(fields, 1);
            table.header = fields;
            continue;
        }
        drop_empty_end(fields, table.header.size());
        if (fields.size() != table.header.size()) {
            wrong.add(line, fields.size(), table, problems);
            continue;
        }
        table.line.push_back(line);
        table.cells.insert(table.cells.end(), std::make_move_iterator(fields.begin()),
                           std::make_move_iterator(fields.end()));
    }
    if (wrong.any()) {
        wrong.count_the_rest(table, problems);
        return {};
    }
    if (!table.header.empty()) return table;
    problems.add({file, 1, 1}, "empty file (must have a heading row and rows below it)");
    return {};
}

}  // namespace holdtime
