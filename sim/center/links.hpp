#pragma once

#include <cstdint>

namespace holdtime {

inline constexpr std::uint32_t none = 0xffffffff;

/// Puts `number` between `before` and what follows it (`none`: in front of all) in a list through the fields `previous`
/// and `next` of `items`, whose ends are `head` and `tail`.
template <class Items>
void link_behind(Items& items, std::uint32_t number, std::uint32_t before, std::uint32_t& head, std::uint32_t& tail) {
    auto& item = items[number];
    item.previous = before;
    item.next = before == none ? head : items[before].next;
    (before == none ? head : items[before].next) = number;
    (item.next == none ? tail : items[item.next].previous) = number;
}

template <class Items>
void unlink(Items& items, std::uint32_t number, std::uint32_t& head, std::uint32_t& tail) {
    const auto& item = items[number];
    (item.previous == none ? head : items[item.previous].next) = item.next;
    (item.next == none ? tail : items[item.next].previous) = item.previous;
}

}  // namespace holdtime
