#include "scenarios/schema/parameters.hpp"

#include "tests/catch.hpp"
#include "tests/unit/scenarios/helpers.hpp"

using namespace holdtime;
using holdtime::test::scalar;

namespace {

ModelChoice choice(std::vector<std::pair<std::string, std::string>> parameters) {
    ModelChoice result;
    result.name = "lognormal";
    result.place = {"test", 3, 5};
    result.parameters.kind = Value::Kind::map;
    int column = 10;
    for (const auto& [key, text] : parameters) {
        Value value = scalar(text);
        value.place = {"test", 3, column + 5};
        Entry& entry = result.parameters.entries.emplace_back();
        entry.key = key;
        entry.place = {"test", 3, column};
        entry.value = value;
        column += 20;
    }
    return result;
}

std::string all(const Problems& problems) {
    std::string text;
    for (const auto& problem : problems.list()) text += to_string(problem) + '\n';
    return text;
}

}  // namespace

TEST_CASE("parameters: values, defaults and units") {
    Problems problems;
    Parameters parameters(choice({{"mean", "4min"}, {"cv", "120%"}, {"n", "3"}}), "x.lognormal", problems);
    CHECK(parameters.duration("mean") == 240);
    CHECK(parameters.ratio("cv") == 1.2);
    CHECK(parameters.integer("n") == 3);
    CHECK(parameters.share("absent", 0.5) == 0.5);
    CHECK(parameters.has("cv"));
    CHECK_FALSE(parameters.has("absent"));
    parameters.done();
    CHECK(all(problems) == "");
}

TEST_CASE("parameters: every problem of a block at once") {
    Problems problems;
    Parameters parameters(choice({{"mena", "4min"}, {"cv", "-1"}}), "x.lognormal", problems);
    CHECK(parameters.duration("mean") == 0);
    CHECK(parameters.ratio("cv", 0.7) == 0.7);
    parameters.done();
    CHECK(all(problems) ==
          "test:3:5: missing key 'mean' in x.lognormal\n"
          "test:3:35: invalid x.lognormal.cv -1 (must not be negative)\n"
          "test:3:10: unknown key 'mena' in x.lognormal (did you mean 'mean'?)\n");
}

TEST_CASE("parameters: the short form stands for its key") {
    Problems problems;
    ModelChoice exponential{"exponential", scalar("4min"), {"test", 1, 1}, true};
    Parameters parameters(exponential, "x.exponential", problems);
    parameters.short_form("mean");
    CHECK(parameters.duration("mean") == 240);
    parameters.done();
    CHECK(problems.empty());
}

TEST_CASE("parameters: a scalar where a map is due is said once") {
    Problems problems;
    Parameters parameters(ModelChoice{"lognormal", scalar("4min"), {"test", 1, 1}, true}, "x.lognormal", problems);
    parameters.duration("mean");
    parameters.ratio("cv");
    parameters.done();
    CHECK(problems.size() == 1);
    CHECK_THAT(all(problems), Catch::Contains("must be a map of parameters"));
}

TEST_CASE("parameters: lists and choices") {
    Problems problems;
    ModelChoice model = choice({{"rule", "randm"}});
    Value list;
    list.kind = Value::Kind::list;
    list.items = {scalar("10%"), scalar("0.9")};
    Entry& entry = model.parameters.entries.emplace_back();
    entry.key = "probabilities";
    entry.value = list;
    Parameters parameters(model, "x", problems);
    CHECK(parameters.shares("probabilities") == std::vector<double>{0.1, 0.9});
    CHECK(parameters.one_of("rule", {"least_loaded", "random"}, "least_loaded") == "least_loaded");
    CHECK_THAT(all(problems), Catch::Contains("unknown rule 'randm' in x (did you mean 'random'?)"));
}
