#pragma once

#include <bit>
#include <cstdint>
#include <vector>

#include "sim/core/time.hpp"

namespace holdtime {

/// The event list: a bucketed calendar (Brown, CACM 31, 1988). Every entity that can have one pending event owns one
/// slot. Events come out in the order of (time, rank); a bucket's list is kept sorted, so that the earliest event is a
/// head. Insertion and removal cost a walk of one short bucket whatever the number of events, provided that the bucket
/// width is within a factor of ten of the mean gap between events.
class Calendar {
public:
    static constexpr std::uint32_t none = 0xffffffff;

    /// Forgets all events and takes `slots` slots; `gap` is the expected time between events. Keeps its memory.
    void reset(std::uint32_t slots, std::uint32_t buckets, Seconds gap, Seconds now) {
        events_.resize(slots);
        lay_out(std::bit_ceil(buckets < 64 ? 64u : buckets));
        per_second_ = 1 / gap;
        origin_ = now;
        cursor_ = 0;
        count_ = 0;
        first_ = none;
    }

    /// More slots than before; events stay.
    void grow_slots(std::uint32_t slots) { events_.resize(slots); }

    bool empty() const { return count_ == 0; }
    std::uint32_t slots() const { return static_cast<std::uint32_t>(events_.size()); }
    Seconds time(std::uint32_t slot) const { return events_[slot].time; }

    /// `slot` must have no pending event; `time` must be finite and not before the last event taken.
    [[gnu::always_inline]] void insert(std::uint32_t slot, Seconds time, std::uint64_t rank) {
        if (count_ >= 4 * static_cast<std::uint64_t>(mask_ + 1)) [[unlikely]]
            spread();
        events_[slot].time = time;
        events_[slot].rank = rank;
        link(slot);
        if (count_++ == 0 || (first_ != none && before(slot, first_))) first_ = slot;
    }

    void erase(std::uint32_t slot) {
        const auto bucket = bucket_of(day_of(events_[slot].time));
        std::uint32_t before = none;
        for (auto s = buckets_[bucket].head; s != slot; s = events_[s].next) before = s;
        unlink(bucket, before, slot);
        --count_;
        if (slot == first_) first_ = none;
    }

    /// The slot whose event is next, or `none`.
    std::uint32_t peek() {
        if (first_ == none && count_ > 0) first_ = search();
        return first_;
    }

    /// Removes the slot that peek() has just returned.
    void pop(std::uint32_t slot) {
        unlink(bucket_of(cursor_), none, slot);
        --count_;
        first_ = none;
    }

private:
    using Day = std::int64_t;  // number of a bucket's width since the origin; days share buckets modulo their number

    struct Event {
        Seconds time = 0;
        std::uint64_t rank = 0;
        std::uint32_t next = none;
    };
    struct Bucket {
        std::uint32_t head = none;
        std::uint32_t tail = none;
    };

    // A day beyond this is far enough in the future for all events there to share one bucket, sorted.
    static constexpr double last_day = 9e15;

    std::uint32_t search() {
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
            const auto slot = buckets_[bucket + step].head;
            if (day_of(events_[slot].time) <= cursor_) return slot;
            looked += step + 1;  // it lies a whole round of the buckets ahead, or more
            ++cursor_;
        }
        return jump();
    }

    Day day_of(Seconds time) const {
        const double day = (time - origin_) * per_second_;
        return static_cast<Day>(day < last_day ? day : last_day);
    }
    std::uint32_t bucket_of(Day day) const { return static_cast<std::uint32_t>(day) & mask_; }

    bool before(std::uint32_t a, std::uint32_t b) const {
        const Event &one = events_[a], &other = events_[b];
        return one.time < other.time || (one.time == other.time && one.rank < other.rank);
    }

    void link(std::uint32_t slot) {
        const Day day = day_of(events_[slot].time);
        if (day < cursor_ || count_ == 0) cursor_ = day;  // a search had looked ahead
        const auto number = bucket_of(day);
        auto& bucket = buckets_[number];
        if (bucket.head == none) {
            bucket.head = bucket.tail = slot;
            events_[slot].next = none;
            occupied_[number / 64] |= std::uint64_t{1} << (number % 64);
        } else if (before(bucket.tail, slot)) {
            events_[bucket.tail].next = slot;
            events_[slot].next = none;
            bucket.tail = slot;
        } else if (before(slot, bucket.head)) {
            events_[slot].next = bucket.head;
            bucket.head = slot;
        } else {
            auto previous = bucket.head;
            while (before(events_[previous].next, slot)) previous = events_[previous].next;
            events_[slot].next = events_[previous].next;
            events_[previous].next = slot;
        }
    }

    void unlink(std::uint32_t number, std::uint32_t previous, std::uint32_t slot) {
        auto& bucket = buckets_[number];
        const auto following = events_[slot].next;
        (previous == none ? bucket.head : events_[previous].next) = following;
        if (following == none) bucket.tail = previous;
        if (bucket.head == none) occupied_[number / 64] &= ~(std::uint64_t{1} << (number % 64));
    }

    // Nothing within a whole round of the buckets: the earliest of all heads is the next event.
    [[gnu::noinline]] std::uint32_t jump() {
        std::uint32_t best = none;
        for (const auto& bucket : buckets_)
            if (bucket.head != none && (best == none || before(bucket.head, best))) best = bucket.head;
        cursor_ = day_of(events_[best].time);
        return best;
    }

    void lay_out(std::uint32_t buckets) {
        mask_ = buckets - 1;
        buckets_.assign(buckets, {});
        occupied_.assign(buckets / 64, 0);
    }

    // Four events a bucket are too many: four times the buckets, so that fewer days share one.
    [[gnu::noinline]] void spread() {
        pending_.clear();
        for (const auto& bucket : buckets_)
            for (auto slot = bucket.head; slot != none; slot = events_[slot].next) pending_.push_back(slot);
        lay_out(4 * (mask_ + 1));
        cursor_ = static_cast<Day>(last_day);
        for (const auto slot : pending_) link(slot);
    }

    std::vector<Event> events_;  // [slot]
    std::vector<Bucket> buckets_;
    std::vector<std::uint32_t> pending_;
    std::vector<std::uint64_t> occupied_;  // a bit per bucket: the next event is found without walking empty ones
    std::uint32_t mask_ = 0;
    double per_second_ = 1;
    Seconds origin_ = 0;
    Day cursor_ = 0;
    std::uint64_t count_ = 0;
    std::uint32_t first_ = none;  // the next event while it is known: half of all looks come between two events
};

}  // namespace holdtime
