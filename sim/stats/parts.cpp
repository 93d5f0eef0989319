#include "sim/stats/parts.hpp"

namespace holdtime {

Parts::Parts(const Description& description) {
    names.push_back({in_total, ""});
    for (const auto& channel : description.channels)
        if (channel.offered) names.push_back({in_channel, channel.name});
    first_group = names.size();
    for (const auto& group : description.groups) names.push_back({in_group, group.name});
    first_segment = names.size();
    for (const auto& segment : description.segments) names.push_back({in_segment, segment.name});
    first_reason = names.size();
    for (const auto& reason : description.reasons) names.push_back({in_reason, reason.name});
}

CellParts Parts::of_cell(const Layout& layout, std::size_t segment, std::size_t reason, std::size_t slot) const {
    CellParts parts{{0, first_segment + segment, first_reason + reason, 0, 0}, 3};
    if (segment >= layout.customers) parts.size = 1;  // visitors are nobody's customers
    if (slot == layout.unavailable_slot()) return parts;
    if (slot < layout.pairs.size()) {
        parts.part[parts.size++] = first_channel + layout.column[layout.pairs[slot].channel];
        parts.part[parts.size++] = first_group + layout.pairs[slot].group;
    } else {
        parts.part[parts.size++] = first_channel + slot - layout.pairs.size();
    }
    return parts;
}

}  // namespace holdtime
