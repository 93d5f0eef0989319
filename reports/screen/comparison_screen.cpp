#include "reports/screen/comparison_screen.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <limits>

#include "reports/documents/change_tables.hpp"
#include "reports/documents/changed_strategies.hpp"
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
    if (comparison.beside) return "two results beside each other";
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
        if (!kept.empty() && lines + taken > most_caveat_lines) break;  // no lesser one goes before it
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
    bool lists = true;              ///< what a formula ignores and the staffing that was found, line by line
    bool whole = true;              ///< of a what-if all of the verdict on the changed world
    bool differences = true;        ///< strategy by strategy in words
    bool columns = true;            ///< before, after and difference beside each other, of one strategy that changes
    bool signs = true;              ///< bars and the day
    std::size_t name = whole_name;  ///< columns of a strategy's name over tables and before bars
};

/// How sure the verdict is, and on what terms it was found where these are not the usual ones.
std::vector<std::string> terms_told(const Comparison& comparison) {
    auto terms = comparison.sureness;
    if (const auto& beside = comparison.beside) {  // each was asked by itself
        terms.push_back(fmt::format("{}: {}", beside->first, beside->first_asked));
        terms.push_back(fmt::format("{}: {}", beside->second, beside->second_asked));
    }
    if ((comparison.beside || comparison.basis != "as_staffed") && !comparison.fairness.empty())
        terms.push_back(comparison.fairness);
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

/// What the formulas ignore, or that they do: with several of them side by side each ignores something else.
Sentences ignored(const Comparison& comparison, const Room& room) {
    Sentences block{"", ignored_lines(comparison), false, Mood::plain};
    constexpr std::size_t few = 3;
    if (block.lines.size() > few && !room.lists)
        block.lines = {fmt::format("{} things of the scenario are ignored by one formula or another; -v names them.",
                                   block.lines.size())};
    return block;
}

Sentences staffing_told(const Comparison& comparison, const Room& room) {
    auto block = found_staffing(comparison);
    constexpr std::size_t few = 3;
    if (block.lines.size() > few && !room.lists)
        return {"",
                {fmt::format("Staffing was found for {} groups; -v lists it.", block.lines.size())},
                false,
                Mood::plain};
    return block;
}

/// What changes, and of the verdict on the changed world at least what it chooses.
Sentences changes_in_words(const Comparison& comparison, const Room& room) {
    auto block = change_sentences(comparison);
    if (room.whole) return block;
    if (!room.differences)  // the table has them, too
        for (const auto& line : change_lines(comparison)) std::erase(block.lines, line);
    for (auto& line : block.lines)
        if (const auto end = line.find(". "); line.starts_with("then: ") && end != std::string::npos)
            line.resize(end + 1);
    return block;
}

/// Does every strategy stand beside what it was, or its partner in the other result?
bool all_are_changed(const Comparison& comparison, const Changes& changes) {
    return !changes.empty() &&
           changes.strategies.size() * (comparison.beside ? 2 : 1) == comparison.results.strategies.size();
}

/// One strategy that changes as before, after and difference, with all its figures; several side by side.
std::vector<Table> changes_told(const Comparison& comparison, const Room& room) {
    if (auto tables = change_tables(comparison); tables.size() == 1 && room.columns) return tables;
    return {changes_side_by_side(comparison, room.figures)};
}

std::vector<Table> engines_told(const Comparison& comparison) {
    auto tables = engine_tables(comparison);
    if (tables.size() > 1) return {engines_side_by_side(comparison)};
    return tables;
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
    auto verdict = Sentences{"", {comparison.verdict}, false, Mood::plain};
    for (auto& line : ignored(comparison, room).lines) verdict.lines.push_back(std::move(line));
    document.blocks.emplace_back(std::move(verdict));
    auto terms = terms_told(comparison);
    if (!comparison.beside) terms.resize(std::min(terms.size(), room.terms));
    add(document, Sentences{"", std::move(terms), false, Mood::plain});
    add(document, staffing_told(comparison, room));
    add(document, changes_in_words(comparison, room));
    add(document, before_deciding(caveats));
    add(document, defined_figures(comparison));
    const auto changes = changes_of(comparison);
    if (!changes.empty())
        for (auto& table : changes_told(comparison, room)) add(document, std::move(table));
    if (!all_are_changed(comparison, changes)) {
        add(document, decisive_table(comparison, room));
        if (room.signs) {
            add(document, customers_bars(comparison));
            add(document, day_sparks(comparison));
        }
        add(document, surges_in_short(comparison));
    }
    for (auto& table : engines_told(comparison)) add(document, std::move(table));
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
    constexpr std::size_t last_lines = 3;  ///< how to see more
    Room room;
    for (;;) {
        auto document = core(comparison, caveats, room);
        if (lines_in(terminal_text(document, style)) + last_lines <= most_lines) return document;
        if (room.name == whole_name && has_long_names(comparison))
            room.name = short_name;
        else if (room.lists)
            room.lists = false;
        else if (room.columns)
            room.columns = false;
        else if (room.terms > 0)
            room.terms = std::min(room.terms, terms_told(comparison).size() + 1) - 1;
        else if (room.name > shortest_name && has_long_names(comparison))
            room.name = shortest_name;
        else if (room.figures > fewest_figures)
            --room.figures;
        else if (room.days)
            room.days = false;
        else if (room.signs)
            room.signs = false;
        else if (room.whole)
            room.whole = false;
        else if (room.differences && changes_of(comparison).strategies.size() > 1)
            room.differences = false;
        else
            return document;
    }
}

}  // namespace

Document comparison_screen(const Comparison& comparison, const ReportStyle& style) {
    const auto caveats = caveats_in(caveats_to_tell(comparison), style);
    constexpr std::size_t abreast = 3;  ///< strategies that the budget is for
    const auto changes = changes_of(comparison);
    const auto shown =
        all_are_changed(comparison, changes) ? changes.strategies.size() : comparison.results.strategies.size();
    const bool fitted = shown <= abreast && !style.verbose;
    auto document = fitted ? fitted_core(comparison, caveats, style) : core(comparison, caveats, {});
    if (style.verbose)
        add_all_else(document, comparison);
    else
        add_what_fits(document, comparison, style, caveats);
    return document;
}

}  // namespace holdtime
