#include "reports/html/study_page.hpp"

#include <fmt/format.h>

#include "reports/html/parts.hpp"
#include "studies/compare/wording.hpp"

namespace holdtime {

namespace {

constexpr std::size_t most_before = 3;

Markup paragraphs(const std::vector<std::string>& lines) {
    Markup content;
    for (const auto& line : lines) content += element("p", {}, prose(line));
    return content;
}

/// Is it the verdict, which stands at the top?
bool says_again(const Block& block, const std::string& verdict) {
    const auto* sentences = std::get_if<Sentences>(&block);
    if (!sentences || sentences->list) return false;
    std::string text;
    for (const auto& line : sentences->lines) text += (text.empty() ? "" : " ") + line;
    return text == verdict;
}

Markup decision(const StudyPage& page) {
    auto verdict = verdict_paragraph(page.verdict);
    verdict += paragraphs(page.sure);
    Markup list;
    for (std::size_t i = 0; i < page.before.size() && i < most_before; ++i)
        list += element("li", {}, prose(page.before[i]));
    if (page.before.size() > most_before)
        list += element("li", {}, fmt::format("and {} more, below", page.before.size() - most_before));
    const auto before = list.empty() ? element("p", {}, prose(page.looked_at)) : element("ul", {}, list);
    return element("div", {{"class", "decision"}},
                   element("section", {{"id", "verdict"}, {"aria-label", "Verdict"}}, verdict) +
                       element("section", {{"id", "before"}}, element("h2", {}, "Before you decide") + before));
}

Markup evidence(const StudyPage& page, const ReportStyle& style) {
    Markup rest;
    if (page.before.size() > most_before) {
        Markup list;
        for (const auto& line : page.before) list += element("li", {}, prose(line));
        rest += element("h3", {}, "To know before deciding") + element("ul", {}, list);
    }
    for (const auto& block : page.tables)
        if (!says_again(block, page.verdict)) rest += block_markup(block);
    rest += element("h3", {}, "Get the same figures again") + again_markup(style, style.again) +
            element("p", {},
                    fmt::format("holdtime {}. The same scenario, seed and version give the same bytes on any number of "
                                "processors.",
                                style.version));
    return element("section", {{"id", "evidence"}, {"class", "full"}}, element("h2", {}, "Why believe this?") + rest);
}

}  // namespace

std::string compared_alone(const std::string& figure) {
    return fmt::format(
        "Compared in {} alone: targets, and what else tells the strategies apart (cost, customers never "
        "served, needs resolved), were not looked at; holdtime run compares them.",
        figure);
}

std::string runs_text(std::uint32_t replications, std::uint64_t seed, double confidence) {
    return fmt::format("{} replication{}, seed {}, {:.4g} % intervals", count_text(replications),
                       replications == 1 ? "" : "s", seed, confidence * 100);
}

std::string study_page(const StudyPage& page, const ReportStyle& style) {
    const auto header =
        element("header", {}, element("p", {{"class", "kicker"}}, page.kicker) + element("h1", {}, page.question));
    return whole_page(
        page.question,
        header + decision(page) + page.summary + element("main", {}, page.pictures + evidence(page, style)),
        style.version);
}

}  // namespace holdtime
