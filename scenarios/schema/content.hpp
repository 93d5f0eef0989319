#pragma once

#include <string>

/// What a file holds, told by how it begins: whoever gives a picture, results or a table where a scenario is due shall
/// hear that, not what a reader of scenarios finds wrong with it.
namespace holdtime {

/// Of what is no text: "a picture, not text"; "" when it may be text.
std::string not_text(const std::string& bytes, const std::string& file);

/// Texts that other programs or other commands than `run` read.
enum class TextKind {
    other,  ///< a scenario, a sweep or anything else
    run_results,
    staff_results,
    other_results,  ///< of breakeven or --tornado
    sweep_results,
    check_results,
    baseline,
    schema,
    table,  ///< CSV
    page,   ///< HTML
    xml,
    markdown,
};

/// `file`: a name that ends in .csv or .md tells, too.
TextKind text_kind(const std::string& text, const std::string& file);

/// `results of holdtime run: holdtime report FILE renders them`; "" of other texts.
std::string use_of(TextKind kind, const std::string& file);

}  // namespace holdtime
