// The menu of a channel: what callers meet while they hold a line and before they join the queue.

#include <utility>

#include "sim/center/proceed.hpp"

namespace holdtime {

[[gnu::noinline]] void Center::enter_menu(std::uint32_t number) {
    auto& contact = contacts_[number];
    const auto visit = source_.menu(need_so_far(contact), contact.attempt);
    begin_session(number, visit);
    approaches_[number].menu = visit.time;
    approaches_[number].lost = visit.misrouted ? visit.lost : no_time;
    approaches_[number].lands = visit.lands;
    ++channels_[contact.attempt.channel].in_menu;
    if (!(visit.time > 0)) return menu_ends(number);
    await_end(number, visit.time);
}

// Who goes on joins the queue, unless the channel has closed meanwhile and drops what waits. Who does not, was none of
// the channel's contacts.
void Center::menu_ends(std::uint32_t number) {
    auto& contact = contacts_[number];
    const auto c = contact.attempt.channel;
    const auto exit = std::exchange(contact.timer, Exit::stays);
    --channels_[c].in_menu;
    if (stay_may_end_) unsettled_ = true;
    report_session(contact, c, contact.attempt.arrival, exit);
    if (exit == Exit::goes_on) {
        const bool dropped = !ended_ && !channels_[c].open && about(c).at_close == AtClose::drop;
        if (!dropped && misroutes_ && approaches_[number].lost >= 0) lead_astray(number);
        if (!dropped) return proceed<Stage::menu, Exit::goes_on>(number);
        free_line(contact);
        return proceed<Stage::menu, Exit::closing>(number);
    }
    free_line(contact);
    --needs_[contact.need].need.contacts;
    if (exit == Exit::leaves) return proceed<Stage::menu, Exit::leaves>(number);
    proceed<Stage::menu, Exit::contained>(number);
}

}  // namespace holdtime
