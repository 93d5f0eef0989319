#include "reports/screen/signs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "reports/pictures/datum.hpp"
#include "reports/pictures/pictures.hpp"
#include "reports/pictures/ticks.hpp"
#include "reports/text/numbers.hpp"

namespace holdtime {

namespace {

using Channel = ClockPicture::Channel;

bool is_deferred(const Comparison& comparison, const std::string& channel) {
    const auto kind = index_of(comparison.channel_kinds, channel);
    return kind && comparison.channel_kinds[*kind].second == "deferred";
}

/// The interval in which the fewest are answered in time, of those with at least one contact.
std::optional<std::size_t> lowest_of(const Channel& channel) {
    std::optional<std::size_t> lowest;
    for (std::size_t i = 0; i < channel.level.size(); ++i)
        if (channel.contacts[i] >= 1 && std::isfinite(channel.level[i]))
            if (!lowest || channel.level[i] < channel.level[*lowest]) lowest = i;
    return lowest;
}

double lowest_level(const Channel& channel) {
    const auto at = lowest_of(channel);
    return at ? channel.level[*at] : 1;
}

/// Of each strategy the worst channel, where there are more than there is room for.
std::vector<Channel> chosen(const Comparison& comparison, std::vector<Channel> channels) {
    constexpr std::size_t most = 5;
    const auto waits = [&](const Channel& one) { return !is_deferred(comparison, one.channel); };
    if (std::any_of(channels.begin(), channels.end(), waits))
        std::erase_if(channels, [&](const auto& one) { return !waits(one); });
    if (channels.size() <= most) return channels;
    std::vector<Channel> worst;
    for (auto& one : channels)
        if (worst.empty() || worst.back().number != one.number)
            worst.push_back(std::move(one));
        else if (lowest_level(one) < lowest_level(worst.back()))
            worst.back() = std::move(one);
    return worst;
}

Sparks::Line line_of(const Channel& channel, const ClockPicture& picture) {
    Sparks::Line line{channel.strategy, channel.channel, channel.level, channel.contacts, ""};
    if (const auto at = lowest_of(channel))
        line.lowest = fmt::format("{:.0f} % {}", 100 * channel.level[*at], picture.times[*at]);
    return line;
}

/// Before the first and after the last contact of all there is nothing to show.
void trim(Sparks& sparks) {
    const auto some = [&](std::size_t i) {
        return std::any_of(sparks.lines.begin(), sparks.lines.end(),
                           [&](const auto& line) { return std::isfinite(line.levels[i]); });
    };
    std::size_t begin = 0, end = sparks.lines.front().levels.size();
    while (begin < end && !some(begin)) ++begin;
    while (end > begin && !some(end - 1)) --end;
    for (auto& line : sparks.lines)
        for (auto* list : {&line.levels, &line.weights}) *list = {list->begin() + begin, list->begin() + end};
    std::erase_if(sparks.ticks, [&](const auto& tick) { return tick.at < begin || tick.at >= end; });
    for (auto& tick : sparks.ticks) tick.at -= begin;
}

}  // namespace

Bars customers_bars(const Comparison& comparison) {
    const auto picture = customers_picture(comparison);
    const auto some = [&](int CustomersPicture::Strategy::*part) {
        return std::any_of(picture.strategies.begin(), picture.strategies.end(),
                           [&](const auto& one) { return one.*part > 0; });
    };
    Bars bars{"Of 100 customers", 100, {"settled", "answered, not settled"}, {}};
    const bool open = some(&CustomersPicture::Strategy::in_progress);
    if (open) bars.words.emplace_back("in progress");
    bars.words.emplace_back("never served");
    for (const auto& one : picture.strategies) {
        bars.bars.push_back({one.name, {one.settled, one.unsettled}});
        if (open) bars.bars.back().parts.push_back(one.in_progress);
        bars.bars.back().parts.push_back(one.unserved);
    }
    return bars;
}

Sparks day_sparks(const Comparison& comparison) {
    const auto picture = clock_curves(comparison);
    Sparks sparks{fmt::format("Answered in time, by {}", step_text(comparison.interval_labels)), "worst", {}, {}};
    for (const auto& tick : picture.ticks) sparks.ticks.push_back({tick.interval, tick.text});
    for (const auto& channel : chosen(comparison, picture.channels)) sparks.lines.push_back(line_of(channel, picture));
    if (!sparks.lines.empty()) trim(sparks);
    return sparks;
}

}  // namespace holdtime
