#include "studies/compare/sureness.hpp"

#include <fmt/format.h>

#include <cmath>

#include "studies/compare/best_probability.hpp"
#include "studies/compare/target_sentences.hpp"
#include "studies/compare/verdict.hpp"
#include "studies/compare/wording.hpp"

namespace holdtime {

namespace {

std::string best_sentence(const Comparison& comparison) {
    std::size_t others = 0;
    for (const auto& strategy : comparison.results.strategies)
        others += strategy.name != comparison.choice && shortfall(strategy) == 0;
    if (!comparison.best_probability || others == 0) return {};
    return fmt::format("{} comes out best in {} of {} resamples of the replications (no forecast of a single day).",
                       comparison.choice,
                       count_text(static_cast<std::uint64_t>(std::llround(*comparison.best_probability * resamples))),
                       count_text(resamples));
}

/// "Stopped at look 3 (after 50, 100 and 200 replications), for the verdict is told; ..."
std::string looks_sentence(const Comparison& comparison) {
    if (!comparison.looks || comparison.looks->at.empty()) return {};
    const auto& looks = *comparison.looks;
    const auto& results = comparison.results;
    std::vector<std::string> at;
    for (const auto n : looks.at) at.push_back(count_text(n));
    return fmt::format(
        "Stopped at look {} (after {} replications), {}; this look spends {:.3g} % of the {:.3g} % error of all looks, "
        "so that intervals here are at {:g} %.",
        looks.at.size(), joined(at),
        looks.decided ? "for the verdict is told" : "the limit of replications, with the verdict not told",
        100 * (1 - results.confidence), 100 * (1 - looks.confidence), 100 * results.confidence);
}

std::string defaults_sentence(const Comparison& comparison) {
    constexpr std::size_t most_named = 3;
    std::vector<std::string> low;
    for (const auto& used : comparison.defaults)
        if (used.confidence == "low" && !used.path.starts_with("calendar."))  // by which clock decides little
            low.push_back(fmt::format("{} = {}", used.path, used.value));
    if (low.empty()) return {};
    const auto number = low.size();
    return fmt::format("It rests on {} of low confidence: {}.",
                       number == 1 ? std::string("a default") : fmt::format("{} defaults", number),
                       first_joined(std::move(low), most_named));
}

}  // namespace

std::vector<std::string> sureness(const Comparison& comparison) {
    std::vector<std::string> lines;
    for (auto& line : {best_sentence(comparison), looks_sentence(comparison),
                       comparison.results.strategies.size() > 1 ? defaults_sentence(comparison) : std::string()})
        if (!line.empty()) lines.push_back(line);
    return lines;
}

}  // namespace holdtime
