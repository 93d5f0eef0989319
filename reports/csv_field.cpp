#include "reports/csv_field.hpp"

#include "sim/core/printable.hpp"

namespace holdtime {

std::string csv_field(std::string_view name) {
    auto text = printable(name);
    if (!text.empty() && std::string_view("=+-@").find(text[0]) != std::string_view::npos) text = '\'' + text;
    if (text.find_first_of(",\"") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

}  // namespace holdtime
