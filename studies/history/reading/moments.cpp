#include "studies/history/reading/moments.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

#include "scenarios/schema/local_clock.hpp"

namespace holdtime {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes from the beginning of a text.
class Taker {
public:
    explicit Taker(std::string_view text) : text_(text) {}
    bool done() const { return text_.empty(); }
    char peek() const { return text_.empty() ? '\0' : text_.front(); }
    bool take(char c) {
        if (peek() != c) return false;
        text_.remove_prefix(1);
        return true;
    }
    bool take_any(std::string_view any_of) {
        if (text_.empty() || any_of.find(peek()) == std::string_view::npos) return false;
        text_.remove_prefix(1);
        return true;
    }
    void blanks() {
        while (take(' ')) {
        }
    }
    /// At most `most` digits; nothing when there is none.
    std::optional<int> digits(std::size_t most) {
        std::size_t n = 0;
        while (n < text_.size() && n < most && is_digit(text_[n])) ++n;
        if (n == 0) return {};
        int number = 0;
        std::from_chars(text_.data(), text_.data() + n, number);
        text_.remove_prefix(n);
        return number;
    }
    double fraction() {
        double value = 0, unit = 0.1;
        for (; !text_.empty() && is_digit(text_.front()); text_.remove_prefix(1), unit /= 10)
            value += unit * (text_.front() - '0');
        return value;
    }
    std::string_view rest() const { return text_; }

private:
    std::string_view text_;
};

struct WrittenDate {
    std::array<int, 3> number{};
    bool year_first = false;
    bool points = false;
};

/// Three numbers between `-`, `/` or `.`.
std::optional<WrittenDate> take_date(Taker& text) {
    WrittenDate date;
    for (std::size_t i = 0; i < 3; ++i) {
        const auto length = text.rest().size();
        const auto number = text.digits(4);
        if (!number) return {};
        if (i == 0) date.year_first = length - text.rest().size() == 4;
        date.number[i] = *number;
        if (i == 2) break;
        const char between = text.peek();
        if (!text.take_any("-/.")) return {};
        date.points = between == '.';
    }
    return date;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// `Mar`, `march`: its number; of English names, by their first three letters.
std::optional<int> take_month(Taker& text) {
    constexpr std::string_view months = "janfebmaraprmayjunjulaugsepoctnovdec";
    std::string name;
    for (; is_letter(text.peek()); text.take(text.peek())) name += static_cast<char>(text.peek() | 0x20);
    const auto at = name.size() >= 3 ? months.find(name.substr(0, 3)) : std::string_view::npos;
    if (at == std::string_view::npos || at % 3 != 0) return {};
    return static_cast<int>(at / 3) + 1;
}

/// `02-Mar-2026`, `2 Mar 2026`, `March 2, 2026`: needs no order.
std::optional<std::int64_t> take_named_date(Taker& text) {
    const bool month_first = is_letter(text.peek());
    std::optional<int> day, month;
    if (month_first) {
        month = take_month(text);
        text.blanks();
        day = text.digits(2);
        if (!text.take_any(", ")) return {};
        text.blanks();
    } else {
        day = text.digits(2);
        if (!text.take_any("- /.")) return {};
        month = take_month(text);
        if (!text.take_any("- /.")) return {};
    }
    const auto year = text.digits(4);
    if (!day || !month || !year) return {};
    return days_from_epoch(*year < 100 ? 2000 + *year : *year, *month, *day);
}

/// Is there a letter where a date in numbers has its first or second one?
bool names_month(std::string_view text) {
    const auto letter = std::find_if(text.begin(), text.end(), is_letter);
    return letter != text.end() && letter - text.begin() <= 3 && text.find(':') != 1 && text.find(':') != 2;
}

std::optional<std::int64_t> day_of(const WrittenDate& date, DateOrder order) {
    const auto& n = date.number;
    if (date.year_first) return days_from_epoch(n[0], n[1], n[2]);
    if (order == DateOrder::ymd && !date.points) return {};
    const int year = n[2] < 100 ? 2000 + n[2] : n[2];
    return order == DateOrder::mdy && !date.points ? days_from_epoch(year, n[0], n[1])
                                                   : days_from_epoch(year, n[1], n[0]);
}

/// `AM`, `pm`: twelve hours later or not; nothing when neither stands there.
std::optional<bool> take_half_of_day(Taker& text) {
    text.blanks();
    const bool later = text.peek() == 'P' || text.peek() == 'p';
    if (!text.take_any("AaPp")) return {};
    text.take_any("Mm");
    return later;
}

std::optional<double> take_clock(Taker& text) {
    auto hour = text.digits(2);
    if (!hour || !text.take(':')) return {};
    const auto minute = text.digits(2);
    if (!minute) return {};
    double second = 0;
    if (text.take(':')) {
        const auto whole = text.digits(2);
        if (!whole) return {};
        second = *whole;
        if (text.take_any(".,")) second += text.fraction();
    }
    if (const auto later = take_half_of_day(text)) {
        if (*hour < 1 || *hour > 12) return {};
        *hour = *hour % 12 + (*later ? 12 : 0);
    }
    if (*hour > 24 || *minute > 59 || second >= 60) return {};
    return *hour * 3600.0 + *minute * 60 + second;
}

/// `Z`, `+01:00`, `-0500`.
std::optional<int> take_offset(Taker& text) {
    text.blanks();
    if (text.take_any("Zz")) return 0;
    const bool west = text.peek() == '-';
    if (!text.take_any("+-")) return {};
    const auto hours = text.digits(2);
    text.take(':');
    const auto minutes = text.digits(2);
    if (!hours) return {};
    return (west ? -1 : 1) * (*hours * 3600 + minutes.value_or(0) * 60);
}

bool begins_with_date(std::string_view text) {
    const auto end = text.find_first_not_of("0123456789");
    return end != std::string_view::npos && (text[end] == '-' || text[end] == '/' || text[end] == '.') && end > 0 &&
           text.find_first_of("-/.", end + 1) != std::string_view::npos;
}

}  // namespace

std::optional<double> read_span(std::string_view text, bool decimal_comma) {
    if (text.find(':') != std::string_view::npos) {
        double seconds = 0;
        Taker taker(text);
        for (int parts = 0; parts < 3; ++parts) {
            const auto number = taker.digits(6);
            if (!number || (parts > 0 && *number > 59)) return {};
            seconds = seconds * 60 + *number;
            if (taker.take(':')) continue;
            if (taker.take_any(".,")) seconds += taker.fraction();
            return taker.done() && parts > 0 ? std::optional(seconds) : std::nullopt;
        }
        return {};
    }
    std::string number(text);
    if (decimal_comma)
        if (const auto comma = number.find(','); comma != std::string::npos) number[comma] = '.';
    double seconds = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), seconds);
    if (error != std::errc{} || end != number.data() + number.size() || !std::isfinite(seconds)) return {};
    return seconds;
}

