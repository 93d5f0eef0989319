// By libxlsxwriter, which writes to files only: into a folder of our own among the temporary files, and read back.

#include "reports/formats/workbook.hpp"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "sim/core/error.hpp"
#include "sim/core/printable.hpp"

namespace holdtime {

namespace {

namespace fs = std::filesystem;

/// Removed with all that is in it. Nobody else may read it.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::error_code error;
        const auto base = fs::temp_directory_path(error);
        for (unsigned number = 0; !error && path_.empty() && number < most; ++number)
            if (const auto path = base / fmt::format("holdtime-workbook-{}", number); fs::create_directory(path, error))
                path_ = path;
        if (path_.empty()) throw MachineError("cannot make a folder among the temporary files (" + base.string() + ")");
        fs::permissions(path_, fs::perms::owner_all, error);
    }
    ~TemporaryFolder() {
        std::error_code error;
        fs::remove_all(path_, error);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const fs::path& path() const { return path_; }

private:
    static constexpr unsigned most = 10000;
    fs::path path_;
};

/// How spreadsheets show a unit; the value itself stays what it is.
const char* shown_as(Unit unit, bool difference) {
    switch (unit) {
        case Unit::share:
            return difference ? "+0.0%;-0.0%" : "0.0%";
        case Unit::money:
            return "#,##0.00";
        case Unit::seconds:
            return "#,##0.0\" s\"";
        case Unit::minutes:
            return "#,##0.0\" min\"";
        case Unit::hours:
            return "#,##0.0\" h\"";
        default:
            return "#,##0.00";
    }
}

class Workbook {
public:
    Workbook(const std::string& file, std::string folder, const std::string& title, const std::string& version)
        : folder_(std::move(folder)) {
        lxw_workbook_options options{};
        options.tmpdir = folder_.data();
        book_ = workbook_new_opt(file.c_str(), &options);
        if (!book_) throw MachineError("out of memory for a workbook");
        heading_ = workbook_add_format(book_);
        format_set_bold(heading_);
        format_set_text_wrap(heading_);
        wrapped_ = workbook_add_format(book_);
        format_set_text_wrap(wrapped_);
        format_set_align(wrapped_, LXW_ALIGN_VERTICAL_TOP);
        auto printable_title = printable(title), made_by = "holdtime " + version;
        lxw_doc_properties properties{};
        properties.title = printable_title.data();
        properties.comments = made_by.data();
        properties.created = 946684800;  // the same bytes whenever it is made
        workbook_set_properties(book_, &properties);
    }

    lxw_worksheet* sheet(const std::string& title) { return workbook_add_worksheet(book_, free_name(title).c_str()); }
    void text(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& text, bool bold = false,
              bool wrap = false) {
        constexpr std::size_t most = 8000;  // bytes; the format's own limit is 32,767 characters
        auto shown = printable(text);
        if (shown.size() > most) shown = printable(std::string_view(shown).substr(0, most));
        worksheet_write_string(sheet, row, column, shown.c_str(), bold ? heading_ : wrap ? wrapped_ : nullptr);
    }
    void number(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const Cell& cell) {
        if (!cell.value.exists()) return;
        worksheet_write_number(sheet, row, column, cell.value.mean, format_of(cell));
    }
    /// "" or what went wrong; the book is gone.
    std::string close() {
        const auto error = workbook_close(book_);
        return error == LXW_NO_ERROR ? "" : lxw_strerror(error);
    }

private:
    /// Sheets have names of at most 31 characters, without some signs, that differ in more than case.
    std::string free_name(const std::string& title) {
        std::string base;
        for (const char c : printable(title))
            if (std::string_view("[]:*?/\\'").find(c) == std::string_view::npos && static_cast<unsigned char>(c) < 0x80)
                base += c;
        if (base.empty()) base = "Table";
        for (unsigned number = 1;; ++number) {
            const auto ending = number == 1 ? std::string() : fmt::format(" ({})", number);
            constexpr std::size_t most = 31;
            const auto name = base.substr(0, most - ending.size()) + ending;
            auto folded = name;
            std::transform(folded.begin(), folded.end(), folded.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
            if (names_.insert(folded).second) return name;
        }
    }

    lxw_format* format_of(const Cell& cell) {
        const std::string shown = shown_as(cell.unit, cell.difference);
        auto& format = formats_[shown];
        if (!format) {
            format = workbook_add_format(book_);
            format_set_num_format(format, shown.c_str());
        }
        return format;
    }

    std::string folder_;
    lxw_workbook* book_ = nullptr;
    lxw_format *heading_ = nullptr, *wrapped_ = nullptr;
    std::map<std::string, lxw_format*> formats_;
    std::set<std::string> names_;
};

void add_table(Workbook& book, const Table& table) {
    auto* sheet = book.sheet(table.title.empty() ? "Table" : table.title);
    worksheet_set_column(sheet, 0, 0, 34, nullptr);
    worksheet_set_column(sheet, 1, static_cast<lxw_col_t>(std::max<std::size_t>(table.columns.size(), 1)), 16, nullptr);
    worksheet_freeze_panes(sheet, 1, 1);
    book.text(sheet, 0, 0, table.corner, true);
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        book.text(sheet, 0, static_cast<lxw_col_t>(c + 1), table.columns[c], true);
    for (std::size_t r = 0; r < std::min(table.rows.size(), most_sheet_rows); ++r) {
        const auto& row = table.rows[r];
        const auto at = static_cast<lxw_row_t>(r + 1);
        book.text(sheet, at, 0, row.label);
        for (std::size_t c = 0; c < row.cells.size(); ++c) {
            const auto& cell = row.cells[c];
            const auto column = static_cast<lxw_col_t>(c + 1);
            cell.is_number ? book.number(sheet, at, column, cell) : book.text(sheet, at, column, cell.words);
        }
    }
}

/// The sheet that comes first, with all that stands in no table.
void add_sentences(Workbook& book, const Document& document) {
    auto* sheet = book.sheet("Summary");
    worksheet_set_column(sheet, 0, 0, 110, nullptr);
    lxw_row_t row = 0;
    book.text(sheet, row++, 0, document.title, true);
    for (const auto& line : document.subtitle) book.text(sheet, row++, 0, line);
    for (const auto& block : document.blocks)
        if (const auto* sentences = std::get_if<Sentences>(&block)) {
            ++row;
            if (!sentences->heading.empty()) book.text(sheet, row++, 0, sentences->heading, true);
            for (const auto& line : sentences->lines) book.text(sheet, row++, 0, line, false, true);
        }
}

std::string contents(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

std::string workbook_text(const Document& document, const std::string& version) {
    const TemporaryFolder folder;
    const auto path = folder.path() / "book.xlsx";
    Workbook book(path.string(), folder.path().string(), document.title, version);
    add_sentences(book, document);
    for (const auto& block : document.blocks)
        if (const auto* table = std::get_if<Table>(&block)) add_table(book, *table);
    const auto error = book.close();
    auto text = error.empty() ? contents(path) : std::string();
    if (text.empty())
        throw MachineError(fmt::format("cannot write a workbook among the temporary files ({})",
                                       error.empty() ? folder.path().string() : error));
    return text;
}

std::string workbook_text(Document document, const std::string& title, Table rows, const std::string& version) {
    rows.title = title;
    add(document, std::move(rows));
    return workbook_text(document, version);
}

}  // namespace holdtime
