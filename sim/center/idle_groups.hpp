#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace holdtime {

/// Which groups have anybody idle. Where everybody is a group of their own, a contact that comes looks at those alone
/// and not at all who could serve it.
class IdleGroups {
public:
    /// A set of groups: a bit each.
    using Words = std::vector<std::uint64_t>;

    void lay_out(std::size_t groups) { idle_.assign((groups + 63) / 64, 0); }
    void restart() { std::fill(idle_.begin(), idle_.end(), 0); }
    void insert(std::size_t group) { idle_[group / 64] |= bit(group); }
    void erase(std::size_t group) { idle_[group / 64] &= ~bit(group); }

    /// Of these groups.
    Words set_of(std::span<const std::uint16_t> groups) const {
        Words set(idle_.size());
        for (const std::size_t group : groups) set[group / 64] |= bit(group);
        return set;
    }
    /// Calls `see` with every group of the set that has anybody idle, ascending.
    template <class See>
    void each_of(const Words& set, See see) const {
        for (std::size_t word = 0; word < set.size(); ++word)
            for (auto bits = idle_[word] & set[word]; bits != 0; bits &= bits - 1)
                see(static_cast<std::uint16_t>(word * 64 + static_cast<std::size_t>(std::countr_zero(bits))));
    }

private:
    static std::uint64_t bit(std::size_t group) { return std::uint64_t{1} << (group % 64); }
    Words idle_;
};

}  // namespace holdtime
