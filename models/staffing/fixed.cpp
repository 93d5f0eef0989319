#include "models/catalogue.hpp"
#include "models/checks.hpp"

namespace holdtime {
namespace {

GroupPlan plan(Parameters& parameters, const StaffingContext& context) {
    parameters.short_form("agents");
    Checked check(parameters);
    const auto agents = check.integer("agents", 0, 100000);
    return GroupPlan(context.grid.counted(), check.ok() ? static_cast<std::uint32_t>(agents) : 0);
}

}  // namespace

extern const StaffingModel fixed_staffing_model = {
    {"fixed",
     "the same number of agents whenever the group is on duty",
     "",
     "",
     {ParameterInfo{"agents", "integer", "", "agents present; `staffing: 9` and `{fixed: 9}` are short for it"}
          .within(between(0, 100000))
          .short_form()},
     "{fixed: {agents: 9}}"},
    plan};

}  // namespace holdtime
