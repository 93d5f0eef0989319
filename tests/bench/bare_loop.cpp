#include "tests/bench/bare_loop.hpp"

#include <array>
#include <bit>
#include <ctime>
#include <vector>

#include "sim/core/elementary.hpp"

namespace holdtime::bench {

namespace {

/// Unit exponentials in blocks: sixteen interleaved xoshiro256++ generators (Blackman and Vigna 2019), one vectorised
/// logarithm.
class Exponentials {
public:
    explicit Exponentials(std::uint64_t seed) {
        for (auto& word : state_)
            for (auto& lane : word) {  // splitmix64
                std::uint64_t z = (seed += 0x9e3779b97f4a7c15ull);
                z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
                z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
                lane = z ^ (z >> 31);
            }
    }
    double next() {
        if (used_ == block_.size()) fill();
        return block_[used_++];
    }

private:
    static constexpr std::size_t lanes = 16;
    void fill() {
        for (std::size_t i = 0; i < block_.size(); i += lanes)
            for (std::size_t k = 0; k < lanes; ++k) {
                auto& [a, b, c, d] = state_;
                const std::uint64_t result = std::rotl(a[k] + d[k], 23) + a[k];
                const std::uint64_t t = b[k] << 17;
                c[k] ^= a[k];
                d[k] ^= b[k];
                b[k] ^= c[k];
                a[k] ^= d[k];
                c[k] ^= t;
                d[k] = std::rotl(d[k], 45);
                block_[i + k] = std::bit_cast<double>(0x3ff0000000000000ull | result >> 12);  // [1, 2)
            }
        for (auto& x : block_) x = 2.0 - x;  // (0, 1]
        natural_logs(block_, block_);
        for (auto& x : block_) x = -x;
        used_ = 0;
    }
    std::array<std::array<std::uint64_t, lanes>, 4> state_;
    std::array<double, 1024> block_;
    std::size_t used_ = 1024;
};

/// Completion times, bucketed; a bucket's list is sorted.
class Completions {
public:
    Completions(std::uint32_t agents, double gap)
        : mask_(std::bit_ceil(4 * agents) - 1),
          per_second_(1 / gap),
          head_(mask_ + 1, none),
          next_(agents),
          time_(agents) {}

    double peek() {
        if (busy_ == 0) return 1e300;
        for (;; ++day_) {
            const auto agent = head_[day_ & mask_];
            if (agent != none && static_cast<std::uint64_t>(time_[agent] * per_second_) <= day_) return time_[agent];
        }
    }
    std::uint32_t pop() {
        const auto agent = head_[day_ & mask_];
        head_[day_ & mask_] = next_[agent];
        --busy_;
        return agent;
    }
    void insert(std::uint32_t agent, double time) {
        const auto day = static_cast<std::uint64_t>(time * per_second_);
        if (day < day_) day_ = day;
        auto* link = &head_[day & mask_];
        while (*link != none && time_[*link] < time) link = &next_[*link];
        time_[agent] = time;
        next_[agent] = *link;
        *link = agent;
        ++busy_;
    }

private:
    static constexpr std::uint32_t none = 0xffffffff;
    std::uint64_t mask_, day_ = 0;
    double per_second_;
    std::uint32_t busy_ = 0;
    std::vector<std::uint32_t> head_, next_;
    std::vector<double> time_;
};

}  // namespace

double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

BareResult run_bare_loop(std::uint32_t agents, std::uint64_t calls, std::uint64_t seed) {
    constexpr double service = 240, patience = 120, target = 20;
    struct Waiting {
        double arrival, leaves;
    };
    const double gap = service / (0.97 * agents);
    Exponentials exponentials(seed);
    Completions completions(agents, service / agents);
    std::vector<std::uint32_t> idle;
    for (auto a = agents; a-- > 0;) idle.push_back(a);
    std::vector<Waiting> queue(std::bit_ceil(agents + 1024));  // a ring; doubled when full
    std::uint64_t first = 0, last = 0;
    BareResult result;
    const double begin = processor_seconds();
    double arrival = gap * exponentials.next();
    while (result.calls < calls) {
        if (arrival < completions.peek()) {
            ++result.calls;
            if (!idle.empty()) {
                ++result.within;
                completions.insert(idle.back(), arrival + service * exponentials.next());
                idle.pop_back();
            } else {
                if (last - first == queue.size()) {
                    std::vector<Waiting> larger(2 * queue.size());
                    for (auto i = first; i < last; ++i) larger[i - first] = queue[i & (queue.size() - 1)];
                    last -= first, first = 0;
                    queue.swap(larger);
                }
                queue[last++ & (queue.size() - 1)] = {arrival, arrival + patience * exponentials.next()};
            }
            arrival += gap * exponentials.next();
            continue;
        }
        const double now = completions.peek();
        const auto agent = completions.pop();
        for (;;) {
            if (first == last) {
                idle.push_back(agent);
                break;
            }
            const auto& call = queue[first++ & (queue.size() - 1)];
            if (call.leaves < now) {
                ++result.abandoned;
                continue;
            }
            const double wait = now - call.arrival;
            result.answered_waits += wait;
            result.within += wait <= target;
            completions.insert(agent, now + service * exponentials.next());
            break;
        }
    }
    result.seconds = processor_seconds() - begin;
    return result;
}

}  // namespace holdtime::bench
