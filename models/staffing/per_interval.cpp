#include <fmt/format.h>

#include <cmath>

#include "models/catalogue.hpp"
#include "models/checks.hpp"

namespace holdtime {
namespace {

/// The block itself is what other models write under their key `per_interval`: {file, column} or a list.
Value as_written(Parameters& parameters) {
    parameters.short_form("agents");
    if (const Value* list = parameters.value("agents")) return *list;
    Value block;
    block.kind = Value::Kind::map;
    block.place = parameters.place("file");
    for (const char* key : {"file", "column"})
        if (const Value* value = parameters.value(key)) block.entries.push_back({key, value->place, *value});
    return block;
}

GroupPlan plan(Parameters& parameters, const StaffingContext& context) {
    const auto before = parameters.problems().size();
    const Value written = as_written(parameters);
    const auto agents =
        expand_per_interval(written, parameters.path(), context.calendar, context.grid, parameters.problems());
    GroupPlan result(agents.size(), 0);
    for (std::size_t i = 0; i < agents.size() && parameters.problems().size() == before; ++i) {
        const double present = agents[i];
        if (!(present >= 0 && present <= 100000 && present == std::floor(present)))
            parameters.problems().add(written.place,
                                      fmt::format("invalid {} of {} agents (must be a whole number from 0 to 100000)",
                                                  parameters.path(), show_number(present)));
        else
            result[i] = static_cast<std::uint32_t>(present);
    }
    return result;
}

}  // namespace

extern const StaffingModel per_interval_staffing_model = {
    {"per_interval",
     "a number of agents for every interval",
     "",
     "",
     {ParameterInfo{"file", "file", "", "CSV file, relative to the scenario; or a list in place of the block"}
          .instead_of("agents"),
      ParameterInfo{"column", "text", "", "its column: agents present"}.instead_of("agents"),
      ParameterInfo{"agents", "list of integers", "",
                    "the list, where none is in a file; `{per_interval: [8, 9, ..]}` is short for it"}
          .within(between(0, 100000))
          .instead_of("file")
          .short_form()},
     "{per_interval: {agents: [4, 9, 7, 2]}}"},
    plan};

}  // namespace holdtime
