#include "models/expected_load.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "models/contact_mix.hpp"
#include "models/expected_sessions.hpp"

namespace holdtime {

namespace {

/// Follows each segment's customers to the channels they enter; the counterpart of what sim/demand draws.
class Expectation {
public:
    Expectation(const Description& description, const QueueFates* fates)
        : description_(description),
          channels_(description.channels.size()),
          mixes_(channels_ * description.grid.intervals()),
          by_segment_(mixes_.size() * description.segments.size(), 0.0),
          later_(channels_, 0.0),
          returned_(mixes_.size(), 0.0),
          sessions_(description.has_sessions ? mixes_.size() : 0),
          sessions_by_segment_(sessions_.size() * description.segments.size(), 0.0) {
        for (const auto& segment : description.segments) {
            shares_ = segment.reason_shares;
            make_typical(segment);
            follow(segment, 1);
            if (fates && (segment.redial.limit > 0 || segment.repeat.limit > 0)) follow_back(segment, *fates);
            ++segment_;
        }
    }
    const ContactMix& mix(std::size_t channel, std::size_t interval) const {
        return mixes_[interval * channels_ + channel];
    }
    double later(std::size_t channel) const { return later_[channel]; }
    double returned(std::size_t channel, std::size_t interval) const {
        return returned_[interval * channels_ + channel];
    }
    std::span<const double> by_segment(std::size_t channel, std::size_t interval) const {
        return of_segments(by_segment_, channel, interval);
    }
    const SessionLoad& sessions(std::size_t channel, std::size_t interval) const {
        return sessions_[interval * channels_ + channel];
    }
    std::span<const double> sessions_by_segment(std::size_t channel, std::size_t interval) const {
        return of_segments(sessions_by_segment_, channel, interval);
    }

private:
    std::span<const double> of_segments(const std::vector<double>& table, std::size_t channel,
                                        std::size_t interval) const {
        const std::size_t segments = description_.segments.size();
        return std::span(table).subspan((interval * channels_ + channel) * segments, segments);
    }

    void make_typical(const SegmentDescription& segment) {
        typical_.clear();
        for (std::size_t c = 0; c < channels_; ++c)
            typical_.push_back(typical_contact(description_, segment, c, shares_, 1));
    }

    /// First contacts; `part`: of all customers, those whose reasons are `shares_`.
    void follow(const SegmentDescription& segment, double part) {
        const auto expected = segment.arrivals->expected();
        for (std::size_t m = 0; m < description_.timetable.at.size(); ++m) {
            const auto i = description_.timetable.interval[m];
            const double share = length(m) / (boundary(i + 1) - boundary(i));
            for (std::size_t c = 0; c < channels_; ++c)
                if (segment.channels[c].prefers > 0)
                    enter(segment, m, c, expected[i] * share * segment.channels[c].prefers * part);
        }
    }

    /// Redials and repeats, reason by reason: who comes back is not like those who came.
    void follow_back(const SegmentDescription& segment, const QueueFates& fates) {
        ReturningLoad returning(description_, fates);
        returning_ = &returning;
        for (std::size_t r = 0; r < segment.reason_shares.size(); ++r) {
            if (!(segment.reason_shares[r] > 0)) continue;
            shares_.assign(segment.reason_shares.size(), 0.0);
            shares_[r] = 1;
            make_typical(segment);
            returning.begin(segment, r);
            first_ = true;
            follow(segment, segment.reason_shares[r]);
            first_ = false;
            returning.play([&](std::size_t interval, std::size_t wanted, double contacts) {
                const auto& moments = description_.timetable.interval;
                const auto [from, to] = std::equal_range(moments.begin(), moments.end(), interval);
                for (auto m = static_cast<std::size_t>(from - moments.begin());
                     m < static_cast<std::size_t>(to - moments.begin()); ++m)
                    enter(segment, m, wanted, contacts * length(m) / (boundary(interval + 1) - boundary(interval)));
            });
        }
        returning_ = nullptr;
    }

    void enter(const SegmentDescription& segment, std::size_t moment, std::size_t wanted, double contacts) {
        if (!description_.has_sessions) return enter_door(segment, moment, wanted, contacts);
        of_reason_ = shares_;
        for (const auto machine : description_.channels[wanted].met_first)
            if (enterable(moment, machine))
                for (std::size_t r = 0; r < of_reason_.size(); ++r) {
                    add_sessions(moment, machine, machine_session(description_, machine, r), contacts * of_reason_[r]);
                    of_reason_[r] *= past_machine(description_, machine, r);
                }
        following_ = &segment;
        enter_door(segment, moment, wanted, contacts);
    }

