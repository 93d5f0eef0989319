#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "reports/html/figure.hpp"
#include "reports/html/parts.hpp"

namespace holdtime {

namespace {

const char* class_of(Mood mood) {
    return mood == Mood::good ? "good" : mood == Mood::bad ? "bad" : mood == Mood::look ? "look" : "plain";
}

/// A sign beside the word, for a quick look.
const char* sign_of(Mood mood) { return mood == Mood::good ? "\u2713" : mood == Mood::bad ? "\u2717" : "\u2248"; }

Markup verdict_markup(const FirstScreen& screen) {
    Markup sure;
    for (const auto& line : screen.how_sure) sure += prose(" " + line);
    Markup content = verdict_paragraph(screen.verdict);
    if (!sure.empty()) content += element("p", {}, element("b", {}, "How sure?") + sure);
    return element("section", {{"id", "verdict"}, {"aria-label", "Verdict"}}, content);
}

Markup caveats_markup(const FirstScreen& screen) {
    Markup list;
    for (const auto& caveat : screen.caveats)
        list += element("li", {}, element("b", {}, caveat.head + ": ") + prose(caveat.text));
    const auto said = list.empty() ? element("p", {},
                                             "Nothing stands out: no target is missed, none that is met on "
                                             "average fails on more than one day in ten, and no default of "
                                             "low confidence is used.")
                                   : element("ul", {}, list);
    return element("section", {{"id", "before"}}, element("h2", {}, "Before you decide") + said);
}

Markup target_markup(const FirstScreen::Target& target, const std::string& before) {
    auto line = element("span", {{"class", std::string("state ") + class_of(target.mood)}},
                        Markup::text(std::string(sign_of(target.mood)) + " ") + datum_markup(target.state));
    line += Markup::text(" ") + name_of(target.name) + Markup::text(" " + target.worst) +
            element("b", {{"class", "nb"}}, datum_markup(target.reached));
    auto more = fmt::format("of {}", target.promise);
    if (target.promise.starts_with("at most")) more = "(" + target.promise + ")";
    line += element("small", {}, prose(" " + more + (target.held.empty() ? "" : ", held on " + target.held)));
    if (!target.was_state.text.empty())
        line += element("small", {{"class", "was"}},
                        Markup::text(before + ": ") + datum_markup(target.was_state) + Markup::text(" ") +
                            datum_markup(target.was_reached));
    return element("div", {{"class", "goal"}}, line);
}

/// The number large; behind it its unit in letters, smaller.
Markup large_datum(const Datum& datum) {
    const auto gap = datum.text.rfind(' ');
    if (datum.pointer.empty() || gap == std::string::npos || datum.text.back() == '%') return datum_markup(datum);
    const auto unit = element("small", {}, datum.text.substr(gap));
    return element("span", {{"data-json", datum.pointer}}, Markup::text(datum.text.substr(0, gap)) + unit);
}

Markup cell_markup(const FirstScreen::Cell& cell, const std::string& before) {
    Markup content = element("span", {{"class", "figure"}}, large_datum(cell.mean));
    if (!cell.half_width.empty()) content += Markup::text(" ") + element("small", {{"class", "nb"}}, cell.half_width);
    if (cell.share_of_most >= 0 && !cell.mean.pointer.empty()) {
        const auto width = fmt::format("width:{:.1f}%", 100 * std::clamp(cell.share_of_most, 0.0, 1.0));
        content += element("span", {{"class", "bar"}}, element("i", {{"style", width}}, Markup()));
    }
    if (!cell.before.text.empty())
        content += element("small", {{"class", "was"}}, Markup::text(before + ": ") + datum_markup(cell.before));
    if (!cell.word.empty() || !cell.difference.text.empty()) {
        auto chip = datum_markup(cell.difference);
        if (!cell.word.empty()) chip += Markup::text((cell.difference.text.empty() ? "" : " ") + cell.word);
        content += element("span", {{"class", std::string("chip ") + class_of(cell.mood)}}, chip);
    }
    return content;
}

/// Of a what-if what changes comes first, then the verdict on the world as it is.
Markup decision_markup(const FirstScreen& screen) {
    if (screen.changes.empty())
        return element("div", {{"class", "decision"}}, verdict_markup(screen) + caveats_markup(screen));
    Markup lines;
    for (const auto& line : screen.changes) lines += element("li", {}, prose(line + "."));
    auto change = element("h2", {}, fmt::format("What if {}?", fmt::join(screen.what_if, ", "))) +
                  element("ul", {{"class", "lead"}}, lines);
    if (!screen.changed_verdict.empty()) change += verdict_paragraph(screen.changed_verdict, "/what_if/verdict");
    return element("div", {{"class", "decision"}},
                   element("section", {{"id", "change"}, {"aria-label", "What changes"}}, change) +
                       caveats_markup(screen)) +
           element("div", {{"class", "decision before"}}, element("h2", {}, "As it is") + verdict_markup(screen));
}

/// The strategy's name again where columns become lines.
Markup in_column(const FirstScreen& screen, std::size_t s, const Markup& content) {
    return element("td", {{"class", colour_of(s)}},
                   element("span", {{"class", "who"}, {"aria-hidden", "true"}}, screen.strategies[s]) + content);
}

Markup strategies_markup(const FirstScreen& screen) {
    constexpr std::size_t abreast = 7;  ///< columns that a desk holds
    Markup head = element("td", {}, Markup());
    for (std::size_t s = 0; s < screen.strategies.size(); ++s) {
        auto name = element("span", {{"class", "key"}}, Markup()) +
                    element("span", {{"class", "name"}}, name_of(screen.strategies[s]));
        if (screen.strategies[s] == screen.choice) name += element("span", {{"class", "chosen"}}, "the choice");
        head += element("th", {{"scope", "col"}, {"class", colour_of(s)}}, name);
    }
    Markup body;
    const bool has_targets =
        std::any_of(screen.targets.begin(), screen.targets.end(), [](const auto& list) { return !list.empty(); });
    if (has_targets) {
        Markup row = element("th", {{"scope", "row"}}, "Targets");
        for (std::size_t s = 0; s < screen.targets.size(); ++s) {
            Markup list;
            for (const auto& target : screen.targets[s]) list += target_markup(target, screen.before);
            row += in_column(screen, s, list.empty() ? Markup::text("none") : list);
        }
        body += element("tr", {}, row);
    }
    for (const auto& one : screen.rows) {
        Markup row = element("th", {{"scope", "row"}}, one.label);
        for (std::size_t s = 0; s < one.cells.size(); ++s)
            row += in_column(screen, s, cell_markup(one.cells[s], screen.before));
        body += element("tr", {}, row);
    }
    const auto table = element("thead", {}, element("tr", {}, head)) + element("tbody", {}, body);
    const auto number = screen.strategies.size();
    return element("table",
                   {{"id", "strategies"},
                    {"class", number > abreast ? "many"
                              : number > 3     ? "some"
                                               : "few"},
                    {"style", "--n:" + std::to_string(number)},
                    {"aria-label", "The strategies side by side"}},
                   table);
}

}  // namespace

Markup verdict_paragraph(const std::string& verdict, const std::string& place) {
    constexpr std::size_t most_large = 240;  // bytes: a longer sentence is no headline
    const auto end = verdict.find(". ");
    const auto first = end == std::string::npos ? verdict : verdict.substr(0, end + 1);
    const auto rest = end == std::string::npos ? std::string() : verdict.substr(end + 1);
    return element("p", {{"class", first.size() > most_large ? "say long" : "say"}, {"data-json", place}},
                   element("strong", {}, prose(first)) + prose(rest));
}

Markup first_screen_markup(const FirstScreen& screen) {
    const auto header =
        element("header", {}, element("p", {{"class", "kicker"}}, screen.kicker) + element("h1", {}, screen.question));
    return header + decision_markup(screen) + strategies_markup(screen) +
           element("p", {{"class", "note"}}, prose(screen.note));
}

}  // namespace holdtime
