#include "models/catalogue.hpp"

/// Names a model's entry, which stands in a file of its own.
#define MODEL(entry) [] { extern const StaffingModel entry; return &entry; }()

namespace holdtime {

const std::vector<const StaffingModel*>& staffing_models() {
    static const std::vector<const StaffingModel*> list = {
        MODEL(fixed_staffing_model),
        MODEL(per_interval_staffing_model),
    };
    return list;
}

}  // namespace holdtime
