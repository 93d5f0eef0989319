#pragma once

#include "reports/html/live/live_page.hpp"
#include "reports/html/markup.hpp"

namespace holdtime {

/// As JSON, in ASCII.
struct LiveTexts {
    std::string scenario;  ///< page.asked.scenario
    std::string now;       ///< of the report's own results what the panel shows before anything is moved
};

/// The panel with which a reader simulates again, hidden until the page's engine is ready: controls, the place for
/// figures, the engine, and the scripts. `comparison` is what the page tells.
Markup live_markup(const LivePage& page, const LiveTexts& texts, const Comparison& comparison);

/// What runs in workers, as text: once to unpack the engine, then beside the engine's own script. What the panel does.
Markup live_unpack_markup();
Markup live_worker_markup();
Markup live_script_markup();
Markup live_style_markup();

}  // namespace holdtime
