#pragma once

#include "reports/document/document.hpp"
#include "reports/formats/style.hpp"
#include "reports/html/markup.hpp"
#include "reports/pictures/first_screen.hpp"
#include "studies/compare/compare.hpp"

/// The parts of the page beside its pictures.
namespace holdtime {

/// Question, verdict, what to know before deciding, and the strategies side by side.
Markup first_screen_markup(const FirstScreen& screen);

/// The first sentence large, the others as they come: together they are the verdict word for word.
/// `place`: in the results, where it is not the verdict of all.
Markup verdict_paragraph(const std::string& verdict, const std::string& place = "");

/// Where the numbers come from: assumptions, what to look at, definitions, all tables, how to get them again.
Markup evidence_markup(const Comparison& comparison, const ReportStyle& style);

/// The command that gives the same figures, with what is to be known of it; words alone where nobody knows it.
Markup again_markup(const ReportStyle& style, const std::string& command);

/// Any table or sentences of a document, under a heading of the third level.
Markup block_markup(const Block& block);

/// The file: style, content, footer and script.
std::string whole_page(const std::string& title, const Markup& content, const std::string& version);

/// What the page looks like, and the little that it does.
Markup style_markup();
Markup script_markup();

}  // namespace holdtime
