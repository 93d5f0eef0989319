#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "reports/documents/tornado_document.hpp"
#include "reports/html/figure.hpp"
#include "reports/html/parts.hpp"
#include "reports/html/studies/axes.hpp"
#include "reports/html/studies/pages.hpp"
#include "reports/html/study_page.hpp"
#include "reports/text/numbers.hpp"
#include "studies/compare/wording.hpp"
#include "studies/tornado/tornado.hpp"
#include "studies/tornado/words.hpp"

namespace holdtime {

namespace {

constexpr std::size_t most_bars = 12;

std::string difference_of(double value, Unit unit) {
    Estimate mean;
    mean.mean = value;
    return difference_text(mean, unit);
}

constexpr double bar = 14, step = 44, first = 24;  ///< of bars: how tall, how far apart, where they begin

/// A line beside every bar, and none through the words between them.
Markup rules(double x, std::size_t bars, const char* classes) {
    std::string steps;
    for (std::size_t i = 0; i < bars; ++i)
        steps += fmt::format("M{} {}v{}", svg::number(x), svg::number(first + step * static_cast<double>(i) - 4),
                             svg::number(bar + 8));
    return svg::path(steps, classes);
}

/// Bars from the difference at the low end to that at the high end, around that of the world as it is.
Markup bars_svg(const Tornado& tornado, std::size_t shown) {
    constexpr double left = 0, right = svg::width;
    const auto unit = tornado.sides.unit;
    double low = std::min(0.0, tornado.now.mean), high = std::max(0.0, tornado.now.mean);
    for (std::size_t i = 0; i < shown; ++i)
        for (const double end : {tornado.bars[i].at_low.mean, tornado.bars[i].at_high.mean})
            low = std::min(low, end), high = std::max(high, end);
    if (low == high) high = low + 1;
    const svg::Scale x{low, high, left + 8, right - 8};
    const double base = first + step * static_cast<double>(shown) - 16;
    Markup content;
    for (const double at : round_numbers(low, high)) {
        content += rules(x(at), shown, at == 0 ? "axis" : "grid");
        content += svg::text(x(at), base + 12,
                             x(at) < 24           ? "q"
                             : x(at) > right - 24 ? "q e"
                                                  : "q m",
                             axis_text(at, unit, true));
    }
    for (std::size_t i = 0; i < shown; ++i) {
        const auto& one = tornado.bars[i];
        const double y = first + step * static_cast<double>(i);
        const double from = x(one.at_low.mean), to = x(one.at_high.mean);
        content += svg::text(left, y - 9, "n", svg::fitting(one.path, 240));
        content += svg::text(right, y - 9, "q e", svg::fitting(one.low + " to " + one.high, 100, 11));
        content += svg::group("s0", svg::rect(std::min(from, to), y, std::max(std::abs(to - from), 1.0), bar,
                                              one.turns ? "f" : "f half") +
                                        svg::circle(from, y + bar / 2, 4, "hollow"));
    }
    content += rules(x(tornado.now.mean), shown, "target");
    content += svg::text(right, base + 28, "q e",
                         svg::fitting(fmt::format("{}: {} minus {}", tornado.sides.on, tornado.sides.between[0],
                                                  tornado.sides.between[1]),
                                      svg::width, 11));
    return svg::picture(base + 34, "What the answer hangs on. " + tornado_text(tornado), content);
}

Markup figure_of(const Tornado& tornado) {
    if (tornado.bars.empty()) return {};
    const auto shown = std::min(tornado.bars.size(), most_bars);
    const auto& names = tornado.sides.between;
    Told told{
        "What would change the answer?",
        fmt::format("Each bar: {} of {} minus {} as one input goes from the low end of its range (ring) to the high "
                    "end, all others as they are. Dashed: the world as it is. Full colour: the answer turns.",
                    tornado.sides.on, names[0], names[1]),
        {}};
    DataTable table{"", "input", {"from", "to", "at the low end", "at the high end", "effect"}, {}};
    for (std::size_t i = 0; i < tornado.bars.size(); ++i) {
        const auto& one = tornado.bars[i];
        const auto at = [&](const char* key) { return json_pointer({"tornado", "inputs", std::to_string(i), key}); };
        const auto number = [&](const char* key, const Estimate& value) {
            return words_datum(difference_of(value.mean, tornado.sides.unit), at(key) + "/mean");
        };
        table.rows.push_back(
            {one.path,
             {words_datum(one.low, at("low")), words_datum(one.high, at("high")), number("at_low", one.at_low),
              number("at_high", one.at_high), number("effect", one.effect)}});
    }
    table.title = "Inputs, the largest effect first";
    told.tables.push_back(std::move(table));
    return figure_markup("tornado", told, bars_svg(tornado, shown), Breadth::beside);
}

Markup summary_of(const Tornado& tornado) {
    Table table{"", "", {fmt::format("{} minus {}", tornado.sides.between[0], tornado.sides.between[1])}, {}};
    table.rows.push_back(
        {fmt::format(
             "{}, as it is{}", tornado.sides.on,
             tornado.sides.unit == Unit::money && !tornado.currency.empty() ? " (" + tornado.currency + ")" : ""),
         {pointing(difference_cell(tornado.now, tornado.sides.unit, Mood::plain), "/tornado/difference/mean")}});
    return element("div", {{"id", "strategies"}, {"class", "summary"}}, block_markup(table));
}

}  // namespace

std::string tornado_page(const Tornado& tornado, const ReportStyle& style) {
    StudyPage page;
    page.kicker = tornado.scenario + " · " + runs_text(tornado.replications, tornado.seed, tornado.confidence);
    page.question = fmt::format("What does the choice between {} and {} hang on?", tornado.sides.between[0],
                                tornado.sides.between[1]);
    page.verdict = tornado_text(tornado);
    for (const auto& bar : tornado.bars)
        if (bar.turns)
            page.before.push_back(fmt::format("The answer turns within the range of {}, from {} to {} ({}).", bar.path,
                                              bar.low, bar.high, bar.source));
    if (!tornado.not_varied.empty())
        page.before.push_back(fmt::format("{} inputs were not varied, because nobody gave a range.",
                                          count_text(tornado.not_varied.size())));
    page.before.push_back(compared_alone(tornado.sides.on));
    page.summary = summary_of(tornado);
    page.pictures = figure_of(tornado);
    page.tables = tornado_document(tornado).blocks;
    return study_page(page, style);
}

}  // namespace holdtime
