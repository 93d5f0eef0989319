#include "reports/documents/tornado_document.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "studies/compare/wording.hpp"

namespace holdtime {

namespace {

constexpr std::size_t most_named = 12;

Cell plain_number(double number) { return number_cell({number}, Unit::count); }

std::string in_a_sentence(const Tornado& tornado) {
    if (tornado.bars.empty())
        return "No input has a range, and so nothing was varied: experiment.ranges gives them, as in "
               "{\"segments.*.volume\": "
               "[80%, 120%]}.";
    std::vector<std::string> turning;
    for (const auto& bar : tornado.bars)
        if (bar.turns) turning.push_back(bar.path);
    const auto& names = tornado.sides.between;
    return fmt::format("Whether {} or {} is better in {} hangs most on {}; {}.", names[0], names[1], tornado.sides.on,
                       tornado.bars[0].path,
                       turning.empty()
                           ? "within their ranges no single input turns the answer"
                           : fmt::format("within its range the answer turns with {}", fmt::join(turning, ", ")));
}

Table tornado_table(const Tornado& tornado) {
    const auto unit = tornado.sides.unit;
    Table table{fmt::format("What the answer hangs on: {} of {} minus {}", tornado.sides.on, tornado.sides.between[0],
                            tornado.sides.between[1]),
                "input",
                {"from", "to", "range", "at the low end", "at the high end", "effect", "turns"},
                {}};
    table.words_columns = 3;
    table.by_column = true;
    for (const auto& bar : tornado.bars)
        table.rows.push_back(
            {bar.path,
             {words_cell(bar.low), words_cell(bar.high), words_cell(bar.source),
              difference_cell({bar.at_low.mean}, unit, Mood::plain),
              difference_cell({bar.at_high.mean}, unit, Mood::plain), difference_cell(bar.effect, unit, Mood::plain),
              words_cell(bar.turns ? "yes" : "no", bar.turns ? Mood::look : Mood::plain)}});
    return table;
}

Sentences not_varied(const Tornado& tornado) {
    Sentences notes{"Not varied, because nobody gave a range (experiment.ranges does)", {}, true, Mood::plain};
    const auto& paths = tornado.not_varied;
    const auto shown = std::min(paths.size(), most_named);
    for (std::size_t i = 0; i < shown; ++i) notes.lines.push_back(paths[i]);
    if (shown < paths.size())
        notes.lines.push_back(fmt::format("... and {} more (--format json names all)", paths.size() - shown));
    return notes;
}

}  // namespace

Document tornado_document(const Tornado& tornado) {
    Document document{tornado.scenario + ": what the answer hangs on", {}, {}};
    document.subtitle.push_back(fmt::format("{} replications, seed {}, {:.4g} % intervals",
                                            count_text(tornado.replications), tornado.seed, tornado.confidence * 100));
    add(document, Sentences{"", {in_a_sentence(tornado)}, false, Mood::plain});
    add(document, tornado_table(tornado));
    add(document, not_varied(tornado));
    return document;
}

Table tornado_rows(const Tornado& tornado) {
    Table table{"",
                "path",
                {"low", "high", "range", "difference_at_low", "difference_at_high", "effect", "effect_low",
                 "effect_high", "turns"},
                {}};
    for (const auto& bar : tornado.bars)
        table.rows.push_back(
            {bar.path,
             {words_cell(bar.low), words_cell(bar.high), words_cell(bar.source), plain_number(bar.at_low.mean),
              plain_number(bar.at_high.mean), plain_number(bar.effect.mean), plain_number(bar.effect.low),
              plain_number(bar.effect.high), words_cell(bar.turns ? "true" : "false")}});
    for (const auto& path : tornado.not_varied)
        table.rows.push_back({path, {words_cell(""), words_cell(""), words_cell("not varied")}});
    for (auto& row : table.rows) row.cells.resize(9);
    return table;
}

}  // namespace holdtime
