#include "studies/staff_curve.hpp"

#include <algorithm>
#include <array>

#include "sim/experiment/experiment.hpp"

namespace holdtime {

namespace {

constexpr std::array changes{-0.10, -0.05, 0.0, 0.05, 0.10};
constexpr double highest_target = 0.99;

/// False when no target can move so far.
bool move_targets(Scenario& scenario, double change) {
    bool any = false;
    for (auto& [name, channel] : scenario.channels) {
        if (!channel.service_level || !channel.service_level->target) continue;
        const double moved = *channel.service_level->target + change;
        if (moved <= 0 || moved > highest_target) return false;
        channel.service_level->target = moved;
        any = true;
    }
    return any;
}

double pay_of(const Scenario& scenario, std::size_t strategy, const Description& on_duty, const Plan& plan) {
    StaffingNotes unused;
    const auto needs = staffing_needs(scenario, strategy, on_duty, {}, unused);
    double sum = 0;
    for (std::size_t g = 0; g < plan.size(); ++g) {
        const auto pay = needs.pay(g);
        for (std::size_t i = 0; i < pay.size(); ++i) sum += pay[i] * plan[g][i];
    }
    return sum;
}

CurvePoint point_of(const Scenario& scenario, const Setup& setup, std::size_t s, double change, const StrategyResults& results) {
    CurvePoint point;
    point.change = change;
    point.service_level = results.total[Figure::service_level].mean;
    point.cost = results.total[Figure::cost];
    point.pay = pay_of(scenario, s, setup.on_duty[s], setup.plans[s]);
    point.feasible = setup.staffing[s].shortfalls.empty();
    return point;
}

}  // namespace

std::vector<StrategyCurve> trade_off(const Scenario& scenario, const Setup& found, StaffingSettings settings) {
    std::vector<StrategyCurve> curves;
    for (const auto& [name, strategy] : scenario.strategies) curves.push_back({name, {}});
    settings.start = found.plans;
    ExperimentSettings experiment;
    experiment.seed = scenario.experiment.seed;
    experiment.replications = scenario.experiment.replications;
    experiment.confidence = scenario.experiment.confidence;
    experiment.threads = settings.trials.threads;
    experiment.interrupted = settings.trials.interrupted;
    for (const double change : changes) {
        auto moved = scenario;
        if (change != 0 && !move_targets(moved, change)) continue;
        const auto setup = change == 0 ? found : set_up(moved, settings);
        const auto results = run_experiment(setup.strategies, experiment);
        if (results.partial) throw Interrupted{};
        for (std::size_t s = 0; s < curves.size(); ++s) curves[s].points.push_back(point_of(moved, setup, s, change, results.strategies[s]));
    }
    return curves;
}

}  // namespace holdtime
