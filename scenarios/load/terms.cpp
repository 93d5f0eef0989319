#include "scenarios/load/terms.hpp"

#include "scenarios/load/tree_path.hpp"

namespace holdtime {

namespace {

/// A word, or {same_budget: 16000}.
void read_basis(Block& experiment, ComparisonTerms& terms) {
    const Value* value = experiment.find("basis");
    if (!value || value->faulty || is_off_word(*value)) return;
    if (value->is_map()) {
        terms.basis = Basis::same_budget;
        if (auto basis = experiment.block("basis")) terms.budget = basis->money("same_budget").value_or(0);
    } else if (value->is_scalar() && value->text == "same_service") {
        terms.basis = Basis::same_service;
    } else if (!value->is_scalar() || value->text != "as_staffed") {
        complain_about(*value, experiment.path_of("basis"),
                       "must be as_staffed, or same_service, or a map of keys and values, as in {same_budget: 16000}",
                       experiment.problems());
    }
}

ModelChoice by_simulation(const Place& place, const Value* budget) {
    ModelChoice choice{"simulation", {}, place, true};
    choice.parameters.kind = Value::Kind::map;
    choice.parameters.place = place;
    if (budget) choice.parameters.entries.push_back({"budget", budget->place, *budget});
    return choice;
}

}  // namespace

ComparisonTerms read_terms(Block& experiment) {
    ComparisonTerms terms;
    read_basis(experiment, terms);
    if (auto objective = experiment.block("objective"))
        if (const auto need = objective->money("need"); need && *need > 0) terms.need_value = need;
    return terms;
}

ComparisonTerms terms_of(const Value& tree) {
    const Value* experiment = tree.find("experiment");
    if (!experiment || !experiment->is_map()) return {};
    Problems said_before;
    std::vector<DefaultUsed> unused;
    Block block(*experiment, experiment->place, "experiment", "experiment", said_before, unused);
    return read_terms(block);
}

void staff_by_terms(const ComparisonTerms& terms, const Value& tree, Scenario& scenario) {
    if (terms.basis == Basis::as_staffed) return;
    const bool by_money = terms.basis == Basis::same_budget;
    const Value* budget = by_money ? find_value(tree, {"experiment", "basis", "same_budget"}) : nullptr;
    for (auto& [name, strategy] : scenario.strategies)
        for (auto& [group_name, group] : strategy.agent_groups) {
            const auto& model = group.staffing.name;
            if (by_money || model == "fixed" || model == "per_interval")
                group.staffing = by_simulation(group.staffing.place, budget);
        }
}

}  // namespace holdtime
