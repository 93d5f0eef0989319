#include "tests/validation/cases/reference.hpp"

#include <fmt/format.h>

#include <fstream>
#include <stdexcept>

namespace holdtime::validation {

namespace {

nlohmann::json read(const std::string& file) {
    const std::string path = std::string(HOLDTIME_SOURCE_DIR) + "/tests/validation/reference/" + file;
    std::ifstream stream(path);
    if (!stream) throw std::runtime_error("cannot read " + path);
    return nlohmann::json::parse(stream);
}

}  // namespace

std::vector<nlohmann::json> exact_cases(const std::string& function) {
    std::vector<nlohmann::json> cases;
    const auto file = read("exact.json");
    for (const auto& item : file.at("cases"))
        if (item.at("fn") == function) cases.push_back(item);
    if (cases.empty()) throw std::runtime_error("exact.json has no case of " + function);
    return cases;
}

nlohmann::json simulated_day(const std::string& name) {
    const auto file = read("simulated_days.json");
    for (const auto& item : file)
        if (item.at("name") == name) return item;
    throw std::runtime_error("simulated_days.json has no model " + name);
}

std::string describe(const nlohmann::json& arguments) {
    std::string text;
    for (const auto& [key, value] : arguments.items()) {
        if (value.is_null()) continue;
        std::string shown = value.is_object()         ? describe(value)
                            : value.is_string()       ? value.get<std::string>()
                            : value.is_number_float() ? fmt::format("{:.6g}", value.get<double>())
                                                      : value.dump();
        if (value.is_object()) shown = "(" + shown + ")";
        text += (text.empty() ? "" : ", ") + key + " " + shown;
    }
    return text;
}

}  // namespace holdtime::validation
