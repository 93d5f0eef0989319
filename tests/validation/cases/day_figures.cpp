#include "tests/validation/cases/day_figures.hpp"

#include <algorithm>
#include <cmath>

#include "tests/validation/cases/reference.hpp"

namespace holdtime::validation {

namespace {

/// Half a unit of the last digit that stands anywhere in the figure's row: trailing zeros are lost in JSON.
double half_of_last_digit(const nlohmann::json& figure) {
    std::size_t digits = 0;
    const auto count = [&](const nlohmann::json& value) {
        const auto text = value.dump();
        const auto point = text.find('.');
        if (point != std::string::npos) digits = std::max(digits, text.size() - point - 1);
    };
    for (const char* key : {"mean", "min", "max"}) count(figure.at(key));
    for (const auto& limit : figure.at("ci_published")) count(limit);
    return 0.5 * std::pow(10, -static_cast<double>(digits));
}

Expected expected_of(const std::string& key, const nlohmann::json& figure) {
    Expected expected;
    expected.figure = key;
    if (figure.contains("high_precision_rerun")) {
        expected.value = figure.at("high_precision_rerun").at("mean").get<double>();
        expected.half_width = figure.at("high_precision_rerun").at("halfwidth95").get<double>();
    } else if (figure.contains("halfwidth95")) {
        expected.value = figure.at("mean").get<double>();
        expected.half_width = figure.at("halfwidth95").get<double>();
    } else {
        expected.value = figure.at("mean").get<double>();
        expected.half_width =
            1.96 * figure.at("sd_per_replication").get<double>() / std::sqrt(figure.at("replications").get<double>());
        expected.rounding = half_of_last_digit(figure);
    }
    return expected;
}

}  // namespace

DayFigures::DayFigures(const std::string& name) : day_(simulated_day(name)) {}

void DayFigures::add(const std::string& key, std::variant<FromResults, FromRecords> ours) {
    figures_.push_back(expected_of(key, results().at(key)));
    figures_.back().ours = std::move(ours);
}

void DayFigures::add_arrivals(const std::string& key, std::variant<FromResults, FromRecords> ours) {
    add(key, std::move(ours));
    figures_.back().counts_arrivals = true;
}

}  // namespace holdtime::validation
