#include "reports/html/svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "reports/text/display_width.hpp"
#include "sim/core/printable.hpp"

namespace holdtime::svg {

namespace {

/// The width of a sign as a share of the size: of DejaVu Sans, which is wider than what most readers have.
double width_of_sign(std::string_view sign) {
    if (sign.size() > 1) return 0.72 * static_cast<double>(display_width(sign));
    constexpr std::string_view narrow = "fijlrt.,:;!|'()[] ", wide = "mwMW@%";
    if (narrow.find(sign[0]) != std::string_view::npos) return 0.36;
    if (wide.find(sign[0]) != std::string_view::npos) return 1;
    return sign[0] >= 'A' && sign[0] <= 'Z' ? 0.7 : 0.64;
}

/// Titles, which are larger, are bold, too: that much wider.
double weight_of(double size) { return size >= 13 ? 1.12 : 1; }

}  // namespace

std::string number(double value) {
    const double tenths = std::round(value * 10);
    if (tenths == std::round(tenths / 10) * 10) return fmt::format("{:.0f}", tenths == 0 ? 0 : tenths / 10);
    return fmt::format("{:.1f}", tenths / 10);
}

Markup picture(double height, const std::string& name, const Markup& content) {
    return element("svg", {{"viewBox", "0 0 360 " + number(height)}, {"role", "img"}, {"aria-label", name}}, content);
}

Markup group(const std::string& classes, const Markup& content) { return element("g", {{"class", classes}}, content); }

Markup line(double x1, double y1, double x2, double y2, const char* classes) {
    return path(fmt::format("M{} {}L{} {}", number(x1), number(y1), number(x2), number(y2)), classes);
}

Markup rect(double x, double y, double w, double h, const char* classes) {
    return element("rect",
                   {{"x", number(x)},
                    {"y", number(y)},
                    {"width", number(std::max(w, 0.0))},
                    {"height", number(std::max(h, 0.0))},
                    {"class", classes}},
                   Markup());
}

Markup circle(double x, double y, double radius, const char* classes) {
    return element("circle", {{"cx", number(x)}, {"cy", number(y)}, {"r", number(radius)}, {"class", classes}},
                   Markup());
}

Markup path(const std::string& steps, const char* classes) {
    return element("path", {{"d", steps}, {"class", classes}}, Markup());
}

Markup text(double x, double y, const char* classes, std::string_view words) {
    return element("text", {{"x", number(x)}, {"y", number(y)}, {"class", classes}}, words);
}

std::string fitting(const std::string& words, double units, double size) {
    const auto plain = printable(words);
    if (width_of(plain, size) <= units) return plain;
    std::vector<std::string> signs;
    for (std::size_t at = 0; at < plain.size();) {
        const auto end = end_of_sign(plain, at);
        signs.push_back(plain.substr(at, end - at));
        at = end;
    }
    const std::string gap = "\u2026";
    double room = units - width_of(gap, size);
    std::size_t head = 0, tail = signs.size();
    while (head < tail) {  // a sign more, at either end in turn
        const bool first = head <= signs.size() - tail;
        room -= width_of(signs[first ? head : tail - 1], size);
        if (room < 0) break;
        first ? ++head : --tail;
    }
    std::string text;
    for (std::size_t i = 0; i < head; ++i) text += signs[i];
    text += gap;
    for (auto i = tail; i < signs.size(); ++i) text += signs[i];
    return text;
}

std::string fitting_pair(const std::string& a, const std::string& b, double units, double size) {
    const auto behind = ", " + fitting(b, units / 2, size);
    return fitting(a, units - width_of(behind, size), size) + behind;
}

double width_of(std::string_view words, double size) {
    double sum = 0;
    for (std::size_t at = 0; at < words.size();) {
        const auto end = end_of_sign(words, at);
        sum += width_of_sign(words.substr(at, end - at));
        at = end;
    }
    return sum * size * weight_of(size);
}

}  // namespace holdtime::svg
