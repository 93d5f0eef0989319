// An interrupt was looked for between two replications only.

#include "sim/core/stop.hpp"
#include "tests/catch.hpp"
#include "tests/unit/center/stage.hpp"

using namespace holdtime;

namespace {

/// A stop sign that lets so many questions pass.
Stop after(int& questions) {
    return {[](const void* left) { return --*static_cast<int*>(const_cast<void*>(left)) < 0; }, &questions};
}

}  // namespace

TEST_CASE("a centre stops in the middle of a replication, and the next one is as if nothing had been") {
    const auto description = stage::phone(2);
    stage::Script script;
    for (int i = 0; i < 10000; ++i) script.add(0.1 * i, 1).patience = 400 + i % 97;
    script.play(description);
    const auto whole = script.records;
    REQUIRE(whole.size() == 10000);

    int questions = 0;
    Center center(description, script, after(questions));
    // At once; while customers come; while those who still wait are served or leave.
    for (const int asked : {0, 30, 150}) {
        questions = asked;
        script.records.clear();
        CHECK_THROWS_AS(center.run({1, 0}, script), Interrupted);
        CHECK(script.records.size() < whole.size());
    }
    questions = 1000000;
    script.records.clear();
    center.run({1, 0}, script);
    REQUIRE(script.records.size() == whole.size());
    for (std::size_t i = 0; i < whole.size(); ++i) {
        CHECK(script.records[i].customer == whole[i].customer);
        CHECK(script.records[i].end == whole[i].end);
    }
}
