#include "scenarios/load/share_move.hpp"

#include "scenarios/schema/keys.hpp"
#include "scenarios/schema/quantity.hpp"
#include "sim/core/trimmed.hpp"

namespace holdtime {

namespace {

Value share_value(double share, const Place& place) {
    Value value;
    value.place = place;
    value.text = show_number(share);
    return value;
}

}  // namespace

std::optional<ShareMove> share_move(const std::string& step, const std::string& pattern) {
    const KeyInfo* each = find_pattern(pattern + ".*");
    const auto arrow = step.find('>');
    if (arrow == std::string::npos || !each || each->type != KeyType::share) return {};
    ShareMove move{trimmed(step.substr(0, arrow)), trimmed(step.substr(arrow + 1))};
    if (move.from.empty() || move.to.empty() || move.from == move.to) return {};
    return move;
}

std::optional<Value> shares_written_out(const Value* shares, const std::string& pattern) {
    if (shares && shares->is_map()) return *shares;
    const KeyInfo* block = find_pattern(pattern);
    if (!block || block->type != KeyType::by_name) return {};
    Value map;
    map.kind = Value::Kind::map;
    if (shares && shares->is_scalar() && !shares->faulty && block->detail == "channels") {
        map.place = shares->place;
        map.entries.push_back({shares->text, shares->place, share_value(1, shares->place)});
        return map;
    }
    if (shares || block->detail != "channels or same") return {};
    map.entries.push_back({"same", {}, share_value(1, {})});
    return map;
}

void move_share(Value& shares, const ShareMove& move, const Value& value) {
    Value* from = shares.find(move.from);
    if (!from) return;
    Problems unexplained;
    const auto part = read_share(value, move.from, unexplained), share = read_share(*from, move.from, unexplained);
    if (!part || !share) {
        if (!part) *from = value;
        return;
    }
    double other = 0;
    if (const Value* to = shares.find(move.to)) {
        const auto own = read_share(*to, move.to, unexplained);
        if (!own) return;
        other = *own;
    }
    *from = share_value(*share * (1 - *part), value.place);
    auto moved = share_value(other + *share * *part, value.place);
    if (Value* to = shares.find(move.to))
        *to = std::move(moved);
    else
        shares.entries.push_back({move.to, value.place, std::move(moved)});
}

}  // namespace holdtime
