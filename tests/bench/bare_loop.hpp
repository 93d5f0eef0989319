#pragma once

#include <cstdint>

namespace holdtime::bench {

/// What the yardstick counts: exact statistics per call, nothing else.
struct BareResult {
    std::uint64_t calls = 0;
    std::uint64_t abandoned = 0;
    std::uint64_t within = 0;   ///< answered within 20 s
    double answered_waits = 0;  ///< seconds
    double seconds = 0;         ///< of the processor
};

/// Processor time of this process so far, in seconds: unlike the clock on the wall it leaves out other programs' share.
double processor_seconds();

/// M/M/n+M at load 0.97 n, service 240 s, patience 120 s: one program for one model, as fast as we can write it.
/// A calendar queue of completions, patience checked when a call is taken from the queue, random numbers in blocks.
BareResult run_bare_loop(std::uint32_t agents, std::uint64_t calls, std::uint64_t seed);

}  // namespace holdtime::bench
