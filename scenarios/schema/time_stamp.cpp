#include "scenarios/schema/time_stamp.hpp"

#include <charconv>
#include <string_view>

#include "scenarios/schema/local_clock.hpp"

namespace holdtime {

namespace {

/// Reads exactly `digits` digits at `i` and moves on.
std::optional<int> read_digits(const std::string& text, std::size_t& i, std::size_t digits) {
    if (i + digits > text.size()) return {};
    int number = 0;
    const auto [end, error] = std::from_chars(text.data() + i, text.data() + i + digits, number);
    if (error != std::errc{} || end != text.data() + i + digits || text[i] == '-') return {};
    i += digits;
    return number;
}

bool skip(const std::string& text, std::size_t& i, std::string_view any_of) {
    if (i >= text.size() || any_of.find(text[i]) == std::string_view::npos) return false;
    ++i;
    return true;
}

/// `08:15`, `8:15` (as spreadsheets write it), `08:15:30`, `08:15:30.25` at `i`: seconds after midnight.
std::optional<double> read_clock(const std::string& text, std::size_t& i) {
    auto hour = read_digits(text, i, 2);
    if (!hour) hour = read_digits(text, i, 1);
    if (!hour || !skip(text, i, ":")) return {};
    const auto minute = read_digits(text, i, 2);
    if (!minute) return {};
    double second = 0;
    if (skip(text, i, ":")) {
        const auto whole = read_digits(text, i, 2);
        if (!whole) return {};
        second = *whole;
        if (i < text.size() && text[i] == '.') {
            double fraction = 0;
            const auto [end, error] =
                std::from_chars(text.data() + i, text.data() + text.size(), fraction, std::chars_format::fixed);
            if (error != std::errc{}) return {};
            second += fraction;
            i = static_cast<std::size_t>(end - text.data());
        }
    }
    if (*hour > 23 || *minute > 59 || second >= 60) return {};
    return *hour * 3600 + *minute * 60 + second;
}

/// `Z` or `+01:00` at `i`: seconds east of Greenwich.
std::optional<int> read_offset(const std::string& text, std::size_t& i) {
    if (skip(text, i, "Z")) return 0;
    const bool west = i < text.size() && text[i] == '-';
    if (!skip(text, i, "+-")) return {};
    const auto hours = read_digits(text, i, 2);
    skip(text, i, ":");
    const auto minutes = read_digits(text, i, 2);
    if (!hours || !minutes) return {};
    return (west ? -1 : 1) * (*hours * 3600 + *minutes * 60);
}

}  // namespace

std::optional<TimeStamp> read_time_stamp(const std::string& text) {
    TimeStamp stamp;
    std::size_t i = 0;
    if (text.size() >= 10 && text[4] == '-') {
        const auto year = read_digits(text, i, 4);
        const bool first = skip(text, i, "-");
        const auto month = read_digits(text, i, 2);
        const bool second = skip(text, i, "-");
        const auto day = read_digits(text, i, 2);
        if (!year || !first || !month || !second || !day) return {};
        stamp.day = days_from_epoch(*year, *month, *day);
        if (!stamp.day) return {};
        if (i == text.size()) return stamp;
        if (!skip(text, i, "T ")) return {};
    }
    const auto clock = read_clock(text, i);
    if (!clock) return {};
    stamp.second = *clock;
    stamp.has_clock = true;
    if (i < text.size()) {
        stamp.utc_offset = read_offset(text, i);
        if (!stamp.utc_offset) return {};
    }
    return i == text.size() ? std::optional(stamp) : std::nullopt;
}

}  // namespace holdtime
