#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/validation/cases/case.hpp"

namespace holdtime::validation {

/// Collects the figures of one case from a `result` of exact.json.
class Expectations {
public:
    explicit Expectations(const nlohmann::json& result) : result_(result) {}

    /// The figure `key` of the reference against a figure of one of our channels or groups.
    Expectations& channel(const std::string& key, Figure figure, const std::string& name = "phone") {
        return add(key, FromResults{in_channel, name, figure});
    }
    Expectations& group(const std::string& key, Figure figure, const std::string& name = "desk", double factor = 1) {
        return add(key, FromResults{in_group, name, figure, factor});
    }
    Expectations& contacts(const std::string& key, FromRecords ours) { return add(key, std::move(ours)); }
    /// A figure that the reference gives only by others: `name` and `value` are then of our making.
    Expectations& derived(const std::string& name, double value, FromResults ours) {
        figures_.push_back({name, value, std::move(ours)});
        return *this;
    }

    /// p_wait, p_abandon, asa, wait_all, lq, and the four service levels: whichever the reference has.
    Expectations& voice_figures();

    std::vector<Expected> figures() const { return figures_; }

private:
    Expectations& add(const std::string& key, std::variant<FromResults, FromRecords> ours) {
        figures_.push_back({key, result_.at(key).get<double>(), std::move(ours)});
        return *this;
    }

    nlohmann::json result_;
    std::vector<Expected> figures_;
};

}  // namespace holdtime::validation
