#include "models/catalogue.hpp"

/// Names a model's entry, which stands in a file of its own.
#define MODEL(entry)                      \
    [] {                                  \
        extern const QueueingModel entry; \
        return &entry;                    \
    }()

namespace holdtime {

const std::vector<const QueueingModel*>& queueing_models() {
    static const std::vector<const QueueingModel*> list = {
        MODEL(erlang_b_queueing_model), MODEL(erlang_c_queueing_model),    MODEL(erlang_a_queueing_model),
        MODEL(mmn_g_queueing_model),    MODEL(erlang_chat_queueing_model), MODEL(square_root_queueing_model),
        MODEL(fluid_queueing_model),    MODEL(transient_queueing_model),   MODEL(stationary_queueing_model),
    };
    return list;
}

}  // namespace holdtime
