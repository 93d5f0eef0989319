#include "studies/compare/verdict.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "studies/compare/wording.hpp"

namespace holdtime {

namespace {

enum class Sign { less, same, more };  ///< than the baseline; `same` = the replications do not tell

Sign sign_of(const Estimate& difference) {
    if (!difference.has_interval()) return Sign::same;
    return difference.high < 0 ? Sign::less : difference.low > 0 ? Sign::more : Sign::same;
}

/// Customers never served, and those whose e-mails still wait at the end; the interval is no narrower than theirs
/// together.
Estimate left(const Figures& difference) {
    const auto &never = difference[Figure::unserved], &waiting = difference[Figure::waiting_at_end];
    if (std::isnan(waiting.mean)) return never;
    return {never.mean + waiting.mean, never.low + waiting.low, never.high + waiting.high};
}

double left_share(const Figures& figures) {
    const double waiting = figures[Figure::waiting_at_end].mean;
    const double customers = figures[Figure::unserved].mean / unserved_share(figures);
    if (!(waiting > 0)) return unserved_share(figures);
    return std::isfinite(customers) ? unserved_share(figures) + waiting / customers
                                    : waiting / figures[Figure::offered].mean;
}

/// One strategy held against the baseline in cost, service level, and customers not served.
struct Rival {
    const StrategyResults* strategy;
    const StrategyResults* difference;
    Sign cost, service, unserved;
    bool gains() const { return cost == Sign::less || service == Sign::more || unserved == Sign::less; }
    bool loses() const { return cost == Sign::more || service == Sign::less || unserved == Sign::more; }
    bool better() const { return gains() && !loses(); }
    bool worse() const { return loses() && !gains(); }
    bool trade_off() const { return gains() && loses(); }
};

const StrategyResults& named(const std::vector<StrategyResults>& list, const std::string& name) {
    return *std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.name == name; });
}

constexpr double notable = 0.01;  ///< less than a point of service, or of customers, decides nothing

/// Customers who are not served count when the replications can tell, and their share differs notably.
Sign unserved_sign(const StrategyResults& strategy, const StrategyResults& baseline, const Figures& difference) {
    const double more = left_share(strategy.total) - left_share(baseline.total);
    return std::abs(more) >= notable ? sign_of(left(difference)) : Sign::same;
}

Sign service_sign(const Estimate& difference) {
    return std::abs(difference.mean) >= notable ? sign_of(difference) : Sign::same;
}

std::vector<Rival> rivals(const Results& results) {
    const auto& baseline = named(results.strategies, results.baseline);
    std::vector<Rival> list;
    for (const auto& difference : results.differences) {
        const auto& strategy = named(results.strategies, difference.name);
        list.push_back({&strategy, &difference, sign_of(difference.total[Figure::cost]),
                        service_sign(difference.total[Figure::service_level]),
                        unserved_sign(strategy, baseline, difference.total)});
    }
    return list;
}

std::string quoted(const StrategyResults& strategy) { return "'" + strategy.name + "'"; }

double mean(const StrategyResults& strategy, Figure figure) { return strategy.total[figure].mean; }

bool has_costs(const Results& results) {
    return std::any_of(results.strategies.begin(), results.strategies.end(),
                       [](const auto& strategy) { return mean(strategy, Figure::cost) != 0; });
}

/// "costs 312 EUR (8.0 %) less than 'phone only' (95 % interval 290 to 334)"
std::string cost_clause(const Rival& rival, const Results& results, const StrategyResults& baseline,
                        const std::string& currency) {
    const auto& d = rival.difference->total[Figure::cost];
    if (rival.cost == Sign::same)
        return fmt::format("costs about as much as {} (difference {} to {})", quoted(baseline), number_text(d.low),
                           money_text(d.high, currency));
    const bool less = rival.cost == Sign::less;
    const double of_baseline = mean(baseline, Figure::cost);
    const auto share = of_baseline > 0 ? " (" + share_text(std::abs(d.mean) / of_baseline) + ")" : std::string();
    return fmt::format("costs {}{} {} than {} ({:g} % interval {} to {})", money_text(std::abs(d.mean), currency),
                       share, less ? "less" : "more", quoted(baseline), 100 * results.confidence,
                       number_text(less ? -d.high : d.low), number_text(less ? -d.low : d.high));
}

