#include "studies/staff/curve.hpp"

#include "studies/staff/moved.hpp"
#include "studies/staff/targets.hpp"

namespace holdtime {

namespace {

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

CurvePoint point_of(const Scenario& scenario, std::size_t s, const Setup& setup, double change,
                    const TrialSettings& trials, std::uint64_t& contacts) {
    const auto results =
        simulate_plans(scenario, std::span(setup.strategies).subspan(s, 1), trials, contacts).strategies.front();
    CurvePoint point;
    point.change = change;
    point.service_level = results.total[Figure::service_level].mean;
    point.cost = results.total[Figure::cost];
    point.pay = pay_of(scenario, s, setup.on_duty[s], setup.plans[s]);
    point.feasible = setup.staffing[s].shortfalls.empty();
    for (const auto& target : judge_plan(scenario, s, setup.on_duty[s], setup.plans[s], trials, contacts))
        point.feasible &= target.met || !target.contacts;
    return point;
}

/// The scenario with one strategy, and nothing that names the others.
Scenario alone(const Scenario& scenario, std::size_t strategy) {
    auto one = scenario;
    one.strategies = {scenario.strategies[strategy]};
    one.experiment.baseline.clear();
    one.expect.clear();
    one.check = {};
    return one;
}

}  // namespace

StrategyCurve trade_off(const Scenario& scenario, std::size_t strategy, const Setup& found,
                        const StaffingSettings& settings, std::uint64_t& contacts) {
    StrategyCurve curve{scenario.strategies[strategy].first, {}, why_none_moves(scenario, strategy)};
    if (!curve.none_because.empty()) return curve;
    auto start = settings;
    start.start = {found.plans[strategy]};
    for (const double change : useful_changes(scenario, strategy)) {
        if (change == 0) {
            curve.points.push_back(point_of(scenario, strategy, found, 0, settings.trials, contacts));
            continue;
        }
        auto moved = alone(scenario, strategy);
        const double most = move_targets(moved, 0, change);
        const auto setup = set_up(moved, start);
        contacts += setup.staffing.front().simulated_contacts;
        curve.points.push_back(point_of(moved, 0, setup, most, settings.trials, contacts));
    }
    return curve;
}

}  // namespace holdtime
