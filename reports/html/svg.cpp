#include "reports/html/svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

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
    auto text = plain;
    for (auto columns = display_width(plain); columns > 2 && width_of(text, size) > units; --columns)
        text = shortened(plain, columns);
    return text;
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
