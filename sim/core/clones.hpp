#pragma once

/// HOLDTIME_CLONES before a function compiles it once per instruction set and picks one when the program starts, so that a
/// portable build is nearly as fast as a native one. Without fused multiply-add (-ffp-contract=off) every clone returns the
/// same bits. Empty where it would not work or not help: sanitizers (the choice runs before they start), other processors
/// and C libraries, builds for a processor that has AVX2 anyway, compilers that do not know it.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define HOLDTIME_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define HOLDTIME_SANITIZED 1
#endif
#endif

#if defined(__x86_64__) && defined(__gnu_linux__) && defined(__GLIBC__) && !defined(__AVX2__) && \
    !defined(HOLDTIME_SANITIZED) && !defined(HOLDTIME_NO_CLONES) && \
    ((defined(__clang__) && __clang_major__ >= 14) || (!defined(__clang__) && __GNUC__ >= 8))
#define HOLDTIME_CLONES __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define HOLDTIME_CLONES
#endif

/// A helper of such a function: inlined, so that it is compiled for the same instruction set.
#define HOLDTIME_INLINE inline __attribute__((always_inline))
