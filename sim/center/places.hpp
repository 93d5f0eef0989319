#pragma once

#include <cstdint>
#include <vector>

#include "sim/center/links.hpp"

namespace holdtime {

/// Numbered places for what comes and goes. A free place's `next` is the next free one; the place that became free last
/// is taken first. Memory grows to the most that were ever taken at once, and stays.
template <class Item>
class Places {
public:
    /// All places become free, the lowest first.
    void restart() {
        free_ = none;
        for (auto place = size(); place-- > 0;) give_back(place);
    }
    bool full() const { return free_ == none; }
    void grow() {
        const auto before = size();
        items_.resize(before < 32 ? 64 : 2 * before);
        for (auto place = size(); place-- > before;) give_back(place);
    }
    /// A free place with an Item{values...} in it; there must be one.
    template <class... Values>
    std::uint32_t take(const Values&... values) {
        const auto place = free_;
        free_ = items_[place].next;
        items_[place] = Item{values...};
        return place;
    }
    void give_back(std::uint32_t place) {
        items_[place].next = free_;
        free_ = place;
    }
    std::uint32_t size() const { return static_cast<std::uint32_t>(items_.size()); }
    Item& operator[](std::uint32_t place) { return items_[place]; }
    const Item& operator[](std::uint32_t place) const { return items_[place]; }

private:
    std::vector<Item> items_;
    std::uint32_t free_ = none;
};

}  // namespace holdtime
