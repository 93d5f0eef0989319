#include <array>
#include <cstdlib>
#include <new>

#include "sim/demand/demand.hpp"
#include "tests/catch.hpp"
#include "tests/unit/demand/laid_out.hpp"

namespace {

std::size_t allocations = 0;

}  // namespace

// The address sanitizer keeps its own pairs of new and delete, which a program must not replace in part: nothing is
// counted there.
#ifndef __SANITIZE_ADDRESS__
// Counts every allocation of this test program. Not inlined, or g++ takes malloc and delete for a mismatched pair.
[[gnu::noinline]] void* operator new(std::size_t size) {
    ++allocations;
    if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
    throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
#endif

using namespace holdtime;

TEST_CASE("Drawing customers allocates nothing after the first replication") {
    auto d = laid_out::four_hours(2, 3, 2000);
    d.timetable.open = {0, 1, 1, 1, 0, 0, 1, 0};
    for (auto& segment : d.segments) {
        segment.later = 0.5, segment.leave = 0.5;
        segment.channels[0] = {0.5, 0.2, 0.1,
                               written::distribution("gamma", written::map({{"mean", written::scalar("1min")},
                                                                            {"shape", written::scalar("2")}}))};
        segment.channels[1] = {0.5, 0.2, 0,
                               written::distribution("lognormal", written::map({{"mean", written::scalar("1min")},
                                                                                {"cv", written::scalar("2")}}))};
    }
    Demand demand(d);
    std::array<Attempt, 256> block;
    const auto run = [&](std::uint32_t replication) {
        demand.restart({1, replication});
        while (demand.next(block) == block.size()) {
        }
    };
    run(0);
    run(0);
    const auto before = allocations;
    for (int again = 0; again < 5; ++again) run(0);
    CHECK(allocations == before);
}
