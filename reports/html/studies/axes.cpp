#include "reports/html/studies/axes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "reports/html/figure.hpp"
#include "reports/text/numbers.hpp"

namespace holdtime {

namespace {

constexpr double left = 52, right = svg::width - 10, top = 26, base = 176;

struct Extent {
    double low = std::numeric_limits<double>::infinity(), high = -low;
    void add(double value) {
        if (!std::isfinite(value)) return;
        low = std::min(low, value);
        high = std::max(high, value);
    }
    /// Room to draw in, even where all is one value.
    void open() {
        if (!(low <= high)) low = 0, high = 1;
        if (low == high) low -= std::max(1.0, std::abs(low) / 10), high += std::max(1.0, std::abs(high) / 10);
    }
};

std::string steps(const std::vector<double>& x, const std::vector<double>& y, const svg::Scale& xs,
                  const svg::Scale& ys) {
    std::string text;
    for (std::size_t i = 0; i < x.size(); ++i)
        text += fmt::format("{}{} {}", i == 0 ? "M" : "L", svg::number(xs(x[i])), svg::number(ys(y[i])));
    return text;
}

/// The interval, there along its upper end and back along its lower.
std::string band(const Lines::Line& line, const svg::Scale& xs, const svg::Scale& ys) {
    std::vector<double> x, y;
    for (std::size_t i = 0; i < line.x.size(); ++i)
        if (line.y[i].has_interval()) x.push_back(line.x[i]), y.push_back(line.y[i].high);
    for (std::size_t i = line.x.size(); i-- > 0;)
        if (line.y[i].has_interval()) x.push_back(line.x[i]), y.push_back(line.y[i].low);
    return x.empty() ? std::string() : steps(x, y, xs, ys) + "z";
}

Markup drawn(const Lines::Line& line, const svg::Scale& xs, const svg::Scale& ys) {
    std::vector<double> x, y;
    Markup dots;
    for (std::size_t i = 0; i < line.x.size(); ++i) {
        if (!line.y[i].exists()) continue;
        x.push_back(line.x[i]);
        y.push_back(line.y[i].mean);
        dots += svg::circle(xs(x.back()), ys(y.back()), 2.5, "f");
    }
    Markup content;
    if (const auto area = band(line, xs, ys); !area.empty()) content += svg::path(area, "band");
    if (!x.empty()) content += svg::path(steps(x, y, xs, ys), "l");
    return svg::group(colour_of(line.number), content + dots);
}

}  // namespace

std::vector<double> round_numbers(double low, double high) {
    const double power = std::pow(10, std::floor(std::log10(std::max((high - low), 1e-12))));
    double step = 10 * power;
    for (const double factor : {0.2, 0.25, 0.5, 1.0, 2.0, 2.5, 5.0})
        if ((high - low) / (factor * power) <= 4.01) {
            step = factor * power;
            break;
        }
    std::vector<double> list;
    for (double n = std::ceil(low / step); n * step <= high * (1 + 1e-12) + 1e-12 * step; ++n)
        list.push_back(n == 0 ? 0 : n * step);
    return list;
}

std::string plain_number(double number) {
    auto text = fmt::format("{:.4f}", std::abs(number));
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    const auto point = std::min(text.find('.'), text.size());
    for (auto i = point; i > 3; i -= 3) text.insert(i - 3, 1, ',');
    return number < 0 && text != "0" ? "-" + text : text;
}

std::string axis_text(double number, Unit unit, bool difference) {
    Estimate mean;
    mean.mean = number;
    const bool time = unit == Unit::seconds || unit == Unit::minutes || unit == Unit::hours;
    if (time) return difference ? difference_text(mean, unit) : estimate_text(mean, unit);
    const char* sign = difference && number > 0 ? "+" : "";
    if (unit == Unit::share) return sign + plain_number(100 * number) + (difference ? " pp" : " %");
    return sign + plain_number(number);
}

Markup lines_svg(const Lines& of) {
    Extent x, y;
    if (of.with_zero) y.add(0);
    for (const auto& line : of.lines)
        for (std::size_t i = 0; i < line.x.size(); ++i) {
            x.add(line.x[i]);
            y.add(line.y[i].mean);
            if (line.y[i].has_interval()) y.add(line.y[i].low), y.add(line.y[i].high);
        }
    x.open();
    y.open();
    const svg::Scale xs{x.low, x.high, left, right}, ys{y.low, y.high, base, top};
    Markup content = svg::text(0, 12, "q", svg::fitting(of.y_title, svg::width, 11));
    for (const double at : round_numbers(y.low, y.high)) {
        content += svg::line(left, ys(at), right, ys(at), at == 0 ? "axis" : "grid");
        content += svg::text(left - 5, ys(at) + 4, "q e", of.y_text(at));
    }
    for (const double at : round_numbers(x.low, x.high)) {
        const double place = xs(at);
        content += svg::text(place, base + 18, place > right - 18 ? "q e" : "q m", of.x_text(at));
    }
    for (const double at : of.marks) content += svg::line(xs(at), top, xs(at), base, "target");
    content += svg::text(right, base + 34, "q e", svg::fitting(of.x_title, svg::width - 20, 11));
    double height = base + 54;
    for (const auto& line : of.lines) {
        content += drawn(line, xs, ys);
        if (of.lines.size() < 2) continue;
        content +=
            svg::group(colour_of(line.number), svg::rect(left, height - 9, 10, 10, "f") +
                                                   svg::text(left + 16, height, "", svg::fitting(line.name, 260)));
        height += 18;
    }
    return svg::picture(height - (of.lines.size() < 2 ? 14 : 8), of.name, content);
}

}  // namespace holdtime
