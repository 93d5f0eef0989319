#pragma once

#include <string_view>

namespace holdtime {

/// What the live page needs, as cmake/pack_live.py packs it: the engine's script and its WebAssembly module. Empty in a
/// build without them.
struct LiveEngine {
    std::string_view script, module;
};
LiveEngine live_engine();

}  // namespace holdtime
