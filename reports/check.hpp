#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reports/formats/style.hpp"
#include "studies/check/check.hpp"

/// What `holdtime check` found, as text; and its baselines, written and read. Pure functions.
namespace holdtime {

struct CheckFormat {
    std::string_view name;  ///< as in --format
    std::string (*render)(const std::vector<ScenarioCheck>& checks, const ReportStyle& style);
};

/// table, json, csv, markdown, html.
const std::vector<CheckFormat>& check_formats();

/// What changed and what was expected, and a closing line; figures that are the same are not listed.
std::string check_table(const std::vector<ScenarioCheck>& checks, const ReportStyle& style);
/// A list, one object per scenario, with every figure.
std::string check_json(const std::vector<ScenarioCheck>& checks, const ReportStyle& style);
/// scenario,path,status,baseline,now,change,threshold,significant: a row per figure and expectation.
std::string check_csv(const std::vector<ScenarioCheck>& checks, const ReportStyle& style);
/// For a merge request or GitHub's step summary.
std::string check_markdown(const std::vector<ScenarioCheck>& checks, const ReportStyle& style);

/// JUnit XML: a test suite per scenario, a test case per strategy and per expectation.
std::string check_junit(const std::vector<ScenarioCheck>& checks);
/// GitHub's workflow commands, `::error file=..,line=..::..`: a line per figure that changed, expectation that is not
/// met, problem, and missing baseline. File names below `workspace` are shown relative to it.
std::string check_annotations(const std::vector<ScenarioCheck>& checks, const std::string& workspace);

/// A baseline as it is stored: JSON, one figure a line.
std::string baseline_text(const Baseline& baseline);
/// The reverse. Throws InputError at `file`, line and column when the text is damaged, of something else, or of a later
/// format.
Baseline read_baseline(const std::string& text, const std::string& file);

}  // namespace holdtime
