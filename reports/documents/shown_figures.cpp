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

bool mixes_kinds(const Comparison& comparison) {
    const auto deferred = [&](const NamedFigures& channel) {
        const auto kind = index_of(comparison.channel_kinds, channel.name);
        return kind && comparison.channel_kinds[*kind].second == "deferred";
    };
    return std::any_of(comparison.results.strategies.begin(), comparison.results.strategies.end(),
                       [&](const auto& one) {
                           const auto number = std::count_if(one.channels.begin(), one.channels.end(), deferred);
                           return number > 0 && number < static_cast<std::ptrdiff_t>(one.channels.size());
                       });
}

}  // namespace holdtime
