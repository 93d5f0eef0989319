#include "sim/demand/demand.hpp"

#include <algorithm>
#include <tuple>

namespace holdtime {
namespace {

bool enters_after(const Attempt& a, const Attempt& b) {
    return std::tie(a.arrival, a.segment, a.number) > std::tie(b.arrival, b.segment, b.number);
}

/// The first of the smallest, without branches: which segment is next cannot be predicted.
std::size_t smallest(const std::vector<Seconds>& times) {
    std::size_t best = 0;
    Seconds least = times[0];
    for (std::size_t i = 1; i < times.size(); ++i) {
        const bool less = times[i] < least;
        best = less ? i : best;
        least = less ? times[i] : least;
    }
    return best;
}

}  // namespace

Demand::Demand(const Description& description, Stop stop)
    : sessions_(description), head_times_(description.segments.size(), forever) {
    for (std::uint16_t s = 0; s < description.segments.size(); ++s)
        fronts_.push_back({std::make_unique<SegmentSource>(description, s, stop), {}});
    for (std::uint16_t s = 0; s < description.segments.size() && description.comes_back; ++s)
        follow_ups_.emplace_back(description, s);
    later_.reserve(1024);
}

Demand::~Demand() = default;

void Demand::restart(const StreamKey& key) {
    later_.clear();
    for (auto& follow_ups : follow_ups_) follow_ups.restart(key);
    sessions_.restart(key);
    for (std::size_t s = 0; s < fronts_.size(); ++s) {
        fronts_[s].source->restart(key);
        refill(s);
    }
}

void Demand::refill(std::size_t segment) {
    const std::size_t before = later_.size();
    auto& block = fronts_[segment].block;
    block = fronts_[segment].source->next(later_);
    for (std::size_t i = before; i < later_.size(); ++i)
        std::push_heap(later_.begin(), later_.begin() + static_cast<std::ptrdiff_t>(i) + 1, enters_after);
    head_times_[segment] = block.empty() ? forever : block.front().arrival;
}

/// Does whoever comes at the next opening enter before the first of this segment's block?
bool Demand::someone_later_is_first(std::size_t segment) const {
    if (later_.empty() || later_.front().arrival > head_times_[segment]) return false;
    return fronts_[segment].block.empty() || enters_after(fronts_[segment].block.front(), later_.front());
}

/// With one segment nothing has to be merged, as long as nobody comes later.
std::size_t Demand::next_of_one(std::span<Attempt> block) {
    auto& rest = fronts_.front().block;
    const std::size_t n = std::min(block.size(), rest.size());
    std::copy_n(rest.begin(), n, block.begin());
    rest = rest.subspan(n);
    if (rest.empty())
        refill(0);
    else
        head_times_.front() = rest.front().arrival;
    return n;
}

FollowUp Demand::follow_up(const Need& need, const Attempt& last, std::uint16_t wished, Cause cause, Seconds now,
                           Attempt& next) {
    return follow_ups_[last.segment].next(need, last, wished, cause, now, next);
}

bool Demand::writes_again(const Need& need, const Attempt& last, Attempt& next) {
    return follow_ups_[last.segment].writes_again(need, last, next);
}

bool Demand::leaves_record(const Need& need, const Attempt& contact) {
    return follow_ups_[contact.segment].leaves_record(need, contact);
}

Seconds Demand::briefing(const Need& need, const Attempt& first) {
    return follow_ups_[first.segment].briefing(need, first);
}

Session Demand::menu(const Need& need, const Attempt& caller) { return sessions_.menu(need, caller); }

Session Demand::session(const Need& need, const Attempt& customer, std::uint16_t machine) {
    return sessions_.session(need, customer, machine);
}

Attempt Demand::elsewhere(const Need& need, const Attempt& closed, Seconds now) {
    return follow_ups_[closed.segment].elsewhere(need, closed, now);
}

std::size_t Demand::next(std::span<Attempt> block) {
    std::size_t filled = 0;
    while (filled < block.size() && !fronts_.empty()) {
        const std::size_t first = smallest(head_times_);
        auto& rest = fronts_[first].block;
        if (someone_later_is_first(first)) {
            std::pop_heap(later_.begin(), later_.end(), enters_after);
            block[filled++] = later_.back();
            later_.pop_back();
        } else if (rest.empty()) {
            break;
        } else if (fronts_.size() == 1 && later_.empty()) {
            filled += next_of_one(block.subspan(filled));
        } else {
            block[filled++] = rest.front();
            rest = rest.subspan(1);
            if (rest.empty())
                refill(first);
            else
                head_times_[first] = rest.front().arrival;
        }
    }
    return filled;
}

}  // namespace holdtime
