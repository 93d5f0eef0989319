#pragma once

#include <bit>
#include <cstdint>
#include <vector>

#include "sim/core/time.hpp"

namespace holdtime {

/// The event list: a bucketed calendar (Brown, CACM 31, 1988). Every entity that can have one pending event owns one slot.
/// Events come out in the order of (time, rank); a bucket's list is kept sorted, so that the earliest event is a head.
/// Insertion and removal cost a walk of one short bucket whatever the number of events, provided that the bucket width is
/// within a factor of ten of the mean gap between events.
class Calendar {
public:
    static constexpr std::uint32_t none = 0xffffffff;

    /// Forgets all events and takes `slots` slots; `gap` is the expected time between events. Keeps its memory.
    void reset(std::uint32_t slots, std::uint32_t buckets, Seconds gap, Seconds now) {
        time_.resize(slots);
        rank_.resize(slots);
        next_.resize(slots);
        lay_out(std::bit_ceil(buckets < 64 ? 64u : buckets));
        per_second_ = 1 / gap;
        origin_ = now;
        cursor_ = 0;
        count_ = 0;
    }

    /// More slots than before; events stay.
    void grow_slots(std::uint32_t slots) {
        time_.resize(slots);
        rank_.resize(slots);
        next_.resize(slots);
    }

    bool empty() const { return count_ == 0; }
    std::uint32_t slots() const { return static_cast<std::uint32_t>(time_.size()); }
    Seconds time(std::uint32_t slot) const { return time_[slot]; }

    /// `slot` must have no pending event; `time` must be finite and not before the last event taken.
    void insert(std::uint32_t slot, Seconds time, std::uint64_t rank) {
        if (count_ >= 4 * static_cast<std::uint64_t>(mask_ + 1)) spread();
        time_[slot] = time;
        rank_[slot] = rank;
        link(slot);
        ++count_;
    }

    void erase(std::uint32_t slot) {
        const auto bucket = bucket_of(day_of(time_[slot]));
        std::uint32_t before = none;
        for (auto s = head_[bucket]; s != slot; s = next_[s]) before = s;
        unlink(bucket, before, slot);
        --count_;
    }

    /// The slot whose event is next, or `none`.
    std::uint32_t peek() {
        if (count_ == 0) return none;
        for (std::uint32_t looked = 0; looked <= mask_;) {
            const auto bucket = bucket_of(cursor_);
            const auto bits = occupied_[bucket / 64] >> (bucket % 64);
            if (bits == 0) {  // nothing up to the end of this word
                looked += 64 - bucket % 64;
                cursor_ += 64 - bucket % 64;
                continue;
            }
            const auto step = static_cast<std::uint32_t>(std::countr_zero(bits));
            cursor_ += step;
            const auto slot = head_[bucket + step];
            if (day_of(time_[slot]) <= cursor_) return slot;
            looked += step + 1;  // it lies a whole round of the buckets ahead, or more
            ++cursor_;
        }
        return jump();
    }

    /// Removes the slot that peek() has just returned.
    void pop(std::uint32_t slot) {
        unlink(bucket_of(cursor_), none, slot);
        --count_;
    }

private:
    using Day = std::int64_t;  // number of a bucket's width since the origin; days share buckets modulo their number

    // A day beyond this is far enough in the future for all events there to share one bucket, sorted.
    static constexpr double last_day = 9e15;

    Day day_of(Seconds time) const {
        const double day = (time - origin_) * per_second_;
        return static_cast<Day>(day < last_day ? day : last_day);
    }
    std::uint32_t bucket_of(Day day) const { return static_cast<std::uint32_t>(day) & mask_; }

    bool before(std::uint32_t a, std::uint32_t b) const {
        return time_[a] < time_[b] || (time_[a] == time_[b] && rank_[a] < rank_[b]);
    }

    void link(std::uint32_t slot) {
        const Day day = day_of(time_[slot]);
        if (day < cursor_) cursor_ = day;  // peek() had looked ahead
        const auto bucket = bucket_of(day);
        const auto tail = tail_[bucket];
        if (head_[bucket] == none) {
            head_[bucket] = tail_[bucket] = slot;
            next_[slot] = none;
            occupied_[bucket / 64] |= std::uint64_t{1} << (bucket % 64);
        } else if (before(tail, slot)) {
            next_[tail] = slot;
            next_[slot] = none;
            tail_[bucket] = slot;
        } else if (before(slot, head_[bucket])) {
            next_[slot] = head_[bucket];
            head_[bucket] = slot;
        } else {
            auto previous = head_[bucket];
            while (before(next_[previous], slot)) previous = next_[previous];
            next_[slot] = next_[previous];
            next_[previous] = slot;
        }
    }

    void unlink(std::uint32_t bucket, std::uint32_t previous, std::uint32_t slot) {
        const auto following = next_[slot];
        (previous == none ? head_[bucket] : next_[previous]) = following;
        if (following == none) tail_[bucket] = previous;
        if (head_[bucket] == none) occupied_[bucket / 64] &= ~(std::uint64_t{1} << (bucket % 64));
    }

    // Nothing within a whole round of the buckets: the earliest of all heads is the next event.
    std::uint32_t jump() {
        std::uint32_t best = none;
        for (const auto slot : head_)
            if (slot != none && (best == none || before(slot, best))) best = slot;
        cursor_ = day_of(time_[best]);
        return best;
    }

    void lay_out(std::uint32_t buckets) {
        mask_ = buckets - 1;
        head_.assign(buckets, none);
        tail_.assign(buckets, none);
        occupied_.assign(buckets / 64, 0);
    }

    // Four events a bucket are too many: four times the buckets, and shorter ones when the days were too long.
    void spread() {
        pending_.clear();
        for (auto slot : head_)
            for (; slot != none; slot = next_[slot]) pending_.push_back(slot);
        lay_out(4 * (mask_ + 1));
        cursor_ = static_cast<Day>(last_day);
        for (const auto slot : pending_) link(slot);
    }

    std::vector<Seconds> time_;
    std::vector<std::uint64_t> rank_;
    std::vector<std::uint32_t> next_, head_, tail_, pending_;
    std::vector<std::uint64_t> occupied_;  // a bit per bucket: the next event is found without walking empty ones
    std::uint32_t mask_ = 0;
    double per_second_ = 1;
    Seconds origin_ = 0;
    Day cursor_ = 0;
    std::uint64_t count_ = 0;
};

}  // namespace holdtime
