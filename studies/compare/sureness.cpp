#include "studies/compare/sureness.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "studies/compare/best_probability.hpp"
#include "studies/compare/target_sentences.hpp"
#include "studies/compare/verdict.hpp"
#include "studies/compare/wording.hpp"

namespace holdtime {

namespace {

std::string best_sentence(const Comparison& comparison, bool hangs) {
    std::size_t others = 0;
    for (const auto& strategy : comparison.results.strategies)
        others += strategy.name != comparison.choice && shortfall(strategy) == 0;
    if (!comparison.best_probability || others == 0) return {};
    return fmt::format("{} comes out best in {} of {} resamples of the replications (no forecast of a single day{}).",
                       comparison.choice,
                       count_text(static_cast<std::uint64_t>(std::llround(*comparison.best_probability * resamples))),
                       count_text(resamples), hangs ? "; targets are not drawn again" : "");
}

const PairOutcome* pair_of(const Results& results, const std::string& a, const std::string& b) {
    for (const auto& pair : results.pairs)
        if ((pair.a == a && pair.b == b) || (pair.a == b && pair.b == a)) return &pair;
    return nullptr;
}

/// "The price at which it turns is 7.14 EUR (95 % interval 7.03 to 7.24)."
std::string price_sentence(const Comparison& comparison, const Verdict& verdict) {
    const auto& results = comparison.results;
    if (verdict.priced != Thing::resolved) return {};
    std::vector<std::string> texts;
    for (std::size_t i = verdict.prices.size(); i-- > 1;) {
        const auto* pair = pair_of(results, results.strategies[verdict.prices[i].strategy].name,
                                   results.strategies[verdict.prices[i - 1].strategy].name);
        if (!pair || !pair->price_per_need.has_interval()) continue;
        const auto& price = pair->price_per_need;
        texts.push_back(fmt::format("{} ({:g} % interval {} to {})", money_text(price.mean, comparison.currency),
                                    100 * results.confidence, number_text(price.low), number_text(price.high)));
    }
    if (texts.empty()) return {};
    const char* beginning = texts.size() > 1 ? "The prices at which it turns are" : "The price at which it turns is";
    return fmt::format("{} {}.", beginning, joined(texts));
}

/// "The answer would be another if one of these targets were missed: chat only: chat 80.7 % of 80 %; mixed: phone
/// 79.0 % of 80 %, email 84.4 % of 90 %. About 670 more replications would tell."
std::string hanging_sentence(const Comparison& comparison, const std::vector<HangingTarget>& hanging) {
    constexpr std::size_t most = 4;
    constexpr double step = 10;
    if (hanging.empty()) return {};
    std::string list;
    double more = 0;
    for (std::size_t i = 0; i < hanging.size(); ++i) {
        const auto& strategy = comparison.results.strategies[hanging[i].strategy];
        const auto& target = strategy.targets[hanging[i].target];
        more = std::max(more, hanging[i].more_replications);
        if (i >= most) continue;
        const bool same = i > 0 && hanging[i].strategy == hanging[i - 1].strategy;
        list += i == 0 ? "" : same ? ", " : "; ";
        if (!same && target.name != strategy.name) list += strategy.name + ": ";
        list += target_text(target);
    }
    if (hanging.size() > most) list += fmt::format(" and {} more", hanging.size() - most);
    return fmt::format("The answer would be another if {} missed: {}. {}",
                       hanging.size() > 1 ? "one of these targets were" : "this target were", list,
                       more > 0 ? fmt::format("About {} more replications would tell.",
                                              count_text(static_cast<std::uint64_t>(std::ceil(more / step) * step)))
                                : "The intervals are within a point of the line.");
}

/// "Stopped at look 3 (after 50, 100 and 200 replications), for the verdict is told; ..."
std::string looks_sentence(const Comparison& comparison, bool hangs) {
    if (!comparison.looks || comparison.looks->at.empty()) return {};
    const auto& looks = *comparison.looks;
    const auto& results = comparison.results;
    std::vector<std::string> at;
    for (const auto n : looks.at) at.push_back(count_text(n));
    return fmt::format(
        "Stopped at look {} (after {} replications), {}; this look spends {:.3g} % of the {:.3g} % error of all looks, "
        "so that intervals here are at {:g} %.",
        looks.at.size(), joined(at),
        !looks.decided ? "the limit of replications, with the verdict not told"
        : hangs        ? "for the verdict is told, but for targets that stay on the line"
                       : "for the verdict is told",
        100 * (1 - results.confidence), 100 * (1 - looks.confidence), 100 * results.confidence);
}

/// Does the verdict, on cost, customers served and matters settled, rest on it? Not on what customers make of it, nor
/// on what their own time is worth, by which clock it is, or limits that nobody reaches.
bool decides(const std::string& path, bool limits_bind) {
    for (const char* other : {"experience.", "costs.customer_time", "calendar."})
        if (path.starts_with(other)) return false;
    return limits_bind || !path.ends_with(".limit");
}

/// Those first that say who comes and who stays; limits last.
int rank_of(const std::string& path) {
    for (const char* first : {".probability", ".balk", ".patience", "prefers", ".accept"})
        if (path.find(first) != std::string::npos) return 0;
    return path.ends_with(".limit") ? 2 : 1;
}

std::string defaults_sentence(const Comparison& comparison) {
    constexpr std::size_t most_named = 3;
    const auto& strategies = comparison.results.strategies;
    const bool limits_bind = std::any_of(strategies.begin(), strategies.end(),
                                         [](const auto& one) { return one.total[Figure::limit_reached].mean > 0; });
    std::vector<const DefaultUsed*> low;
    for (const auto& used : comparison.defaults)
        if (used.confidence == "low" && decides(used.path, limits_bind)) low.push_back(&used);
    if (low.empty()) return {};
    std::stable_sort(low.begin(), low.end(),
                     [](const auto* a, const auto* b) { return rank_of(a->path) < rank_of(b->path); });
    std::vector<std::string> texts;
    for (const auto* used : low) texts.push_back(fmt::format("{} = {}", used->path, used->value));
    const auto number = texts.size();
    return fmt::format("It rests on {} of low confidence: {}.",
                       number == 1 ? std::string("a default") : fmt::format("{} defaults", number),
                       first_joined(std::move(texts), most_named));
}

}  // namespace

std::vector<std::string> sureness(const Comparison& comparison, const Verdict& verdict,
                                  const std::vector<HangingTarget>& hanging) {
    std::vector<std::string> lines;
    const bool several = comparison.results.strategies.size() > 1;
    for (auto& line : {best_sentence(comparison, !hanging.empty()), price_sentence(comparison, verdict),
                       hanging_sentence(comparison, hanging), looks_sentence(comparison, !hanging.empty()),
                       several ? defaults_sentence(comparison) : std::string()})
        if (!line.empty()) lines.push_back(line);
    return lines;
}

}  // namespace holdtime
