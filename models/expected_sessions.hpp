#pragma once

#include <cstddef>
#include <vector>

#include "models/expected_load.hpp"

namespace holdtime {

/// Expected visits to a menu, sessions with a bot or on a page.
struct SessionLoad {
    double sessions = 0;
    double contained = 0;  ///< of them: end there, settled or not,
    double settled = 0;    ///< and truly
    double left = 0;       ///< give up in them
    Seconds time = 0;      ///< all together

    void add(const SessionLoad& other, double factor);
};

/// Per interval, as in ChannelLoad.
struct ChannelSessions {
    std::vector<SessionLoad> intervals;
    std::vector<double> by_segment;  ///< sessions [interval x segments + segment]
};

/// Per channel of the scenario, of the counted intervals; empty where nobody meets a menu, bot or page. Nobody finds a
/// bot full, or no line for a menu.
std::vector<ChannelSessions> expected_sessions(const Description& description, const QueueFates* fates = nullptr);

/// Of one customer with this reason who comes to a bot or page that is open, or has a line to a menu.
SessionLoad machine_session(const Description& description, std::size_t machine, std::size_t reason);
SessionLoad menu_session(const MenuDescription& menu, std::size_t reason);

/// Mean time in the menu of those who go on to the queue.
Seconds menu_delay(const MenuDescription& menu, std::size_t reason);

}  // namespace holdtime
