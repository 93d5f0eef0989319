#include "reports/documents/tornado_document.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "reports/document/pointer.hpp"
#include "studies/compare/wording.hpp"
#include "studies/tornado/words.hpp"

namespace holdtime {

namespace {

constexpr std::size_t most_named = 12;

Cell plain_number(double number) { return number_cell({number}, Unit::count); }

Table tornado_table(const Tornado& tornado) {
    const auto unit = tornado.sides.unit;
    Table table{fmt::format("What the answer hangs on: {} of {} minus {}", tornado.sides.on, tornado.sides.between[0],
                            tornado.sides.between[1]),
                "input",
                {"from", "to", "range", "at the low end", "at the high end", "effect", "turns"},
                {}};
    table.words_columns = 3;
    table.by_column = true;
    for (std::size_t i = 0; i < tornado.bars.size(); ++i) {
        const auto& bar = tornado.bars[i];
        const auto number = [&](const char* key, const Estimate& value) {
            return pointing(difference_cell(value, unit, Mood::plain),
                            json_pointer({"tornado", "inputs", std::to_string(i), key, "mean"}));
        };
        table.rows.push_back(
            {bar.path,
             {words_cell(bar.low), words_cell(bar.high), words_cell(bar.source), number("at_low", {bar.at_low.mean}),
              number("at_high", {bar.at_high.mean}), number("effect", bar.effect),
              words_cell(bar.turns ? "yes" : "no", bar.turns ? Mood::look : Mood::plain)}});
    }
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
    document.aside = fmt::format("{} replications, seed {}, {:.4g} % intervals", count_text(tornado.replications),
                                 tornado.seed, tornado.confidence * 100);
    add(document, Sentences{"", {tornado_text(tornado)}, false, Mood::plain});
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
