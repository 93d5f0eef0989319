#include "scenarios/load/hours_reader.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "scenarios/schema/advice.hpp"
#include "scenarios/schema/quantity.hpp"

namespace holdtime {

namespace {

using Weekdays = std::array<bool, 7>;

const std::vector<std::string>& day_names() {
    static const std::vector<std::string> names = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    return names;
}

std::optional<std::size_t> day_number(const std::string& name) {
    const auto& names = day_names();
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return {};
    return static_cast<std::size_t>(found - names.begin());
}

std::string without_spaces(std::string_view text) {
    std::string result;
    for (const char c : text)
        if (c != ' ') result += c;
    return result;
}

/// `mon`, `mon-fri` (also across the week's end), or several separated by commas.
std::optional<Weekdays> read_weekdays(const Entry& entry, const std::string& what, Problems& problems) {
    Weekdays days{};
    const std::string text = without_spaces(entry.key);
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        const std::string part = text.substr(begin, end - begin);
        const std::size_t dash = std::min(part.find('-'), part.size());
        const auto first = day_number(part.substr(0, dash));
        const auto last = dash < part.size() ? day_number(part.substr(dash + 1)) : first;
        if (!first || !last) {
            const std::string wrong = first ? part.substr(dash + 1) : part.substr(0, dash);
            problems.add(entry.place, "unknown weekday '" + wrong + "' in " + what + suggestion(wrong, day_names()));
            return {};
        }
        for (std::size_t day = *first;; day = (day + 1) % 7) {
            days[day] = true;
            if (day == *last) break;
        }
        begin = end + 1;
    }
    return days;
}

/// `08:00`, at most 24:00.
std::optional<MinuteOfDay> read_minute(const std::string& text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos || colon < 1 || colon > 2 || text.size() != colon + 3) return {};
    for (std::size_t i = 0; i < text.size(); ++i)
        if (i != colon && (text[i] < '0' || text[i] > '9')) return {};
    const int hour = std::stoi(text.substr(0, colon));
    const int minute = std::stoi(text.substr(colon + 1));
    if (minute > 59 || hour * 60 + minute > 1440) return {};
    return hour * 60 + minute;
}

std::optional<OpenSpan> read_span(const Value& value, const Weekdays& days, const std::string& what,
                                  Problems& problems) {
    const char* wanted = "must be a span of times of day, as in \"08:00-20:00\"";
    if (value.faulty) return {};
    const std::string text = value.is_scalar() ? without_spaces(value.text) : "";
    const std::size_t dash = std::min(text.find('-'), text.size());
    const auto from = read_minute(text.substr(0, dash));
    const auto to = dash < text.size() ? read_minute(text.substr(dash + 1)) : std::nullopt;
    if (!from || !to || *from == 1440) {
        complain_about(value, what, with_24_hours(wanted, value.is_scalar() ? value.text : ""), problems);
        return {};
    }
    if (*from == *to) {
        complain_about(value, what, "must not be empty; a whole day is \"00:00-24:00\"", problems);
        return {};
    }
    return OpenSpan{days, *from, *to};
}

void read_spans(const Value& value, const Weekdays& days, const std::string& what, Hours& hours, Problems& problems) {
    if (value.is_list() && value.items.empty()) complain_about(value, what, "must not be empty", problems);
    if (value.is_list()) {
        for (const Value& item : value.items)
            if (const auto span = read_span(item, days, what, problems)) hours.spans.push_back(*span);
    } else if (const auto span = read_span(value, days, what, problems)) {
        hours.spans.push_back(*span);
    }
}

void read_week(const Value& value, const std::string& what, Hours& hours, Problems& problems) {
    if (value.entries.empty())
        complain_about(value, what, "must name weekdays, as in {mon-fri: \"08:00-20:00\"}", problems);
    for (const Entry& entry : value.entries)
        if (const auto days = read_weekdays(entry, what, problems))
            read_spans(entry.value, *days, what, hours, problems);
}

}  // namespace

std::optional<Hours> read_hours(const Value& value, const std::string& what, Problems& problems) {
    if (value.faulty) return {};
    Hours hours;
    hours.place = value.place;
    if (value.is_scalar() && value.text == "always") return hours;
    hours.always = false;
    const std::size_t before = problems.size();
    const bool every_day = value.is_scalar() && value.text.find(':') != std::string::npos;
    const Weekdays all = {true, true, true, true, true, true, true};
    if (value.is_map()) {
        read_week(value, what, hours, problems);
    } else if (value.is_list() && !value.items.empty() && value.items[0].is_map()) {
        for (const Value& item : value.items) {
            if (item.is_map())
                read_week(item, what, hours, problems);
            else
                complain_about(item, what, "must be a map of weekdays", problems);
        }
    } else if (every_day || value.is_list()) {
        read_spans(value, all, what, hours, problems);
    } else if (value.is_scalar() && !on_24_hours(value.text).empty()) {
        complain_about(value, what, with_24_hours("must be a span of times of day", value.text), problems);
    } else {
        complain_about(value, what, "must be always, or a map such as {mon-fri: \"08:00-20:00\"}", problems);
    }
    if (problems.size() > before) return {};
    return hours;
}

}  // namespace holdtime
