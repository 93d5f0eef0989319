#include "sim/core/random.hpp"

#include <cstdint>
#include <vector>

#include "sim/core/random_attempts.hpp"
#include "tests/catch.hpp"

using namespace holdtime;

namespace {

constexpr StreamKey key{0x123456789abcdef0u, 17};

}  // namespace

TEST_CASE("Philox gives the words its authors published") {
    // Random123's kat_vectors, philox4x32 10; the fourth counter word is purpose + 65536 attempt.
    const auto zeros = random_words({0, 0}, 0, 0, Purpose{0}, 0);
    CHECK(zeros == std::array<std::uint32_t, 4>{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    const auto ones = random_words({~0ull, ~0u}, ~0u, ~0u, Purpose{0xffff}, 0xffff);
    CHECK(ones == std::array<std::uint32_t, 4>{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
    const auto pi = random_words({0x299f31d0a4093822u, 0x13198a2e}, 0x85a308d3, 0x243f6a88, Purpose{0x7344}, 0x0370);
    CHECK(pi == std::array<std::uint32_t, 4>{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("Blocks hold the numbers that would be drawn one by one") {
    for (const std::size_t size : {0u, 1u, 2u, 3u, 5u, 8u, 13u, 255u, 256u, 1000u}) {
        for (const std::uint32_t first : {0u, 77u, 0xfffffff0u}) {
            std::vector<double> a(size), b(size), c(size), d(size);
            random_pairs(key, 5, first, Purpose::patience_and_after_work, a, b);
            bool same = true;
            for (std::size_t i = 0; i < size; ++i) {
                const auto entity = static_cast<std::uint32_t>(first + i);
                const auto pair = random_pair(key, 5, entity, Purpose::patience_and_after_work);
                same = same && a[i] == pair[0] && b[i] == pair[1];
            }
            CHECK(same);
            random_choices(key, 5, first, Purpose::choices, {a, b, c, d});
            for (std::size_t i = 0; i < size; ++i) {
                const auto words = random_words(key, 5, static_cast<std::uint32_t>(first + i), Purpose::choices);
                same = same && a[i] == to_uniform(words[0]) && b[i] == to_uniform(words[1]) &&
                       c[i] == to_uniform(words[2]) && d[i] == to_uniform(words[3]);
            }
            CHECK(same);
        }
    }
}

TEST_CASE("attempts drawn together are those drawn one by one") {
    for (const std::size_t size : {1, 3, 4, 8, 17}) {
        std::vector<double> a(size), b(size), c(size), d(size);
        random_choices_of(key, 5, 0xfffffffe, Purpose::conversation, 65500, {a, b, c, d});
        bool same = true;
        for (std::size_t i = 0; i < size; ++i) {
            const auto words =
                random_words(key, 5, 0xfffffffe, Purpose::conversation, 65500 + static_cast<std::uint32_t>(i));
            same = same && a[i] == to_uniform(words[0]) && b[i] == to_uniform(words[1]) &&
                   c[i] == to_uniform(words[2]) && d[i] == to_uniform(words[3]);
        }
        CHECK(same);
    }
}

TEST_CASE("Every argument changes the words") {
    const auto base = random_words(key, 5, 9, Purpose::choices, 0);
    CHECK(base != random_words({key.seed + 1, key.replication}, 5, 9, Purpose::choices, 0));
    CHECK(base != random_words({key.seed + (1ull << 32), key.replication}, 5, 9, Purpose::choices, 0));
    CHECK(base != random_words({key.seed, key.replication + 1}, 5, 9, Purpose::choices, 0));
    CHECK(base != random_words(key, 6, 9, Purpose::choices, 0));
    CHECK(base != random_words(key, 5, 10, Purpose::choices, 0));
    CHECK(base != random_words(key, 5, 9, Purpose::busyness, 0));
    CHECK(base != random_words(key, 5, 9, Purpose::choices, 1));
}

TEST_CASE("Uniforms lie strictly between 0 and 1 and are centred") {
    CHECK(to_uniform(0, 0) == 0x1.0p-53);
    CHECK(to_uniform(~0u, ~0u) == 1 - 0x1.0p-53);
    CHECK(to_uniform(0) == 0x1.0p-33);
    CHECK(to_uniform(~0u) == 1 - 0x1.0p-33);
    CHECK(to_uniform(0, 0x80000000u) == 0.5 + 0x1.0p-53);
    CHECK(to_uniform(~0u, 0x7fffffffu) == 0.5 - 0x1.0p-53);
    CHECK(to_uniform(0x40000000u) == 0.25 + 0x1.0p-33);
}

TEST_CASE("A sequential stream draws whole numbers and starts again alike") {
    SequentialStream stream;
    stream.restart(key, 3, Purpose::departure);
    std::vector<std::uint32_t> drawn;
    for (std::uint32_t n = 1; n < 2000; ++n) {
        drawn.push_back(stream.below(n));
        CHECK(drawn.back() < n);
    }
    stream.restart(key, 3, Purpose::departure);
    for (std::uint32_t n = 1; n < 2000; ++n) REQUIRE(stream.below(n) == drawn[n - 1]);
    stream.restart(key, 3, Purpose::chat_choice);
    std::size_t equal = 0;
    for (std::uint32_t n = 1; n < 2000; ++n) equal += stream.below(n) == drawn[n - 1] ? 1u : 0u;
    CHECK(equal < 40);  // 1/1 + 1/2 + ... + 1/1999, about 8, are expected by chance
}

TEST_CASE("A draw below n is the integer part of n times the uniform") {
    SequentialStream stream;
    stream.restart(key, 3, Purpose::departure);
    for (std::uint32_t drawn = 0; drawn < 500; ++drawn) {
        const auto words = random_words(key, 3, drawn, Purpose::departure);
        const std::uint32_t n = 1000003;
        const long double fraction = (words[1] + words[0] * 0x1.0p-32L) * 0x1.0p-32L;
        CHECK(stream.below(n) == static_cast<std::uint32_t>(fraction * n));
    }
}
