#include "scenarios/schema/advice.hpp"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <utility>

#include "scenarios/schema/local_clock.hpp"
#include "sim/core/error.hpp"

namespace holdtime {

namespace {

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return result;
}

/// Cities that IANA knows by their English names, as those who live near them write them.
std::string english_name(const std::string& city) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 27> names{{{"wien", "Vienna"},
                                                                                          {"prag", "Prague"},
                                                                                          {"praha", "Prague"},
                                                                                          {"rom", "Rome"},
                                                                                          {"roma", "Rome"},
                                                                                          {"warschau", "Warsaw"},
                                                                                          {"warszawa", "Warsaw"},
                                                                                          {"lissabon", "Lisbon"},
                                                                                          {"lisboa", "Lisbon"},
                                                                                          {"brüssel", "Brussels"},
                                                                                          {"bruxelles", "Brussels"},
                                                                                          {"brussel", "Brussels"},
                                                                                          {"athen", "Athens"},
                                                                                          {"athina", "Athens"},
                                                                                          {"belgrad", "Belgrade"},
                                                                                          {"beograd", "Belgrade"},
                                                                                          {"bukarest", "Bucharest"},
                                                                                          {"bucuresti", "Bucharest"},
                                                                                          {"moskau", "Moscow"},
                                                                                          {"moskva", "Moscow"},
                                                                                          {"kopenhagen", "Copenhagen"},
                                                                                          {"kobenhavn", "Copenhagen"},
                                                                                          {"københavn", "Copenhagen"},
                                                                                          {"zürich", "Zurich"},
                                                                                          {"zuerich", "Zurich"},
                                                                                          {"laibach", "Ljubljana"},
                                                                                          {"agram", "Zagreb"}}};
    for (const auto& [own, english] : names)
        if (own == city) return std::string(english);
    return {};
}

/// Near in the city's own name: that Wien and Kiev share an area and two letters makes neither of them the other.
std::string near_zone(const std::string& name) {
    const auto slash = name.rfind('/');
    const auto area = slash == std::string::npos ? "" : name.substr(0, slash + 1);
    const auto city = name.substr(area.size());
    if (const auto english = english_name(lower(city)); !english.empty() && find_zone("Europe/" + english))
        return "Europe/" + english;
    const auto near = nearest(name, zone_names());
    const auto near_city = near.substr(near.rfind('/') == std::string::npos ? 0 : near.rfind('/') + 1);
    return near.empty() || nearest(city, {near_city}).empty() ? "" : near;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A time of day at the front of `text` with its am or pm, and how many characters it takes.
std::optional<std::pair<std::string, std::size_t>> twelve_hours(std::string_view text) {
    std::size_t i = 0;
    const auto number = [&] {
        int value = 0;
        const auto first = i;
        while (i < text.size() && is_digit(text[i]) && i < first + 2) value = 10 * value + (text[i++] - '0');
        return i == first ? -1 : value;
    };
    const int hour = number();
    int minute = 0;
    if (i < text.size() && (text[i] == ':' || text[i] == '.') && i + 1 < text.size() && is_digit(text[i + 1]))
        ++i, minute = number();
    while (i < text.size() && text[i] == ' ') ++i;
    const char half = i < text.size() ? text[i] : '\0';
    if (half != 'a' && half != 'p') return {};
    if (++i < text.size() && text[i] == '.') ++i;
    if (i >= text.size() || text[i] != 'm') return {};
    if (++i < text.size() && text[i] == '.') ++i;
    if (hour < 1 || hour > 12 || minute > 59) return {};
    return std::pair(fmt::format("{:02}:{:02}", hour % 12 + (half == 'p' ? 12 : 0), minute), i);
}

}  // namespace

std::string zone_advice(const std::string& name) {
    const std::string near = near_zone(name);
    return near.empty() ? " (IANA names like Europe/Ljubljana)" : " (did you mean '" + near + "'?)";
}

std::string on_24_hours(std::string_view written) {
    const std::string text = lower(written);
    std::string result;
    bool any = false;
    for (std::size_t i = 0; i < text.size();) {
        const bool begins = is_digit(text[i]) && (i == 0 || !is_digit(text[i - 1]));
        const auto time = begins ? twelve_hours(std::string_view(text).substr(i)) : std::nullopt;
        any = any || time;
        result += time ? time->first : std::string(1, written[i]);
        i += time ? time->second : 1;
    }
    return any ? result : "";
}

std::string with_24_hours(const std::string& why, std::string_view text) {
    const auto better = on_24_hours(text);
    return better.empty() ? why : why + ", on a clock of 24 hours: write \"" + better + "\"";
}

}  // namespace holdtime
