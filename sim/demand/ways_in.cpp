#include "sim/demand/ways_in.hpp"

#include <limits>

namespace holdtime {

Shares::Shares(std::vector<double> shares) {
    double sum = 0;
    std::uint16_t last = 0, possible = 0;
    for (std::uint16_t i = 0; i < shares.size(); ++i) {
        sum += shares[i];
        until_.push_back(sum);
        possible_.push_back(shares[i] > 0);
        if (shares[i] > 0) last = i, ++possible;
    }
    // The shares' sum may fall short of 1 by rounding: what is beyond it belongs to the last.
    until_.at(last) = std::numeric_limits<double>::infinity();
    if (possible == 1) only_ = last;
}

WaysIn::WaysIn(const Description& description, const SegmentDescription& segment)
    : description_(description), segment_(segment) {
    std::vector<double> shares;
    for (const auto& channel : segment.channels) shares.push_back(channel.prefers);
    prefers_ = Shares(shares);
    if (prefers_.only() < 0) return;
    const auto only = static_cast<std::uint16_t>(prefers_.only());
    bool always = true;
    for (moment_ = 0; moment_ < description.timetable.at.size(); ++moment_) always = always && enterable(only);
    moment_ = 0;
    if (always) only_channel_ = only;
}

/// Deferred contacts may be left at any time.
bool WaysIn::enterable(std::uint16_t channel) const {
    const auto& about = description_.channels[channel];
    if (!about.offered) return false;
    return about.kind == ChannelKind::deferred ||
           description_.timetable.open[moment_ * description_.channels.size() + channel] != 0;
}

Seconds WaysIn::next_opening(std::uint16_t channel) const {
    const auto& table = description_.timetable;
    if (!description_.channels[channel].offered) return forever;
    for (std::size_t m = moment_ + 1; m < table.at.size(); ++m)
        if (table.open[m * description_.channels.size() + channel]) return table.at[m];
    return forever;
}

WaysIn::Way WaysIn::alternative(Seconds arrival, std::uint16_t wanted, double second) const {
    const Seconds opening = segment_.later > 0 ? next_opening(wanted) : forever;
    const double later = opening < forever ? segment_.later : 0;
    double total = later + segment_.leave;
    const auto weight = [&](std::uint16_t channel) {
        return channel != wanted && enterable(channel) ? segment_.channels[channel].if_unavailable : 0.0;
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

WaysIn::Way WaysIn::way(Seconds arrival, double first, double second) {
    const auto& at = description_.timetable.at;
    while (moment_ + 1 < at.size() && at[moment_ + 1] <= arrival) ++moment_;
    const auto wanted = prefers_.pick(first);
    if (enterable(wanted)) return {wanted, arrival};
    return alternative(arrival, wanted, second);
}

}  // namespace holdtime
