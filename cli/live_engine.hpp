#pragma once

#include <string_view>

namespace holdtime {

/// What the live page needs, as cmake/pack_live.py packs it: the engine's script and its WebAssembly module. Empty in a
/// build without them.
struct LiveEngine {
    std::string_view script, module;
};
LiveEngine live_engine();

/// Was the engine compiled from what the program is? Told by the build (cmake/live_source.cmake) where there is one.
extern const bool live_engine_is_of_this_source;

}  // namespace holdtime
