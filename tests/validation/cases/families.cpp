#include "tests/validation/cases/case.hpp"

namespace holdtime::validation {

std::vector<Family> exact_families() {
    return {erlang_family(), impatient_family(), general_service_family(), transient_family(),
            chat_family(),   n_model_family(),   blended_family()};
}

std::vector<Family> day_families() { return {single_day_family(), msk_family()}; }

}  // namespace holdtime::validation
