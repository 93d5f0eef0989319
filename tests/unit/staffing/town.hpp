#pragma once

#include <functional>
#include <string>

#include "scenarios/load/load.hpp"
#include "studies/staff/staff.hpp"
#include "tests/unit/models/data_file.hpp"

/// Small scenarios for staffing, written out.
namespace holdtime::town {

/// What differs from town to town; YAML.
struct Town {
    std::string calendar = "{start: 2026-03-02, duration: 4h, interval: 4h}";
    std::string arrivals = "{poisson: {rate: 60/h}}";
    std::string reasons = "{phone: {talk_time: 5min}}";
    std::string prefers = "{phone: 100%}";
    std::string patience = "{phone: {exponential: 3min}}";
    std::string channels = "  phone: {kind: voice, service_level: {target: 80%, within: 20s}}\n";
    std::string offered = "[phone]";
    std::string groups = "      desk: {skills: [phone], staffing: {simulation: {}}, wage: 20/h}\n";
    std::string experiment = "{replications: 200, seed: 1}";

    std::string text() const {
        return "schema_version: 1\nname: Town\ncalendar: " + calendar + "\nreasons:\n  question: " + reasons +
               "\nsegments:\n  all:\n    arrivals: " + arrivals +
               "\n    reasons: {question: 100%}\n    prefers: " + prefers + "\n    patience: " + patience +
               "\nchannels:\n" + channels + "strategies:\n  plan:\n    channels: " + offered + "\n    agent_groups:\n" +
               groups + "costs: {shrinkage: 20%}\nexperiment: " + experiment + "\n";
    }

    Scenario load() const {
        const auto name = data_file("town-" + std::to_string(std::hash<std::string>{}(text())) + ".yaml", text());
        auto scenario = load_scenario(name);
        std::filesystem::remove(name);
        return scenario;
    }
    Staffing staff(StaffOptions options = {}) const { return holdtime::staff(load(), options); }
    /// Agents of the only strategy's groups.
    Plan plan(StaffOptions options = {}) const {
        const auto found = staff(options);
        Plan plan;
        for (const auto& group : found.strategies.front().groups) plan.push_back(group.agents);
        return plan;
    }
    /// The complaint, or "".
    std::string complaint(StaffOptions options = {}) const {
        try {
            staff(options);
        } catch (const InputError& error) {
            return error.what();
        }
        return "";
    }
};

}  // namespace holdtime::town
