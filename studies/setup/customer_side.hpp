#pragma once

#include "scenarios/schema/scenario.hpp"
#include "sim/ports/description.hpp"

/// What a strategy does to customers, and what their contacts cost: from the scenario's numbers to tables by index.
namespace holdtime {

/// What contacts with an offered channel cost, for everybody and for segments with costs of their own.
void add_contact_costs(const Scenario& scenario, std::size_t channel, Money& money);
/// The customers' own time and money; nothing where neither counts.
void add_customer_rates(const Scenario& scenario, Money& money);
Experience experience_of(const Scenario& scenario);
/// Traits of the figures that this strategy lists beside those that always are.
unsigned experience_figures(const Description& description);

}  // namespace holdtime
