#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "reports/pictures/first_screen.hpp"
#include "studies/compare/wording.hpp"

namespace holdtime {

namespace {

std::string runs_text(const Comparison& comparison, std::uint32_t number) {
    const char* what = comparison.period.length == "1 day" ? "simulated day" : "simulated run";
    return fmt::format("{} {}{}", count_text(number), what, number == 1 ? "" : "s");
}

/// The pair that the verdict speaks of first: the choice, or what is undominated, against the next.
const PairOutcome* pair_of_interest(const Comparison& comparison) {
    const auto& pairs = comparison.results.pairs;
    const auto has = [](const PairOutcome& pair, const std::string& name) { return pair.a == name || pair.b == name; };
    if (!comparison.choice.empty()) {
        for (const auto& pair : pairs)
            if (has(pair, comparison.choice)) return &pair;
        return nullptr;
    }
    if (comparison.undominated.size() >= 2)
        for (const auto& pair : pairs)
            if (has(pair, comparison.undominated[0]) && has(pair, comparison.undominated[1])) return &pair;
    return pairs.empty() ? nullptr : &pairs.front();
}

/// "mixed costs 216 EUR less than phone only on average (95 % interval 211 to 221), and less on 200 of 200 simulated
/// days." `days` counts those on which a costs less; those on which both cost the same are nobody's.
std::string cost_sentence(const Comparison& comparison, const PairOutcome& pair) {
    const auto& d = pair.cost.difference;
    if (!d.exists() || d.mean == 0 || !std::isfinite(pair.cost.days)) return {};
    const auto replications = comparison.results.replications;
    const auto days =
        fmt::format("on {} of {}", count_text(static_cast<std::uint64_t>(std::llround(pair.cost.days * replications))),
                    runs_text(comparison, replications));
    const bool a_less = d.mean < 0;
    const auto &cheap = a_less ? pair.a : pair.b, &dear = a_less ? pair.b : pair.a;
    auto text = fmt::format("{} costs {} less than {} on average", cheap,
                            money_text(std::abs(d.mean), comparison.currency), dear);
    if (d.has_interval())
        text += fmt::format(" ({:g} % interval {} to {})", 100 * comparison.results.confidence,
                            number_text(a_less ? -d.high : d.low), number_text(a_less ? -d.low : d.high));
    return text + (a_less ? ", and less " + days + "." : fmt::format("; {} costs less {}.", dear, days));
}

}  // namespace

std::vector<std::string> how_sure(const Comparison& comparison) {
    const auto& results = comparison.results;
    std::vector<std::string> lines;
    if (const auto& beside = comparison.beside)
        return {fmt::format("{}: {}.", beside->first, beside->first_asked),
                fmt::format("{}: {}.", beside->second, beside->second_asked), comparison.fairness};
    if (results.replications == 0) return lines;
    if (const auto* pair = pair_of_interest(comparison); pair && results.replications > 1) {
        if (auto line = cost_sentence(comparison, *pair); !line.empty()) lines.push_back(std::move(line));
    }
    if (results.strategies.size() > 1 && !results.baseline.empty())
        lines.push_back(fmt::format("Compared on {}, the same customers for every strategy.",
                                    runs_text(comparison, results.replications)));
    else
        lines.push_back(fmt::format("From {}.", runs_text(comparison, results.replications)));
    lines.insert(lines.end(), comparison.sureness.begin(), comparison.sureness.end());
    if (!comparison.fairness.empty()) lines.push_back(comparison.fairness);
    return lines;
}

}  // namespace holdtime
