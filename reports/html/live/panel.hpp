#pragma once

#include "reports/html/live/live_page.hpp"
#include "reports/html/markup.hpp"

namespace holdtime {

/// The panel with which a reader simulates again, hidden until the page's engine is ready: controls, the place for
/// figures, the engine, and the scripts. `scenario`: page.asked.scenario as JSON, in ASCII. `comparison` is what the
/// page tells.
Markup live_markup(const LivePage& page, const std::string& scenario, const Comparison& comparison);

/// What runs in workers, as text: once to unpack the engine, then beside the engine's own script. What the panel does.
Markup live_unpack_markup();
Markup live_worker_markup();
Markup live_script_markup();
Markup live_style_markup();

}  // namespace holdtime
