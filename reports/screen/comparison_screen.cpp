#include "reports/screen/comparison_screen.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <limits>

#include "reports/documents/change_tables.hpp"
#include "reports/documents/comparison_document.hpp"
#include "reports/documents/comparison_tables.hpp"
#include "reports/documents/engine_tables.hpp"
#include "reports/formats/terminal.hpp"
#include "reports/pictures/first_screen.hpp"
#include "reports/screen/short_names.hpp"
#include "reports/screen/signs.hpp"
#include "reports/text/display_width.hpp"
#include "reports/text/wrap.hpp"
#include "sim/core/printable.hpp"
#include "studies/compare/wording.hpp"

namespace holdtime {

namespace {

constexpr std::size_t most_lines = 45, most_caveat_lines = 3;

std::size_t lines_in(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

/// `200 days, the same customers, seed 7`
std::string how_asked(const Comparison& comparison) {
    const auto& results = comparison.results;
    if (results.replications == 0) return fmt::format("by the formula {}, not simulated", results.engine);
    const auto& length = comparison.period.length;
    const bool day = length == "1 day";
    auto text = fmt::format("{} {}{}", count_text(results.replications), day ? "day" : "run",
                            results.replications == 1 ? "" : "s");
    if (!day && !length.empty()) text += " of " + length;
    if (results.strategies.size() > 1 && !results.baseline.empty()) text += ", the same customers";
    return text + fmt::format(", seed {}", results.seed) + (results.partial ? ", interrupted" : "");
}

/// The worst first, as many as three lines hold; at least one.
std::vector<FirstScreen::Caveat> caveats_in(const std::vector<FirstScreen::Caveat>& all, const ReportStyle& style) {
    std::vector<FirstScreen::Caveat> kept;
    std::size_t lines = 0;
    for (const auto& caveat : all) {
        const auto taken = lines_in(wrapped(printable(caveat.head + ": " + caveat.text), style.width, "! ", 2));
        if (!kept.empty() && lines + taken > most_caveat_lines) continue;
        kept.push_back(caveat);
        lines += taken;
    }
    return kept;
}

Sentences before_deciding(const std::vector<FirstScreen::Caveat>& caveats) {
    Sentences block{"", {}, true, Mood::look, "! "};
    for (const auto& caveat : caveats) block.lines.push_back(caveat.head + ": " + caveat.text);
    return block;
}

/// How much of the screen is left out where there is no room: how sure it is, figures, then the days on which targets
/// held.
constexpr std::size_t all_figures = 8, fewest_figures = 3, short_name = 20, shortest_name = 11,
                      whole_name = std::numeric_limits<std::size_t>::max();
struct Room {
    std::size_t figures = all_figures;
    std::size_t terms = whole_name;  ///< sentences on how sure it is
    bool days = true;
    std::size_t name = whole_name;  ///< columns of a strategy's name over tables and before bars
};

/// How sure the verdict is, and on what terms it was found where these are not the usual ones.
std::vector<std::string> terms_told(const Comparison& comparison) {
    auto terms = comparison.sureness;
    if (comparison.basis != "as_staffed" && !comparison.fairness.empty()) terms.push_back(comparison.fairness);
    return terms;
}

/// Targets and figures under one heading of strategies.
Table decisive_table(const Comparison& comparison, const Room& room) {
    auto table = targets_table(comparison);
    auto figures = decisive_figures(comparison, room.figures);
    table.title.clear();
    if (!room.days) std::erase_if(table.rows, [](const Row& row) { return row.below; });
    std::move(figures.rows.begin(), figures.rows.end(), std::back_inserter(table.rows));
    return table;
}

/// What a reader should look at and the caveats do not say.
std::vector<std::string> other_warnings(const Comparison& comparison, const std::vector<FirstScreen::Caveat>& told) {
    std::vector<std::string> lines;
    for (const auto& warning : comparison.warnings)
        if (std::none_of(told.begin(), told.end(), [&](const auto& caveat) { return caveat.text == warning; }))
            lines.push_back(warning);
    return lines;
}

/// How to see what is left out: the last line.
std::string more_text(const Comparison& comparison, std::size_t warnings) {
    std::string left = "all figures";
    if (warnings > 0) left += fmt::format(", {} more to look at", count_text(warnings));
    if (const auto assumed = comparison.defaults.size(); assumed > 0)
        left += fmt::format(", {} assumed", count_text(assumed));
    return fmt::format("More: -v ({}), --html FILE, holdtime explain KPI", left);
}

/// The question and as many further warnings as there is room for.
void add_what_fits(Document& document, const Comparison& comparison, const ReportStyle& style,
                   const std::vector<FirstScreen::Caveat>& told) {
    auto rest = other_warnings(comparison, told);
    const auto all = rest.size();
    bool question = !comparison.question.empty();
    for (;;) {
        Document longer = document;
        add(longer, Sentences{"Look at", rest, true, Mood::look});
        if (question) add(longer, Sentences{"", {"Asked: " + comparison.question}, false, Mood::plain});
        add(longer, Sentences{"", {more_text(comparison, all - rest.size())}, false, Mood::plain});
        const bool fits = lines_in(terminal_text(longer, style)) <= most_lines;
        if (fits || (rest.empty() && !question)) return void(document = std::move(longer));
        if (rest.empty())
            question = false;
        else
            rest.pop_back();
    }
}

/// What every screen has.
Document core(const Comparison& comparison, const std::vector<FirstScreen::Caveat>& caveats, const Room& room) {
    Document document{comparison.scenario, {}, {}, how_asked(comparison)};
    document.blocks.emplace_back(verdict_of(comparison));
    auto terms = terms_told(comparison);
    terms.resize(std::min(terms.size(), room.terms));
    add(document, Sentences{"", std::move(terms), false, Mood::plain});
    add(document, found_staffing(comparison));
    add(document, change_sentences(comparison));
    add(document, before_deciding(caveats));
    add(document, defined_figures(comparison));
    if (comparison.changes.empty()) add(document, decisive_table(comparison, room));
    for (auto& table : change_tables(comparison)) add(document, std::move(table));
    if (comparison.changes.empty()) {
        add(document, customers_bars(comparison));
        add(document, day_sparks(comparison));
    }
    for (auto& table : engine_tables(comparison)) add(document, std::move(table));
    std::vector<std::string> names;
    for (const auto& strategy : comparison.results.strategies) names.push_back(strategy.name);
    use_short_names(document, names, room.name);
    return document;
}

bool has_long_names(const Comparison& comparison) {
    const auto& strategies = comparison.results.strategies;
    return std::any_of(strategies.begin(), strategies.end(),
                       [](const auto& one) { return display_width(printable(one.name)) > short_name; });
}

/// With as much as there is room for.
Document fitted_core(const Comparison& comparison, const std::vector<FirstScreen::Caveat>& caveats,
                     const ReportStyle& style) {
    constexpr std::size_t last_lines = 2;  ///< how to see more
    Room room;
    for (;;) {
        auto document = core(comparison, caveats, room);
        if (lines_in(terminal_text(document, style)) + last_lines <= most_lines) return document;
        if (room.name == whole_name && has_long_names(comparison))
            room.name = short_name;
        else if (room.terms > 0)
            room.terms = std::min(room.terms, terms_told(comparison).size() + 1) - 1;
        else if (room.name > shortest_name && has_long_names(comparison))
            room.name = shortest_name;
        else if (room.figures > fewest_figures)
            --room.figures;
        else if (room.days)
            room.days = false;
        else
            return document;
    }
}

}  // namespace

Document comparison_screen(const Comparison& comparison, const ReportStyle& style) {
    const auto caveats = caveats_in(caveats_of(comparison), style);
    constexpr std::size_t abreast = 3;  ///< strategies that the budget is for
    const bool fitted = comparison.results.strategies.size() <= abreast && !style.verbose;
    auto document = fitted ? fitted_core(comparison, caveats, style) : core(comparison, caveats, {});
    if (style.verbose)
        add_all_else(document, comparison);
    else
        add_what_fits(document, comparison, style, caveats);
    return document;
}

}  // namespace holdtime
