#include "models/expected_sessions.hpp"

#include "models/contact_mix.hpp"

namespace holdtime {

void SessionLoad::add(const SessionLoad& other, double factor) {
    sessions += factor * other.sessions;
    contained += factor * other.contained;
    settled += factor * other.settled;
    left += factor * other.left;
    time += factor * other.time;
}

// Who opts out has a session without length; how long one lasts does not depend on how it ends.
SessionLoad machine_session(const Description& description, std::size_t machine, std::size_t reason) {
    const auto& about = description.reasons[reason];
    const auto& channel = description.channels[machine];
    if (!about.talk_time[machine]) return {};
    SessionLoad load;
    load.sessions = channel.visits;
    load.contained = channel.visits * about.contained[machine];
    load.settled = channel.visits * about.resolved[machine];
    load.left = channel.visits * about.leave[machine];
    load.time = channel.visits * (1 - channel.opt_out) * about.talk_time[machine]->mean();
    return load;
}

SessionLoad menu_session(const MenuDescription& menu, std::size_t reason) {
    SessionLoad load;
    load.sessions = 1;
    double here = 1 - menu.zero_out;
    for (const auto& level : menu.levels) {
        const double share = level.self_service[reason];
        load.time += here * (level.time ? level.time->mean() : 0);
        load.contained += here * share;
        load.settled += here * share * level.settled[reason];
        load.left += here * level.leave;
        here *= 1 - share - level.leave;
    }
    return load;
}

Seconds menu_delay(const MenuDescription& menu, std::size_t reason) {
    const double through = through_menu(menu, reason);
    Seconds time = 0;
    for (const auto& level : menu.levels) time += level.time ? level.time->mean() : 0;
    return through > 0 ? time * (through - menu.zero_out) / through : 0;
}

}  // namespace holdtime
