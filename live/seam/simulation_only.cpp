#include <stdexcept>

#include "models/catalogue.hpp"
#include "studies/analytic/analytic.hpp"
#include "studies/analytic/ignored_by_models.hpp"
#include "studies/setup/budget.hpp"

/// The page simulates: queueing formulas and searches for staffing stay with the program, which hands over plans as
/// numbers and refuses `--live` where another engine is asked for.
namespace holdtime {

const std::vector<const StaffingModel*>& staffing_models() {
    extern const StaffingModel fixed_staffing_model, per_interval_staffing_model;
    static const std::vector<const StaffingModel*> list{&fixed_staffing_model, &per_interval_staffing_model};
    return list;
}

const std::vector<const QueueingModel*>& queueing_models() {
    static const std::vector<const QueueingModel*> none;
    return none;
}

std::vector<std::string> engine_names() { return {}; }

Results run_engine(const std::string&, const Scenario&, const Setup&, bool, Stop) {
    throw std::logic_error("the page has no queueing models");
}

StrategyResults difference_of_means(const StrategyResults&, const StrategyResults&) {
    throw std::logic_error("the page has no queueing models");
}

std::vector<TrialOutcome> run_trials(const Description&, std::span<const Trial>, const TrialSettings&) {
    throw std::logic_error("the page searches for no staffing");
}

std::optional<double> budget_of(const Strategy&) { return {}; }

void check_budget(const Scenario&, std::size_t, const Description&, const StaffingSettings&, Problems&) {
    throw std::logic_error("the page searches for no staffing");
}

Plan plan_for_budget(const Scenario&, std::size_t, const Description&, const StaffingSettings&, StaffingNotes&,
                     SpentBudget&, Problems&) {
    throw std::logic_error("the page searches for no staffing");
}

/// Given numbers ignore nothing.
std::vector<std::string> ignored_by_models(const Scenario&, const Strategy&, const Description&, Mechanisms) {
    return {};
}

}  // namespace holdtime