    void enter_door(const SegmentDescription& segment, std::size_t moment, std::size_t wanted, double contacts) {
        if (enterable(moment, wanted)) return count(moment, wanted, contacts);
        const auto opening = segment.later > 0 ? next_opening(moment, wanted) : none;
        const double later = opening != none ? segment.later : 0;
        double total = later + segment.leave;
        for (std::size_t c = 0; c < channels_; ++c) total += weight(segment, moment, wanted, c);
        if (total <= 0) return;
        for (std::size_t c = 0; c < channels_; ++c)
            count(moment, c, contacts * weight(segment, moment, wanted, c) / total);
        if (later <= 0) return;
        count(opening, wanted, contacts * later / total);
        if (!returning_ || !first_) later_[wanted] += contacts * later / total;
    }

    double weight(const SegmentDescription& segment, std::size_t moment, std::size_t wanted,
                  std::size_t channel) const {
        return channel != wanted && enterable(moment, channel) ? segment.channels[channel].if_unavailable : 0;
    }

    /// Those whom a round before has found are known.
    void add_sessions(std::size_t moment, std::size_t channel, const SessionLoad& each, double customers) {
        if (returning_ && first_) return;
        const std::size_t at = description_.timetable.interval[moment] * channels_ + channel;
        sessions_[at].add(each, customers);
        sessions_by_segment_[at * description_.segments.size() + segment_] += customers * each.sessions;
    }

    void count(std::size_t moment, std::size_t channel, double contacts) {
        if (contacts <= 0) return;
        const auto interval = description_.timetable.interval[moment];
        if (!description_.has_sessions) return count_in(interval, channel, typical_[channel], contacts);
        const auto& menu = description_.channels[channel].menu;
        double through = 0, delay = 0;
        for (std::size_t r = 0; r < of_reason_.size() && !menu.levels.empty(); ++r) {
            add_sessions(moment, channel, menu_session(menu, r), contacts * of_reason_[r]);
            const double here = of_reason_[r] * through_menu(menu, r);
            through += here, delay += here * menu_delay(menu, r);
        }
        const auto mix = behind_menu(channel);
        const double late = through > 0 ? later_part(interval, channel, delay / through) : 0;
        count_in(interval, channel, mix, contacts * (1 - late));
        if (late > 0) count_in(interval + 1, channel, mix, contacts * late);
    }

    /// Of those who pass the menu in the interval, the part that joins the queue in the next, if that is open then.
    double later_part(std::size_t interval, std::size_t channel, Seconds delay) const {
        if (!(delay > 0) || interval + 1 >= description_.grid.intervals()) return 0;
        const auto& moments = description_.timetable.interval;
        const auto next = std::lower_bound(moments.begin(), moments.end(), interval + 1) - moments.begin();
        if (!enterable(static_cast<std::size_t>(next), channel)) return 0;
        return std::min(1.0, delay / (boundary(interval + 1) - boundary(interval)));
    }

    void count_in(std::size_t interval, std::size_t channel, ContactMix mix, double contacts) {
        mix.scale(contacts);
        const std::size_t at = interval * channels_ + channel;
        if (returning_) returning_->enters(channel, interval, mix.contacts);
        if (returning_ && first_) return;  // they are known
        if (returning_) returned_[at] += mix.contacts;
        mixes_[at].add(mix);
        by_segment_[at * description_.segments.size() + segment_] += mix.contacts;
    }

    /// Of those on their way the ones that reach the queue, as they are made up.
    ContactMix behind_menu(std::size_t channel) const {
        auto through = of_reason_;
        double all = 0;
        for (std::size_t r = 0; r < through.size(); ++r)
            all += through[r] *= through_menu(description_.channels[channel].menu, r);
        return typical_contact(description_, *following_, channel, through, all);
    }

    bool enterable(std::size_t moment, std::size_t channel) const {
        const auto& about = description_.channels[channel];
        if (!about.offered) return false;
        return about.kind == ChannelKind::deferred || description_.timetable.open[moment * channels_ + channel] != 0;
    }

    std::size_t next_opening(std::size_t moment, std::size_t channel) const {
        if (!description_.channels[channel].offered) return none;
        for (std::size_t m = moment + 1; m < description_.timetable.at.size(); ++m)
            if (description_.timetable.open[m * channels_ + channel]) return m;
        return none;
    }

