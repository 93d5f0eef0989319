#include "models/catalogue.hpp"

/// Names a model's entry, which stands in a file of its own.
#define MODEL(entry)                      \
    [] {                                  \
        extern const StaffingModel entry; \
        return &entry;                    \
    }()

namespace holdtime {

const std::vector<const StaffingModel*>& staffing_models() {
    static const std::vector<const StaffingModel*> list = {
        MODEL(fixed_staffing_model),        MODEL(per_interval_staffing_model), MODEL(erlang_c_staffing_model),
        MODEL(erlang_a_staffing_model),     MODEL(erlang_chat_staffing_model),  MODEL(square_root_staffing_model),
        MODEL(offered_load_staffing_model), MODEL(workload_staffing_model),     MODEL(budget_staffing_model),
        MODEL(simulation_staffing_model),   MODEL(shifts_staffing_model),
    };
    return list;
}

}  // namespace holdtime
