#include "models/returning_load.hpp"

#include <algorithm>
#include <utility>

namespace holdtime {

namespace {

constexpr double nobody = 1e-12;   // contacts
constexpr std::size_t atoms = 64;  // of the law of a delay
constexpr std::size_t most_told_apart = 50;

// How many that were made need to be told apart: up to the limit, or as far as the lists by attempt go.
std::size_t told_apart(const ComeBack& rule) {
    if (rule.limit != no_limit) return std::min<std::size_t>(rule.limit, most_told_apart);
    std::size_t longest = 1;
    for (const auto& list : rule.probability) longest = std::max(longest, list.size());
    return std::min(longest - 1, most_told_apart);
}

std::vector<double> typical_delays(const ComeBack& rule) {
    if (!rule.delay) return {0.0};
    std::vector<double> delays(atoms);
    for (std::size_t a = 0; a < atoms; ++a) delays[a] = (static_cast<double>(a) + 0.5) / atoms;
    rule.delay->quantiles(delays, delays);
    return delays;
}

bool comes(const ComeBack& rule) { return rule.limit > 0; }

}  // namespace

bool comes_back_later(const Description& description) {
    return std::any_of(description.segments.begin(), description.segments.end(), [](const SegmentDescription& segment) {
        return comes(segment.redial) || comes(segment.repeat);
    });
}

ReturningLoad::ReturningLoad(const Description& description, const QueueFates& fates)
    : description_(description),
      fates_(fates),
      channels_(description.channels.size()),
      intervals_(description.grid.intervals()) {}

void ReturningLoad::begin(const SegmentDescription& segment, std::size_t reason) {
    if (segment_ != &segment) {
        delays_ = {typical_delays(segment.redial), typical_delays(segment.repeat)};
        redials_ = told_apart(segment.redial);
        repeats_ = told_apart(segment.repeat);
    }
    for (auto& of_kind : landed_) of_kind.assign(intervals_ * channels_, {});
    segment_ = &segment;
    reason_ = reason;
    states_ = (redials_ + 1) * (repeats_ + 1);
    state_ = 0;
    on_their_way_.assign(intervals_ * states_ * channels_, 0.0);
    entering_ = on_their_way_;
}

void ReturningLoad::enters(std::size_t channel, std::size_t interval, double contacts) {
    entering_[at(interval, state_, channel)] += contacts;
}

void ReturningLoad::play(const Arrive& arrive) {
    for (std::size_t i = 0; i < intervals_; ++i) {
        fates_.stop.check();
        for (bool somebody = true; somebody;) {
            somebody = false;
            for (std::size_t state = 0; state < states_; ++state)
                for (std::size_t c = 0; c < channels_; ++c) {
                    if (auto& coming = on_their_way_[at(i, state, c)]; coming > nobody) {
                        state_ = state;
                        arrive(i, c, std::exchange(coming, 0));
                    }
                    if (auto& here = entering_[at(i, state, c)]; here > nobody) {
                        come_back(i, state, c, std::exchange(here, 0));
                        somebody = true;
                    }
                }
        }
    }
}

void ReturningLoad::come_back(std::size_t interval, std::size_t state, std::size_t channel, double contacts) {
    const auto& fate = fates_.of[channel][interval];
    const auto redialled = state % (redials_ + 1), repeated = state / (redials_ + 1);
    const auto& redial = segment_->redial;
    if (redialled < redial.limit) {
        const double again = fate.abandoned * redial.probability_of(Cause::abandoned, redialled) +
                             fate.balked * redial.probability_of(Cause::balked, redialled) +
                             fate.blocked * redial.probability_of(Cause::blocked, redialled);
        send(by_redial, interval, state + (redialled < redials_ ? 1 : 0), channel, contacts * again);
    }
    const auto& repeat = segment_->repeat;
    if (repeated < repeat.limit) {
        const double unsettled = fate.answered * (1 - description_.reasons[reason_].resolved[channel]);
        const auto next = state + (repeated < repeats_ ? redials_ + 1 : 0);
        send(by_repeat, interval, next, channel, contacts * unsettled * repeat.probability_of(Cause::repeat, repeated));
    }
}

void ReturningLoad::send(Kind kind, std::size_t interval, std::size_t state, std::size_t channel, double contacts) {
    if (!(contacts > nobody)) return;
    const auto& rule = kind == by_redial ? segment_->redial : segment_->repeat;
    for (const auto& [later, share] : landings(kind, interval, channel)) {
        on_their_way_[at(later, state, channel)] += contacts * share * rule.same;
        for (std::size_t c = 0; c < rule.channels.size(); ++c)
            if (rule.channels[c] > 0) on_their_way_[at(later, state, c)] += contacts * share * rule.channels[c];
    }
}

Seconds ReturningLoad::talk(std::size_t channel) const {
    const auto& law = description_.reasons[reason_].talk_time[channel];
    return law ? law->mean() : 0;
}

// Of those who come by the channel in the interval, the shares that are back in this one and in later ones; what lies
// after the end is in none.
const std::vector<ReturningLoad::Landing>& ReturningLoad::landings(Kind kind, std::size_t interval,
                                                                   std::size_t channel) {
    auto& known = landed_[kind][interval * channels_ + channel];
    if (!known.empty()) return known;
    const auto& boundaries = description_.grid.boundaries;
    const auto& delays = delays_[kind];
    const Seconds width = boundaries[interval + 1] - boundaries[interval];
    std::vector<double> shares(intervals_ - interval, 0.0);
    const auto& fate = fates_.of[channel][interval];
    const Seconds before = kind == by_repeat ? fate.asa + talk(channel) : fate.lost_after;
    for (const double delay : delays) {
        const Seconds passed = before + delay;
        const Seconds from = boundaries[interval] + passed, to = from + width;
        const auto first = std::upper_bound(boundaries.begin(), boundaries.end(), from) - boundaries.begin() - 1;
        for (auto i = static_cast<std::size_t>(first); i < intervals_ && boundaries[i] < to; ++i)
            shares[i - interval] += (std::min(to, boundaries[i + 1]) - std::max(from, boundaries[i])) / width;
    }
    for (std::size_t i = 0; i < shares.size(); ++i)
        if (shares[i] > 0) known.push_back({interval + i, shares[i] / static_cast<double>(delays.size())});
    if (known.empty()) known.push_back({interval, 0.0});  // nobody is back before the end
    return known;
}

}  // namespace holdtime