    double boundary(std::size_t i) const { return description_.grid.boundaries[i]; }
    Seconds length(std::size_t moment) const {
        const auto& at = description_.timetable.at;
        return (moment + 1 < at.size() ? at[moment + 1] : description_.grid.last()) - at[moment];
    }

    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    const Description& description_;
    std::size_t channels_;
    std::vector<ContactMix> mixes_;            ///< [interval][channel]
    std::vector<double> by_segment_;           ///< contacts [interval][channel][segment]
    std::vector<double> later_;                ///< contacts at an opening, by channel
    std::vector<double> returned_;             ///< contacts of those who came back, as the mixes
    std::vector<SessionLoad> sessions_;        ///< [interval][channel]; empty: there are none
    std::vector<double> sessions_by_segment_;  ///< [interval][channel][segment]
    ReturningLoad* returning_ = nullptr;
    bool first_ = true;                ///< first contacts are under way, not those of who comes back
    std::vector<double> shares_;       ///< of the reasons, of those being followed
    std::size_t segment_ = 0;          ///< being followed
    std::vector<ContactMix> typical_;  ///< of the segment being followed, per channel
    std::vector<double> of_reason_;    ///< of those on their way, behind bots and pages
    const SegmentDescription* following_ = nullptr;
};

void append(ChannelLoad& load, const ContactMix& mix, const ContactMix& whole) {
    const ContactMix& of = mix.contacts > 0 ? mix : whole;
    const double n = of.contacts > 0 ? of.contacts : 1;
    const double handle = of.handle / n;
    load.arrivals.push_back(mix.contacts);
    load.handle_time.push_back(handle);
    load.talk_time.push_back(of.talk / n);
    load.handle_cv2.push_back(handle > 0 ? of.handle_square / n / (handle * handle) - 1 : 0);
    load.patience.push_back(of.abandonment > 0 ? n / of.abandonment : forever);
    load.balk.push_back(of.balk / n);
    load.resolved.push_back(of.resolved / n);
}

std::vector<Seconds> opening_seconds(const Description& description, std::size_t channel) {
    const auto& table = description.timetable;
    std::vector<Seconds> open(description.grid.intervals(), 0);
    for (std::size_t m = 0; m < table.at.size(); ++m) {
        const Seconds until = m + 1 < table.at.size() ? table.at[m + 1] : description.grid.last();
        if (table.open[m * description.channels.size() + channel]) open[table.interval[m]] += until - table.at[m];
    }
    return open;
}

}  // namespace

std::vector<ChannelLoad> expected_load(const Description& description, Expected which, const QueueFates* fates) {
    const Expectation expectation(description, fates);
    const auto& grid = description.grid;
    const bool all = which == Expected::all_intervals;
    const std::size_t first = all ? 0 : grid.warm_up_intervals;
    const std::size_t last = all ? grid.intervals() : first + grid.counted();
    std::vector<ChannelLoad> loads(description.channels.size());
    for (std::size_t c = 0; c < loads.size(); ++c) {
        ContactMix whole;
        for (std::size_t i = 0; i < grid.intervals(); ++i) whole.add(expectation.mix(c, i));
        for (std::size_t i = first; i < last; ++i) {
            append(loads[c], expectation.mix(c, i), whole);
            loads[c].returned += expectation.returned(c, i);
            const auto by_segment = expectation.by_segment(c, i);
            loads[c].by_segment.insert(loads[c].by_segment.end(), by_segment.begin(), by_segment.end());
        }
        loads[c].later = expectation.later(c);
        const auto open = opening_seconds(description, c);
        loads[c].open.assign(open.begin() + static_cast<std::ptrdiff_t>(first),
                             open.begin() + static_cast<std::ptrdiff_t>(last));
    }
    return loads;
}

std::vector<ChannelSessions> expected_sessions(const Description& description, const QueueFates* fates) {
    if (!description.has_sessions) return {};
    const Expectation expectation(description, fates);
    const auto& grid = description.grid;
    std::vector<ChannelSessions> all(description.channels.size());
    for (std::size_t c = 0; c < all.size(); ++c)
        for (std::size_t i = grid.warm_up_intervals; i < grid.warm_up_intervals + grid.counted(); ++i) {
            all[c].intervals.push_back(expectation.sessions(c, i));
            const auto by_segment = expectation.sessions_by_segment(c, i);
            all[c].by_segment.insert(all[c].by_segment.end(), by_segment.begin(), by_segment.end());
        }
    return all;
}

}  // namespace holdtime
