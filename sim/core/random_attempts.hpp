#pragma once

#include "sim/core/random.hpp"

namespace holdtime {

/// As random_choices, but of one entity, for attempts first_attempt, first_attempt + 1, ...; vectorised.
void random_choices_of(const StreamKey& key, std::uint32_t stream, std::uint32_t entity, Purpose purpose,
                       std::uint32_t first_attempt, std::array<std::span<double>, 4> uniforms);

}  // namespace holdtime
