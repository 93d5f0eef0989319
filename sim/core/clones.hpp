#pragma once

/// HOLDTIME_CLONES before a function compiles it once per instruction set and picks one when the program starts, so
/// that a portable build is nearly as fast as a native one. Without fused multiply-add (-ffp-contract=off) every clone
/// returns the same bits. Empty where it would not work or not help: sanitizers (the choice runs before they start),
/// other processors and C libraries, builds for a processor that has AVX2 anyway, compilers that do not know it.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define HOLDTIME_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define HOLDTIME_SANITIZED 1
#endif
#endif

#if defined(__x86_64__) && defined(__gnu_linux__) && defined(__GLIBC__) && !defined(__AVX2__) && \
    !defined(HOLDTIME_SANITIZED) && !defined(HOLDTIME_NO_CLONES)
#if defined(__clang__) && __clang_major__ >= 14
#define HOLDTIME_CLONES __attribute__((target_clones("avx512f", "avx2", "default")))
#elif !defined(__clang__) && __GNUC__ >= 12
#define HOLDTIME_CLONES __attribute__((target_clones("arch=x86-64-v4", "avx2", "default")))
#endif
#endif

#ifndef HOLDTIME_CLONES
#define HOLDTIME_CLONES
#endif

/// A helper of such a function: inlined, so that it is compiled for the same instruction set.
#define HOLDTIME_INLINE inline __attribute__((always_inline))

/// Before a loop that reads and writes only its own element: vectorise it even if two arrays are the same one.
#ifdef __clang__
#define HOLDTIME_ELEMENTWISE _Pragma("clang loop vectorize(assume_safety)")
#else
#define HOLDTIME_ELEMENTWISE _Pragma("GCC ivdep")
#endif

/// HOLDTIME_AVX2 before a function and its helpers compiles them for AVX2, to be called where has_avx2() says so; not
/// defined where that is of no use: clang finds the instructions by itself.
#if defined(__x86_64__) && defined(__gnu_linux__) && !defined(__clang__) && !defined(HOLDTIME_SANITIZED) && \
    !defined(HOLDTIME_NO_CLONES)
#define HOLDTIME_AVX2 __attribute__((target("avx2")))
#endif

namespace holdtime {

inline bool has_avx2() {
#if defined(HOLDTIME_AVX2)
    return __builtin_cpu_supports("avx2");
#else
    return false;
#endif
}

}  // namespace holdtime
