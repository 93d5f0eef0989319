#include <fmt/format.h>

#include <string_view>

#include "reports/check.hpp"
#include "reports/documents/check_wording.hpp"
#include "sim/core/printable.hpp"

namespace holdtime {

namespace {

/// GitHub's own escapes (actions/toolkit, packages/core/src/command.ts): in a property ':' and ',' too.
std::string escaped_line(std::string_view text, bool property) {
    std::string result;
    for (const char c : printable(text)) {
        if (c == '%')
            result += "%25";
        else if (property && c == ':')
            result += "%3A";
        else if (property && c == ',')
            result += "%2C";
        else
            result += c;
    }
    return result;
}

std::string escaped(std::string_view text, bool property) {
    std::string result;
    for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
        result += escaped_line(text.substr(0, end), property) + "%0A";
        text.remove_prefix(end + 1);
    }
    return result + escaped_line(text, property);
}

class Annotations {
public:
    explicit Annotations(const std::string& workspace) : workspace_(workspace) {}

    void add(const char* level, const Place& place, const std::string& title, const std::vector<std::string>& lines) {
        std::string properties;
        const auto property = [&](const char* name, const std::string& value) {
            properties += fmt::format("{}{}={}", properties.empty() ? " " : ",", name, escaped(value, true));
        };
        if (!place.file.empty()) property("file", relative(place.file));
        if (place.line > 0) property("line", std::to_string(place.line));
        if (place.column > 0) property("col", std::to_string(place.column));
        property("title", title);
        std::string message;
        for (const auto& line : lines) message += (message.empty() ? "" : "%0A") + escaped(line, false);
        text_ += fmt::format("::{}{}::{}\n", level, properties, message);
    }

    const std::string& text() const { return text_; }

private:
    std::string relative(const std::string& file) const {
        const auto folder = workspace_.ends_with('/') ? workspace_ : workspace_ + '/';
        if (!workspace_.empty() && file.starts_with(folder)) return file.substr(folder.size());
        return file.starts_with("./") ? file.substr(2) : file;
    }

    const std::string& workspace_;
    std::string text_;
};

Place place_of(const ScenarioCheck& check, const std::string& strategy) {
    for (const auto& [name, place] : check.strategies)
        if (name == strategy) return place;
    return {check.file, 1, 0};
}

/// One annotation a strategy, as GitHub shows no more than ten of a step.
void annotate(const ScenarioCheck& check, const std::string& strategy, Annotations& annotations) {
    const auto changes = changes_of(check, strategy);
    if (!changes.empty())
        annotations.add("error", place_of(check, strategy), counted(changes.size(), "figure") + " changed", changes);
    std::vector<std::string> fresh;
    for (const auto& figure : check.comparison->figures)
        if (figure.verdict == FigureVerdict::added && strategy_of(figure.path) == strategy)
            fresh.push_back(fmt::format("{}: {}", figure.path, change_text(figure, check)));
    if (!fresh.empty())
        annotations.add("notice", place_of(check, strategy), counted(fresh.size(), "new figure"), fresh);
}

void annotate(const ScenarioCheck& check, Annotations& annotations) {
    for (const auto& problem : check.problems)
        annotations.add("error", problem.place.file.empty() ? Place{check.file, 1, 0} : problem.place, "wrong input",
                        {problem.text});
    if (!check.problems.empty()) return;
    for (const auto& expectation : check.expectations)
        if (!expectation.met)
            annotations.add("error", expectation.place, "expectation not met",
                            {expectation.path + " " + expectation_text(expectation, check)});
    if (check.updated) return;
    if (!check.comparison)
        return annotations.add("error", {check.file, 1, 0}, "no baseline", {missing_baseline(check)});
    if (check.other_scenario) annotations.add("notice", {check.file, 1, 0}, "other scenario", {other_scenario_text});
    for (const auto& name : strategies_of(check)) annotate(check, name, annotations);
}

}  // namespace

std::string check_annotations(const std::vector<ScenarioCheck>& checks, const std::string& workspace) {
    Annotations annotations(workspace);
    for (const auto& check : checks) annotate(check, annotations);
    return annotations.text();
}

}  // namespace holdtime
