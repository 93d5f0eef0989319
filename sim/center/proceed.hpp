#pragma once

#include "sim/center/center.hpp"

namespace holdtime {

// Of one instant, after work that ends and who arrives then, before patience and other timers: who waited for the
// opening, and then who comes back, and customers' messages.
inline constexpr std::uint64_t opening_rank = std::uint64_t{1} << 60, return_rank = std::uint64_t{1} << 61;
// Work ends (rank = agent) before patience before other timers, each then by the order in which contacts were timed.
inline constexpr std::uint64_t patience_rank = std::uint64_t{1} << 62;
inline constexpr std::uint64_t timer_rank = std::uint64_t{2} << 62;

/// Moves a contact to the stage that follows by the table in journey.hpp: known when this is compiled, so that the
/// table costs nothing per event and a row that is missing does not compile. Whoever works on it is handed along.
template <Stage from, Exit exit>
void Center::proceed(std::uint32_t contact, std::uint32_t agent) {
    constexpr Stage to = next_stage(from, exit);
    contacts_[contact].stage = to;
    if constexpr (to == Stage::away && exit != Exit::comes_later) enter_away(contact, agent);
    if constexpr (to == Stage::door && from == Stage::bot) meet_first(contact);
    if constexpr (to == Stage::door && from != Stage::bot) return_to_door(contact);
    if constexpr (to == Stage::bot) enter_bot(contact);
    if constexpr (to == Stage::menu) enter_menu(contact);
    constexpr bool first_time = from == Stage::door || from == Stage::menu;
    if constexpr (to == Stage::queue && first_time) enter_queue(contact);
    if constexpr (to == Stage::queue && !first_time) join_again(contact);
    if constexpr (to == Stage::callback) enter_callback(contact, exit);
    if constexpr (to == Stage::talk) enter_talk(contact, agent);
    if constexpr (to == Stage::hold) enter_hold(contact, agent);
    if constexpr (to == Stage::kept) enter_kept(contact, agent);
    if constexpr (to == Stage::wrap_up) enter_wrap_up(contact, agent);
    if constexpr (to == Stage::after) enter_after(contact, exit);
    constexpr bool place_alone = from == Stage::unseen || from == Stage::kept;
    if constexpr (to == Stage::ended && place_alone) end_unseen(contact, agent);
    if constexpr (to == Stage::ended && !place_alone) end(contact, agent);
}

/// Out of the line, by what happens to all who wait there.
template <Exit exit>
void Center::send_away(std::uint32_t contact) {
    leave_line(contact);
    if (contacts_[contact].stage == Stage::unseen) return proceed<Stage::unseen, exit>(contact);
    free_line(contacts_[contact]);
    proceed<Stage::queue, exit>(contact);
}

}  // namespace holdtime
