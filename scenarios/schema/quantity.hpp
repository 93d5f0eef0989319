#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "scenarios/schema/value.hpp"
#include "sim/core/error.hpp"
#include "sim/core/time.hpp"

/// Our own reading of scalars: decimal numbers with an optional unit. Locale-independent; no octal, hexadecimal, nan,
/// inf. Every function takes the value and a Problems to complain to, names the key in its message as `what`,
/// and returns nullopt after complaining.
namespace holdtime {

std::optional<double> read_number(const Value& value, const std::string& what, Problems& problems);
std::optional<long long> read_integer(const Value& value, const std::string& what, Problems& problems);
/// 0 to 2^64 - 1, exactly.
std::optional<std::uint64_t> read_natural(const Value& value, const std::string& what, Problems& problems);
/// `90s`, `5min`, `2h`, `3d`, also `1.5h`, `250ms`; a bare 0 is 0 seconds; never negative.
std::optional<Seconds> read_duration(const Value& value, const std::string& what, Problems& problems);
/// `0.8` or `80%`, within [0, 1].
std::optional<double> read_share(const Value& value, const std::string& what, Problems& problems);
/// As a share but without the upper limit (`cv: 120%` or `cv: 1.2`); not negative.
std::optional<double> read_ratio(const Value& value, const std::string& what, Problems& problems);
/// As a ratio, of either sign (`-15%`).
std::optional<double> read_points(const Value& value, const std::string& what, Problems& problems);
/// `120/h`, `2/min`, `0.1/s`, `5/d`: per second.
std::optional<double> read_rate(const Value& value, const std::string& what, Problems& problems);
/// `24/h` money per hour (`/min`, `/d` too); a bare number is an error.
std::optional<double> read_money_per_hour(const Value& value, const std::string& what, Problems& problems);
std::optional<bool> read_boolean(const Value& value, const std::string& what, Problems& problems);  ///< true or false
std::optional<std::string> read_text(const Value& value, const std::string& what, Problems& problems);

/// Shortest text that reads back as the same number; a duration in the largest unit that keeps it short.
std::string show_duration(Seconds duration);
std::string show_number(double number);

/// Complains about a value in the house's grammar: "invalid <what> <value> (<why>)".
void complain_about(const Value& value, const std::string& what, const std::string& why, Problems& problems);

}  // namespace holdtime
