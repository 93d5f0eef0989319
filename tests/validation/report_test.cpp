// docs/validation.md is written by a command that runs for minutes; here it is only seen to tell of the same cases.

#include <fstream>
#include <iterator>
#include <string>

#include "tests/catch.hpp"
#include "tests/validation/cases/case.hpp"

using namespace holdtime::validation;

TEST_CASE("docs/validation.md tells of every case", "[validation]") {
    std::ifstream file(std::string(HOLDTIME_SOURCE_DIR) + "/docs/validation.md");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    std::size_t cases = 0;
    for (const auto& families : {exact_families(), day_families()})
        for (const auto& family : families) {
            INFO(family.name);
            CHECK(text.find("\n## " + family.name + "\n") != std::string::npos);
            for (const auto& about : family.cases) {
                INFO(about.name);
                CHECK(text.find("\n| " + about.name + " | ") != std::string::npos);
                ++cases;
            }
        }
    CHECK(cases > 100);
}
