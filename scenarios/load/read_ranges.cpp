#include "scenarios/load/read_ranges.hpp"

#include <algorithm>

namespace holdtime {

namespace {

/// Begins with a digit, as every number, share, duration and rate does; what unit goes with it the key itself says.
bool is_amount(const Value& value) {
    if (!value.is_scalar() || value.text.empty()) return false;
    const char first = value.text[value.text[0] == '-' || value.text[0] == '+' || value.text[0] == '.' ? 1 : 0];
    return first >= '0' && first <= '9';
}

/// One value, or one for each interval.
bool is_estimate(const Value& value) {
    return value.is_scalar() || (value.is_list() && std::all_of(value.items.begin(), value.items.end(),
                                                                [](const Value& item) { return item.is_scalar(); }));
}

}  // namespace

void check_ranges(Block& experiment) {
    for (const auto& item : experiment.items("ranges")) {
        const auto& value = *item.value;
        if (value.is_list() && value.items.size() == 2 && is_amount(value.items[0]) && is_amount(value.items[1]))
            continue;
        complain_about(value, Block::join(experiment.path_of("ranges"), item.name),
                       "must be a list of two numbers, the lowest and the highest, as in [20%, 60%]",
                       experiment.problems());
    }
}

void check_measured(Block& top) {
    for (const auto& item : top.items("measured")) {
        Block block = top.within("measured", item);
        for (const char* key : {"value", "standard_error"}) {
            const Value* value = block.find(key);
            if (value && !value->faulty && !is_estimate(*value))
                complain_about(*value, block.path_of(key),
                               "must be a value as the key's, such as 212s, or a list of such", block.problems());
        }
        block.number("n");
        block.text("source");
    }
}

}  // namespace holdtime
