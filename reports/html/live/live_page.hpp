#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "studies/compare/compare.hpp"
#include "studies/live/controls.hpp"

namespace holdtime {

/// What a page needs to simulate again.
struct LivePage {
    std::string_view script, module;  ///< the engine's two files, packed by cmake/pack_live.py
    std::string name;                 ///< the scenario's
    Question asked;                   ///< with staffing as numbers
    std::uint32_t replications = 0;   ///< of the whole answer, or, where it may stop before, at most
    bool until_decided = false;
    std::vector<Control> controls;
    std::string command;  ///< that gives the figures before any change, quoted for a shell, without --replications,
    bool typed_replications = false;                         ///< which was typed
    std::vector<std::pair<std::string, std::string>> zones;  ///< names and files of the time zones it speaks of
};

}  // namespace holdtime
