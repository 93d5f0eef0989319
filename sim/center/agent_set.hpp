#pragma once

#include <bit>
#include <cstdint>
#include <vector>

namespace holdtime {

/// A set of agents of one group by number, with the lowest found in a handful of operations for up to 10^5 agents.
class AgentSet {
public:
    static constexpr std::uint32_t none = 0xffffffff;

    void reset(std::uint32_t agents) {
        words_.assign((agents + 63) / 64, 0);
        summary_.assign((words_.size() + 63) / 64, 0);
        count_ = 0;
    }
    std::uint32_t size() const { return count_; }

    [[gnu::noinline]] void insert(std::uint32_t agent) {
        words_[agent / 64] |= bit(agent);
        summary_[agent / 4096] |= bit(agent / 64);
        ++count_;
    }

    [[gnu::noinline]] void erase(std::uint32_t agent) {
        words_[agent / 64] &= ~bit(agent);
        if (words_[agent / 64] == 0) summary_[agent / 4096] &= ~bit(agent / 64);
        --count_;
    }

    std::uint32_t lowest() const {
        if (count_ == 0) return none;
        std::uint32_t i = 0;
        while (summary_[i] == 0) ++i;
        const std::uint32_t word = i * 64 + static_cast<std::uint32_t>(std::countr_zero(summary_[i]));
        return word * 64 + static_cast<std::uint32_t>(std::countr_zero(words_[word]));
    }

    /// The n-th member (n < size()) in ascending order.
    std::uint32_t member(std::uint32_t n) const {
        std::uint32_t word = 0;
        for (auto here = std::popcount(words_[0]); n >= static_cast<std::uint32_t>(here);
             here = std::popcount(words_[word])) {
            n -= static_cast<std::uint32_t>(here);
            ++word;
        }
        auto bits = words_[word];
        for (; n > 0; --n) bits &= bits - 1;
        return word * 64 + static_cast<std::uint32_t>(std::countr_zero(bits));
    }

    /// Calls `see` with every member, ascending.
    template <class See>
    void each(See see) const {
        if (count_ == 0) return;
        for (std::uint32_t word = 0; word < words_.size(); ++word)
            for (auto bits = words_[word]; bits != 0; bits &= bits - 1)
                see(word * 64 + static_cast<std::uint32_t>(std::countr_zero(bits)));
    }

private:
    static std::uint64_t bit(std::uint32_t i) { return std::uint64_t{1} << (i % 64); }
    std::vector<std::uint64_t> words_, summary_;
    std::uint32_t count_ = 0;
};

}  // namespace holdtime
