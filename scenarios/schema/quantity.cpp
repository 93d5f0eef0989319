#include "scenarios/schema/quantity.hpp"

#include <cctype>
#include <charconv>
#include <cmath>
#include <vector>

namespace holdtime {

namespace {

/// Longer than any contact centre will be simulated, short enough that sums of such durations keep their seconds.
constexpr Seconds longest_duration = 36525.0 * 86400;

/// Sums and products of such numbers stay numbers: a wage of 1e308 an hour cost "nan".
constexpr double largest_number = 1e21;
constexpr double largest_money = 1e12;

struct Unit {
    std::string_view name;
    double seconds;
};
constexpr Unit units[] = {{"d", 86400}, {"h", 3600}, {"min", 60}, {"s", 1}};

/// A decimal number at the front of a text, and what follows it.
struct Reading {
    double number = 0;
    bool is_number = false;
    bool too_large = false;
    std::string_view rest;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

Reading read_front(std::string_view text) {
    Reading reading;
    std::size_t i = !text.empty() && (text[0] == '+' || text[0] == '-') ? 1 : 0;
    const std::size_t first = i;
    std::size_t digits = 0;
    for (; i < text.size() && is_digit(text[i]); ++i) ++digits;
    if (i < text.size() && text[i] == '.')
        for (++i; i < text.size() && is_digit(text[i]); ++i) ++digits;
    if (digits == 0) return reading;
    if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
        std::size_t j = i + 1;
        if (j < text.size() && (text[j] == '+' || text[j] == '-')) ++j;
        if (j < text.size() && is_digit(text[j])) {
            while (j < text.size() && is_digit(text[j])) ++j;
            i = j;
        }
    }
    const auto [end, error] = std::from_chars(text.data() + first, text.data() + i, reading.number);
    reading.is_number = end == text.data() + i;
    // from_chars reports underflow as it does overflow: a number too small to be told from 0 is 0.
    const bool out_of_range = error == std::errc::result_out_of_range;
    reading.too_large = out_of_range && text.substr(first, i - first).find('-') == std::string_view::npos;
    if (out_of_range) reading.number = 0;
    if (text[0] == '-') reading.number = -reading.number;
    reading.rest = text.substr(i);
    while (!reading.rest.empty() && reading.rest.front() == ' ') reading.rest.remove_prefix(1);
    return reading;
}

/// The number at the front of a scalar, in quotes or not; complains (and returns nothing) when there is none.
std::optional<Reading> front_of(const Value& value, const std::string& what, const char* wanted, Problems& problems) {
    if (value.faulty) return {};
    if (!value.is_scalar()) {
        complain_about(value, what, std::string("must be ") + wanted, problems);
        return {};
    }
    const Reading reading = read_front(value.text);
    if (!reading.is_number) {
        complain_about(value, what, std::string("must be ") + wanted, problems);
        return {};
    }
    if (reading.too_large || std::abs(reading.number) > largest_number) {
        complain_about(value, what, "too large", problems);
        return {};
    }
    return reading;
}

std::optional<double> complain(const Value& value, const std::string& what, const std::string& why,
                               Problems& problems) {
    complain_about(value, what, why, problems);
    return {};
}

/// A plain number or a percentage; nothing after it.
std::optional<double> read_fraction(const Value& value, const std::string& what, const char* wanted,
                                    Problems& problems) {
    const auto reading = front_of(value, what, wanted, problems);
    if (!reading) return {};
    if (reading->rest == "%") return reading->number / 100;
    if (reading->rest.empty()) return reading->number;
    return complain(value, what, std::string("must be ") + wanted, problems);
}

/// The divisor after the slash of `120/h`, in seconds.
std::optional<double> per_unit(std::string_view rest) {
    if (rest.empty() || rest.front() != '/') return {};
    rest.remove_prefix(1);
    while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
    for (const Unit& unit : units)
        if (rest == unit.name) return unit.seconds;
    return {};
}

std::string shortened(const std::string& text) {
    constexpr std::size_t longest_shown = 60;
    std::string shown;
    for (const char c : text) {
        if (shown.size() >= longest_shown && (static_cast<unsigned char>(c) & 0xC0) != 0x80) return shown + "...";
        shown += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    return shown;
}

std::string shown(const Value& value) {
    if (value.is_list()) return "[..]";
    if (value.is_map()) return "{..}";
    const bool number_like =
        !value.text.empty() &&
        (is_digit(value.text[0]) || std::string_view("+-.").find(value.text[0]) != std::string_view::npos);
    if (number_like && !value.quoted) return shortened(value.text);
    const char quote = value.quoted ? '"' : '\'';
    return quote + shortened(value.text) + quote;
}

}  // namespace

void complain_about(const Value& value, const std::string& what, const std::string& why, Problems& problems) {
    if (value.faulty) return;
    problems.add(value.place, "invalid " + what + " " + shown(value) + " (" + why + ")");
}

std::optional<double> read_number(const Value& value, const std::string& what, Problems& problems) {
    const auto reading = front_of(value, what, "a number", problems);
    if (!reading) return {};
    if (!reading->rest.empty()) return complain(value, what, "must be a number without a unit", problems);
    return reading->number;
}

std::optional<long long> read_integer(const Value& value, const std::string& what, Problems& problems) {
    constexpr double largest_exact = 9007199254740992.0;
    const auto number = read_number(value, what, problems);
    if (!number) return {};
    if (*number != std::floor(*number) || std::abs(*number) > largest_exact) {
        complain_about(value, what, *number != std::floor(*number) ? "must be a whole number" : "too large", problems);
        return {};
    }
    return static_cast<long long>(*number);
}

std::optional<std::uint64_t> read_natural(const Value& value, const std::string& what, Problems& problems) {
    if (value.faulty) return {};
    std::uint64_t number = 0;
    const char* const begin = value.text.data();
    const char* const end = begin + value.text.size();
    if (value.is_scalar()) {
        const auto [stop, error] = std::from_chars(begin, end, number);
        if (stop == end && error == std::errc{}) return number;
    }
    Problems unexplained;
    if (const auto exact = read_integer(value, what, unexplained); exact && *exact >= 0)
        return static_cast<std::uint64_t>(*exact);
    complain_about(value, what, "must be a whole number from 0 to 18446744073709551615", problems);
    return {};
}

std::optional<Seconds> read_duration(const Value& value, const std::string& what, Problems& problems) {
    const auto reading = front_of(value, what, "a duration such as 90s, 5min, 2h or 3d", problems);
    if (!reading) return {};
    std::optional<Seconds> duration;
    for (const Unit& unit : units)
        if (reading->rest == unit.name) duration = reading->number * unit.seconds;
    if (reading->rest == "ms") duration = reading->number / 1000;
    if (reading->rest.empty() && reading->number == 0) duration = 0;
    if (!duration && reading->rest.empty())
        return complain(value, what, "a duration needs a unit: ms, s, min, h or d", problems);
    if (!duration)
        return complain(value, what,
                        "unknown unit '" + shortened(std::string(reading->rest)) + "'; known: ms, s, min, h, d",
                        problems);
    if (*duration < 0) return complain(value, what, "must not be negative", problems);
    if (*duration > longest_duration) return complain(value, what, "too long; at most 36525d", problems);
    return duration;
}

std::optional<double> read_share(const Value& value, const std::string& what, Problems& problems) {
    const auto share = read_fraction(value, what, "a share such as 0.8 or 80%", problems);
    if (!share) return {};
    if (*share < 0) return complain(value, what, "must not be negative", problems);
    if (*share > 1) {
        const bool percent = value.text.find('%') != std::string::npos;
        return complain(value, what,
                        percent ? "must be at most 100%" : "must be at most 1, or a percentage such as 80%", problems);
    }
    return share;
}

std::optional<double> read_ratio(const Value& value, const std::string& what, Problems& problems) {
    const auto ratio = read_fraction(value, what, "a ratio such as 1.2 or 120%", problems);
    if (ratio && *ratio < 0) return complain(value, what, "must not be negative", problems);
    return ratio;
}

std::optional<double> read_points(const Value& value, const std::string& what, Problems& problems) {
    return read_fraction(value, what, "a share such as 5% or -15%", problems);
}

std::optional<double> read_rate(const Value& value, const std::string& what, Problems& problems) {
    const auto reading = front_of(value, what, "a rate such as 120/h", problems);
    if (!reading) return {};
    const auto divisor = per_unit(reading->rest);
    if (!divisor) return complain(value, what, "a rate needs a unit: /s, /min, /h or /d", problems);
    if (reading->number < 0) return complain(value, what, "must not be negative", problems);
    return reading->number / *divisor;
}

std::optional<double> read_money_per_hour(const Value& value, const std::string& what, Problems& problems) {
    const auto reading = front_of(value, what, "money per time such as 24/h", problems);
    if (!reading) return {};
    const auto divisor = per_unit(reading->rest);
    if (!divisor) return complain(value, what, "money per time needs a unit: /h, /min or /d", problems);
    if (reading->number < 0) return complain(value, what, "must not be negative", problems);
    const double per_hour = *divisor == 3600 ? reading->number : reading->number * (3600 / *divisor);
    if (per_hour > largest_money) return complain(value, what, "too large; at most 1e12 an hour", problems);
    return per_hour;
}

std::optional<bool> read_boolean(const Value& value, const std::string& what, Problems& problems) {
    if (value.faulty) return {};
    if (value.is_scalar() && value.text == "true") return true;
    if (value.is_scalar() && value.text == "false") return false;
    complain_about(value, what, "must be true or false", problems);
    return {};
}

std::optional<std::string> read_text(const Value& value, const std::string& what, Problems& problems) {
    if (value.faulty) return {};
    if (value.is_scalar()) return value.text;
    complain_about(value, what, "must be text", problems);
    return {};
}

std::string show_number(double number) {
    char buffer[400];
    const double size = std::abs(number);
    const bool plain = number == 0 || (size >= 1e-5 && size < 1e15);
    const auto format = plain ? std::chars_format::fixed : std::chars_format::general;
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, number, format).ptr};
}

std::string show_duration(Seconds duration) {
    if (duration == forever) return "infinite";
    if (duration == 0) return "0s";
    for (const Unit& unit : units) {
        const double amount = duration / unit.seconds;
        if (amount == std::floor(amount) && amount * unit.seconds == duration)
            return show_number(amount) + std::string(unit.name);
    }
    const double milliseconds = std::round(duration * 1000);
    if (duration < 1 && milliseconds / 1000 == duration) return show_number(milliseconds) + "ms";
    return show_number(duration) + "s";
}

}  // namespace holdtime
