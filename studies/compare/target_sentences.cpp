#include "studies/compare/target_sentences.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "studies/compare/wording.hpp"

namespace holdtime {

namespace {

const char* worst_of(TargetScope scope) {
    return scope == TargetScope::horizon ? ""
           : scope == TargetScope::day   ? " on its worst day"
                                         : " in its worst interval";
}

std::string figure_name(const TargetOutcome& target) {
    return target.figure == TargetFigure::service_level      ? target.name
           : target.figure == TargetFigure::asa              ? "average speed of answer of " + target.name
           : target.figure == TargetFigure::abandonment_rate ? "abandonment of " + target.name
                                                             : "occupancy of " + target.name;
}

struct Judged {
    const StrategyResults* strategy;
    const TargetOutcome* target;
};

std::vector<Judged> in_state(const std::vector<const StrategyResults*>& strategies, TargetState state) {
    std::vector<Judged> list;
    for (const auto* strategy : strategies)
        for (const auto& target : strategy->targets)
            if (target.state == state) list.push_back({strategy, &target});
    return list;
}

/// "email between 86.0 % and 97.5 % of 90 %"
std::string undecided_text(const Judged& judged) {
    const auto& target = *judged.target;
    for (const auto& channel : judged.strategy->channels) {
        const auto &low = channel.figures[Figure::service_level_low],
                   &high = channel.figures[Figure::service_level_high];
        if (channel.name == target.name && low.exists() && target.scope == TargetScope::horizon)
            return fmt::format("{} between {} and {} of {}", target.name, share_text(low.mean), share_text(high.mean),
                               plain_share(target.target));
    }
    return target_text(target);
}

std::string text_of(const Judged& judged) {
    switch (judged.target->state) {
        case TargetState::met:
            return target_text(*judged.target) + " (" + days_text(*judged.target) + ")";
        case TargetState::undecided:
            return undecided_text(judged);
        case TargetState::no_contacts:
            return figure_name(*judged.target);
        default:
            return target_text(*judged.target);
    }
}

/// "a: phone 47.1 % of 90 %, email ...; b: ... and 3 more"; the strategy only where there are several. All of the
/// chosen one's, which stand first.
std::string listed(const std::vector<Judged>& list, std::size_t most, bool named, const StrategyResults* chosen) {
    const auto own = std::count_if(list.begin(), list.end(), [&](const auto& one) { return one.strategy == chosen; });
    most = std::max(most, static_cast<std::size_t>(own));
    std::string text;
    for (std::size_t i = 0; i < list.size() && i < most; ++i) {
        const bool first = i == 0 || list[i].strategy != list[i - 1].strategy;
        text += i == 0 ? "" : first ? "; " : ", ";
        if (named && first && list[i].strategy->name != list[i].target->name) text += list[i].strategy->name + ": ";
        text += text_of(list[i]);
    }
    return list.size() > most ? fmt::format("{} and {} more", text, list.size() - most) : text;
}

/// That which is met on the smallest share of days.
const Judged& weakest(const std::vector<Judged>& list) {
    const auto held = [](const Judged& one) {
        return one.target->days == 0
                   ? 1
                   : static_cast<double>(one.target->days_met) / static_cast<double>(one.target->days);
    };
    return *std::min_element(list.begin(), list.end(), [&](const auto& a, const auto& b) { return held(a) < held(b); });
}

std::string counted_text(const std::vector<Judged>& list) {
    const auto number = fmt::format("{} target{}", list.size(), list.size() == 1 ? "" : "s");
    if (list.front().target->state != TargetState::met) return number;
    const auto& one = weakest(list);
    return fmt::format("{}, least often {} ({})", number, of_strategy(one.target->name, one.strategy->name),
                       days_text(*one.target));
}

}  // namespace

Figure figure_of(TargetFigure figure) {
    return figure == TargetFigure::service_level      ? Figure::service_level
           : figure == TargetFigure::abandonment_rate ? Figure::abandonment_rate
           : figure == TargetFigure::asa              ? Figure::asa
                                                      : Figure::occupancy;
}

std::string joined(const std::vector<std::string>& items, const char* last) {
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i)
        text += (i == 0 ? "" : i + 1 < items.size() ? ", " : last) + items[i];
    return text;
}

std::string target_text(const TargetOutcome& target) {
    const bool wait = target.figure == TargetFigure::asa;
    const auto reached = !target.value.exists() ? std::string("nothing decided")
                         : wait                 ? fmt::format("{:.1f} s", target.value.mean)
                                                : share_text(target.value.mean);
    return fmt::format("{} {}{} {}{}", figure_name(target), reached, target.at_least() ? "" : ",",
                       target.at_least() ? "of " : "at most ",
                       wait ? plain_wait(target.target) : plain_share(target.target)) +
           worst_of(target.scope);
}

std::string days_text(const TargetOutcome& target) {
    return fmt::format("holds {} {} of {} {}{}", target.by_replication ? "in" : "on", count_text(target.days_met),
                       count_text(target.days), target.by_replication ? "replication" : "day",
                       target.days == 1 ? "" : "s");
}

std::string first_joined(std::vector<std::string> items, std::size_t most, const char* last) {
    if (items.size() <= most) return joined(items, last);
    const auto more = fmt::format("{} more", items.size() - most);
    items.resize(most);
    items.push_back(more);
    return joined(items);
}

std::string missed_sentence(const std::vector<const StrategyResults*>& strategies, const Detail& detail) {
    std::vector<std::string> names, told;
    for (const auto* strategy : strategies) {
        std::vector<std::string> texts;
        for (const auto& one : in_state({strategy}, TargetState::missed)) texts.push_back(target_text(*one.target));
        if (texts.empty()) continue;
        names.push_back(strategy->name);
        told.push_back(fmt::format(" {} misses {} ({}).", strategy->name,
                                   texts.size() == 1 ? "a target" : fmt::format("{} targets", texts.size()),
                                   fmt::join(texts, "; ")));
    }
    if (told.size() <= std::max<std::size_t>(detail.strategies, 1)) return fmt::format("{}", fmt::join(told, ""));
    return fmt::format(" {} strategies miss a target: {}.", told.size(), first_joined(names, detail.names));
}

std::string target_sentences(const std::vector<const StrategyResults*>& strategies, const Detail& detail,
                             const StrategyResults* chosen) {
    struct Beginning {
        TargetState state;
        const char *text, *end;
    };
    constexpr Beginning beginnings[] = {{TargetState::met, "Met on average:", ""},
                                        {TargetState::on_the_line, "On the line, the interval spans the target:", ""},
                                        {TargetState::undecided, "Undecided, for contacts still wait at the end:",
                                         " A calendar.cool_down of whole days, as in 1d, decides them."},
                                        {TargetState::no_contacts, "Not judged, for there were no contacts:", ""}};
    std::string text;
    for (const auto& [state, beginning, end] : beginnings) {
        const auto list = in_state(strategies, state);
        if (list.empty()) continue;
        const bool own = chosen && list.front().strategy == chosen;
        const auto told = detail.targets == 0 && !own ? counted_text(list)
                                                      : listed(list, detail.targets, strategies.size() > 1, chosen);
        text += fmt::format(" {} {}.{}", beginning, told, end);
    }
    return text;
}

}  // namespace holdtime
