#include <fmt/format.h>

#include "reports/check.hpp"
#include "reports/check_wording.hpp"
#include "reports/text/csv_field.hpp"
#include "reports/text/numbers.hpp"

namespace holdtime {

namespace {

std::string row(const ScenarioCheck& check, const std::string& path, const std::string& status,
                const std::string& rest) {
    return fmt::format("{},{},{},{}\n", csv_field(check.scenario), csv_field(path), csv_field(status), rest);
}

}  // namespace

std::string check_csv(const std::vector<ScenarioCheck>& checks, bool) {
    std::string text = "scenario,path,status,baseline,now,change,threshold,significant\n";
    for (const auto& check : checks) {
        for (const auto& problem : check.problems) text += row(check, "", "broken: " + to_string(problem), ",,,,");
        if (check.other_scenario)
            text += row(check, "", fmt::format("other scenario: {}", other_scenario_text), ",,,,");
        for (const auto& one : check.expectations)
            text += row(check, one.path, fmt::format("{} {}", one.met ? "met" : "not met", one.condition),
                        fmt::format(",{},,,", exact_number(one.now.mean)));
        if (!check.comparison) continue;
        for (const auto& one : check.comparison->figures)
            text += row(check, one.path,
                        is_changed(one)                       ? "changed"
                        : one.verdict == FigureVerdict::added ? "new"
                                                              : "same",
                        fmt::format("{},{},{},{},{}", exact_number(one.baseline.mean), exact_number(one.now.mean),
                                    exact_number(one.change.mean), exact_number(one.threshold), one.significant));
    }
    return text;
}

const std::vector<CheckFormat>& check_formats() {
    static const std::vector<CheckFormat> all{
        {"table", check_table}, {"json", check_json}, {"csv", check_csv}, {"markdown", check_markdown}};
    return all;
}

}  // namespace holdtime
