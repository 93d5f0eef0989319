#include "sim/demand/demand.hpp"

#include <algorithm>

namespace holdtime {
namespace {

/// The first of the smallest, without branches: which segment is next cannot be predicted.
std::size_t smallest(const std::vector<Seconds>& times) {
    std::size_t best = 0;
    Seconds least = times[0];
    for (std::size_t i = 1; i < times.size(); ++i) {
        const bool less = times[i] < least;
        best = less ? i : best;
        least = less ? times[i] : least;
    }
    return best;
}

}  // namespace

// Visitors behind the segments, alike.
Demand::Demand(const Description& description, Stop stop)
    : description_(description),
      sessions_(description),
      head_times_(description.segments.size() + description.visitors.size(), forever) {
    for (std::uint16_t s = 0; s < head_times_.size(); ++s)
        fronts_.push_back({std::make_unique<SegmentSource>(description, s, stop), {}, {}});
    for (auto& front : fronts_) front.room.resize(SegmentSource::block);
    for (std::uint16_t s = 0; s < head_times_.size() && description.comes_back; ++s)
        follow_ups_.emplace_back(description, s);
}

Demand::~Demand() = default;

void Demand::restart(const StreamKey& key) {
    key_ = key;
    for (auto& follow_ups : follow_ups_) follow_ups.restart(key);
    sessions_.restart(key);
    for (std::size_t s = 0; s < fronts_.size(); ++s) {
        fronts_[s].source->restart(key);
        fronts_[s].block = {};
        if (fronts_.size() > 1) refill(s);
    }
}

void Demand::refill(std::size_t segment) {
    auto& [source, room, block] = fronts_[segment];
    block = {room.data(), source->next(room)};
    head_times_[segment] = block.empty() ? forever : block.front().arrival;
}

/// With one segment nothing has to be merged, and whole blocks are drawn where they are wanted.
std::size_t Demand::next_of_one(std::span<Attempt> block) {
    auto& front = fronts_.front();
    if (front.block.empty() && block.size() >= SegmentSource::block) return front.source->next(block);
    if (front.block.empty()) refill(0);
    auto& rest = front.block;
    const std::size_t n = std::min(block.size(), rest.size());
    std::copy_n(rest.begin(), n, block.begin());
    rest = rest.subspan(n);
    return n;
}

Seconds Demand::opening(const Attempt& later) { return fronts_[later.segment].source->opening(later); }

FollowUp Demand::follow_up(const Need& need, const Attempt& last, std::uint16_t wished, Cause cause, Seconds now,
                           Attempt& next) {
    return follow_ups_[last.segment].next(need, last, wished, cause, now, next);
}

bool Demand::writes_again(const Need& need, const Attempt& last, std::uint32_t answers, Attempt& next) {
    return follow_ups_[last.segment].writes_again(need, last, answers, next);
}

bool Demand::settles(const Need& need, const Attempt& contact, double factor) {
    return follow_ups_[contact.segment].settles(need, contact, factor);
}

bool Demand::leaves_record(const Need& need, const Attempt& contact) {
    return follow_ups_[contact.segment].leaves_record(need, contact);
}

Seconds Demand::briefing(const Need& need, const Attempt& first) {
    return follow_ups_[first.segment].briefing(need, first);
}

bool Demand::accepts_callback(const Need& need, const Attempt& contact) {
    return follow_ups_[contact.segment].accepts_callback(need, contact);
}

Dial Demand::dial(const Need& need, const Attempt& contact, std::uint32_t number) {
    return follow_ups_[contact.segment].dial(need, contact, number);
}

std::uint16_t Demand::deflected_to(const Need& need, const Attempt& contact, std::span<const std::uint8_t> enterable) {
    return follow_ups_[contact.segment].deflected_to(need, contact, enterable);
}

bool Demand::sells(const Need& need, const Attempt& contact) {
    return follow_ups_[contact.segment].sells(need, contact);
}

Invitation Demand::invite(const Attempt& visitor) {
    const auto& about = description_.visitors[visitor.segment - description_.segments.size()];
    const auto u = random_pair(key_, visitor.segment, visitor.number, Purpose::invitation);
    return {u[0] < about.accept, about.delay ? about.delay->quantile(u[1]) : 0};
}

Session Demand::menu(const Need& need, const Attempt& caller) { return sessions_.menu(need, caller); }

Session Demand::session(const Need& need, const Attempt& customer, std::uint16_t machine) {
    return sessions_.session(need, customer, machine);
}

Attempt Demand::elsewhere(const Need& need, const Attempt& closed, Seconds now) {
    return follow_ups_[closed.segment].elsewhere(need, closed, now);
}

Silence Demand::silence(const Need& need, const Attempt& contact) {
    return follow_ups_[contact.segment].silence(need, contact);
}

std::uint32_t Demand::replies(const Need& need, const Attempt& contact) {
    return follow_ups_[contact.segment].replies(need, contact);
}

void Demand::turns(const Need& need, const Attempt& contact, std::uint32_t first, Turns& block) {
    follow_ups_[contact.segment].turns(need, contact, first, block);
}

double Demand::attention(const Need& need, const Attempt& contact) {
    return follow_ups_[contact.segment].attention(need, contact);
}

std::size_t Demand::next(std::span<Attempt> block) {
    std::size_t filled = 0;
    if (fronts_.size() == 1) {
        for (std::size_t n = 1; n > 0 && filled < block.size(); filled += n) n = next_of_one(block.subspan(filled));
        return filled;
    }
    while (filled < block.size() && !fronts_.empty()) {
        const std::size_t first = smallest(head_times_);
        auto& rest = fronts_[first].block;
        if (rest.empty()) break;
        block[filled++] = rest.front();
        rest = rest.subspan(1);
        if (rest.empty())
            refill(first);
        else
            head_times_[first] = rest.front().arrival;
    }
    return filled;
}

}  // namespace holdtime
