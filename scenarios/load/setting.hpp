#pragma once

#include <string>
#include <utility>

namespace holdtime {

/// One `path.to.key=value` of the command line.
struct Setting {
    std::string text;
    std::string option;  ///< that stands for this key and was typed instead, as in --seed; "" = --set

    Setting(const char* setting) : text(setting) {}
    Setting(std::string setting, std::string typed = "") : text(std::move(setting)), option(std::move(typed)) {}
};

}  // namespace holdtime
