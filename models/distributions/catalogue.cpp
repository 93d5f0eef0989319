#include "models/catalogue.hpp"

/// Names a model's entry, which stands in a file of its own.
#define MODEL(entry)                          \
    [] {                                      \
        extern const DistributionModel entry; \
        return &entry;                        \
    }()

namespace holdtime {

const std::vector<const DistributionModel*>& distribution_models() {
    static const std::vector<const DistributionModel*> list = {
        MODEL(constant_model),         MODEL(exponential_model), MODEL(lognormal_model), MODEL(gamma_model),
        MODEL(erlang_model),           MODEL(weibull_model),     MODEL(uniform_model),   MODEL(triangular_model),
        MODEL(hyperexponential_model), MODEL(empirical_model),
    };
    return list;
}

}  // namespace holdtime
