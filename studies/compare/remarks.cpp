#include "studies/compare/remarks.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "scenarios/schema/local_clock.hpp"
#include "studies/compare/verdict.hpp"
#include "studies/compare/wording.hpp"

namespace holdtime {

namespace {

/// The channel whose waits are most of the total's though far longer than another's, as an e-mail's beside a call's;
/// else null.
const NamedFigures* slow_channel(const StrategyResults& strategy) {
    constexpr double far_longer = 10;
    const NamedFigures* slow = nullptr;
    double sum = 0, most = 0, least = INFINITY;
    for (const auto& channel : strategy.channels) {
        const double asa = channel.figures[Figure::asa].mean;
        if (!(asa >= 0)) continue;
        const double waits = asa * channel.figures[Figure::answered].mean;
        sum += waits, least = std::min(least, asa);
        if (waits > most) most = waits, slow = &channel;
    }
    return slow && most > sum / 2 && slow->figures[Figure::asa].mean > far_longer * std::max(1.0, least) ? slow
                                                                                                         : nullptr;
}

std::vector<std::string> ignored_by(const Results& results) {
    std::vector<std::string> list;
    for (const auto& strategy : results.strategies)
        for (const auto& text : strategy.ignored) list.push_back(fmt::format("'{}': {}", strategy.name, text));
    return list;
}

/// What visitors made of their invitations, and sales, which no verdict weighs; nothing where there are none.
std::vector<std::string> about_sales(const Results& results) {
    std::vector<std::string> list, invited, sold;
    for (const auto& strategy : results.strategies) {
        if (const auto& visits = strategy.visits)
            invited.push_back(fmt::format("'{}' {} of {}, of whom {} accepted", strategy.name,
                                          mean_count_text(visits->invited.mean), mean_count_text(visits->visitors.mean),
                                          mean_count_text(visits->accepted.mean)));
        if (const double revenue = strategy.total[Figure::revenue].mean; revenue > 0)
            sold.push_back(fmt::format("'{}' {}", strategy.name, mean_count_text(revenue)));
    }
    if (!invited.empty())
        list.push_back(
            fmt::format("visitors who were invited: {}; their contacts count like others, but they are no "
                        "customers: segments, reasons and figures of needs leave them out",
                        fmt::join(invited, ", ")));
    if (!sold.empty())
        list.push_back(fmt::format("sales (revenue), which the verdict does not weigh: {}", fmt::join(sold, ", ")));
    std::vector<std::string> lost;
    for (const auto& strategy : results.strategies)
        if (const double value = strategy.total[Figure::lost_value].mean; value > 0)
            lost.push_back(fmt::format("'{}' {}", strategy.name, mean_count_text(value)));
    if (!lost.empty())
        list.push_back(fmt::format("the value of customers lost (lost_value), which the verdict does not weigh: {}",
                                   fmt::join(lost, ", ")));
    return list;
}

/// When what a strategy spends more to set up is paid back.
std::vector<std::string> about_set_up(const Results& results) {
    std::vector<std::string> list;
    for (const auto& pair : results.pairs) {
        if (!pair.payback_days.exists()) continue;
        const auto &one = pair.a_sets_up ? pair.a : pair.b, &other = pair.a_sets_up ? pair.b : pair.a;
        list.push_back(fmt::format("what '{}' spends more than '{}' to set up is paid back after {} days", one, other,
                                   mean_count_text(pair.payback_days.mean)));
    }
    return list;
}

/// Callers who hung up to be called back, whom the waits on the screen leave out; "" without any.
std::string about_callbacks(const Results& results) {
    std::vector<std::string> promised;
    for (const auto& strategy : results.strategies)
        if (const double callers = strategy.total[Figure::callbacks].mean; callers > 0)
            promised.push_back(fmt::format("'{}' {}", strategy.name, mean_count_text(callers)));
    if (promised.empty()) return {};
    return fmt::format(
        "callers who hung up to be called back: {}; the mean wait and its percentiles leave them out, and the service "
        "level judges them by callback.within where that is promised",
        fmt::join(promised, ", "));
}

}  // namespace

std::string fairness(const Results& results, const ComparisonTerms& terms) {
    if (results.strategies.size() < 2) return {};
    if (terms.basis == Basis::same_service)
        return "Strategies are compared at the same service: given numbers of agents were replaced by the least that "
               "meet every target, found by simulation.";
    if (terms.basis == Basis::same_budget)
        return fmt::format(
            "Strategies are compared for the same money: each has the best service that was found for "
            "{} in all.",
            number_text(terms.budget));
    double low = INFINITY, high = -INFINITY;
    for (const auto& strategy : results.strategies) {
        const double level = strategy.total[Figure::service_level].mean;
        if (std::isnan(level)) continue;
        low = std::min(low, level);
        high = std::max(high, level);
    }
    if (!(low <= high)) return "Strategies are compared as staffed.";
    constexpr double about_equal = 0.01;
    if (high - low <= about_equal)
        return fmt::format(
            "Strategies are compared as staffed, which here is at about equal service ({} to {} within target).",
            share_text(low), share_text(high));
    return fmt::format(
        "Strategies are compared as staffed, not at equal service: they answer {} to {} within target, and some of a "
        "difference in cost is the price of that.",
        share_text(low), share_text(high));
}

std::vector<std::string> warnings(const Results& results) {
    constexpr double many_unserved = 0.05, much_left = 0.01;
    std::vector<std::string> list;
    std::set<std::string> slow_ones;
    if (results.partial)
        list.push_back(results.replications == 1
                           ? "interrupted: the figures are those of the one replication that was finished"
                           : fmt::format("interrupted: the figures are those of the {} replications that were finished",
                                         count_text(results.replications)));
    if (!results.precision_reached)
        list.push_back(fmt::format("the precision asked for was not reached within {} replications",
                                   count_text(results.replications)));
    for (const auto& text : ignored_by(results)) list.push_back(text);
    std::vector<std::string> unserved, waiting, cut;
    for (const auto& strategy : results.strategies) {
        if (const double share = unserved_share(strategy.total); share >= many_unserved)
            unserved.push_back(fmt::format("'{}' {}", strategy.name, share_text(share)));
        const double offered = strategy.total[Figure::offered].mean, left = strategy.total[Figure::waiting_at_end].mean;
        if (left > much_left * offered)
            waiting.push_back(fmt::format("'{}' {} contacts ({} of the offered)", strategy.name, mean_count_text(left),
                                          share_text(left / offered)));
        const double customers = strategy.total[Figure::customers].mean,
                     kept = strategy.total[Figure::limit_reached].mean;
        if (kept > much_left * customers)
            cut.push_back(fmt::format("'{}' {} ({} of the customers)", strategy.name, mean_count_text(kept),
                                      share_text(kept / customers)));
        if (const auto* slow = slow_channel(strategy)) slow_ones.insert(slow->name);
    }
    if (!unserved.empty())
        list.push_back(fmt::format("never served (unserved), of all customers: {}", fmt::join(unserved, ", ")));
    if (!waiting.empty())
        list.push_back(
            fmt::format("left waiting at the end (waiting_at_end): {}; a calendar.cool_down would tell what "
                        "becomes of them",
                        fmt::join(waiting, ", ")));
    if (!cut.empty())
        list.push_back(fmt::format("kept from going on by a limit of redial, repeat or hand_over (limit_reached): {}",
                                   fmt::join(cut, ", ")));
    for (const auto& name : slow_ones)
        list.push_back(
            fmt::format("the mean wait over all contacts is mostly that of '{}': look at each channel", name));
    for (auto& text : about_sales(results)) list.push_back(std::move(text));
    for (auto& text : about_set_up(results)) list.push_back(std::move(text));
    if (auto text = about_callbacks(results); !text.empty()) list.push_back(std::move(text));
    return list;
}

std::string in_progress_remark(const Results& results, const CalendarSpec& calendar) {
    constexpr double notable = 0.01;
    std::vector<std::string> missing, shares;
    if (!warms_up_by_days(calendar)) missing.emplace_back("calendar.warm_up");
    if (!(calendar.cool_down > 0)) missing.emplace_back("calendar.cool_down");
    for (const auto& strategy : results.strategies) {
        const auto& total = strategy.total;
        const double share = total[Figure::needs_in_progress].mean / total[Figure::customers].mean;
        if (total[Figure::contacts_per_need].exists() && share > notable)
            shares.push_back(fmt::format("'{}' {}", strategy.name, share_text(share)));
    }
    if (shares.empty()) return {};
    const auto remedy = missing.empty()
                            ? std::string("a longer calendar.cool_down would follow them")
                            : fmt::format(
                                  "whole days of {} would bring who comes back from the day before, and follow who "
                                  "comes back later",
                                  fmt::join(missing, " and "));
    return fmt::format(
        "customers of whom nobody knows how it ended (needs_in_progress; left out of resolution): {}; {}",
        fmt::join(shares, ", "), remedy);
}

}  // namespace holdtime
