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

/// "phone 80.5 % of 80 %"; of a figure that is to stay below, "at most".
std::string reached(const TargetResult& target) {
    const bool at_least = target.figure == "service_level", wait = target.figure == "asa";
    return fmt::format("{} {}{} {}", target.name,
                       wait ? fmt::format("{:.1f} s", target.given.mean) : share_text(target.given.mean),
                       at_least ? " of" : ", at most", wait ? plain_wait(target.target) : plain_share(target.target));
}

std::string missed_by(const StrategyStaffing& strategy) {
    for (const auto& target : strategy.targets)
        if (target.contacts && !target.undecided && !target.met) return reached(target);
    return "a target";
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
        const auto& best = *able.front();
        const char* what = !has_targets(best)               ? "{}, without a target to meet, takes {}."
                           : staffing.strategies.size() > 1 ? "Cheapest that meets its targets: {}, with {}."
                                                            : "{} meets its targets with {}.";
        text = fmt::format(fmt::runtime(what), best.name, price_text(best, staffing));
        for (std::size_t s = 1; s < able.size(); ++s)
            text += fmt::format("{} {} takes {}{}", s == 1 ? "" : ";", able[s]->name, price_text(*able[s], staffing),
                                s + 1 == able.size() ? "." : "");
    }
    for (const auto* one : unable)
        text += fmt::format("{}{} cannot meet its targets: {}.", text.empty() ? "" : " ", one->name, missed_by(*one));
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
    return lines;
}

}  // namespace holdtime
