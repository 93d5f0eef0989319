#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace holdtime {

/// In which order a log writes day, month and year.
enum class DateOrder : std::uint8_t { ymd, dmy, mdy };

/// A date, a time of day or both, as exports write them.
struct LoggedMoment {
    std::optional<std::int64_t> day;  ///< since 1970-01-01
    std::optional<double> second;     ///< after midnight
    std::optional<int> utc_offset;    ///< where one is written
    std::optional<double> unix_time;  ///< a bare number above a thousand million
};

/// `2026-03-02T08:15:30.25+01:00`, `2026/3/2 8:15`, `02.03.2026 08:15`, `3/2/2026 8:15:30 PM`, `08:15`, Unix time.
/// Dates whose year does not stand first are read by `order`, except with points, which are day first everywhere.
/// Nothing when it is none of these.
std::optional<LoggedMoment> read_moment(std::string_view text, DateOrder order);

/// Seconds (`12.5`, in a file separated by semicolons or tabs also `12,5`), `1:02:03` or `2:03`; nothing otherwise.
/// A number may be negative.
std::optional<double> read_span(std::string_view text, bool decimal_comma);

/// Which orders the dates of a log leave possible; every date adds to it.
class OrderEvidence {
public:
    void add(std::string_view text);
    bool any() const { return first_over_ || second_over_ || open_; }
    bool ambiguous() const { return open_ && !first_over_ && !second_over_; }
    bool mixed() const { return first_over_ && second_over_; }
    DateOrder order() const { return second_over_ ? DateOrder::mdy : DateOrder::dmy; }

private:
    bool first_over_ = false;   ///< a first number above 12: no month
    bool second_over_ = false;  ///< likewise
    bool open_ = false;         ///< a date that may be either
};

}  // namespace holdtime
