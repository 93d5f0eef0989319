#include "sim/demand/demand.hpp"

#include <algorithm>
#include <tuple>

namespace holdtime {
namespace {

bool enters_after(const Customer& a, const Customer& b) {
    return std::tie(a.arrival, a.segment, a.number) > std::tie(b.arrival, b.segment, b.number);
}

}  // namespace

Demand::Demand(const Description& description) : head_times_(description.segments.size(), forever) {
    for (std::uint16_t s = 0; s < description.segments.size(); ++s)
        fronts_.push_back({std::make_unique<SegmentSource>(description, s), {}, 0});
    later_.reserve(1024);
}

Demand::~Demand() = default;

void Demand::restart(const StreamKey& key) {
    later_.clear();
    for (auto& front : fronts_) {
        front.source->restart(key);
        refill(front);
    }
}

/// The next block that holds someone who enters at once; those who come later are put aside. They enter after everybody
/// of the block who comes before them, so putting them aside now is soon enough.
void Demand::refill(Front& front) {
    auto& head_time = head_times_[static_cast<std::size_t>(&front - fronts_.data())];
    do {
        front.block = front.source->next();
        front.at = 0;
        if (!front.source->any_later()) continue;
        for (std::size_t i = 0; i < front.block.size(); ++i) {
            if (!front.source->enters_later(i)) continue;
            later_.push_back(front.block[i]);
            std::push_heap(later_.begin(), later_.end(), enters_after);
        }
        while (front.at < front.block.size() && front.source->enters_later(front.at)) ++front.at;
    } while (!front.block.empty() && front.at == front.block.size());
    head_time = front.block.empty() ? forever : front.head().arrival;
}

std::size_t Demand::first_front() const {
    return static_cast<std::size_t>(std::min_element(head_times_.begin(), head_times_.end()) - head_times_.begin());
}

/// Copies from one segment for as long as it is first; returns how many.
std::size_t Demand::hand_out(std::size_t first, std::span<Customer> to) {
    Front& front = fronts_[first];
    Seconds before = forever, not_after = forever;  // of the segments numbered lower, and of the others
    for (std::size_t s = 0; s < first; ++s) before = std::min(before, head_times_[s]);
    for (std::size_t s = first + 1; s < fronts_.size(); ++s) not_after = std::min(not_after, head_times_[s]);
    std::size_t n = 0;
    const bool skips = front.source->any_later();
    while (n < to.size() && front.at < front.block.size()) {
        const Customer& customer = front.head();
        if (skips && front.source->enters_later(front.at)) {
            ++front.at;
            continue;
        }
        if (customer.arrival >= before || customer.arrival > not_after) break;
        if (!later_.empty() && enters_after(customer, later_.front())) break;
        to[n++] = customer;
        ++front.at;
    }
    while (skips && front.at < front.block.size() && front.source->enters_later(front.at)) ++front.at;
    if (front.at == front.block.size())
        refill(front);
    else
        head_times_[first] = front.head().arrival;
    return n;
}

std::size_t Demand::next(std::span<Customer> block) {
    std::size_t filled = 0;
    while (filled < block.size() && !fronts_.empty()) {
        const std::size_t first = first_front();
        const bool none_at_once = head_times_[first] == forever;
        if (!later_.empty() && (none_at_once || enters_after(fronts_[first].head(), later_.front()))) {
            std::pop_heap(later_.begin(), later_.end(), enters_after);
            block[filled++] = later_.back();
            later_.pop_back();
        } else if (none_at_once) {
            break;
        } else {
            filled += hand_out(first, block.subspan(filled));
        }
    }
    return filled;
}

}  // namespace holdtime
