#include "reports/pictures/datum.hpp"

#include <fmt/format.h>

#include <cmath>

#include <array>
#include <cstdlib>

#include "reports/text/numbers.hpp"

namespace holdtime {

Datum datum(double value, Unit unit, const Comparison& comparison, std::string pointer) {
    Estimate mean;
    mean.mean = value;
    auto text = estimate_text(mean, unit);
    if (unit == Unit::money && mean.exists() && !comparison.currency.empty()) text += " " + comparison.currency;
    return {std::move(text), std::move(pointer)};
}

Datum words_datum(std::string words, std::string pointer) { return {std::move(words), std::move(pointer)}; }

std::string clock_of(const std::string& label) { return label.size() >= 16 ? label.substr(11, 5) : label; }

std::string date_of(const std::string& label, bool long_form) {
    constexpr std::array months{"January", "February", "March",     "April",   "May",      "June",
                                "July",    "August",   "September", "October", "November", "December"};
    constexpr std::array days{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
    constexpr std::array shift{0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};  // Sakamoto's, by month
    if (label.size() < 10) return label;
    const int year = std::atoi(label.substr(0, 4).c_str()), month = std::atoi(label.substr(5, 2).c_str()),
              day = std::atoi(label.substr(8, 2).c_str());
    if (month < 1 || month > 12 || day < 1) return label;
    const int y = month < 3 ? year - 1 : year;
    const auto m = static_cast<std::size_t>(month - 1);
    const auto weekday = static_cast<std::size_t>((y + y / 4 - y / 100 + y / 400 + shift[m] + day) % 7);
    if (long_form) return fmt::format("{} {} {} {}", days[weekday], day, months[m], year);
    return fmt::format("{:.3} {} {:.3}", days[weekday], day, months[m]);
}

const Figures* figures_of(const std::vector<NamedFigures>& parts, const std::string& name) {
    for (const auto& part : parts)
        if (part.name == name) return &part.figures;
    return nullptr;
}

std::string listed_names(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i)
        text += (i == 0 ? "" : i + 1 < names.size() ? ", " : " and ") + names[i];
    return text;
}

std::string within_text(double seconds) {
    if (seconds == 0) return "at once";
    if (seconds >= 3600 && std::fmod(seconds, 3600) == 0) return fmt::format("{:g} h", seconds / 3600);
    if (seconds > 60 && std::fmod(seconds, 60) == 0) return fmt::format("{:g} min", seconds / 60);
    return fmt::format("{:g} s", seconds);
}

}  // namespace holdtime
