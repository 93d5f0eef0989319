#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace holdtime {

/// Words that reports print and people ask about. `holdtime explain` is printed from this table; a test holds every label
/// of a report's tables against it.
struct ScreenWord {
    std::string_view words;    ///< as printed and as people say, separated by '|'
    std::string_view see;      ///< the figure or key that it stands for; "" = none, or several
    std::string_view meaning;  ///< one sentence
};
const std::vector<ScreenWord>& screen_words();

/// Lower case, spaces once, no unit or remark in brackets behind it: `Mean wait (asa)` and `mean wait` are one.
std::string plain_word(std::string_view text);

/// Null if no report says this.
const ScreenWord* find_screen_word(std::string_view text);

}  // namespace holdtime
