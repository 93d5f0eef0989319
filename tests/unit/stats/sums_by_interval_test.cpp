#include "sim/stats/sums_by_interval.hpp"

#include "tests/catch.hpp"

using namespace holdtime;

namespace {

/// All sums, each unlike the others.
PartSums distinct(double by) {
    PartSums sums;
    for (std::size_t i = 0; i < sum_count; ++i) sums.values[i] = by * static_cast<double>(100 + i * i);
    return sums;
}

}  // namespace

TEST_CASE("sums by interval hold what every figure that stands there is made of") {
    for (const auto part : {in_interval, in_group_interval})
        for (const unsigned about : {0u, unsigned{of_conversations}, of_some}) {
            SumsByInterval intervals(4, part, about), once(4, part, about);
            for (std::size_t i = 0; i < 4; ++i) once.set(i, distinct(1.0 + static_cast<double>(i)));
            intervals.add_replication(once);
            intervals.add_replication(once);
            for (std::size_t f = 0; f < figure_count; ++f) {
                const auto figure = static_cast<Figure>(f);
                if (!stands_in(figure, part, about)) continue;
                const auto here = ratio(figure, intervals[2]), all = ratio(figure, distinct(6));
                CHECK(here.numerator == all.numerator);
                CHECK(here.denominator == all.denominator);
                const auto two = ratio(figure, once.over(1, 4, 2)), together = ratio(figure, distinct(2 + 4));
                CHECK(two.numerator == together.numerator);
                CHECK(two.denominator == together.denominator);
            }
        }
    CHECK(SumsByInterval{}.empty());
}
