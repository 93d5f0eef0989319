#include "models/catalogue.hpp"

/// Names a model's entry, which stands in a file of its own.
#define MODEL(entry)                     \
    [] {                                 \
        extern const ArrivalModel entry; \
        return &entry;                   \
    }()

namespace holdtime {

const std::vector<const ArrivalModel*>& arrival_models() {
    static const std::vector<const ArrivalModel*> list = {
        MODEL(poisson_model), MODEL(doubly_stochastic_model), MODEL(fixed_count_model),
        MODEL(trace_model),   MODEL(scripted_model),
    };
    return list;
}

}  // namespace holdtime
