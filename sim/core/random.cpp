#include "sim/core/random.hpp"

#include <Random123/philox.h>

#include <bit>
#include <cassert>

#include "sim/core/clones.hpp"
#include "sim/core/random_attempts.hpp"

#ifdef HOLDTIME_AVX2
#include <immintrin.h>
#endif

namespace holdtime {
namespace {

/// Philox4x32-10's constants: two multipliers, two Weyl increments of the key (Salmon et al., SC 2011, section 3.3).
constexpr std::uint32_t multiplier_0 = 0xD2511F53, multiplier_1 = 0xCD9E8D57;
constexpr std::uint32_t increment_0 = 0x9E3779B9, increment_1 = 0xBB67AE85;

/// Of one entity, or of several side by side; only the low 32 bits of each word count.
template <class Lane>
struct Words {
    Lane a, b, c, d;
};

/// As wide as the vector lanes shall be: products of 32-bit numbers are fastest in 64-bit lanes where clang compiles
/// them, which finds the right instruction. g++ 12 does better with 32-bit lanes, or with four at once, as below.
#ifdef __clang__
using Lane = std::uint64_t;
#else
using Lane = std::uint32_t;
#endif

/// The ten rounds in plain arithmetic: inlined into a loop over entities they become vector instructions.
HOLDTIME_INLINE Words<Lane> philox(Words<Lane> x, std::uint32_t key_0, std::uint32_t key_1) {
#pragma GCC unroll 10
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t p = static_cast<std::uint64_t>(multiplier_0) * static_cast<std::uint32_t>(x.a);
        const std::uint64_t q = static_cast<std::uint64_t>(multiplier_1) * static_cast<std::uint32_t>(x.c);
        x = {static_cast<Lane>(q >> 32) ^ x.b ^ key_0, static_cast<Lane>(q), static_cast<Lane>(p >> 32) ^ x.d ^ key_1,
             static_cast<Lane>(p)};
        key_0 += increment_0;
        key_1 += increment_1;
    }
    return x;
}

constexpr std::uint32_t next_attempt = 1u << 16;
std::uint32_t purpose_word(Purpose purpose, std::uint32_t attempt) {
    return static_cast<std::uint32_t>(purpose) | attempt * next_attempt;
}

/// Of many: each next one is the next entity, or the next attempt of the same.
struct Request {
    std::uint32_t key_0, key_1, first, stream, replication, purpose;
    std::uint32_t entity_step = 1, purpose_step = 0;
};

Request request(const StreamKey& key, std::uint32_t stream, std::uint32_t first, Purpose purpose) {
    return {static_cast<std::uint32_t>(key.seed),
            static_cast<std::uint32_t>(key.seed >> 32),
            first,
            stream,
            key.replication,
            purpose_word(purpose, 0)};
}

/// What is left of a request after the first of them.
[[maybe_unused]] Request rest_of(Request r, std::size_t done) {
    r.first += static_cast<std::uint32_t>(done) * r.entity_step;
    r.purpose += static_cast<std::uint32_t>(done) * r.purpose_step;
    return r;
}

HOLDTIME_INLINE Words<Lane> words_of(const Request& r, std::size_t i) {
    const auto number = static_cast<std::uint32_t>(i);
    return philox({r.first + number * r.entity_step, r.stream, r.replication, r.purpose + number * r.purpose_step},
                  r.key_0, r.key_1);
}

HOLDTIME_CLONES void plain_pairs(const Request& ask, std::size_t n, double* __restrict first,
                                 double* __restrict second) {
    const Request r = ask;
    for (std::size_t i = 0; i < n; ++i) {
        const auto w = words_of(r, i);
        first[i] = to_uniform(static_cast<std::uint32_t>(w.a), static_cast<std::uint32_t>(w.b));
        second[i] = to_uniform(static_cast<std::uint32_t>(w.c), static_cast<std::uint32_t>(w.d));
    }
}

HOLDTIME_CLONES void plain_choices(const Request& ask, std::size_t n, double* __restrict a, double* __restrict b,
                                   double* __restrict c, double* __restrict d) {
    const Request r = ask;
    for (std::size_t i = 0; i < n; ++i) {
        const auto w = words_of(r, i);
        a[i] = to_uniform(static_cast<std::uint32_t>(w.a));
        b[i] = to_uniform(static_cast<std::uint32_t>(w.b));
        c[i] = to_uniform(static_cast<std::uint32_t>(w.c));
        d[i] = to_uniform(static_cast<std::uint32_t>(w.d));
    }
}

#ifdef HOLDTIME_AVX2

/// Four entities at once, one in each 64-bit lane, of which only the low half counts: AVX2 has an instruction for four
/// products of low halves, which g++ 12 does not find. With AVX-512, too: eight at once draw a pair in 2.2 ns, not in
/// 3.0 (and 5.3 as g++ vectorises the loop), but 512-bit products slow down all that follows by more than that.
using Four = std::uint64_t __attribute__((vector_size(32)));
using FourDoubles = double __attribute__((vector_size(32)));
constexpr Four low_half = Four{} + 0xffffffff;

HOLDTIME_AVX2 HOLDTIME_INLINE Four product(Four x, std::uint32_t multiplier) {
    return reinterpret_cast<Four>(_mm256_mul_epu32(reinterpret_cast<__m256i>(x), _mm256_set1_epi64x(multiplier)));
}

HOLDTIME_AVX2 HOLDTIME_INLINE Words<Four> philox_of_four(const Request& r, std::size_t i) {
    const Four number = static_cast<std::uint64_t>(i) + Four{0, 1, 2, 3};
    Words<Four> x{(r.first + product(number, r.entity_step)) & low_half, Four{} + r.stream, Four{} + r.replication,
                  r.purpose + product(number, r.purpose_step)};
    std::uint32_t key_0 = r.key_0, key_1 = r.key_1;
#pragma GCC unroll 10
    for (int round = 0; round < 10; ++round) {
        const Four p = product(x.a, multiplier_0), q = product(x.c, multiplier_1);
        x = {(q >> 32) ^ x.b ^ key_0, q, (p >> 32) ^ x.d ^ key_1, p};
        key_0 += increment_0;
        key_1 += increment_1;
    }
    return x;
}

/// As to_uniform of core/random.hpp.
HOLDTIME_AVX2 HOLDTIME_INLINE void store_uniforms(Four low, Four high, double* into) {
    const Four bits = (high << 32 | (low & low_half)) >> 12;
    const FourDoubles u = reinterpret_cast<FourDoubles>(bits | 0x3ff0000000000000u) - (1 - 0x1.0p-53);
    _mm256_storeu_pd(into, u);
}
HOLDTIME_AVX2 HOLDTIME_INLINE void store_uniforms(Four word, double* into) {
    const Four bits = (word & low_half) << 20;
    const FourDoubles u = reinterpret_cast<FourDoubles>(bits | 0x3ff0000000000000u) - (1 - 0x1.0p-33);
    _mm256_storeu_pd(into, u);
}

HOLDTIME_AVX2 void pairs_of_four(const Request& r, std::size_t n, double* first, double* second) {
    std::size_t i = 0;
    for (; i + 4 <= n; i += 4) {
        const auto w = philox_of_four(r, i);
        store_uniforms(w.a, w.b, first + i);
        store_uniforms(w.c, w.d, second + i);
    }
    plain_pairs(rest_of(r, i), n - i, first + i, second + i);
}

HOLDTIME_AVX2 void choices_of_four(const Request& r, std::size_t n, double* a, double* b, double* c, double* d) {
    std::size_t i = 0;
    for (; i + 4 <= n; i += 4) {
        const auto w = philox_of_four(r, i);
        store_uniforms(w.a, a + i);
        store_uniforms(w.b, b + i);
        store_uniforms(w.c, c + i);
        store_uniforms(w.d, d + i);
    }
    plain_choices(rest_of(r, i), n - i, a + i, b + i, c + i, d + i);
}

#else

constexpr auto pairs_of_four = plain_pairs;
constexpr auto choices_of_four = plain_choices;

#endif

}  // namespace

