// Agents who do not come.

#include <cmath>

#include "tests/catch.hpp"
#include "tests/unit/center/stage.hpp"

using namespace holdtime;
using namespace holdtime::stage;

namespace {

constexpr Seconds hour = 3600;

/// Two days of six intervals of four hours, staffed as given; the agents who came, per interval.
struct TwoDays {
    explicit TwoDays(const std::vector<std::uint32_t>& planned, double absence) : day(phone(0, 48 * hour, 4 * hour)) {
        day.grid.day = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1};
        std::vector<std::vector<std::uint32_t>> rows;
        for (const auto agents : planned) rows.push_back({agents});
        set_agents(day, rows);
        day.groups[0].absence = absence;
    }

    std::vector<std::uint32_t> came(std::uint32_t replication) {
        Script script;
        Center center(day, script);
        center.run({1, replication}, script);
        std::vector<std::uint32_t> agents(12, 0);
        for (const auto& duty : script.duty) agents[duty.interval] = duty.agents;
        return agents;
    }

    Description day;
};

}  // namespace

TEST_CASE("with no absence everybody comes, with certain absence nobody") {
    const std::vector<std::uint32_t> planned = {0, 0, 40, 40, 20, 0, 0, 0, 40, 10, 0, 0};
    CHECK(TwoDays(planned, 0).came(0) == planned);
    CHECK(TwoDays(planned, 1).came(0) == std::vector<std::uint32_t>(12, 0));
}

TEST_CASE("who is absent is absent all day, and drawn anew the next day") {
    TwoDays days({0, 40, 40, 0, 40, 20, 0, 40, 40, 40, 20, 0}, 0.25);
    bool differ = false;
    for (std::uint32_t r = 0; r < 20; ++r) {
        const auto came = days.came(r);
        CHECK(came[1] == came[2]);
        CHECK(came[4] == came[1]);  // after a pause
        CHECK(came[5] <= came[4]);
        CHECK(came[8] == came[7]);
        differ = differ || came[7] != came[1];
    }
    CHECK(differ);
}

TEST_CASE("a night shift is one day's work, a desk that never closes changes at midnight") {
    TwoDays night({0, 0, 0, 0, 40, 40, 40, 0, 0, 0, 0, 0}, 0.25);
    TwoDays always(std::vector<std::uint32_t>(12, 40), 0.25);
    bool differ = false;
    for (std::uint32_t r = 0; r < 20; ++r) {
        const auto came = night.came(r);
        CHECK(came[4] == came[6]);
        const auto round_the_clock = always.came(r);
        CHECK(round_the_clock[0] == round_the_clock[5]);
        differ = differ || round_the_clock[5] != round_the_clock[6];
    }
    CHECK(differ);
}

TEST_CASE("as many stay away as the probability says") {
    // 400 days of 40 agents; two-sided, level 0.001 (fixed seed). A probability wrong by a tenth (0.225) is 5.8
    // standard errors away.
    TwoDays days({0, 0, 40, 0, 0, 0, 0, 0, 40, 0, 0, 0}, 0.25);
    double absent = 0;
    for (std::uint32_t r = 0; r < 200; ++r) {
        const auto came = days.came(r);
        absent += (40.0 - came[2]) + (40.0 - came[8]);
    }
    const double n = 2 * 200 * 40;
    CHECK(std::abs(absent / n - 0.25) < 3.2905 * std::sqrt(0.25 * 0.75 / n));
}

TEST_CASE("plans are compared with the same people absent") {
    TwoDays fewer({0, 0, 30, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 0.25), more({0, 0, 40, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 0.25);
    for (std::uint32_t r = 0; r < 20; ++r) {
        const auto few = fewer.came(r)[2], many = more.came(r)[2];
        CHECK(few <= many);
        CHECK(many <= few + 10);
    }
}
