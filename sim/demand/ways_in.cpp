#include "sim/demand/ways_in.hpp"

#include <algorithm>

namespace holdtime {

Shares::Shares(const std::vector<double>& shares) {
    double sum = 0;
    std::size_t last = 0, possible = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        sum += shares[i];
        until_.push_back(sum);
        possible_.push_back(shares[i] > 0);
        if (shares[i] > 0) last = i, ++possible;
    }
    // The sum may fall short of 1 by rounding: what is beyond belongs to the last.
    until_.resize(last);
    if (possible == 1) only_ = static_cast<int>(last);
}

void Shares::pick(std::span<const double> u, std::span<std::uint16_t> picked) const {
    std::fill(picked.begin(), picked.end(), std::uint16_t{0});
    for (const double until : until_)
        for (std::size_t i = 0; i < u.size(); ++i) picked[i] = static_cast<std::uint16_t>(picked[i] + (u[i] >= until));
}

WaysIn::WaysIn(const Description& description, const SegmentDescription& segment)
    : description_(description), segment_(segment) {
    std::vector<double> shares;
    for (const auto& channel : segment.channels) shares.push_back(channel.prefers);
    prefers_ = Shares(shares);
    for (moment_ = 0; moment_ < description.timetable.at.size(); ++moment_)
        for (std::uint16_t c = 0; c < shares.size(); ++c)
            if (prefers_.possible(c)) first_choice_always_ = first_choice_always_ && enterable(moment_, c);
    moment_ = 0;
    if (first_choice_always_ && prefers_.only() >= 0) only_channel_ = static_cast<std::uint16_t>(prefers_.only());
}

/// Deferred contacts may be left at any time.
bool WaysIn::enterable(std::size_t moment, std::uint16_t channel) const {
    const auto& about = description_.channels[channel];
    if (!about.offered) return false;
    return about.kind == ChannelKind::deferred ||
           description_.timetable.open[moment * description_.channels.size() + channel] != 0;
}

/// Can it be entered, or is a bot or page open that its customers meet first?
bool WaysIn::somebody_there(std::size_t moment, std::uint16_t channel) const {
    if (enterable(moment, channel)) return true;
    const auto& machines = description_.channels[channel].met_first;
    return std::any_of(machines.begin(), machines.end(), [&](std::uint16_t one) { return enterable(moment, one); });
}

Seconds WaysIn::next_opening(std::size_t moment, std::uint16_t channel) const {
    const auto& table = description_.timetable;
    if (!description_.channels[channel].offered) return forever;
    for (std::size_t m = moment + 1; m < table.at.size(); ++m)
        if (table.open[m * description_.channels.size() + channel]) return table.at[m];
    return forever;
}

WaysIn::Way WaysIn::alternative(std::size_t moment, Seconds arrival, std::uint16_t wanted, double second) const {
    const Seconds opening = segment_.later > 0 ? next_opening(moment, wanted) : forever;
    const double later = opening < forever ? segment_.later : 0;
    double total = later + segment_.leave;
    const auto weight = [&](std::uint16_t channel) {
        return channel != wanted && enterable(moment, channel) ? segment_.channels[channel].if_unavailable : 0.0;
    };
    const auto channels = static_cast<std::uint16_t>(segment_.channels.size());
    for (std::uint16_t channel = 0; channel < channels; ++channel) total += weight(channel);
    double left = second * total;
    for (std::uint16_t channel = 0; channel < channels; ++channel) {
        const double share = weight(channel);
        if (left < share) return {channel, arrival};
        left -= share;
    }
    if (left < later) return {wanted, opening};
    return {no_channel, arrival};
}

/// The last moment of the timetable that is not after `time`.
std::size_t WaysIn::moment_of(Seconds time) const {
    const auto& at = description_.timetable.at;
    const auto after = std::upper_bound(at.begin(), at.end(), time) - at.begin();
    return static_cast<std::size_t>(std::max<std::ptrdiff_t>(after, 1) - 1);
}

WaysIn::Way WaysIn::at(Seconds time, std::uint16_t wanted, double second) const {
    const auto moment = moment_of(time);
    return somebody_there(moment, wanted) ? Way{wanted, time} : alternative(moment, time, wanted, second);
}

WaysIn::Way WaysIn::instead_of(Seconds time, std::uint16_t wanted, double second) const {
    return alternative(moment_of(time), time, wanted, second);
}

bool WaysIn::find(std::span<const double> first, std::span<const double> second, std::span<Seconds> entry,
                  std::span<std::uint16_t> channel, std::span<std::uint8_t> closed) {
    prefers_.pick(first, channel);
    if (first_choice_always_) return false;
    const auto& at = description_.timetable.at;
    std::fill(closed.begin(), closed.end(), std::uint8_t{0});
    bool any_other = false;
    for (std::size_t i = 0; i < entry.size(); ++i) {
        while (moment_ + 1 < at.size() && at[moment_ + 1] <= entry[i]) ++moment_;
        if (enterable(moment_, channel[i])) continue;
        any_other = true;
        closed[i] = description_.channels[channel[i]].offered;
        if (description_.has_sessions && somebody_there(moment_, channel[i])) continue;
        const Way way = alternative(moment_, entry[i], channel[i], second[i]);
        channel[i] = way.channel;
        entry[i] = way.entry;
    }
    return any_other;
}

}  // namespace holdtime
