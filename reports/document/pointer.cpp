#include "reports/document/pointer.hpp"

namespace holdtime {

std::string json_pointer(std::initializer_list<std::string_view> steps) {
    std::string pointer;
    for (const auto step : steps) {
        pointer += '/';
        for (const char c : step) pointer += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    }
    return pointer;
}

}  // namespace holdtime
