#include <algorithm>
#include <random>
#include <vector>

#include "sim/kernel/calendar.hpp"
#include "tests/catch.hpp"

using namespace holdtime;

namespace {

/// Inserts, erases and takes at random, and checks every event taken against a sorted list.
void exercise(std::uint32_t slots, std::uint32_t buckets, double gap, double spread, unsigned seed) {
    std::mt19937 random(seed);
    const auto uniform = [&] { return static_cast<double>(random()) / 4294967296.0; };
    Calendar calendar;
    calendar.reset(slots, buckets, gap, 0);
    std::vector<double> time(slots, -1);
    double now = 0;
    for (int step = 0; step < 20000; ++step) {
        const auto slot = static_cast<std::uint32_t>(uniform() * slots);
        if (time[slot] < 0) {
            // Coarse times, so that many events fall on one instant.
            time[slot] = now + static_cast<int>(uniform() * spread * 8) / 8.0;
            calendar.insert(slot, time[slot], slot);
        } else if (uniform() < 0.3) {
            calendar.erase(slot);
            time[slot] = -1;
        } else {
            std::uint32_t expected = Calendar::none;
            for (std::uint32_t s = 0; s < slots; ++s)
                if (time[s] >= 0 && (expected == Calendar::none || time[s] < time[expected])) expected = s;
            const auto next = calendar.peek();
            REQUIRE(next == expected);
            if (uniform() < 0.2) continue;  // looked, but did not take
            now = time[next];
            calendar.pop(next);
            time[next] = -1;
        }
    }
}

}  // namespace

TEST_CASE("events come out by time, then rank, whatever the bucket width") {
    exercise(50, 64, 1, 50, 1);
    exercise(50, 16, 0.01, 50, 2);  // buckets much too short
    exercise(50, 64, 100, 50, 3);   // much too long
    exercise(300, 16, 1, 300, 4);   // too few: they are spread
    exercise(5, 16, 1e-9, 1e6, 5);  // everything lies many rounds ahead
}

TEST_CASE("an event as far away as the calendar can say is still found") {
    Calendar calendar;
    calendar.reset(2, 16, 1e-6, 0);
    calendar.insert(0, 1e15, 0);
    calendar.insert(1, 9e14, 1);
    CHECK(calendar.peek() == 1);
    calendar.pop(1);
    CHECK(calendar.peek() == 0);
}
