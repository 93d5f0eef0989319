#include "studies/compare/target_sentences.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "studies/compare/wording.hpp"

namespace holdtime {

namespace {

constexpr std::size_t most_named = 4;  ///< strategies whose missed targets are told one by one

const char* worst_of(TargetScope scope) {
    return scope == TargetScope::horizon ? ""
           : scope == TargetScope::day   ? " on its worst day"
                                         : " in its worst interval";
}

std::string figure_name(const TargetOutcome& target) {
    return target.figure == TargetFigure::service_level      ? target.name
           : target.figure == TargetFigure::abandonment_rate ? "abandonment of " + target.name
                                                             : "occupancy of " + target.name;
}

std::vector<const TargetOutcome*> in_state(const StrategyResults& strategy, TargetState state) {
    std::vector<const TargetOutcome*> list;
    for (const auto& target : strategy.targets)
        if (target.state == state) list.push_back(&target);
    return list;
}

/// "a: phone 47.1 % of 90 %, email ...; b: ..." of all targets in one state; the name only where there are several.
template <class Text>
std::string listed(const std::vector<const StrategyResults*>& strategies, TargetState state, Text text) {
    std::string all;
    for (const auto* strategy : strategies) {
        std::string own;
        for (const auto* target : in_state(*strategy, state)) own += (own.empty() ? "" : ", ") + text(*target);
        if (own.empty()) continue;
        all += (all.empty() ? "" : "; ") + (strategies.size() > 1 ? strategy->name + ": " : std::string()) + own;
    }
    return all;
}

std::string sentence(const char* beginning, const std::string& list, const char* end = "") {
    return list.empty() ? "" : fmt::format(" {} {}.{}", beginning, list, end);
}

/// "email 86.0 % of 90 %, which 45 contacts decide"
std::string undecided_text(const StrategyResults& strategy, const TargetOutcome& target) {
    for (const auto& channel : strategy.channels) {
        const auto &low = channel.figures[Figure::service_level_low],
                   &high = channel.figures[Figure::service_level_high];
        if (channel.name == target.name && low.exists() && target.scope == TargetScope::horizon)
            return fmt::format("{} between {} and {} of {}", target.name, share_text(low.mean), share_text(high.mean),
                               plain_share(target.target));
    }
    return target_text(target);
}

}  // namespace

Figure figure_of(TargetFigure figure) {
    return figure == TargetFigure::service_level      ? Figure::service_level
           : figure == TargetFigure::abandonment_rate ? Figure::abandonment_rate
                                                      : Figure::occupancy;
}

std::string joined(const std::vector<std::string>& items, const char* last) {
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i)
        text += (i == 0 ? "" : i + 1 < items.size() ? ", " : last) + items[i];
    return text;
}

std::string target_text(const TargetOutcome& target) {
    return fmt::format("{} {}{} {}{}", figure_name(target),
                       target.value.exists() ? share_text(target.value.mean) : std::string("nothing decided"),
                       target.at_least() ? "" : ",", target.at_least() ? "of " : "at most ",
                       plain_share(target.target)) +
           worst_of(target.scope);
}

std::string days_text(const TargetOutcome& target) {
    return target.by_replication
               ? fmt::format("holds in {} of {} replications", count_text(target.days_met), count_text(target.days))
               : fmt::format("holds on {} of {} days", count_text(target.days_met), count_text(target.days));
}

std::string missed_sentence(const std::vector<const StrategyResults*>& strategies) {
    std::vector<std::string> names, told;
    for (const auto* strategy : strategies) {
        std::vector<std::string> texts;
        for (const auto* target : in_state(*strategy, TargetState::missed)) texts.push_back(target_text(*target));
        if (texts.empty()) continue;
        names.push_back(strategy->name);
        told.push_back(fmt::format(" {} misses {} ({}).", strategy->name,
                                   texts.size() == 1 ? "a target" : fmt::format("{} targets", texts.size()),
                                   fmt::join(texts, "; ")));
    }
    if (told.size() > most_named) return fmt::format(" {} strategies miss a target: {}.", told.size(), joined(names));
    return fmt::format("{}", fmt::join(told, ""));
}

std::string target_sentences(const std::vector<const StrategyResults*>& strategies) {
    std::string text =
        sentence("Met on average:", listed(strategies, TargetState::met, [](const TargetOutcome& target) {
                     return target_text(target) + " (" + days_text(target) + ")";
                 }));
    text += sentence("On the line, the interval spans the target:",
                     listed(strategies, TargetState::on_the_line, target_text));
    std::string undecided;
    for (const auto* strategy : strategies) {
        const std::vector<const StrategyResults*> one{strategy};
        const auto own = listed(one, TargetState::undecided,
                                [&](const TargetOutcome& target) { return undecided_text(*strategy, target); });
        if (own.empty()) continue;
        undecided +=
            (undecided.empty() ? "" : "; ") + (strategies.size() > 1 ? strategy->name + ": " : std::string()) + own;
    }
    text += sentence("Undecided, for contacts still wait at the end:", undecided,
                     " A calendar.cool_down of whole days, as in 1d, decides them.");
    return text + sentence("Not judged, for there were no contacts:",
                           listed(strategies, TargetState::no_contacts, figure_name));
}

}  // namespace holdtime
