#include <utility>

#include "scenarios/schema/keys.hpp"

namespace holdtime {

KeyLimits of_kinds(std::string_view kinds, const Range& range) {
    KeyLimits limits(range);
    limits.kinds = kinds;
    return limits;
}

KeyLimits words(std::vector<Word> list) {
    KeyLimits limits;
    limits.words = std::move(list);
    return limits;
}

}  // namespace holdtime
