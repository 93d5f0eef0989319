// Peak and recovery of surges, from a queue by interval.

#include "sim/stats/surges.hpp"

#include <cmath>

#include "tests/catch.hpp"
#include "tests/unit/stats/centre.hpp"

using namespace holdtime;
using namespace holdtime::test;

namespace {

/// Ten intervals of half an hour behind one of warm-up.
Description with_surges(std::vector<Surge> surges) {
    auto d = small_centre();
    d.grid.boundaries.clear();
    for (int i = -1; i <= 10; ++i) d.grid.boundaries.push_back(1800.0 * i);
    d.grid.day.assign(11, 0);
    d.surges = std::move(surges);
    return d;
}

}  // namespace

TEST_CASE("A surge is over when the queue is back within a tenth for two intervals") {
    const auto d = with_surges({{"all", "noon", 2, 4}});
    const auto found = surge_outcomes(d, {1, 2, 5, 7, 9, 2.1, 4, 2.2, 2.0, 1});
    REQUIRE(found.size() == 1);
    CHECK((found[0].segment == "all" && found[0].start == "noon"));
    CHECK(found[0].peak == 9);
    CHECK(found[0].recovery == 4 * 1800);  // back in the sixth, but not in the seventh: in the eighth and ninth
}

TEST_CASE("Of several surges the highest peak and the longest recovery, none if one is never over") {
    auto d = with_surges({{"all", "early", 1, 2}, {"some", "late", 5, 6}});
    const std::vector<double> queue = {1, 5, 1, 1, 1, 9, 3, 1, 1, 1};
    const auto both = surge_outcomes(d, queue);
    CHECK(highest_peak(both) == 9);
    CHECK(longest_recovery(both) == 3600);
    auto never = queue;
    never.back() = 2;
    d.surges.push_back({"some", "last", 8, 9});
    CHECK(highest_peak(surge_outcomes(d, never)) == 9);
    CHECK(std::isnan(longest_recovery(surge_outcomes(d, never))));
    d.surges = {{"all", "first", 0, 2}};  // nothing stands before it
    CHECK(highest_peak(surge_outcomes(d, queue)) == 9);
    CHECK(std::isnan(longest_recovery(surge_outcomes(d, queue))));
    CHECK(std::isnan(highest_peak({})));
    CHECK(std::isnan(longest_recovery({})));
}
