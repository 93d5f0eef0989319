#include "reports/documents/check_causes.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "reports/documents/check_wording.hpp"

namespace holdtime {

namespace {

constexpr std::size_t most_named = 3;

/// Figures that share a cause.
struct Group {
    FigureVerdict verdict;
    std::string what;
    std::vector<const CheckedFigure*> figures;
};

std::size_t first_point(const std::string& path) {
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (path[i] == '\\')
            ++i;
        else if (path[i] == '.')
            return i;
    }
    return path.size();
}

std::string part_of(const std::string& path) { return path.substr(0, path.rfind('.')); }
std::string key_of(const std::string& path) { return path.substr(path.rfind('.') + 1); }

/// `channels.phone` of desk.channels.phone.cost
std::string part_within(const std::string& path) {
    const auto part = part_of(path);
    const auto point = first_point(part);
    return point < part.size() ? part.substr(point + 1) : part;
}

std::string listed(const std::vector<std::string>& names) {
    if (names.size() <= most_named + 1) return fmt::format("{}", fmt::join(names, ", "));
    const std::vector<std::string> first(names.begin(), names.begin() + most_named);
    return fmt::format("{} and {} more", fmt::join(first, ", "), names.size() - most_named);
}

bool comes_or_goes(FigureVerdict verdict) { return verdict == FigureVerdict::gone || verdict == FigureVerdict::added; }

/// What is gone of a strategy, or new, has one cause; and so has what changed in the same way in several parts.
std::vector<Group> groups_of(const ScenarioCheck& check) {
    std::vector<Group> groups;
    std::map<std::string, std::size_t> found;
    for (const auto& figure : check.comparison->figures) {
        if (figure.verdict == FigureVerdict::same) continue;
        const auto what = change_text(figure, check);
        const auto key = fmt::format("{}\n{}\n{}", strategy_of(figure.path), static_cast<int>(figure.verdict),
                                     comes_or_goes(figure.verdict) ? "" : key_of(figure.path) + "\n" + what);
        const auto [at, fresh] = found.emplace(key, groups.size());
        if (fresh) groups.push_back({figure.verdict, what, {}});
        groups[at->second].figures.push_back(&figure);
    }
    return groups;
}

/// The part that all figures are of, else their strategy.
std::string place_of(const std::vector<const CheckedFigure*>& figures) {
    const auto& path = figures.front()->path;
    const auto part = part_of(path);
    const bool one =
        std::all_of(figures.begin(), figures.end(), [&](const auto* figure) { return part_of(figure->path) == part; });
    return one ? part : path.substr(0, first_point(path));
}

/// `desk`, `23 figures that do not exist any more: total.offered, total.asa and 21 more`
ChangeCause coming_or_going(const Group& group) {
    const auto place = place_of(group.figures);
    std::vector<std::string> names;
    for (const auto* figure : group.figures) names.push_back(figure->path.substr(place.size() + 1));
    const bool gone = group.verdict == FigureVerdict::gone;
    return {gone,
            place,
            {place},
            fmt::format("{} that {}: {}", counted(names.size(), "figure"), gone ? "do not exist any more" : "are new",
                        listed(names))};
}

double thresholds_of(const Group& group) {
    if (group.verdict == FigureVerdict::gone) return std::numeric_limits<double>::infinity();
    if (group.verdict == FigureVerdict::added) return -1;
    double most = 0;
    for (const auto* figure : group.figures)
        most = std::max(most, figure->threshold > 0 ? std::abs(figure->change.mean) / figure->threshold
                                                    : std::numeric_limits<double>::max());
    return most;
}

ChangeCause cause_of(const Group& group) {
    const auto number = group.figures.size();
    const bool changed = group.verdict != FigureVerdict::added;
    if (number > 1 && comes_or_goes(group.verdict)) return coming_or_going(group);
    auto text = group.figures.front()->path;
    std::vector<std::string> others, paths{text};
    for (std::size_t i = 1; i < number; ++i) others.push_back(part_within(group.figures[i]->path));
    if (!others.empty()) text += fmt::format(", also in {} ({})", listed(others), counted(number, "figure"));
    paths.insert(paths.end(), others.begin(), others.end());
    return {changed, text, paths, group.what};
}

}  // namespace

std::vector<ChangeCause> causes_of(const ScenarioCheck& check) {
    std::vector<ChangeCause> causes;
    if (!check.comparison) return causes;
    for (const auto& group : groups_of(check)) {
        causes.push_back(cause_of(group));
        causes.back().thresholds = thresholds_of(group);
    }
    for (const auto& name : check.comparison->unlisted) causes.push_back({true, name, {name}, unlisted_text(name)});
    std::stable_sort(causes.begin(), causes.end(),
                     [](const auto& a, const auto& b) { return a.thresholds > b.thresholds; });
    return causes;
}

}  // namespace holdtime
