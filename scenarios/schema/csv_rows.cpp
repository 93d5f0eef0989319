#include "scenarios/schema/csv_rows.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "scenarios/schema/content.hpp"
#include "scenarios/schema/files.hpp"

namespace holdtime {

namespace {

constexpr std::size_t piece = std::size_t{1} << 18;
constexpr std::size_t longest_row = std::size_t{4} << 20;

}  // namespace

struct CsvRows::Source {
    std::FILE* file = nullptr;
    ~Source() {
        if (file && file != stdin) std::fclose(file);
    }
};

CsvRows::~CsvRows() = default;

CsvRows::CsvRows(const std::string& file)
    : file_(file == "-" ? standard_input : file), source_(std::make_unique<Source>()) {
    Problems problems;
    source_->file = open_text_file(file, {}, problems);
    problems.throw_if_any();
    std::error_code unknown;
    const auto size = file == "-" ? 0 : std::filesystem::file_size(file, unknown);
    bytes_in_all_ = unknown ? 0 : size;
    fill();
    if (buffer_.starts_with("\xEF\xBB\xBF")) begin_ = 3;
    const auto beginning = std::string_view(buffer_).substr(begin_);
    if (const auto instead = not_text(std::string(beginning), file); !instead.empty())
        throw InputError({file_, 1, 1}, instead);
    const char announced = announced_separator(beginning);
    separator_ = announced ? announced : find_separator(beginning);
    if (announced) row(header_);
    while (row(header_) && is_blank(header_)) {
    }
    drop_empty_end(header_, 1);
    if (header_.empty() || is_blank(header_))
        throw InputError({file_, 1, 1}, "empty file (must have a heading row and rows below it)");
}

bool CsvRows::fill() {
    if (!more_) return false;
    buffer_.erase(0, begin_);
    begin_ = 0;
    const auto kept = buffer_.size();
    buffer_.resize(kept + piece);
    const auto read = std::fread(buffer_.data() + kept, 1, piece, source_->file);
    buffer_.resize(kept + read);
    if (std::ferror(source_->file)) {
        if (errno == EISDIR) throw InputError({file_, 0, 0}, "cannot read it (it is a folder; name a file in it)");
        throw MachineError("cannot read '" + file_ + "' (" + std::strerror(errno) + ")");
    }
    more_ = read == piece;
    return read > 0;
}

void CsvRows::take(std::size_t length, int lines) {
    row_line_ = line_;
    line_ += lines;
    begin_ += length;
    bytes_read_ += length;
}

/// A row that ends where the buffer ends may go on in what has not been read: it is read again, with more.
bool CsvRows::row(CsvFields& fields) {
    fault_.clear();
    for (;;) {
        const auto rest = std::string_view(buffer_).substr(begin_);
        if (rest.empty()) {
            if (!fill()) return false;
            continue;
        }
        Problems problems;
        CsvScanner scanner(rest, file_, separator_, problems, line_);
        const bool whole = scanner.row(fields);
        const bool endless = rest.size() > longest_row;
        if (scanner.at_end() && more_ && !endless) {
            fill();
            continue;
        }
        if (whole && !endless) {
            check_text(rest.substr(0, scanner.position()), line_);
            take(scanner.position(), scanner.line() - line_);
            return true;
        }
        const auto end = rest.find('\n');
        const auto length = end == std::string_view::npos ? rest.size() : end + 1;
        check_text(rest.substr(0, length), line_);
        fault_ = problems.empty() ? "a row of more than 4 MiB" : problems.list().front().text;
        take(length, 1);
        return true;
    }
}

bool CsvRows::next(CsvFields& fields) {
    while (row(fields)) {
        if (!fault_.empty()) return true;
        if (is_blank(fields)) continue;
        drop_empty_end(fields, header_.size());
        if (fields.size() != header_.size())
            fault_ = "row has " + std::to_string(fields.size()) + (fields.size() == 1 ? " field" : " fields") +
                     " (the heading row has " + std::to_string(header_.size()) + ")";
        return true;
    }
    return false;
}

void CsvRows::check_text(std::string_view row, int line) {
    const bool plain = std::all_of(
        row.begin(), row.end(), [](char c) { return (c >= 0x20 && c < 0x7F) || c == '\n' || c == '\r' || c == '\t'; });
    if (plain) return;
    Problems problems;
    if (!is_text(std::string(row), file_, problems, line)) problems.throw_if_any();
}

}  // namespace holdtime
