#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/validation/cases/case.hpp"

namespace holdtime::validation {

/// Collects the figures of one model of simulated_days.json: its high-precision rerun where there is one, else what was
/// published, rounding included.
class DayFigures {
public:
    explicit DayFigures(const std::string& name);
    void add(const std::string& key, std::variant<FromResults, FromRecords> ours);
    /// A mere count of arrivals.
    void add_arrivals(const std::string& key, std::variant<FromResults, FromRecords> ours);
    /// A list of the model's parameters.
    std::vector<double> model(const std::string& key) const {
        return day_.at("model").at(key).get<std::vector<double>>();
    }
    const nlohmann::json& results() const { return day_.at("results"); }
    const std::vector<Expected>& figures() const { return figures_; }

private:
    nlohmann::json day_;
    std::vector<Expected> figures_;
};

}  // namespace holdtime::validation
