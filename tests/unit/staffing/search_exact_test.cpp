// One group of one skill: the search against the exact minimum by the time-dependent Erlang A chain.

#include <cmath>
#include <functional>

#include "tests/catch.hpp"
#include "tests/unit/staffing/exact_day.hpp"

using namespace holdtime;
using namespace holdtime::town;

namespace {

/// The fewest agents of all plans within the bounds that satisfy `met`, which an agent more anywhere never breaks: so a
/// beginning that fails with all the rest at the most need not be finished, and neither need one that has too many
/// already.
class FewestAgents {
public:
    FewestAgents(GroupPlan least, GroupPlan most, std::function<bool(const GroupPlan&)> met)
        : least_(std::move(least)), most_(std::move(most)), met_(std::move(met)) {
        extend(most_, 0, 0);
    }
    std::uint32_t agents() const { return fewest_; }
    GroupPlan plan() const { return plan_; }

private:
    void extend(GroupPlan plan, std::size_t at, std::uint32_t before) {
        if (at == plan.size()) {
            plan_ = plan;
            fewest_ = before;
            return;
        }
        std::uint32_t after = 0;
        for (std::size_t i = at + 1; i < plan.size(); ++i) after += least_[i];
        for (plan[at] = least_[at]; plan[at] <= most_[at]; ++plan[at])
            if (before + plan[at] + after < fewest_ && met_(plan)) extend(plan, at + 1, before + plan[at]);
    }

    GroupPlan least_, most_, plan_;
    std::function<bool(const GroupPlan&)> met_;
    std::uint32_t fewest_ = 1000;
};

}  // namespace

TEST_CASE("the search returns the exact minimum for one interval") {
    for (const double rate : {12.0, 30.0, 60.0, 120.0})
        for (const double target : {0.7, 0.8, 0.9}) {
            Day day{{rate}};
            std::uint32_t least = 1;
            while (day.service({least}) < target) ++least;
            const auto found = day.town(target, "horizon").plan()[0][0];
            INFO("rate " << rate << ", target " << target << ", exact " << least << ", found " << found);
            // One agent beside it only where the target itself lies within the noise.
            if (found != least) {
                CHECK(std::abs(day.service({std::min(found, least)}) - target) < 3 * error_of(target, rate, 400));
                CHECK(std::max(found, least) - std::min(found, least) == 1);
            }
        }
}

TEST_CASE("the search returns the exact minimum when every interval must meet the target") {
    const Day day{{30, 60, 90, 40}};
    constexpr double target = 0.8;
    // What is staffed in one interval is felt in the next: the least of all combinations.
    const FewestAgents exact_minimum({3, 5, 8, 3}, {7, 10, 14, 8}, [&](const GroupPlan& agents) {
        for (const auto& segment : day.exact(agents))
            if (segment.contacts.answered_within < target) return false;
        return true;
    });
    const auto found = day.town(target, "interval").plan()[0];
    const auto best = exact_minimum.plan();
    CAPTURE(best, found);
    CHECK(found[0] + found[1] + found[2] + found[3] == exact_minimum.agents());
    const auto exact = day.exact(found);
    for (std::size_t i = 0; i < exact.size(); ++i)
        CHECK(exact[i].contacts.answered_within > target - 3 * error_of(target, day.rates[i], 400));
}

TEST_CASE("the search returns the exact minimum over the horizon") {
    const Day day{{20, 50, 70}};
    constexpr double target = 0.85;
    const FewestAgents exact_minimum({0, 2, 3}, {7, 10, 12},
                                     [&](const GroupPlan& agents) { return day.service(agents) >= target; });
    const auto found = day.town(target, "horizon").plan()[0];
    const auto best = exact_minimum.plan();
    CAPTURE(best, found);
    CHECK(found[0] + found[1] + found[2] == exact_minimum.agents());
    CHECK(day.service(found) > target - 3 * error_of(target, 140, 400));
}
