#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

#include "sim/core/time.hpp"
#include "sim/kernel/pairing_heap.hpp"

namespace holdtime {

/// The event list: a bucketed calendar (Brown, CACM 31, 1988) whose buckets are pairing heaps. Every
/// entity that can have one pending event owns one slot. Events come out in the order of (time, rank). With about one
/// event a bucket every operation takes a few steps, whatever the number of events; with a million in one bucket (a
/// burst, or all at one instant) it takes a step to insert and a logarithm of them, amortized, to remove. No width of
/// the buckets is a trap, and none has to be found.
class Calendar {
public:
    static constexpr std::uint32_t none = 0xffffffff;

    /// Forgets all events and takes `slots` slots; `width` is a bucket's, a fraction of the expected time between
    /// events. Keeps its memory.
    void reset(std::uint32_t slots, std::uint32_t buckets, Seconds width, Seconds now) {
        events_.resize(slots);
        const auto size = std::clamp(std::bit_ceil(buckets), 64u, most_buckets);
        mask_ = size - 1;
        round_shift_ = std::countr_zero(size);
        last_day_ = static_cast<double>(std::uint64_t{0xffffffff} << round_shift_);
        heads_.assign(size, none);
        occupied_.assign(size / 64, 0);
        per_second_ = 1 / width;
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
        const Day day = day_of(time);
        const auto bucket = bucket_of(day);
        auto& event = events_[slot];
        event.time = time;
        event.rank = rank;
        event.round = round_of(day);
        event.child = none;
        if (day < cursor_ || count_ == 0) cursor_ = day;  // a search had looked ahead
        auto& head = heads_[bucket];
        if (head == none) {
            occupied_[bucket / 64] |= std::uint64_t{1} << (bucket % 64);
            crown(head, slot, bucket);
        } else {
            crown(head, pairing_heap::meld(events_, head, slot, Order{events_}), bucket);
        }
        if (count_++ == 0 || (first_ != none && before(slot, first_))) first_ = slot;
    }

    [[gnu::noinline]] void erase(std::uint32_t slot) {
        const auto heirs = pairing_heap::heirs_of(events_, slot, Order{events_});
        if (is_head(slot))
            succeed(events_[slot].back & ~head_mark, heirs);
        else
            pairing_heap::replace(events_, slot, heirs);
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
        succeed(bucket_of(cursor_), pairing_heap::heirs_of(events_, slot, Order{events_}));
        --count_;
        first_ = none;
    }

private:
    using Day = std::int64_t;  // number of a bucket's width since the origin; days share buckets modulo their number

    struct Event {
        Seconds time = 0;
        std::uint64_t rank = 0;
        std::uint32_t round = 0;     // of its day: how often the days have gone round the buckets before it
        std::uint32_t child = none;  // in its bucket's heap, like the following
        std::uint32_t next = none;
        std::uint32_t back = none;  // of a head its bucket, marked
    };
    struct Order {
        const std::vector<Event>& events;
        bool operator()(std::uint32_t a, std::uint32_t b) const {
            const Event &one = events[a], &other = events[b];
            return one.time < other.time || (one.time == other.time && one.rank < other.rank);
        }
    };
    static constexpr std::uint32_t head_mark = std::uint32_t{1} << 31;
    static constexpr std::uint32_t most_buckets = std::uint32_t{1} << 24;

    // The next event is the head of the first occupied bucket, counted from the cursor, whose head is of this round.
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
            const auto slot = heads_[bucket + step];
            if (events_[slot].round <= round_of(cursor_)) return slot;
            looked += step + 1;  // it lies a whole round of the buckets ahead, or more
            ++cursor_;
        }
        return jump();
    }

    // Nothing within a whole round of the buckets: the earliest of all heads is the next event.
    [[gnu::noinline]] std::uint32_t jump() {
        std::uint32_t best = none;
        for (std::size_t word = 0; word < occupied_.size(); ++word)
            for (auto bits = occupied_[word]; bits != 0; bits &= bits - 1) {
                const auto head = heads_[word * 64 + static_cast<std::size_t>(std::countr_zero(bits))];
                if (best == none || before(head, best)) best = head;
            }
        cursor_ = day_of(events_[best].time);
        return best;
    }

    // A day beyond the last is far enough in the future for all events there to share one bucket.
    Day day_of(Seconds time) const {
        const double day = (time - origin_) * per_second_;
        return static_cast<Day>(day < last_day_ ? day : last_day_);
    }
    std::uint32_t bucket_of(Day day) const { return static_cast<std::uint32_t>(day) & mask_; }
    std::uint32_t round_of(Day day) const { return static_cast<std::uint32_t>(day >> round_shift_); }

    bool before(std::uint32_t a, std::uint32_t b) const { return Order{events_}(a, b); }

    bool is_head(std::uint32_t slot) const { return (events_[slot].back & head_mark) != 0; }

    void crown(std::uint32_t& head, std::uint32_t slot, std::uint32_t bucket) {
        head = slot;
        events_[slot].next = none;
        events_[slot].back = bucket | head_mark;
    }

    // A bucket's head is gone, and `heir` (or none) takes its place.
    void succeed(std::uint32_t bucket, std::uint32_t heir) {
        heads_[bucket] = heir;
        if (heir == none)
            occupied_[bucket / 64] &= ~(std::uint64_t{1} << (bucket % 64));
        else
            crown(heads_[bucket], heir, bucket);
    }

    std::vector<Event> events_;            // [slot]
    std::vector<std::uint32_t> heads_;     // [bucket]: its earliest event
    std::vector<std::uint64_t> occupied_;  // a bit per bucket: the next event is found without walking empty ones
    std::uint32_t mask_ = 0;
    int round_shift_ = 0;
    double per_second_ = 1;
    double last_day_ = 0;
    Seconds origin_ = 0;
    Day cursor_ = 0;
    std::uint64_t count_ = 0;
    std::uint32_t first_ = none;  // the next event while it is known: half of all looks come between two events
};

}  // namespace holdtime
