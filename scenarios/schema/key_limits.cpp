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

KeyLimits only_off(std::string_view off, const Range& range) {
    KeyLimits limits(range);
    limits.only_off = true;
    limits.off = off;
    return limits;
}

KeyLimits planned(std::string_view off, const Range& range) {
    KeyLimits limits = off.empty() ? KeyLimits(range) : only_off(off, range);
    limits.planned = true;
    return limits;
}

}  // namespace holdtime
