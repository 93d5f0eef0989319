#include "reports/formats/paint.hpp"

#include <fmt/format.h>

namespace holdtime {

std::string painted(const std::string& text, Paint paint, const ReportStyle& style) {
    if (!style.color || text.empty()) return text;
    constexpr const char* codes[] = {"1", "2", "32", "31", "33"};
    return fmt::format("\x1b[{}m{}\x1b[0m", codes[static_cast<std::size_t>(paint)], text);
}

std::string painted(const std::string& text, Mood mood, const ReportStyle& style) {
    if (mood == Mood::plain) return text;
    return painted(text, mood == Mood::good ? Paint::green : mood == Mood::bad ? Paint::red : Paint::yellow, style);
}

}  // namespace holdtime
