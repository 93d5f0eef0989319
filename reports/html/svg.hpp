#pragma once

#include <string>
#include <string_view>

#include "reports/html/markup.hpp"

/// Pictures in units of which 360 are the width of a plot: on a phone and on a desk alike a unit is about a pixel, so
/// that twelve units are readable text. Colours are classes; style.cpp gives them to screen, dark and paper.
namespace holdtime::svg {

inline constexpr double width = 360;

/// With one decimal at most.
std::string number(double value);

/// The picture with a name for those who do not see it; `attributes` beside its own.
Markup picture(double height, const std::string& name, const Markup& content);

Markup group(const std::string& classes, const Markup& content);
Markup line(double x1, double y1, double x2, double y2, const char* classes);
Markup rect(double x, double y, double w, double h, const char* classes);
Markup circle(double x, double y, double radius, const char* classes);
Markup path(const std::string& steps, const char* classes);
/// Classes `e` and `m` end it there and put its middle there.
Markup text(double x, double y, const char* classes, std::string_view words);

/// Shortened in its middle to what so many units hold of text of that size: names often differ at their ends.
std::string fitting(const std::string& words, double units, double size = 12);
/// `a, b` in so many units: what belongs to `a` keeps its name, at half the room at most.
std::string fitting_pair(const std::string& a, const std::string& b, double units, double size = 12);
/// Units that text of that size takes, estimated.
double width_of(std::string_view words, double size = 12);

/// From numbers to units, linear.
struct Scale {
    double from, to;     ///< numbers
    double first, last;  ///< units
    double operator()(double value) const {
        return to == from ? first : first + (last - first) * (value - from) / (to - from);
    }
};

}  // namespace holdtime::svg