/// "and answers 84.0 % within target against 79.0 %"
std::string service_clause(const Rival& rival, const StrategyResults& baseline) {
    const double own = mean(*rival.strategy, Figure::service_level), other = mean(baseline, Figure::service_level);
    if (std::isnan(own) || std::isnan(other)) return {};
    const auto shares = fmt::format("{} within target against {}", share_text(own), share_text(other));
    if (rival.service == Sign::same)
        return fmt::format("answers {}, {}", shares,
                           sign_of(rival.difference->total[Figure::service_level]) == Sign::same
                               ? "a difference that the replications do not tell from none"
                               : "which is about the same");
    return fmt::format("answers {} ({})", shares, rival.service == Sign::more ? "better" : "worse");
}

/// Whether anybody is meant who still waits.
const char* left_word(const StrategyResults& one, const StrategyResults& other) {
    const auto waiting = [](const StrategyResults& s) { return left_share(s.total) - unserved_share(s.total); };
    return waiting(one) > 1e-3 || waiting(other) > 1e-3 ? "unserved or waiting at the end" : "unserved";
}

/// "and leaves 22.7 % of the customers unserved against 9.2 % (worse)"
std::string unserved_clause(const Rival& rival, const StrategyResults& baseline) {
    if (rival.unserved == Sign::same) return {};
    return fmt::format("leaves {} of the customers {} against {} ({})", share_text(left_share(rival.strategy->total)),
                       left_word(*rival.strategy, baseline), share_text(left_share(baseline.total)),
                       rival.unserved == Sign::less ? "better" : "worse");
}

std::string rival_sentence(const Rival& rival, const Results& results, const StrategyResults& baseline,
                           const std::string& currency) {
    std::vector<std::string> clauses{service_clause(rival, baseline), unserved_clause(rival, baseline)};
    if (has_costs(results)) clauses.insert(clauses.begin(), cost_clause(rival, results, baseline, currency));
    clauses.erase(std::remove(clauses.begin(), clauses.end(), ""), clauses.end());
    if (clauses.empty()) return {};
    std::string text = quoted(*rival.strategy);
    for (std::size_t i = 0; i < clauses.size(); ++i)
        text += (i == 0 ? " " : i + 1 < clauses.size() ? ", " : " and ") + clauses[i];
    return text + ". ";
}

/// Replications after which half the width of the cost difference's interval would be the difference itself.
std::string needed_replications(const Rival& rival, const Results& results) {
    double needed = INFINITY;
    for (const auto figure : {Figure::cost, Figure::service_level}) {
        const auto& d = rival.difference->total[figure];
        if (!d.has_interval() || d.mean == 0) continue;
        needed = std::min(needed, results.replications * std::pow(d.half_width() / d.mean, 2));
    }
    constexpr double beyond_patience = 1e6;
    if (!(needed < beyond_patience)) return "no affordable number of replications would tell";
    const double steps = needed < 1000 ? 10 : 100;
    return fmt::format("it would need about {} replications to tell", number_text(std::ceil(needed / steps) * steps));
}

/// Whether two rivals differ: their intervals, each against the baseline on the same customers, do not touch (a strict
/// test).
bool told_apart(const Estimate& one, const Estimate& other) {
    return one.has_interval() && other.has_interval() && (one.high < other.low || other.high < one.low);
}

const Rival& least(const std::vector<const Rival*>& list, Figure figure, double sign) {
    return **std::min_element(list.begin(), list.end(), [&](const Rival* a, const Rival* b) {
        return sign * mean(*a->strategy, figure) < sign * mean(*b->strategy, figure);
    });
}

/// " 'both' would leave 13.6 % unserved, for 1,392 EUR more." of those that serve notably more people than the chosen
/// one.
std::string who_serves_more(const Rival& chosen, const std::vector<Rival>& list, const std::string& currency) {
    std::string text;
    for (const auto& rival : list) {
        const double share = left_share(rival.strategy->total);
        const double price = mean(*rival.strategy, Figure::cost) - mean(*chosen.strategy, Figure::cost);
        if (!(left_share(chosen.strategy->total) - share >= notable) || !(price > 0)) continue;
        if (!told_apart(left(rival.difference->total), left(chosen.difference->total)) ||
            !told_apart(rival.difference->total[Figure::cost], chosen.difference->total[Figure::cost]))
            continue;
        text +=
            fmt::format(" {} would leave {} of the customers {}, for {} more.", quoted(*rival.strategy),
                        share_text(share), left_word(*rival.strategy, *chosen.strategy), money_text(price, currency));
    }
    return text;
}

