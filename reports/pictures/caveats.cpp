#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>

#include "reports/documents/changed_strategies.hpp"
#include "reports/documents/target_words.hpp"
#include "reports/pictures/first_screen.hpp"
#include "studies/compare/wording.hpp"

namespace holdtime {

namespace {

struct Judged {
    const StrategyResults* strategy;
    const TargetOutcome* target;
    double held() const {
        return target->days == 0 ? 1 : static_cast<double>(target->days_met) / static_cast<double>(target->days);
    }
};

std::vector<Judged> in_state(const Comparison& comparison, TargetState state) {
    std::vector<Judged> list;
    for (const auto& strategy : comparison.results.strategies)
        for (const auto& target : strategy.targets)
            if (target.state == state) list.push_back({&strategy, &target});
    return list;
}

/// A caveat with how grave it is: what misses a target first, then by the share of days or customers that it is about.
struct Grave {
    FirstScreen::Caveat caveat;
    double gravity;
};
using Caveats = std::vector<Grave>;
constexpr double missed_target = 3, another_answer = 2.5, hangs_in_the_air = 2, left_out = 1, weak_default = 0.005,
                 remark = 0;
constexpr const char* look_at = "Look at";

/// "phone of mixed, 79.0 % of 80 % in 20 s"
std::string reached(const Judged& one) {
    const bool level = one.target->figure == TargetFigure::service_level;
    return fmt::format("{}, {} {}{}{}", of_strategy(one.target->name, one.strategy->name), reached_text(*one.target),
                       level ? "of " : "(", promise_text(*one.target), level ? "" : ")");
}

void add_missed(const Comparison& comparison, Caveats& caveats) {
    auto missed = in_state(comparison, TargetState::missed);
    if (missed.empty()) return;
    std::stable_sort(missed.begin(), missed.end(),
                     [](const auto& a, const auto& b) { return a.target->off() > b.target->off(); });
    const auto& worst = missed.front();
    if (missed.size() == 1)
        caveats.push_back({{"A target is missed", reached(worst) + "."}, missed_target});
    else
        caveats.push_back(
            {{fmt::format("{} targets are missed", missed.size()), "the furthest " + reached(worst) + "."},
             missed_target});
}

/// Nobody who is on the line is safe: more replications, or a little more staff, would tell.
void add_on_the_line(const Comparison& comparison, Caveats& caveats) {
    auto list = in_state(comparison, TargetState::on_the_line);
    if (list.empty()) return;
    std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.held() < b.held(); });
    const auto& worst = list.front();
    auto text = reached(worst);
    if (worst.target->days > 0) text += fmt::format(" (held on {})", days_held(*worst.target));
    const auto head = list.size() == 1 ? std::string("A target is on the line")
                                       : fmt::format("{} targets are on the line", list.size());
    caveats.push_back({{head, text + "."}, 1 - worst.held()});
}

/// Who is chosen or could be is held to more than the mean: a promise that fails on every fifth day is felt.
void add_days(const Comparison& comparison, Caveats& caveats) {
    constexpr double often = 0.9;
    auto met = in_state(comparison, TargetState::met);
    std::erase_if(met, [&](const Judged& one) { return one.held() >= often; });
    if (met.empty()) return;
    const auto& worst =
        *std::min_element(met.begin(), met.end(), [](const auto& a, const auto& b) { return a.held() < b.held(); });
    caveats.push_back({{"A met average is not a met day",
                        fmt::format("{} keeps {}{} on {}.", worst.strategy->name, promise_text(*worst.target),
                                    worst.target->name == worst.strategy->name ? "" : " by " + worst.target->name,
                                    days_held(*worst.target))},
                       1 - worst.held()});
}

void add_undecided(const Comparison& comparison, Caveats& caveats) {
    const auto list = in_state(comparison, TargetState::undecided);
    if (list.empty()) return;
    caveats.push_back({{"Not decided yet",
                        fmt::format("{} hangs on contacts that still wait at the end; calendar.cool_down decides them.",
                                    of_strategy(list.front().target->name, list.front().strategy->name))},
                       hangs_in_the_air});
}

/// What is not over counts neither as settled nor as not: with much of it, resolution is of the others alone.
void add_in_progress(const Comparison& comparison, Caveats& caveats) {
    constexpr double notable = 0.01;  // as the remark on it
    const StrategyResults* most = nullptr;
    double share = notable;
    for (const auto& one : comparison.results.strategies) {
        const double open = one.total[Figure::needs_in_progress].mean / one.total[Figure::customers].mean;
        if (!one.total[Figure::contacts_per_need].exists() || !(open > share)) continue;
        share = open;
        most = &one;
    }
    if (!most) return;
    caveats.push_back({{"Not all is over", fmt::format("{} of needs of {} in progress, left out of resolution.",
                                                       share_text(share), most->name)},
                       left_out + share});
}

