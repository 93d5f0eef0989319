#pragma once

#include <cstdint>
#include <utility>

#include "sim/center/links.hpp"
#include "sim/core/time.hpp"

namespace holdtime {

/// Contacts that wait in one line, first come first served, and the integral of their number over time. They are linked
/// through `previous` and `next` of the pool that is handed along.
class WaitingLine {
public:
    void restart(Seconds now) { *this = {}, counted_until_ = now; }

    std::uint32_t head() const { return head_; }
    std::uint32_t size() const { return size_; }
    bool empty() const { return head_ == none; }

    template <class Contacts>
    void append(Contacts& contacts, std::uint32_t number, Seconds now) {
        insert(contacts, number, tail_, now);
    }
    /// At the head, but behind those already put back who came earlier: several that are put back at once stand in the
    /// order in which they came, whoever was served by whom.
    template <class Contacts>
    void put_back(Contacts& contacts, std::uint32_t number, Seconds now) {
        auto before = none;
        for (auto next = head_; next != none && contacts[next].was_put_back() &&
                                contacts[next].attempt.arrival < contacts[number].attempt.arrival;
             next = contacts[next].next)
            before = next;
        insert(contacts, number, before, now);
    }
    /// Another contact takes the place.
    template <class Contacts>
    void replace(Contacts& contacts, std::uint32_t number, std::uint32_t by) {
        const auto before = contacts[number].previous;
        unlink(contacts, number, head_, tail_);
        link_behind(contacts, by, before, head_, tail_);
    }
    template <class Contacts>
    void remove(Contacts& contacts, std::uint32_t number, Seconds now) {
        count_until(now);
        --size_;
        unlink(contacts, number, head_, tail_);
    }

    /// Contacts times seconds since the last call (or the restart).
    double take_waiting_seconds(Seconds now) {
        count_until(now);
        return std::exchange(waiting_seconds_, 0.0);
    }

private:
    template <class Contacts>
    void insert(Contacts& contacts, std::uint32_t number, std::uint32_t before, Seconds now) {
        count_until(now);
        ++size_;
        link_behind(contacts, number, before, head_, tail_);
    }
    void count_until(Seconds now) {
        waiting_seconds_ += size_ * (now - counted_until_);
        counted_until_ = now;
    }

    std::uint32_t head_ = none, tail_ = none, size_ = 0;
    Seconds counted_until_ = 0;
    double waiting_seconds_ = 0;
};

}  // namespace holdtime
