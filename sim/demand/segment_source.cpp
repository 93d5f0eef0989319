#include "sim/demand/segment_source.hpp"

#include <algorithm>
#include <cassert>

#include "sim/demand/follow_ups.hpp"

namespace holdtime {

SegmentSource::SegmentSource(const Description& description, std::uint16_t segment, Stop stop)
    : description_(description),
      segment_(habits_of(description, segment)),
      number_(segment),
      stop_(stop),
      stream_(segment_.arrivals->open()),
      ways_(description, segment_),
      reasons_(segment_.reason_shares),
      columns_(description.channels.size() + 1) {
    describe_cells();
}

/// Tables by cell, and what can be left out because no customer of this segment needs it.
void SegmentSource::describe_cells() {
    const auto channels = description_.channels.size();
    const auto remember = [](LawChoice& choice, const std::shared_ptr<const Distribution>& law, bool occurs) {
        const auto number = choice.laws.add(law);
        choice.of_cell.push_back(number);
        if (occurs) choice.only = choice.only == -1 || choice.only == number ? number : -2;
    };
    bool any_balk = false;
    for (std::uint16_t reason = 0; reason < description_.reasons.size(); ++reason) {
        const auto& about = description_.reasons[reason];
        for (std::uint16_t c = 0; c <= channels; ++c) {
            const bool none = c == channels || !description_.channels[c].offered;
            const bool occurs =
                !none && reasons_.possible(reason) && (ways_.only_channel() == no_channel || ways_.only_channel() == c);
            remember(talk_, none ? nullptr : about.talk_time[c], occurs);
            remember(patience_, none ? nullptr : segment_.channels[c].patience, occurs);
            remember(after_, none ? nullptr : description_.channels[c].after_contact_work, occurs);
            balk_.push_back(none ? 0 : segment_.channels[c].balk);
            resolved_.push_back(none ? 0 : about.resolved[c]);
            any_balk = any_balk || (occurs && balk_.back() > 0);
            draws_resolution_ = draws_resolution_ || (occurs && resolved_.back() > 0 && resolved_.back() < 1);
            hands_over_ = hands_over_ || (occurs && !about.hand_over.empty() && about.hand_over[c].share > 0);
        }
    }
    draws_resolution_ = draws_resolution_ || hands_over_;
    draws_choices_ = reasons_.only() < 0 || ways_.only_channel() == no_channel || any_balk;
}

void SegmentSource::restart(const StreamKey& key) {
    key_ = key;
    drawn_ = 0;
    finished_ = false;
    stream_->restart(key);
    ways_.restart();
}

/// Reason, channel and entry; by the words of Purpose::choices: reason, preferred channel, alternative, balking.
void SegmentSource::choose(std::size_t n) {
    const auto part = [n](auto& array) { return std::span(array.data(), n); };
    std::copy_n(arrival_.begin(), n, entry_.begin());
    any_other_way_ = false;
    if (draws_choices_)
        random_choices(key_, number_, drawn_, Purpose::choices,
                       {part(choices_[0]), part(choices_[1]), part(choices_[2]), part(choices_[3])});
    if (reasons_.only() >= 0)
        std::fill_n(reason_.begin(), n, static_cast<std::uint16_t>(reasons_.only()));
    else
        reasons_.pick(part(choices_[0]), part(reason_));
    if (ways_.only_channel() != no_channel)
        std::fill_n(channel_.begin(), n, ways_.only_channel());
    else
        any_other_way_ = ways_.find(part(choices_[1]), part(choices_[2]), part(entry_), part(channel_), part(closed_));
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t column = std::min<std::size_t>(channel_[i], columns_ - 1);
        cell_[i] = static_cast<std::uint16_t>(reason_[i] * columns_ + column);
    }
}

/// Durations by inversion: one call for all where only one law can occur, else one call a law.
void SegmentSource::apply(LawChoice& choice, std::size_t n, const Numbers& u, Numbers& x, double otherwise) {
    const std::span<const double> uniforms(u.data(), n);
    const std::span<double> durations(x.data(), n);
    if (choice.only >= 0) {
        choice.laws.quantiles(static_cast<std::uint16_t>(choice.only), uniforms, durations, otherwise);
        return;
    }
    for (std::size_t i = 0; i < n; ++i) law_[i] = choice.of_cell[cell_[i]];
    choice.laws.quantiles({law_.data(), n}, uniforms, durations, otherwise);
}

void SegmentSource::draw_work(std::size_t n) {
    if (const auto drawn = stream_->work(); !drawn.empty())
        std::copy_n(drawn.begin(), n, work_.begin());
    else if (talk_.laws.any())
        random_pairs(key_, number_, drawn_, Purpose::arrival_and_work, {unused_.data(), n}, {work_.data(), n});
    apply(talk_, n, work_, work_, 0);
}

void SegmentSource::draw_patience_and_after_work(std::size_t n) {
    if (patience_.laws.any() || after_.laws.any())
        random_pairs(key_, number_, drawn_, Purpose::patience_and_after_work, {patient_.data(), n},
                     {after_work_.data(), n});
    apply(patience_, n, patient_, patient_, forever);
    apply(after_, n, after_work_, after_work_, 0);
}

// Written over whoever stood there before: a customer made elsewhere and copied costs as much again.
void SegmentSource::write(std::size_t i, Attempt& customer) const {
    customer.arrival = arrival_[i];
    customer.later = customer.found_closed = false;
    if (any_other_way_) {
        customer.later = entry_[i] > arrival_[i];
        customer.found_closed = closed_[i] != 0;
    }
    customer.patience = patient_[i];
    customer.talk = work_[i];
    customer.after = after_work_[i];
    customer.number = drawn_ + static_cast<std::uint32_t>(i);
    customer.segment = number_;
    customer.reason = reason_[i];
    customer.channel = channel_[i];
    customer.balks = draws_choices_ && choices_[3][i] < balk_[cell_[i]];
    customer.resolved = draws_resolution_ ? resolution_[i] < resolved_[cell_[i]] : resolved_[cell_[i]] > 0;
    if (hands_over_)
        customer.hand_over_to =
            hand_over_target(description_.reasons[customer.reason], customer.channel, hand_over_[i]);
}

std::size_t SegmentSource::next(std::span<Attempt> customers) {
    assert(customers.size() >= block);
    if (finished_) return 0;
    stop_.check();
    const std::size_t n = stream_->next(arrival_);
    finished_ = n < arrival_.size();
    choose(n);
    draw_work(n);
    draw_patience_and_after_work(n);
    if (draws_resolution_)
        random_pairs(key_, number_, drawn_, Purpose::resolution, {resolution_.data(), n}, {hand_over_.data(), n});
    for (std::size_t i = 0; i < n; ++i) write(i, customers[i]);
    drawn_ += static_cast<std::uint32_t>(n);
    return n;
}

}  // namespace holdtime
