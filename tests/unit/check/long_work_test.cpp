#include "reports/long_work.hpp"

#include "tests/catch.hpp"

using namespace holdtime;

TEST_CASE("work of hours is told from its first results, and never work of minutes") {
    // 200 replications of a minute each on two threads are 100 minutes of work; the first pair is done.
    CHECK(long_work(seconds_left({60, 1, 200, 2})) == "about 2 hours");
    CHECK(long_work(seconds_left({60, 2, 200, 2})) == "about 2 hours");
    CHECK(long_work(seconds_left({60, 2, 20, 2})).empty());
    CHECK(long_work(seconds_left({2, 10, 1000000, 1})) == "about 2 days");
    CHECK(long_work(seconds_left({2, 10, 5000, 1})) == "about 17 minutes");
    CHECK(long_work(599).empty());
    CHECK(long_work(600) == "about 10 minutes");
}

TEST_CASE("work is not judged before anything is known, nor when it is over") {
    CHECK(seconds_left({0.2, 1, 1000000, 1}) == 0);
    CHECK(seconds_left({5000, 0, 10, 1}) == 0);
    CHECK(seconds_left({5000, 10, 10, 1}) == 0);
    CHECK(seconds_left({60, 1, 1, 64}) == 0);
}
