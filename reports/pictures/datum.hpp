#pragma once

#include <string>
#include <vector>

#include "reports/document/document.hpp"
#include "reports/document/pointer.hpp"
#include "studies/compare/compare.hpp"

/// What pictures say, before anybody draws it: numbers with the place where they stand in the results.
namespace holdtime {

/// A number or word as people read it.
struct Datum {
    std::string text;
    std::string pointer;      ///< of the JSON value that it is a rounding of; "" = it stands nowhere
    std::string behind = {};  ///< smaller, and no part of it: "± 10"
};

/// Of a figure's mean or a value by itself, with its unit; the currency behind money.
Datum datum(double value, Unit unit, const Comparison& comparison, std::string pointer = "");
Datum words_datum(std::string words, std::string pointer = "");

/// A table of a picture's data.
struct DataTable {
    struct Line {
        std::string label;
        std::vector<Datum> cells;
        int place = -1;  ///< along the picture's axis, for its cursor; negative = none
    };
    std::string title;
    std::string corner;
    std::vector<std::string> columns;
    std::vector<Line> rows;
    /// Of long tables: the list in the results whose items stand below each other; "" = none.
    std::vector<std::string> column_pointers = {};
    bool words = false;  ///< cells are words rather than numbers: flush left
};

/// What a picture says in words, and all that it shows as numbers.
struct Told {
    std::string question;  ///< its title
    std::string lead;      ///< the finding, in sentences that hold whatever the numbers are
    std::vector<DataTable> tables;
};

/// `2026-03-02T07:30:00+01:00` -> `07:30`
std::string clock_of(const std::string& label);
/// `2026-03-02...` -> `Mon 2 Mar`; long: `Monday 2 March 2026`
std::string date_of(const std::string& label, bool long_form);

/// A promised time as people write it: `20 s`, `5 min`, `8 h`; 0 is `at once`.
std::string within_text(double seconds);

/// The channel's figures; null where it has none.
const Figures* figures_of(const std::vector<NamedFigures>& parts, const std::string& name);

/// The lists of up to so many digits that people read: "a", "a and b".
std::string listed_names(const std::vector<std::string>& names);

}  // namespace holdtime
