#include "studies/staff/moved.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "models/catalogue.hpp"

namespace holdtime {

namespace {

constexpr std::array usual_changes{-0.10, -0.05, 0.0, 0.05, 0.10};
constexpr std::array fine_changes{0.01, 0.02, 0.04};  // where five points more would be more than can be had
constexpr double lowest_target = 0.01, highest_target = 0.99;

/// 0.7 and not 0.7000000000000001: it is shown.
double round_off(double share) { return std::round(share * 1e9) / 1e9; }

double moved(double target, double change) {
    if (change > 0) return std::max(target, std::min(highest_target, round_off(target + change)));
    return std::min(target, std::max(lowest_target, round_off(target + change)));
}

double share_of(const Value& value) {
    Problems unused;  // whoever reads it in earnest complains
    return read_share(value, "", unused).value_or(0);
}

/// Of a model that plans by a requirement: the requirement's name and parameters, null where it has none.
std::pair<std::string, Value*> requirement_of(ModelChoice& choice) {
    Value* requirement = choice.parameters.find("requirement");
    if (!requirement) return {"", nullptr};
    if (requirement->is_map() && requirement->entries.size() == 1)
        return {requirement->entries.front().key, &requirement->entries.front().value};
    return {requirement->text, nullptr};
}

bool follows_targets(const std::string& model, const Value* parameters) {
    if (parameters && (!parameters->is_map() || parameters->find("beta"))) return false;  // {square_root: 0.8}
    if (model == "simulation") return true;
    for (const auto* one : staffing_models())
        if (one->info.name == model)
            return std::any_of(one->info.parameters.begin(), one->info.parameters.end(),
                               [](const auto& p) { return p.name == "service_level"; });
    return false;
}

bool follows_targets(ModelChoice& choice) {
    if (choice.name != "shifts") return follows_targets(choice.name, &choice.parameters);
    const auto [name, parameters] = requirement_of(choice);
    return name.empty() || follows_targets(name, parameters);  // Erlang's when absent
}

/// Where a strategy's targets are written.
struct Written {
    std::vector<double*> channels;
    std::vector<Value*> models;

    Written(Scenario& scenario, std::size_t strategy) {
        auto& about = scenario.strategies[strategy].second;
        for (auto& [name, channel] : scenario.channels)
            if (std::count(about.channels.begin(), about.channels.end(), name) > 0 && channel.service_level &&
                channel.service_level->target)
                channels.push_back(&*channel.service_level->target);
        for (auto& [name, group] : about.agent_groups) {
            Value* parameters =
                group.staffing.name == "shifts" ? requirement_of(group.staffing).second : &group.staffing.parameters;
            if (Value* own = parameters ? parameters->find("service_level") : nullptr) models.push_back(own);
        }
    }

    std::vector<double> targets() const {
        std::vector<double> all;
        for (const auto* target : channels) all.push_back(*target);
        for (const auto* target : models) all.push_back(share_of(*target));
        return all;
    }
};

}  // namespace

double move_targets(Scenario& scenario, std::size_t strategy, double change) {
    const Written written(scenario, strategy);
    const auto before = written.targets();
    for (double* target : written.channels) *target = moved(*target, change);
    for (Value* target : written.models) target->text = show_number(moved(share_of(*target), change));
    const auto after = written.targets();
    double most = 0;
    for (std::size_t k = 0; k < before.size(); ++k)
        if (std::abs(after[k] - before[k]) > std::abs(most)) most = after[k] - before[k];
    return round_off(most);
}

std::vector<double> useful_changes(const Scenario& scenario, std::size_t strategy) {
    auto copy = scenario;
    const auto targets = Written(copy, strategy).targets();
    std::vector<double> changes(usual_changes.begin(), usual_changes.end());
    if (std::any_of(targets.begin(), targets.end(),
                    [](double target) { return target + 0.05 > highest_target + 1e-9; }))
        changes.insert(changes.end(), fine_changes.begin(), fine_changes.end());
    // From the middle outwards, so that of several that move targets alike the smallest is kept.
    std::sort(changes.begin(), changes.end(), [](double a, double b) { return std::abs(a) < std::abs(b); });
    std::vector<std::vector<double>> known;
    std::vector<double> useful;
    for (const double change : changes) {
        auto after = targets;
        for (double& target : after) target = moved(target, change);
        if (std::find(known.begin(), known.end(), after) != known.end()) continue;
        known.push_back(after);
        useful.push_back(change);
    }
    std::sort(useful.begin(), useful.end());
    return useful;
}

std::string why_none_moves(const Scenario& scenario, std::size_t strategy) {
    auto copy = scenario;
    if (Written(copy, strategy).targets().empty())
        return "there is no service-level target to move (add one, as in service_level: {target: 80%, within: 20s})";
    std::string models;
    for (auto& [name, group] : copy.strategies[strategy].second.agent_groups) {
        if (follows_targets(group.staffing)) return "";
        if (models.find(group.staffing.name) == std::string::npos)
            models += (models.empty() ? "" : ", ") + group.staffing.name;
    }
    return models + " staffs without regard to targets (--model simulation follows them)";
}

}  // namespace holdtime