std::array<std::uint32_t, 4> random_words(const StreamKey& key, std::uint32_t stream, std::uint32_t entity,
                                          Purpose purpose, std::uint32_t attempt) {
    const r123::Philox4x32::ctr_type counter = {{entity, stream, key.replication, purpose_word(purpose, attempt)}};
    const r123::Philox4x32::key_type seed = {
        {static_cast<std::uint32_t>(key.seed), static_cast<std::uint32_t>(key.seed >> 32)}};
    const auto words = r123::Philox4x32()(counter, seed);
    return {words[0], words[1], words[2], words[3]};
}

void random_pairs(const StreamKey& key, std::uint32_t stream, std::uint32_t first, Purpose purpose,
                  std::span<double> first_uniform, std::span<double> second_uniform) {
    assert(first_uniform.size() == second_uniform.size());
    const auto fill = has_avx2() ? pairs_of_four : plain_pairs;
    fill(request(key, stream, first, purpose), first_uniform.size(), first_uniform.data(), second_uniform.data());
}

void random_choices(const StreamKey& key, std::uint32_t stream, std::uint32_t first, Purpose purpose,
                    std::array<std::span<double>, 4> uniforms) {
    const auto fill = has_avx2() ? choices_of_four : plain_choices;
    fill(request(key, stream, first, purpose), uniforms[0].size(), uniforms[0].data(), uniforms[1].data(),
         uniforms[2].data(), uniforms[3].data());
}

void random_choices_of(const StreamKey& key, std::uint32_t stream, std::uint32_t entity, Purpose purpose,
                       std::uint32_t first_attempt, std::array<std::span<double>, 4> uniforms) {
    auto ask = request(key, stream, entity, purpose);
    ask.purpose = purpose_word(purpose, first_attempt);
    ask.entity_step = 0;
    ask.purpose_step = next_attempt;
    const auto fill = has_avx2() ? choices_of_four : plain_choices;
    fill(ask, uniforms[0].size(), uniforms[0].data(), uniforms[1].data(), uniforms[2].data(), uniforms[3].data());
}

void SequentialStream::restart(const StreamKey& key, std::uint32_t stream, Purpose purpose) {
    key_ = key;
    stream_ = stream;
    purpose_ = purpose;
    drawn_ = 0;
}

std::uint32_t SequentialStream::below(std::uint32_t n) {
    assert(n >= 1);
    const auto words = random_words(key_, stream_, drawn_++, purpose_);
    // The integer part of n times the 64-bit fraction 0.(words[1])(words[0]).
    const std::uint64_t low = static_cast<std::uint64_t>(words[0]) * n >> 32;
    return static_cast<std::uint32_t>((static_cast<std::uint64_t>(words[1]) * n + low) >> 32);
}

}  // namespace holdtime
