#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "scenarios/schema/value.hpp"

namespace holdtime {

/// A number with the unit that it was written in: `90s`, `40%`, `24/h`, `12`.
struct Measure {
    double number = 0;
    std::string unit;  ///< "" = none; %, ms, s, min, h, d, /s, /min, /h, /d

    /// In the units of tables: shares as fractions, durations in seconds, rates and money per hour.
    double in_tables() const;
    /// "share", "s", "1/h", or "" for a plain number.
    std::string_view table_unit() const;
};

/// Nothing when the text is not a number with one of these units.
std::optional<Measure> parse_measure(std::string_view text);
/// The same amount in another unit of its kind; nothing when there is no such way (0 has any unit).
std::optional<Measure> convert(const Measure& measure, const std::string& unit);
/// As the user would write it; rounded to 12 significant digits, so that 3 x 0.1 is 0.3.
std::string show(const Measure& measure);
Measure rounded(const Measure& measure);

/// A value as one line of YAML: scalars as written, lists and maps in flow style.
std::string show_value(const Value& value);

}  // namespace holdtime
