#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/core/error.hpp"

/// How a CSV text falls into rows and fields: what readers of whole files and of long ones have in common.
namespace holdtime {

using CsvFields = std::vector<std::string>;

/// Walks a CSV text row by row. Text and name must outlive it.
class CsvScanner {
public:
    CsvScanner(std::string_view text, const std::string& file, char separator, Problems& problems, int line = 1)
        : text_(text), file_(file), separator_(separator), problems_(problems), line_(line) {}

    bool at_end() const { return i_ >= text_.size(); }
    int line() const { return line_; }
    std::size_t position() const { return i_; }

    /// The next row's fields; false after complaining.
    bool row(CsvFields& fields);

private:
    bool take(char c);
    /// What may stand around a value.
    const char* blanks() const { return separator_ == '\t' ? " " : " \t"; }
    bool at_line_end() const { return text_[i_] == '\n' || text_[i_] == '\r'; }
    void end_of_line();
    bool read_field(std::string& field, int number);
    bool read_quoted(std::string& field, int number);
    bool complain(int line, int field, const std::string& text);

    std::string_view text_;
    const std::string& file_;
    char separator_;
    Problems& problems_;
    std::size_t i_ = 0;
    int line_;
};

bool is_blank(const CsvFields& fields);

/// Spreadsheets write columns that were once in use as empty ones.
void drop_empty_end(CsvFields& fields, std::size_t least);

/// The separator by which the heading row falls into fields, as many as the row below it.
char find_separator(std::string_view text);

/// `sep=;` in the first line, which spreadsheets write for each other; 0 = there is none.
char announced_separator(std::string_view text);

}  // namespace holdtime
