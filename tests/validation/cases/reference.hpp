#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

/// The reference files beside the tests: tests/validation/reference.
namespace holdtime::validation {

/// The cases of exact.json of one model, in the file's order.
std::vector<nlohmann::json> exact_cases(const std::string& function);

/// The model of simulated_days.json of this name.
nlohmann::json simulated_day(const std::string& name);

/// `rate 0.05, aht 180, ...`: the arguments of a case, for its name.
std::string describe(const nlohmann::json& arguments);

}  // namespace holdtime::validation
