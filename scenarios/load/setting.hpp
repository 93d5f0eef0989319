#pragma once

#include <string>
#include <utility>

namespace holdtime {

/// One `path.to.key=value` of the command line.
struct Setting {
    std::string text;
    std::string option;  ///< typed instead: one that stands for this key, as --seed, or --what-if; "" = --set

    /// What messages call it.
    std::string label() const {
        if (!option.empty() && option != "--what-if") return option;
        return (option.empty() ? "--set '" : option + " '") + text + "'";
    }

    Setting(const char* setting) : text(setting) {}
    Setting(std::string setting, std::string typed = "") : text(std::move(setting)), option(std::move(typed)) {}
};

}  // namespace holdtime
