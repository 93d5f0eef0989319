#pragma once

#include <cstdint>

namespace holdtime {

/// Element `number` of a pseudo-random permutation of 0 .. size - 1, computed alone: a Feistel network of four rounds
/// on the smallest even number of bits that hold `size`, walked until the value is below it (Black and Rogaway, CT-RSA
/// 2002).
std::uint64_t permuted(std::uint64_t number, std::uint64_t size, std::uint64_t seed, std::uint32_t stream);

}  // namespace holdtime