/// The cheapest, where it leaves notably more customers without an answer than another.
void add_cheap(const Comparison& comparison, Caveats& caveats) {
    constexpr double notable = 0.05;
    const StrategyResults *cheapest = nullptr, *kindest = nullptr;
    const auto unserved = [](const StrategyResults& one) {
        return one.total[Figure::unserved].mean / one.total[Figure::customers].mean;
    };
    for (const auto& one : comparison.results.strategies) {
        if (!std::isfinite(unserved(one)) || !one.total[Figure::cost].exists()) continue;
        if (!cheapest || one.total[Figure::cost].mean < cheapest->total[Figure::cost].mean) cheapest = &one;
        if (!kindest || unserved(one) < unserved(*kindest)) kindest = &one;
    }
    if (!cheapest || cheapest == kindest || unserved(*cheapest) - unserved(*kindest) < notable) return;
    const double more = unserved(*cheapest) - unserved(*kindest);
    caveats.push_back({{"Cheap because it does not serve",
                        fmt::format("{} never serves {} of its customers, {} {}.", cheapest->name,
                                    share_text(unserved(*cheapest)), kindest->name, share_text(unserved(*kindest)))},
                       more});
}

/// Whoever leaves most when sales and customers lost are counted, where that is not who the verdict chooses.
void add_value(const Comparison& comparison, Caveats& caveats) {
    const StrategyResults *most = nullptr, *other = nullptr;
    for (const auto& one : comparison.results.strategies) {
        const auto& value = one.total[Figure::value];
        if (!value.exists()) continue;
        if (!most || value.mean > most->total[Figure::value].mean) most = &one;
        // Beside the choice, or without one beside whoever leaves least.
        if (comparison.choice.empty() ? !other || value.mean < other->total[Figure::value].mean
                                      : one.name == comparison.choice)
            other = &one;
    }
    if (!most || !other || most == other) return;
    const auto &a = most->total[Figure::value], &b = other->total[Figure::value];
    if (a.has_interval() && b.has_interval() && a.low <= b.high) return;
    const auto amount = [&](const Estimate& value) { return money_text(value.mean, comparison.currency); };
    caveats.push_back({{"Not in the verdict",
                        fmt::format("sales and the value of customers lost. With them (value) {} leaves {}, {} {}.",
                                    most->name, amount(a), other->name, amount(b))},
                       another_answer});
}

/// Of several strategies the sentences on how sure the verdict is name those on which it rests.
void add_defaults(const Comparison& comparison, Caveats& caveats) {
    if (comparison.results.strategies.size() > 1 && comparison.results.replications > 0) return;
    std::vector<const DefaultUsed*> low;
    for (const auto& used : comparison.defaults)
        if (used.confidence == "low") low.push_back(&used);
    if (low.empty()) return;
    const auto head = low.size() == 1 ? std::string("A default of low confidence")
                                      : fmt::format("{} defaults of low confidence", low.size());
    caveats.push_back({{head, fmt::format("the scenario does not say {}{}; the program filled in {}.",
                                          low.front()->path, low.size() == 1 ? "" : " and others", low.front()->value)},
                       weak_default});
}

}  // namespace

std::vector<FirstScreen::Caveat> caveats_of(const Comparison& comparison) {
    constexpr std::size_t most = 3;
    Caveats caveats;
    add_missed(comparison, caveats);
    add_value(comparison, caveats);
    add_undecided(comparison, caveats);
    add_on_the_line(comparison, caveats);
    add_days(comparison, caveats);
    add_cheap(comparison, caveats);
    add_in_progress(comparison, caveats);
    add_defaults(comparison, caveats);
    for (const auto& warning : comparison.warnings) caveats.push_back({{look_at, warning}, remark});
    std::stable_sort(caveats.begin(), caveats.end(),
                     [](const auto& a, const auto& b) { return a.gravity > b.gravity; });
    if (caveats.size() > most) caveats.resize(most);
    std::vector<FirstScreen::Caveat> list;
    for (auto& one : caveats) list.push_back(std::move(one.caveat));
    return list;
}

std::vector<FirstScreen::Caveat> caveats_to_tell(const Comparison& comparison) {
    if (comparison.changes.empty()) return caveats_of(comparison);
    auto caveats = caveats_of(changed_comparison(comparison));
    for (auto& one : caveats) {
        if (one.head == look_at) continue;
        one.head[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(one.head[0])));
        one.head.insert(0, "As changed, ");
    }
    return caveats;
}

}  // namespace holdtime
