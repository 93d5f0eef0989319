#include "models/staffing/requirement/number_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace holdtime {

std::string with_thousands(double number, int decimals) {
    auto text = fmt::format("{:.{}f}", number, decimals);
    const std::size_t first = text.starts_with('-') ? 1 : 0;
    for (auto i = std::min(text.find('.'), text.size()); i > first + 3; i -= 3) text.insert(i - 3, 1, ',');
    return text;
}

}  // namespace holdtime