/// Several strategies may beat the baseline: they were each compared with it, and only so with one another.
std::string choose_among(const std::vector<const Rival*>& better, const std::vector<Rival>& list, bool costs,
                         const std::string& currency) {
    const auto &cheapest = least(better, Figure::cost, 1), &fastest = least(better, Figure::service_level, -1);
    const auto differ = [&](Figure figure) {
        return told_apart(cheapest.difference->total[figure], fastest.difference->total[figure]);
    };
    const bool other_cost = costs && differ(Figure::cost), other_service = differ(Figure::service_level);
    const auto names = std::pair(quoted(*cheapest.strategy), quoted(*fastest.strategy));
    if (other_cost && other_service)
        return fmt::format(
            "Of those that do better than the baseline, {} is the cheapest and {} answers most within target: "
            "the choice is the price of service.",
            names.first, names.second);
    if (costs && &cheapest != &fastest && !other_cost && !other_service)
        return fmt::format("Choose {} or {}: the replications do not tell them apart.", names.first, names.second);
    const auto& chosen = other_cost ? cheapest : fastest;
    return "Choose " + quoted(*chosen.strategy) + "." + who_serves_more(chosen, list, currency);
}

std::string conclusion(const std::vector<Rival>& list, const Results& results, const StrategyResults& baseline,
                       const std::string& currency) {
    std::vector<const Rival*> better;
    for (const auto& rival : list)
        if (rival.better()) better.push_back(&rival);
    if (!better.empty()) return choose_among(better, list, has_costs(results), currency);
    if (std::all_of(list.begin(), list.end(), [](const auto& rival) { return rival.worse(); }))
        return "Stay with " + quoted(baseline) + ".";
    const auto trade = std::find_if(list.begin(), list.end(), [](const auto& rival) { return rival.trade_off(); });
    if (trade != list.end()) {
        const bool people =
            std::any_of(list.begin(), list.end(), [](const auto& rival) { return rival.unserved != Sign::same; });
        return people ? "No strategy is better in every respect: the choice weighs cost and waits against customers "
                        "who are never served."
                      : "No strategy is both cheaper and better: the choice is the price of service.";
    }
    const auto undecided = std::find_if(list.begin(), list.end(), [](const auto& rival) { return !rival.worse(); });
    return fmt::format("Too close to call between {} and {}: {}.", quoted(*undecided->strategy), quoted(baseline),
                       needed_replications(*undecided, results));
}

/// Customers never served, when strategies differ by a point or more.
std::string unserved_sentence(const Results& results) {
    const auto share = [](const StrategyResults& strategy) { return left_share(strategy.total); };
    const auto [least, most] = std::minmax_element(results.strategies.begin(), results.strategies.end(),
                                                   [&](const auto& a, const auto& b) { return share(a) < share(b); });
    if (!(share(*most) - share(*least) >= notable)) return {};
    return fmt::format(" Mind that {} leaves {} of the customers {}, {} {}.", quoted(*most), share_text(share(*most)),
                       left_word(*most, *least), quoted(*least), share_text(share(*least)));
}

std::string lone_verdict(const StrategyResults& strategy, const Results& results, const std::string& currency) {
    const double service = mean(strategy, Figure::service_level);
    std::string text = "Only one strategy: " + quoted(strategy);
    if (has_costs(results)) text += " costs " + money_text(mean(strategy, Figure::cost), currency);
    if (!std::isnan(service))
        text += (has_costs(results) ? " and answers " : " answers ") + share_text(service) + " within target";
    return text + ".";
}

}  // namespace

double unserved_share(const Figures& figures) {
    const double left =
        figures[Figure::abandoned].mean + figures[Figure::blocked].mean + figures[Figure::disconnected].mean;
    const double unserved = figures[Figure::unserved].mean;
    return unserved / (figures[Figure::offered].mean + unserved - left);
}

std::string verdict(const Results& results, const std::string& currency) {
    if (results.replications == 0) return "Nothing was simulated to the end: there is nothing to compare.";
    if (results.strategies.size() == 1) return lone_verdict(results.strategies.front(), results, currency);
    if (results.replications == 1)
        return "One replication cannot tell the strategies apart (200 are usual)." + unserved_sentence(results);
    const auto& baseline = named(results.strategies, results.baseline);
    const auto list = rivals(results);
    std::string text;
    for (const auto& rival : list) text += rival_sentence(rival, results, baseline, currency);
    if (!has_costs(results)) text += "No costs are given, so that service alone decides. ";
    return text + conclusion(list, results, baseline, currency);
}

}  // namespace holdtime
