#include "scenarios/schema/value.hpp"

namespace holdtime {

const Value* Value::find(std::string_view key) const {
    for (const Entry& entry : entries)
        if (entry.key == key) return &entry.value;
    return nullptr;
}

Value* Value::find(std::string_view key) {
    for (Entry& entry : entries)
        if (entry.key == key) return &entry.value;
    return nullptr;
}

}  // namespace holdtime
