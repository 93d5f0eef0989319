#pragma once

#include <cstdint>
#include <vector>

#include "sim/center/links.hpp"
#include "sim/core/time.hpp"

namespace holdtime {

/// What was promised to a contact, by its number.
struct Promise {
    std::uint64_t order = 0;  ///< among all promises
    std::uint32_t dials = 0;  ///< so far
    Seconds retry = 0;        ///< after the last of them, until the next
};

/// Contacts that wait to be called back, in the order in which that was promised, whenever each of them became due.
/// They are linked through `previous` and `next` of the pool that is handed along.
class PromiseList {
public:
    std::uint32_t head() const { return head_; }
    bool empty() const { return head_ == none; }

    template <class Contacts>
    void insert(Contacts& contacts, const std::vector<Promise>& promises, std::uint32_t number) {
        auto before = tail_;
        while (before != none && promises[before].order > promises[number].order) before = contacts[before].previous;
        link_behind(contacts, number, before, head_, tail_);
    }
    template <class Contacts>
    void remove(Contacts& contacts, std::uint32_t number) {
        unlink(contacts, number, head_, tail_);
    }

private:
    std::uint32_t head_ = none, tail_ = none;
};

}  // namespace holdtime
