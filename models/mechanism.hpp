#pragma once

#include <cstdint>
#include <initializer_list>

namespace holdtime {

/// What a scenario may have and not every engine represents. A new one is a line here and its rows in
/// studies/analytic/mechanism_rows.cpp: what it is called, and when a scenario uses it. Engines that know it name it in
/// their entries; all others are said to ignore it.
enum class Mechanism : std::uint8_t {
    waiting,
    max_wait,
    at_close,
    at_end,
    patience,
    patience_law,
    patience_law_through_day,
    patience_before_change,
    balking,
    lines,
    lines_after_talk,
    handle_time_law,
    handle_time_through_day,
    handle_time_before_change,
    shared_attention,
    deferred_work,
    blending,
    reserve,
    shift_end,
    mixed_shift_ends,
    overtime,
    absence,
    people,
    carry_over,
    rush_at_opening,
    busyness,
    arrival_law,
    redial,
    redial_peaks,
    fates_of_needs,
    repeat,
    hand_over,
    rounds,
    waiting_room,
    without_history,
    callback,
    deflection,
    visitors,
    sales,
    own_costs,
    turnover_by_load,
    experience,
    menu,
    machines,
    silent_leaving,
    conversation,
    divided_attention,
    skills,
    misrouting,
    scores,
    preemption,
    own_concurrency,
    weighted,
    on_call,
    count
};

/// A set of mechanisms.
class Mechanisms {
public:
    constexpr Mechanisms() = default;
    constexpr Mechanisms(std::initializer_list<Mechanism> list) {
        for (const auto one : list) bits_ |= bit(one);
    }
    static constexpr Mechanisms all() {
        Mechanisms every;
        every.bits_ = bit(Mechanism::count) - 1;
        return every;
    }
    constexpr bool has(Mechanism one) const { return (bits_ & bit(one)) != 0; }
    constexpr void add(Mechanism one) { bits_ |= bit(one); }
    constexpr void remove(Mechanism one) { bits_ &= ~bit(one); }
    /// Those that the other set does not have.
    constexpr Mechanisms without(const Mechanisms& other) const {
        Mechanisms rest;
        rest.bits_ = bits_ & ~other.bits_;
        return rest;
    }
    constexpr bool empty() const { return bits_ == 0; }
    constexpr bool operator==(const Mechanisms&) const = default;

private:
    static constexpr std::uint64_t bit(Mechanism one) { return std::uint64_t{1} << static_cast<unsigned>(one); }
    std::uint64_t bits_ = 0;
};

static_assert(static_cast<unsigned>(Mechanism::count) < 64);

}  // namespace holdtime
