#include "sim/core/error.hpp"

#include <algorithm>
#include <cctype>
#include <tuple>

namespace holdtime {

std::string to_string(const Problem& problem) {
    std::string text = problem.place.file;
    if (problem.place.line > 0) {
        text += ':' + std::to_string(problem.place.line);
        if (problem.place.column > 0) text += ':' + std::to_string(problem.place.column);
    }
    if (!text.empty()) text += ": ";
    return text + problem.text;
}

InputError::InputError(std::vector<Problem> problems) : problems_(std::move(problems)) {
    for (const auto& problem : problems_) {
        if (!text_.empty()) text_ += '\n';
        text_ += to_string(problem);
    }
}

InputError::InputError(Place place, std::string text)
    : InputError(std::vector<Problem>{{std::move(place), std::move(text)}}) {}

void Problems::add(Place place, std::string text) { list_.push_back({std::move(place), std::move(text)}); }

void Problems::throw_if_any() const {
    if (list_.empty()) return;
    auto sorted = list_;
    const auto key = [](const Problem& p) { return std::tie(p.place.file, p.place.line, p.place.column); };
    std::stable_sort(sorted.begin(), sorted.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
    const auto same = [&](const auto& a, const auto& b) { return key(a) == key(b) && a.text == b.text; };
    sorted.erase(std::unique(sorted.begin(), sorted.end(), same), sorted.end());
    throw InputError(std::move(sorted));
}

namespace {

std::string lower(std::string_view word) {
    std::string result(word);
    for (char& c : result) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return result;
}

/// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours cost 1 each.
std::size_t edit_distance(const std::string& a, const std::string& b) {
    std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
    for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i)
        for (std::size_t j = 1; j <= b.size(); ++j) {
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    return d[a.size()][b.size()];
}

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

/// A few of many: those that hold the word first, then by edit distance.
std::vector<std::string> nearest_ones(std::string_view word, const std::vector<std::string>& candidates) {
    constexpr std::size_t few = 6, longest_compared = 64;
    const auto wanted = lower(word.substr(0, longest_compared));
    std::vector<std::pair<std::size_t, std::string>> ranked;
    for (const auto& candidate : candidates) {
        const auto name = lower(candidate.substr(0, longest_compared));
        const bool holds = !wanted.empty() && name.find(wanted) != std::string::npos;
        ranked.emplace_back(holds ? 0 : edit_distance(wanted, name), candidate);
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min(few, ranked.size()); ++i) names.push_back(ranked[i].second);
    return names;
}

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
    constexpr std::size_t longest_compared = 64;
    if (word.size() > longest_compared) return {};
    const std::string wanted = lower(word);
    std::size_t best = std::max<std::size_t>(1, wanted.size() / 3) + 1;
    std::string found;
    for (const auto& candidate : candidates) {
        if (candidate.size() > longest_compared) continue;
        const auto distance = edit_distance(wanted, lower(candidate));
        if (distance < best) best = distance, found = candidate;
    }
    return found;
}

std::string suggestion(std::string_view word, const std::vector<std::string>& candidates) {
    if (const auto found = nearest(word, candidates); !found.empty()) return " (did you mean '" + found + "'?)";
    if (candidates.empty()) return {};
    constexpr std::size_t most_listed = 24;
    if (candidates.size() > most_listed)
        return " (nearest of " + std::to_string(candidates.size()) + ": " + listed(nearest_ones(word, candidates)) +
               ")";
    return " (known: " + listed(candidates) + ")";
}

}  // namespace holdtime
