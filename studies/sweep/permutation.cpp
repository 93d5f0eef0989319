#include "studies/sweep/permutation.hpp"

#include <bit>

#include "sim/core/random.hpp"

namespace holdtime {

namespace {

constexpr std::uint32_t rounds = 4;

std::uint64_t shuffled(std::uint64_t value, unsigned half_bits, std::uint64_t seed, std::uint32_t stream) {
    const std::uint64_t mask = (std::uint64_t{1} << half_bits) - 1;
    std::uint64_t left = value >> half_bits, right = value & mask;
    for (std::uint32_t round = 0; round < rounds; ++round) {
        const auto words = random_words({seed, round}, stream, static_cast<std::uint32_t>(right), Purpose::sweep_order);
        const std::uint64_t mixed = left ^ (words[0] & mask);
        left = right;
        right = mixed;
    }
    return left << half_bits | right;
}

}  // namespace

std::uint64_t permuted(std::uint64_t number, std::uint64_t size, std::uint64_t seed, std::uint32_t stream) {
    if (size < 2) return 0;
    const auto half_bits = static_cast<unsigned>(std::bit_width(size - 1) + 1) / 2;
    std::uint64_t value = number;
    do value = shuffled(value, half_bits, seed, stream);
    while (value >= size);
    return value;
}

}  // namespace holdtime
