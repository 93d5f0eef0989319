#pragma once

#include <cstdint>
#include <utility>

namespace holdtime {

/// Pairing heaps (Fredman, Sedgewick, Sleator and Tarjan, Algorithmica 1, 1986) of numbered items. An item has the
/// fields `child` (first of those it came before), `next` (its next sibling) and `back` (the sibling before or, of the
/// first, the parent); what `next` and `back` of a root say is its owner's business. `before(a, b)` orders two numbers.
/// A step to join two heaps; a logarithm of the items, amortized, to remove one.
namespace pairing_heap {

inline constexpr std::uint32_t none = 0xffffffff;

/// Two heaps become one; returns its root.
template <class Items, class Before>
std::uint32_t meld(Items& items, std::uint32_t a, std::uint32_t b, Before before) {
    if (before(b, a)) std::swap(a, b);
    auto& root = items[a];
    auto& joining = items[b];
    joining.next = root.child;
    joining.back = a;
    if (root.child != none) items[root.child].back = b;
    root.child = b;
    return a;
}

/// Siblings become one heap: in pairs from the left, then all from the right.
template <class Items, class Before>
[[gnu::noinline]] std::uint32_t meld_many(Items& items, std::uint32_t first, Before before) {
    std::uint32_t pairs = none;  // a list through `next`, the last pair in front
    while (first != none) {
        const auto second = items[first].next;
        const auto rest = second == none ? none : items[second].next;
        const auto root = second == none ? first : meld(items, first, second, before);
        items[root].next = pairs;
        pairs = root;
        first = rest;
    }
    auto root = pairs;
    for (auto rest = items[root].next; rest != none;) {
        const auto following = items[rest].next;
        root = meld(items, root, rest, before);
        rest = following;
    }
    return root;
}

/// The heap that `item`'s children make without it, or none.
template <class Items, class Before>
std::uint32_t heirs_of(Items& items, std::uint32_t item, Before before) {
    const auto first = items[item].child;
    if (first == none || items[first].next == none) return first;
    return meld_many(items, first, before);
}

/// Takes `item`, which is no root, out of its parent's children; `heir` (or none) takes its place.
template <class Items>
void replace(Items& items, std::uint32_t item, std::uint32_t heir) {
    const auto back = items[item].back, next = items[item].next;
    const auto here = heir == none ? next : heir;
    (items[back].child == item ? items[back].child : items[back].next) = here;
    if (heir != none) {
        items[heir].back = back;
        items[heir].next = next;
    }
    if (next != none) items[next].back = heir == none ? back : heir;
}

}  // namespace pairing_heap

}  // namespace holdtime
