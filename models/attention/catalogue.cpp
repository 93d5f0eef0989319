#include "models/catalogue.hpp"

/// Names a model's entry, which stands in a file of its own.
#define MODEL(entry)                       \
    [] {                                   \
        extern const AttentionModel entry; \
        return &entry;                     \
    }()

namespace holdtime {

const std::vector<const AttentionModel*>& attention_models() {
    static const std::vector<const AttentionModel*> list = {
        MODEL(conversation_model),
        MODEL(shared_model),
    };
    return list;
}

}  // namespace holdtime
