#include "reports/documents/shown_figures.hpp"

#include <algorithm>

#include "reports/documents/period_words.hpp"

namespace holdtime {

std::string label_of(const char* label, Figure figure, const Comparison& comparison) {
    if (info(figure).unit != Unit::money) return label;
    return with_money(label, figure == Figure::cost, comparison.currency, comparison.period);
}

Mood mood_of(const Estimate& difference, int more_is_better) {
    if (!difference.has_interval() || more_is_better == 0) return Mood::plain;
    const int sign = difference.low > 0 ? 1 : difference.high < 0 ? -1 : 0;
    return sign == 0 ? Mood::plain : sign == more_is_better ? Mood::good : Mood::bad;
}

namespace {

std::string kind_of(const Comparison& comparison, const std::string& channel) {
    const auto kind = index_of(comparison.channel_kinds, channel);
    return kind ? comparison.channel_kinds[*kind].second : "";
}

}  // namespace

bool is_machine(const Comparison& comparison, const std::string& channel) {
    const auto kind = kind_of(comparison, channel);
    return kind == "bot" || kind == "self_service";
}

bool mixes_kinds(const Comparison& comparison) {
    const auto deferred = [&](const NamedFigures& channel) { return kind_of(comparison, channel.name) == "deferred"; };
    const auto machine = [&](const NamedFigures& channel) { return is_machine(comparison, channel.name); };
    return std::any_of(comparison.results.strategies.begin(), comparison.results.strategies.end(),
                       [&](const auto& one) {
                           const auto number = std::count_if(one.channels.begin(), one.channels.end(), deferred);
                           const auto machines = std::count_if(one.channels.begin(), one.channels.end(), machine);
                           return number > 0 && number + machines < static_cast<std::ptrdiff_t>(one.channels.size());
                       });
}

}  // namespace holdtime
