#include "reports/formats/terminal_signs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "reports/formats/paint.hpp"
#include "reports/text/display_width.hpp"
#include "reports/text/wrap.hpp"
#include "sim/core/printable.hpp"

namespace holdtime {

namespace {

constexpr std::size_t indent = 2, gap = 2;
constexpr std::size_t widest_name = 22;
constexpr std::size_t longest_bar = 60, shortest_bar = 10, shortest_line = 3;

std::string padded(const std::string& text, std::size_t width) {
    const auto shown = display_width(text) <= width ? text : shortened(text, width);
    return shown + std::string(width - std::min(width, display_width(shown)), ' ');
}

std::string repeated(const std::string& sign, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += sign;
    return text;
}

/// Names as wide as the widest, but no wider than leaves room beside them.
std::size_t name_width(const std::vector<std::string>& names, const ReportStyle& style) {
    std::size_t width = 0;
    for (const auto& name : names) width = std::max(width, display_width(name));
    return std::min({width, widest_name, style.width / 4});
}

/// The last part, which is what is missing, is hardly there.
const char* part_sign(std::size_t part, std::size_t parts, bool ascii) {
    constexpr std::array signs{"█", "▒", "░", "·"}, letters{"#", "+", "-", "."};
    const auto sign = part + 1 == parts ? signs.size() - 1 : part % (signs.size() - 1);
    return ascii ? letters.at(sign) : signs.at(sign);
}

/// So many signs for each part: where each ends, rounded, so that together they are as long as the bar.
std::vector<std::size_t> lengths_of(const std::vector<int>& parts, int whole, std::size_t length) {
    std::vector<std::size_t> lengths;
    double sum = 0;
    std::size_t end = 0;
    for (const int part : parts) {
        sum += part;
        const auto next = static_cast<std::size_t>(std::lround(sum / whole * static_cast<double>(length)));
        lengths.push_back(next - end);
        end = next;
    }
    return lengths;
}

std::string spark_sign(double level, bool ascii) {
    if (!std::isfinite(level)) return " ";
    const double at = std::clamp(level, 0.0, 1.0);
    if (ascii) return std::string(1, static_cast<char>('0' + std::min(9, static_cast<int>(std::floor(at * 10)))));
    constexpr std::array signs{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    return signs.at(std::min<std::size_t>(7, static_cast<std::size_t>(std::floor(at * 8))));
}

/// As few levels as have room: each the weighted mean of as many as share its sign.
std::vector<double> fewer(const Sparks::Line& line, std::size_t shared) {
    std::vector<double> levels;
    for (std::size_t begin = 0; begin < line.levels.size(); begin += shared) {
        double sum = 0, weight = 0;
        for (std::size_t i = begin; i < std::min(begin + shared, line.levels.size()); ++i) {
            const double of_this = i < line.weights.size() ? line.weights[i] : 1;
            if (!std::isfinite(line.levels[i]) || !(of_this > 0)) continue;
            sum += of_this * line.levels[i];
            weight += of_this;
        }
        levels.push_back(weight > 0 ? sum / weight : std::nan(""));
    }
    return levels;
}

struct Axis {
    std::string text;
    std::size_t ticks = 0;
};

/// The ticks' texts, each where its level's sign stands, from a column on; those left out that would touch the one
/// before or run beyond the line.
Axis axis_of(const Sparks& sparks, std::size_t shared, std::size_t from, std::size_t width) {
    Axis axis;
    for (const auto& tick : sparks.ticks) {
        const auto at = tick.at / shared;
        if (at < from || at < axis.text.size() + (axis.text.empty() ? 0 : 1) || at + tick.text.size() > width) continue;
        axis.text += std::string(at - axis.text.size(), ' ') + tick.text;
        ++axis.ticks;
    }
    return axis;
}

/// The heading, on the line of the axis where that leaves a tick.
std::string sparks_heading(const Sparks& sparks, std::size_t shared, std::size_t before, std::size_t length,
                           const ReportStyle& style) {
    const auto heading = printable(sparks.heading) + (style.ascii ? ", tenths" : "");
    const auto taken = display_width(heading);
    const auto behind = std::string(gap, ' ') + sparks.lowest + "\n";
    const auto beside = axis_of(sparks, shared, taken + gap > before ? taken + gap - before : 0, length);
    if (beside.ticks > 0) {
        const auto line = std::string(before, ' ') + padded(beside.text, length);
        return painted(heading, Paint::bold, style) + line.substr(taken) + behind;
    }
    return painted(heading, Paint::bold, style) + "\n" + std::string(before, ' ') +
           padded(axis_of(sparks, shared, 0, length).text, length) + behind;
}

}  // namespace

std::string bars_text(const Bars& bars, const ReportStyle& style) {
    std::vector<std::string> names;
    for (const auto& bar : bars.bars) names.push_back(printable(bar.name));
    const auto width = name_width(names, style);
    const auto number = fmt::format("{}", bars.whole).size();
    auto legend = printable(bars.heading);
    for (std::size_t p = 0; p < bars.words.size(); ++p)
        legend += fmt::format(" {} {}", part_sign(p, bars.words.size(), style.ascii), bars.words[p]);
    const auto length_beside = [&](std::size_t taken) {
        return std::clamp(style.width - std::min(style.width, taken), shortest_bar, longest_bar);
    };
    // What the numbers behind the bars count stands over them where the legend leaves room for it, else behind each.
    const auto beside = indent + width + 2 * gap + number;
    const auto counted = bars.words.empty() ? std::string() : bars.words.front();
    const auto end = beside + length_beside(beside);
    const bool over = display_width(legend) + gap + counted.size() <= end;
    const auto behind = over || counted.empty() ? std::string() : " " + counted;
    const auto length = length_beside(beside + behind.size());
    auto text = over ? legend + std::string(end - display_width(legend) - counted.size(), ' ') + counted + "\n"
                     : wrapped(legend, style.width, "", indent);
    for (std::size_t b = 0; b < bars.bars.size(); ++b) {
        const auto lengths = lengths_of(bars.bars[b].parts, bars.whole, length);
        std::string line(indent, ' ');
        line += padded(names[b], width) + std::string(gap, ' ');
        for (std::size_t p = 0; p < lengths.size(); ++p)
            line += repeated(part_sign(p, lengths.size(), style.ascii), lengths[p]);
        text += line + std::string(gap, ' ') + fmt::format("{:>{}}{}\n", bars.bars[b].parts.front(), number, behind);
    }
    return text;
}

std::string sparks_text(const Sparks& sparks, const ReportStyle& style) {
    std::vector<std::string> names, parts;
    std::size_t levels = 1, lowest = display_width(sparks.lowest);
    for (const auto& line : sparks.lines) {
        names.push_back(printable(line.name));
        parts.push_back(printable(line.part));
        levels = std::max(levels, line.levels.size());
        lowest = std::max(lowest, display_width(line.lowest));
    }
    const auto width = name_width(names, style), part_width = std::min(name_width(parts, style), style.width / 8);
    const auto before = indent + width + gap + part_width + gap;
    const auto room = std::max<std::size_t>(style.width - std::min(style.width, before + gap + lowest), shortest_line);
    const auto shared = (levels + room - 1) / room, length = (levels + shared - 1) / shared;
    auto text = sparks_heading(sparks, shared, before, length, style);
    for (std::size_t l = 0; l < sparks.lines.size(); ++l) {
        std::string line(indent, ' ');
        line += padded(names[l], width) + std::string(gap, ' ') + padded(parts[l], part_width) + std::string(gap, ' ');
        const auto shown = fewer(sparks.lines[l], shared);
        for (const double level : shown) line += spark_sign(level, style.ascii);
        line += std::string(length - shown.size() + gap, ' ') + sparks.lines[l].lowest;
        text += line + "\n";
    }
    return text;
}

}  // namespace holdtime
