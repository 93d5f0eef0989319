#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "scenarios/schema/csv_scanner.hpp"

namespace holdtime {

/// A CSV file of any length ("-" = standard input), row by row, in memory that does not grow with it: logs have
/// gigabytes. Quotes, separators and byte order marks are those of csv.hpp.
/// What makes the file no text throws InputError with file and line; a machine that cannot read throws MachineError.
class CsvRows {
public:
    /// Opens the file and reads its heading row; throws InputError when there is none.
    explicit CsvRows(const std::string& file);
    ~CsvRows();
    CsvRows(const CsvRows&) = delete;
    CsvRows& operator=(const CsvRows&) = delete;

    const std::string& file() const { return file_; }
    char separator() const { return separator_; }
    const CsvFields& header() const { return header_; }

    /// The next row that is not blank, without empty columns at its end; false: there is none.
    bool next(CsvFields& fields);
    int line() const { return row_line_; }  ///< where that row begins
    /// Why that row is none (an open quote, text after a closing one, another number of fields than the heading row);
    /// "" of others. After an open quote the next row is that of the next line.
    const std::string& fault() const { return fault_; }
    /// Bytes of the rows so far, and of the file; the latter 0 where nobody knows.
    std::uint64_t bytes_read() const { return bytes_read_; }
    std::uint64_t bytes_in_all() const { return bytes_in_all_; }

private:
    struct Source;
    bool row(CsvFields& fields);
    bool fill();
    void take(std::size_t length, int lines);
    void check_text(std::string_view row, int line);
    std::string file_;
    std::unique_ptr<Source> source_;
    std::string buffer_;
    std::size_t begin_ = 0;  ///< of what has not been handed out
    int line_ = 1, row_line_ = 1;
    std::string fault_;
    bool more_ = true;
    char separator_ = ',';
    CsvFields header_;
    std::uint64_t bytes_read_ = 0, bytes_in_all_ = 0;
};

}  // namespace holdtime