std::optional<LoggedMoment> read_moment(std::string_view text, DateOrder order) {
    constexpr double least_unix_time = 1e9;  // 2001: no second of a day and no year is as large
    LoggedMoment moment;
    const bool named = names_month(text);
    if (!named && text.find(':') == std::string_view::npos && !begins_with_date(text)) {
        const auto number = read_span(text, false);
        if (!number || *number < least_unix_time) return {};
        moment.unix_time = *number > 1e11 ? *number / 1000 : *number;  // milliseconds
        return moment;
    }
    Taker taker(text);
    if (named || begins_with_date(text)) {
        if (named)
            moment.day = take_named_date(taker);
        else if (const auto date = take_date(taker))
            moment.day = day_of(*date, order);
        if (!moment.day) return {};
        if (taker.done()) return moment;
        if (!taker.take('T')) {
            if (taker.peek() != ' ') return {};
            taker.blanks();
        }
    }
    moment.second = take_clock(taker);
    if (!moment.second) return {};
    if (!taker.done()) {
        moment.utc_offset = take_offset(taker);
        if (!moment.utc_offset || !taker.done()) return {};
    }
    return moment;
}

void OrderEvidence::add(std::string_view text) {
    if (!begins_with_date(text)) return;
    Taker taker(text);
    const auto date = take_date(taker);
    if (!date || date->year_first || date->points) return;
    if (date->number[0] > 12)
        first_over_ = true;
    else if (date->number[1] > 12)
        second_over_ = true;
    else if (date->number[0] != date->number[1])
        open_ = true;
}

}  // namespace holdtime
