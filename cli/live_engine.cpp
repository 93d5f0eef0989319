#include "cli/live_engine.hpp"

#ifdef HOLDTIME_LIVE_ENGINE

// The files as they are: as an array of numbers they would take a minute to compile.
__asm__(
    ".section .rodata\n"
    "holdtime_live_script: .incbin \"" HOLDTIME_LIVE_ENGINE
    "/holdtime-live.script\"\n"
    "holdtime_live_script_end: .byte 0\n"
    "holdtime_live_module: .incbin \"" HOLDTIME_LIVE_ENGINE
    "/holdtime-live.module\"\n"
    "holdtime_live_module_end: .byte 0\n"
    ".globl holdtime_live_script, holdtime_live_script_end, holdtime_live_module, holdtime_live_module_end\n"
    ".previous\n");

extern "C" {
extern const char holdtime_live_script[], holdtime_live_script_end[];
extern const char holdtime_live_module[], holdtime_live_module_end[];
}

holdtime::LiveEngine holdtime::live_engine() {
    return {{holdtime_live_script, static_cast<std::size_t>(holdtime_live_script_end - holdtime_live_script)},
            {holdtime_live_module, static_cast<std::size_t>(holdtime_live_module_end - holdtime_live_module)}};
}

#else

const bool holdtime::live_engine_is_of_this_source = false;

holdtime::LiveEngine holdtime::live_engine() { return {}; }

#endif
