#include "studies/staff/words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "studies/compare/wording.hpp"

namespace holdtime {

namespace {

std::string people_text(const StrategyStaffing& strategy) {
    const auto people = strategy.total[Figure::agents_peak].mean;
    return fmt::format("{} {} at most", mean_count_text(people), people == 1 ? "person" : "people");
}

/// "7 people at most on duty, for 1,348 EUR a day"
std::string price_text(const StrategyStaffing& strategy, const Staffing& staffing) {
    auto text = people_text(strategy);
    const auto& cost = strategy.total[Figure::cost];
    if (!cost.exists() || !(cost.mean > 0)) return text;
    const auto& length = staffing.period.length;
    text += ", for " + money_text(cost.mean, staffing.currency);
    return text + (length == "1 day" ? " a day" : length.empty() ? "" : " for " + length);
}

bool has_targets(const StrategyStaffing& strategy) {
    return std::any_of(strategy.targets.begin(), strategy.targets.end(), [](const auto& one) { return one.contacts; });
}

/// "phone 80.5 % of 80 %"; of a figure that is to stay below, "at most". What only other customers miss is told by
/// what they get: "phone 78.1 % of 80 % for other customers (80.7 % for those it was sought with)".
std::string reached(const TargetResult& target) {
    const bool at_least = target.figure == "service_level", wait = target.figure == "asa";
    const auto told = [&](const Estimate& figure) {
        return wait ? fmt::format("{:.1f} s", figure.mean) : share_text(figure.mean);
    };
    const bool by_others = target.missed_by_others();
    const auto text =
        fmt::format("{} {}{} {}", target.name, told(by_others ? target.unseen : target.given),
                    at_least ? " of" : ", at most", wait ? plain_wait(target.target) : plain_share(target.target));
    if (!by_others) return text;
    return fmt::format("{} for other customers ({} for those it was sought with)", text, told(target.given));
}

std::string missed_by(const StrategyStaffing& strategy) {
    for (const auto& target : strategy.targets)
        if (target.contacts && !target.undecided && !target.met) return reached(target);
    return "a target";
}

/// "cannot" is for what even the most agents that may be tried miss.
std::string cannot_text(const StrategyStaffing& strategy) {
    if (!strategy.shortfalls.empty())
        return fmt::format("{} cannot meet its targets: {}.", strategy.name, missed_by(strategy));
    const bool sought = std::any_of(strategy.groups.begin(), strategy.groups.end(),
                                    [](const auto& group) { return group.model == "simulation"; });
    return sought ? fmt::format("A plan that meets the targets of {} was not found within the search: {}.",
                                strategy.name, missed_by(strategy))
                  : fmt::format("The plan of {} misses its targets: {}.", strategy.name, missed_by(strategy));
}

/// Of a strategy that misses none: which word other than met stands at some of its targets; "" = none.
std::string open_word(const StrategyStaffing& strategy) {
    const auto any = [&](auto is) {
        return std::any_of(strategy.targets.begin(), strategy.targets.end(),
                           [&](const auto& one) { return one.contacts && is(one); });
    };
    if (any([](const TargetResult& one) { return one.undecided; })) return "undecided";
    return any([](const TargetResult& one) { return one.state == TargetState::on_the_line; }) ? "on the line" : "";
}

bool is_less(const Estimate& a, const Estimate& b, double by) {
    const bool told = !a.has_interval() || !b.has_interval() || a.high < b.low;
    return a.exists() && b.exists() && told && b.mean - a.mean >= by;
}

/// "leaves 2,594 customers never served, phone only 604": what speaks against the cheapest, by one point of the
/// customers or of resolution; "" = nothing.
std::string behind(const StrategyStaffing& cheapest, const std::vector<const StrategyStaffing*>& able) {
    constexpr double notable = 0.01;
    const auto least = [&](auto value) {
        return *std::min_element(able.begin(), able.end(),
                                 [&](const auto* a, const auto* b) { return value(*a) < value(*b); });
    };
    const auto unserved = [](const StrategyStaffing& one) { return one.total[Figure::unserved].mean; };
    const auto unresolved = [](const StrategyStaffing& one) { return -one.total[Figure::resolution_rate].mean; };
    const double customers = cheapest.total[Figure::customers].mean;
    if (const auto* other = least(unserved);
        customers > 0 && is_less(other->total[Figure::unserved], cheapest.total[Figure::unserved], notable * customers))
        return fmt::format("leaves {} customers never served, {} {}", mean_count_text(unserved(cheapest)), other->name,
                           mean_count_text(unserved(*other)));
    if (const auto* other = least(unresolved);
        is_less(cheapest.total[Figure::resolution_rate], other->total[Figure::resolution_rate], notable))
        return fmt::format("resolves {} of needs, {} {}", share_text(-unresolved(cheapest)), other->name,
                           share_text(-unresolved(*other)));
    return {};
}

/// What stands first of the cheapest of those that miss nothing.
std::string first_of(const StrategyStaffing& best, const std::vector<const StrategyStaffing*>& able,
                     const Staffing& staffing) {
    const auto price = price_text(best, staffing);
    if (!has_targets(best)) return fmt::format("{}, without a target to meet, takes {}.", best.name, price);
    const auto open = open_word(best);
    const auto that =
        open.empty() ? std::string("that meets its targets") : fmt::format("that misses no target (some are {})", open);
    if (const auto against = behind(best, able); !against.empty())
        return fmt::format("Not to be chosen on money alone: the cheapest {}, {}, with {}, {}.", that, best.name, price,
                           against);
    if (staffing.strategies.size() > 1) return fmt::format("Cheapest {}: {}, with {}.", that, best.name, price);
    return fmt::format("{} {} with {}.", best.name,
                       open.empty() ? "meets its targets" : fmt::format("misses no target (some are {})", open), price);
}

}  // namespace

std::string staffing_text(const Staffing& staffing) {
    std::vector<const StrategyStaffing*> able, unable;
    for (const auto& one : staffing.strategies) (one.feasible() ? able : unable).push_back(&one);
    std::stable_sort(able.begin(), able.end(), [](const auto* a, const auto* b) {
        return a->total[Figure::cost].mean < b->total[Figure::cost].mean;
    });
    std::string text;
    if (!able.empty()) {
        text = first_of(*able.front(), able, staffing);
        for (std::size_t s = 1; s < able.size(); ++s)
            text += fmt::format("{} {} takes {}{}", s == 1 ? "" : ";", able[s]->name, price_text(*able[s], staffing),
                                s + 1 == able.size() ? "." : "");
    }
    for (const auto* one : unable) text += (text.empty() ? "" : " ") + cannot_text(*one);
    return text;
}

std::vector<std::string> staffing_caveats(const Staffing& staffing) {
    std::vector<std::string> lines;
    const auto add = [&](auto is, const char* said) {
        for (const auto& strategy : staffing.strategies)
            for (const auto& target : strategy.targets)
                if (target.contacts && is(target))
                    lines.push_back(fmt::format("{}: {} {}", strategy.name, reached(target), said));
    };
    add([](const TargetResult& one) { return !one.undecided && !one.met; }, "is MISSED");
    for (const auto& strategy : staffing.strategies)
        for (const auto& hours : strategy.unstaffed) lines.push_back(fmt::format("{}: {}", strategy.name, hours));
    add([](const TargetResult& one) { return one.undecided; }, "is undecided: calendar.cool_down decides it");
    add([](const TargetResult& one) { return one.met && one.state == TargetState::on_the_line; }, "is on the line");
    constexpr double often = 0.9;  // as in what `run` says of days
    for (const auto& strategy : staffing.strategies)
        for (const auto& target : strategy.targets)
            if (target.met && target.state == TargetState::met && target.days > 0 &&
                static_cast<double>(target.days_met) < often * static_cast<double>(target.days))
                lines.push_back(fmt::format("{}: {} is met on average, and holds on {} of {} {}", strategy.name,
                                            reached(target), count_text(target.days_met), count_text(target.days),
                                            target.by_replication ? "runs" : "days"));
    return lines;
}

}  // namespace holdtime
