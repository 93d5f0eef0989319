#include "reports/html/svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "reports/text/display_width.hpp"
#include "sim/core/printable.hpp"

namespace holdtime::svg {

namespace {

constexpr double column = 0.56;  ///< of the size of text: the mean width of a sign

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
    const auto columns = static_cast<std::size_t>(std::max(2.0, units / (column * size)));
    const auto plain = printable(words);
    return display_width(plain) <= columns ? plain : shortened(plain, columns);
}

double width_of(std::string_view words, double size) {
    return static_cast<double>(display_width(words)) * column * size;
}

}  // namespace holdtime::svg
