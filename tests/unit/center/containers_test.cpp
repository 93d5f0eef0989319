// The containers of the centre, by themselves.

#include <algorithm>
#include <random>
#include <tuple>
#include <vector>

#include "sim/center/idle_agents.hpp"
#include "sim/center/idle_groups.hpp"
#include "sim/center/journey.hpp"
#include "sim/center/places.hpp"
#include "sim/center/room.hpp"
#include "sim/center/waiting_line.hpp"
#include "tests/catch.hpp"

using namespace holdtime;

namespace {

struct Attempt {
    Seconds arrival = 0;
};
struct Item {
    Attempt attempt;
    std::uint32_t previous = none, next = none;
    bool answered = false;
    bool was_put_back() const { return answered; }
};
struct Idler {
    Seconds since = 0;
    std::uint32_t previous = none, next = none;
};

std::vector<std::uint32_t> members(const WaitingLine& line, const std::vector<Item>& items) {
    std::vector<std::uint32_t> numbers;
    for (auto i = line.head(); i != none; i = items[i].next) numbers.push_back(i);
    return numbers;
}

}  // namespace

TEST_CASE("a waiting line keeps its order, whoever leaves it, and integrates its length") {
    std::vector<Item> items(4);
    WaitingLine line;
    line.restart(10);
    for (std::uint32_t i = 0; i < 4; ++i) line.append(items, i, 10 + i);
    CHECK(line.size() == 4);
    line.remove(items, 2, 14);
    CHECK(members(line, items) == std::vector<std::uint32_t>{0, 1, 3});
    line.remove(items, 0, 15);
    line.remove(items, 3, 16);
    CHECK(members(line, items) == std::vector<std::uint32_t>{1});
    CHECK(line.take_waiting_seconds(20) == 1 + 2 + 3 + 4 + 3 + 2 + 4);
    CHECK(line.take_waiting_seconds(22) == 2);
    line.remove(items, 1, 22);
    CHECK(line.empty());
}

TEST_CASE("those who are put back stand in front in the order in which they came") {
    std::vector<Item> items(5);
    for (std::uint32_t i = 0; i < 5; ++i) items[i].attempt.arrival = i;
    WaitingLine line;
    line.restart(0);
    line.append(items, 3, 3);
    line.append(items, 4, 4);
    for (const std::uint32_t back : {1u, 0u, 2u}) {
        items[back].answered = true;
        line.put_back(items, back, 5);
    }
    CHECK(members(line, items) == std::vector<std::uint32_t>{0, 1, 2, 3, 4});
}

TEST_CASE("the longest idle agent is first, of those idle since one instant the lowest number") {
    std::vector<Idler> agents(5);
    IdleAgents idle;
    const auto enter = [&](std::uint32_t agent, Seconds since) {
        agents[agent].since = since;
        idle.enter(agents, agent);
    };
    enter(4, 1);
    enter(3, 2);
    enter(1, 2);
    enter(2, 2);
    std::vector<std::uint32_t> order;
    while (idle.size() > 0) {
        order.push_back(idle.longest());
        idle.leave(agents, idle.longest());
    }
    CHECK(order == std::vector<std::uint32_t>{4, 1, 2, 3});
    CHECK(idle.longest() == none);
}

TEST_CASE("a room's first is who keeps fewest waiting, then was assigned a chat longest ago, whoever comes and goes") {
    std::mt19937 draw(7);
    std::vector<RoomPlace> places(40);
    std::vector<std::uint32_t> inside;
    Room room;
    const auto earlier = [&](std::uint32_t a, std::uint32_t b) {
        return std::tuple(places[a].awaiting, places[a].assigned, a) <
               std::tuple(places[b].awaiting, places[b].assigned, b);
    };
    for (int step = 0; step < 5000; ++step) {
        const auto agent = static_cast<std::uint32_t>(draw() % places.size());
        const auto at = std::find(inside.begin(), inside.end(), agent);
        if (at == inside.end()) {
            if (draw() % 2 == 0) places[agent].assigned = step / 3;  // ties, too
            room.insert(places, agent);
            inside.push_back(agent);
        } else if (draw() % 2 == 0) {
            if (places[agent].awaiting > 0 && draw() % 2 == 0) {
                --places[agent].awaiting;
                room.move_up(places, agent);
            } else {
                room.erase(places, agent);
                places[agent].awaiting = static_cast<std::uint32_t>(draw() % 3);
                room.insert(places, agent);
            }
        } else {
            room.erase(places, agent);
            inside.erase(at);
        }
        const auto first = std::min_element(inside.begin(), inside.end(), earlier);
        REQUIRE(room.first() == (inside.empty() ? none : *first));
    }
}

TEST_CASE("of a tier of many groups those are seen that have anybody idle, the lowest first") {
    IdleGroups idle;
    idle.lay_out(200);
    const std::vector<std::uint16_t> tier{0, 3, 63, 64, 130, 199};
    const auto set = idle.set_of(tier);
    const auto seen = [&] {
        std::vector<std::uint16_t> groups;
        idle.each_of(set, [&](std::uint16_t group) { groups.push_back(group); });
        return groups;
    };
    CHECK(seen().empty());
    for (const std::size_t group : {199, 64, 3, 4, 0}) idle.insert(group);
    CHECK(seen() == std::vector<std::uint16_t>{0, 3, 64, 199});
    idle.erase(64);
    CHECK(seen() == std::vector<std::uint16_t>{0, 3, 199});
    idle.restart();
    CHECK(seen().empty());
}

TEST_CASE("places are taken again, the last one given back first, and grow when all are taken") {
    Places<Item> places;
    CHECK(places.full());
    places.grow();
    CHECK(places.size() == 64);
    CHECK(places.take() == 0);
    const auto second = places.take();
    places[second].answered = true;
    places.give_back(second);
    CHECK(places.take() == second);
    CHECK_FALSE(places[second].answered);
    for (int i = 2; i < 64; ++i) places.take();
    CHECK(places.full());
    places.grow();
    CHECK(places.size() == 128);
    CHECK(places.take() == 64);
    places.restart();
    CHECK(places.take() == 0);
}

TEST_CASE("the journey table leads everybody to an end, by one row for each way out") {
    for (const auto& row : journey) {
        int same = 0;
        for (const auto& other : journey) same += row.from == other.from && row.exit == other.exit;
        CHECK(same == 1);
        CHECK(row.from != Stage::ended);
        // Who leaves unseen ends, and its place in the queue goes on alone.
        bool entered = row.from == Stage::door || row.from == Stage::away || row.from == Stage::unseen;
        bool left = row.to == Stage::ended;
        for (const auto& other : journey) {
            entered = entered || other.to == row.from;
            left = left || other.from == row.to;
        }
        CHECK(entered);
        CHECK(left);
    }
}
