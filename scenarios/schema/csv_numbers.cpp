#include <algorithm>
#include <string_view>

#include "scenarios/schema/csv.hpp"

namespace holdtime {

namespace {

constexpr std::size_t most_complaints = 19;  ///< per column, and a line that counts the rest

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Length of the digits at `i`.
std::size_t digits_at(std::string_view text, std::size_t i) {
    std::size_t n = 0;
    while (i + n < text.size() && is_digit(text[i + n])) ++n;
    return n;
}

std::size_t after_sign(std::string_view text) { return text.starts_with('-') || text.starts_with('+') ? 1 : 0; }

/// Position of the mark in `12,5` or `12,5min`, when the text is a number with this one mark; else 0.
std::size_t decimal_mark(std::string_view text, char mark) {
    const std::size_t first = after_sign(text);
    const std::size_t at = first + digits_at(text, first);
    if (at == first || at >= text.size() || text[at] != mark) return 0;
    const std::size_t decimals = digits_at(text, at + 1);
    const auto rest = text.substr(at + 1 + decimals);
    return decimals > 0 && rest.find_first_of("0123456789.,:") == std::string_view::npos ? at : 0;
}

/// `1.050` and `1.234.567`: which may be thousands.
bool may_be_thousands(std::string_view text) {
    std::size_t i = after_sign(text);
    const std::size_t first = digits_at(text, i);
    if (first < 1 || first > 3 || text[i] == '0') return false;
    for (i += first; i < text.size(); i += 4)
        if (text[i] != '.' || digits_at(text, i + 1) != 3) return false;
    return i > after_sign(text) + first;
}

/// Nothing but digits in groups, divided by a mark or by several points.
bool is_grouped(std::string_view text) {
    std::size_t i = after_sign(text), groups = 0, points = 0;
    for (bool mark_seen = true; i < text.size() && mark_seen; ++groups) {
        const std::size_t digits = digits_at(text, i);
        if (digits == 0) return false;
        i += digits;
        mark_seen = false;
        for (const std::string_view mark : {" ", "'", ",", ".", "_", "\u00a0", "\u202f", "\u2019"}) {
            if (mark_seen || !text.substr(i).starts_with(mark)) continue;
            mark_seen = true;
            points += mark == ".";
            i += mark.size();
        }
    }
    return i == text.size() && groups > 1 && (groups > 2 || points == 0);
}

/// A way out for a number that cannot be read; "" = none is known.
std::string advice(const std::string& text, char separator) {
    if (separator == ',' && decimal_mark(text, ','))
        return "write a decimal point, as in 10.5, and no thousands separator; or separate the fields by ';'";
    return is_grouped(text) ? "write it without thousands separators, as in 1234.5" : "";
}

Value cell_value(const Column& column, std::size_t row) {
    Value value;
    value.place = cell_place(column, row);
    value.text = column.text[row];
    return value;
}

template <class Read>
std::vector<double> read_cells(const Column& column, const std::string& kind, const std::string& what,
                               const std::string& name, Problems& problems, const Read& read) {
    std::vector<double> values;
    values.reserve(column.text.size());
    CellComplaints complaints(column, name, problems);
    for (std::size_t row = 0; row < column.text.size(); ++row) {
        const Value cell = cell_value(column, row);
        Problems why;
        if (const auto number = read(cell, why)) {
            values.push_back(*number);
            continue;
        }
        const std::string way_out = cell.text.empty()
                                        ? "must be " + kind + "; the cell is empty, write 0 where there is nothing"
                                        : advice(cell.text, column.separator);
        Problems better;
        if (!way_out.empty()) complain_about(cell, what, way_out, better);
        complaints.add(row, (better.empty() ? why : better).list().front().text);
    }
    complaints.count_the_rest();
    if (complaints.any()) values.clear();
    return values;
}

}  // namespace

void CellComplaints::add(std::size_t row, const std::string& text) {
    last_ = row;
    if (++count_ > most_complaints) return;
    const std::string column = name_.empty() ? "" : ", column '" + name_ + "'";
    problems_.add(cell_place(column_, row), text + " in line " + std::to_string(column_.line[row]) + column);
}

void CellComplaints::count_the_rest() {
    if (count_ <= most_complaints) return;
    const auto more = count_ - most_complaints;
    const std::string column = name_.empty() ? "the column" : "column '" + name_ + "'";
    problems_.add(cell_place(column_, last_), "and " + std::to_string(more) + " more in " + column +
                                                  (more == 1 ? ", in this line" : ", the last in this line"));
}

Place cell_place(const Column& column, std::size_t row) { return {column.file, column.line[row], column.column}; }

bool use_decimal_points(Column& column, Problems& problems) {
    if (column.separator == ',') return true;
    std::optional<std::size_t> thousands, dotted;
    bool commas = false;
    for (std::size_t row = 0; row < column.text.size(); ++row) {
        std::string& text = column.text[row];
        if (may_be_thousands(text)) {
            thousands = thousands.value_or(row);
        } else if (decimal_mark(text, '.')) {
            dotted = dotted.value_or(row);
        } else if (const auto mark = decimal_mark(text, ',')) {
            commas = true;
            text[mark] = '.';
        }
    }
    if (thousands && (commas || !dotted)) {
        problems.add(cell_place(column, *thousands),
                     "'" + column.text[*thousands] +
                         "' may be thousands or a decimal point (in a file with a separator "
                         "other than ',' both are in use); write it without the '.', or with a decimal comma");
        return false;
    }
    if (!dotted || !commas) return true;
    problems.add(cell_place(column, *dotted), "'" + column.text[*dotted] +
                                                  "' has a decimal point where other numbers of the column have a "
                                                  "decimal comma; write all alike");
    return false;
}

std::vector<double> column_numbers(const Column& column, const std::string& what, Problems& problems,
                                   const std::string& name) {
    return read_cells(column, "a number", what, name, problems,
                      [&](const Value& cell, Problems& wrong) -> std::optional<double> {
                          const auto number = read_number(cell, what, wrong);
                          if (!number || *number >= 0) return number;
                          complain_about(cell, what, "must not be negative", wrong);
                          return {};
                      });
}

std::vector<Seconds> column_durations(const Column& column, const std::string& what, Problems& problems,
                                      const std::string& name) {
    return read_cells(
        column, "a duration", what, name, problems, [&](const Value& cell, Problems& wrong) -> std::optional<Seconds> {
            const bool bare = !cell.text.empty() && cell.text.find_first_not_of("0123456789.+-eE") == std::string::npos;
            if (!bare) return read_duration(cell, what, wrong);
            Value with_unit = cell;
            with_unit.text += 's';
            return read_duration(with_unit, what, wrong);
        });
}

}  // namespace holdtime
