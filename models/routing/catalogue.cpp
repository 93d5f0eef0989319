#include "models/catalogue.hpp"

/// Names a model's entry, which stands in a file of its own.
#define MODEL(entry)                     \
    [] {                                 \
        extern const RoutingModel entry; \
        return &entry;                   \
    }()

namespace holdtime {

const std::vector<const RoutingModel*>& routing_models() {
    static const std::vector<const RoutingModel*> list = {
        MODEL(priority_model), MODEL(longest_wait_model), MODEL(longest_idle_model), MODEL(most_idle_model),
        MODEL(fastest_model),  MODEL(random_model),       MODEL(score_model),
    };
    return list;
}

}  // namespace holdtime
