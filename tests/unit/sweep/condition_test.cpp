#include "studies/sweep/condition.hpp"

#include "tests/catch.hpp"

using namespace holdtime;

namespace {

const std::vector<std::string> varied{"strategies.phone only.agent_groups.phone desk.staffing", "a.b", "a.share"};

std::optional<PathValue> constant(const std::string& path) {
    if (path == "experiment.seed") return PathValue{7.0, "7"};
    if (path == "name") return PathValue{{}, "bank"};
    return {};
}

Value text_of(const std::string& text) {
    Value value;
    value.text = text;
    return value;
}

bool holds(const std::string& text, double staffing = 5, double b = 2, double share = 0.3) {
    Problems problems;
    const PointCondition condition(text_of(text), varied, constant, problems);
    for (const auto& problem : problems.list()) UNSCOPED_INFO(problem.text);
    REQUIRE(problems.empty());
    return condition.holds({{staffing, ""}, {b, ""}, {share, ""}});
}

std::string complaint(const std::string& text) {
    Problems problems;
    const PointCondition condition(text_of(text), varied, constant, problems);
    REQUIRE_FALSE(problems.empty());
    return problems.list().front().text;
}

}  // namespace

TEST_CASE("conditions compare paths that contain spaces") {
    CHECK(holds("strategies.phone only.agent_groups.phone desk.staffing <= 5"));
    CHECK_FALSE(holds("strategies.phone only.agent_groups.phone desk.staffing<5"));
    CHECK(holds("strategies.phone only.agent_groups.phone desk.staffing + a.b == 7"));
    CHECK(holds("`a.b` != 3"));
    CHECK(holds("2 * a.b + 1 >= strategies.phone only.agent_groups.phone desk.staffing"));
}

TEST_CASE("conditions know precedence, not, and parentheses") {
    CHECK(holds("a.b == 1 or a.b == 2 and a.share < 1"));
    CHECK_FALSE(holds("(a.b == 1 or a.b == 2) and a.share > 1"));
    CHECK(holds("not a.b == 1"));
    CHECK(holds("not (a.b == 1 or a.b == 3)"));
    CHECK(holds("1 + 2 * 3 == 7"));
    CHECK(holds("10 - 2 - 3 == 5"));
    CHECK(holds("8 / 4 / 2 == 1"));
    CHECK(holds("-a.b == -2"));
    CHECK(holds("a.b - 1 == 1"));
    CHECK(holds("a.b*2==4"));
}

TEST_CASE("conditions understand units, and sums compare as on paper") {
    CHECK(holds("a.share == 30%"));
    CHECK(holds("a.share + 0.1 == 40%"));
    CHECK(holds("0.1 + 0.2 == 0.3"));
    CHECK(holds("90s == 1.5min"));
    CHECK(holds("24/h == 0.4/min"));
    CHECK(holds("a.b < 2min"));
}

TEST_CASE("conditions use values of the base scenario and texts") {
    CHECK(holds("experiment.seed == 7"));
    CHECK(holds("name == bank"));
    CHECK(holds("name != 'a shop'"));
}

TEST_CASE("conditions that cannot be read say why") {
    CHECK(complaint("a.b") ==
          "invalid condition 'a.b' in sweep.where (nothing is compared; write one of < <= > >= == !=)");
    CHECK(complaint("a.b = 2").find("'=' compares nothing; write ==") != std::string::npos);
    CHECK(complaint("a.c > 2").find("unknown path 'a.c' (did you mean 'a.b'?)") != std::string::npos);
    CHECK(complaint("(a.b > 2").find("')' is missing") != std::string::npos);
    CHECK(complaint("a.b > 2)").find("unexpected ')'") != std::string::npos);
    CHECK(complaint("a.b >").find("it ends where a path or a number should stand") != std::string::npos);
    CHECK(complaint("1 < a.b < 3").find("two comparisons in a row") != std::string::npos);
    CHECK(complaint("").find("it ends where") != std::string::npos);
    CHECK(complaint(std::string(5000, '(') + "1 < 2").find("nested too deeply") != std::string::npos);
    CHECK(complaint(std::string(5000, '-') + "1 < 2").find("nested too deeply") != std::string::npos);
}

TEST_CASE("a text has no order") {
    Problems problems;
    const PointCondition condition(text_of("name < 3"), varied, constant, problems);
    REQUIRE(problems.empty());
    CHECK_THROWS_AS(condition.holds({{1.0, ""}, {1.0, ""}, {1.0, ""}}), InputError);
}
