#include <limits>

#include "reports/check.hpp"
#include "reports/documents/check_causes.hpp"
#include "tests/catch.hpp"
#include "tests/unit/check/helpers.hpp"

using namespace holdtime;
using namespace holdtime::test;

namespace {

Baseline sample() {
    auto baseline = baseline_of({{"s.total.cost", 1234.567891, 0.1234, {1, -2, 3, -4, 5, -6, 7, -8, 9, -10}},
                                 {"s.channels.a \"b\" \\.c.asa", std::numeric_limits<double>::quiet_NaN(), 0, {}},
                                 {"s.total.paid_hours", 96, 0, {}}});
    baseline.seed = 18446744073709551615ULL;
    return baseline;
}

std::string complaint(const std::string& text) {
    try {
        read_baseline(text, "b.json");
    } catch (const InputError& error) {
        return to_string(error.problems()[0]);
    }
    return "none";
}

std::string with(std::string text, const std::string& old, const std::string& fresh) {
    REQUIRE(text.find(old) != std::string::npos);
    return text.replace(text.find(old), old.size(), fresh);
}

bool begins(const std::string& text, const std::string& beginning) {
    return text.compare(0, beginning.size(), beginning) == 0;
}

ScenarioCheck changed_check() {
    ScenarioCheck check;
    check.file = "work/a.yaml";
    check.baseline_file = "a.baseline.json";
    check.scenario = "A <&> \"b\", c: d";
    check.strategies = {{"s", {"work/a.yaml", 12, 3}}, {"t", {"work/a.yaml", 20, 3}}};
    auto now = baseline_of({cost(120, 1), {"s.total.asa", 10, 1, {}}});
    now.hash = "other";
    CheckPlan plan = plan_with(0.01);
    check.comparison = compare_with_baseline(baseline_of({cost(100, 1)}), now, plan);
    check.expectations = {
        {"s.total.cost", "< 110", {"work/a.yaml", 30, 5}, Unit::money, {120, 118, 122}, false, false}};
    return check;
}

}  // namespace

TEST_CASE("a baseline reads back as it was written, a figure a line") {
    const auto text = baseline_text(sample());
    const auto again = read_baseline(text, "b.json");
    CHECK(baseline_text(again) == text);
    CHECK(again.seed == 18446744073709551615ULL);
    CHECK(again.figures[0].mean == 1234.567891);
    CHECK(again.figures[0].sections == sample().figures[0].sections);
    CHECK(again.figures[1].path == sample().figures[1].path);
    CHECK(again.figures[1].mean != again.figures[1].mean);
    CHECK(text.find("\n    \"s.total.cost\": [1234.567891, 0.1234, [1,-2,3,-4,5,-6,7,-8,9,-10]],\n") !=
          std::string::npos);
}

TEST_CASE("a damaged, foreign or later baseline is a complaint with its place") {
    const auto text = baseline_text(sample());
    CHECK(begins(complaint("{}"), "b.json:1:1: not a baseline"));
    CHECK(begins(complaint("[1, 2]"), "b.json:1:1: not a baseline"));
    CHECK(begins(complaint("{\"schema_version\": 1, \"strategies\": {}}"), "b.json:1:1: not a baseline"));
    CHECK(begins(complaint(text.substr(0, text.size() / 2)), "b.json:1"));
    CHECK(complaint(text.substr(0, text.size() / 2)).find("damaged baseline") != std::string::npos);
    CHECK(complaint(with(text, "\"engine\"", "<<<<<<< HEAD\n\"engine\"")).find("b.json:7:") == 0);
    CHECK(begins(complaint(with(text, "\"schema_version\": 1", "\"schema_version\": 2")),
                 "b.json:2:21: unknown schema_version 2"));
    CHECK(begins(complaint(with(text, "\"seed\": 18446744073709551615", "\"seed\": -1")),
                 "b.json:9:11: invalid seed -1"));
    CHECK(begins(complaint(with(text, "[96, 0]", "[96]")), "b.json:17:27: invalid figure 's.total.paid_hours'"));
    CHECK(begins(complaint(with(text, "[96, 0]", "[96, -1]")), "b.json:17:27: invalid figure"));
    CHECK(begins(complaint(with(text, ",-10]", "]")), "b.json:15:21: 9 sections of 's.total.cost' (must be 10)"));
    CHECK(begins(complaint(with(text, ",-10]", ",-10.5]")), "b.json:15:21: invalid sections"));
    CHECK(complaint(with(text, "\"seed\"", "\"sede\"")).find("missing key 'seed'") != std::string::npos);
}

TEST_CASE("the table says what changed, what was expected and how it ends") {
    const auto text = check_table({changed_check()}, {});
    INFO(text);
    CHECK(text.find("not met: work/a.yaml\n") == 0);
    CHECK(text.find("\nNOT MET  s.total.cost  is 120 ± 2, expected < 110\n") != std::string::npos);
    CHECK(text.find("\nchanged  s.total.cost  100 -> 120, +20.0 ± 3.7 (threshold 1.00)\n") != std::string::npos);
    CHECK(text.find("\nnew      s.total.asa   new: 10.0 s\n") != std::string::npos);
    CHECK(text.find("holdtime check --update") != std::string::npos);
    CHECK(text.find("\n1 scenario: 1 not met (1 figure changed, 1 expectation not met)\n") != std::string::npos);
    CHECK(check_table({changed_check()}, {"", true}).find("\x1b[31mnot met: work/a.yaml\x1b[0m\n") == 0);
}

TEST_CASE("one cause stands once, with how many figures it moved") {
    const auto figures = [](double mean) {
        std::vector<BaselineFigure> list;
        for (const auto* path : {"s.total.cost", "s.channels.phone.cost", "s.agent_groups.desk.cost"})
            list.push_back({path, mean, mean / 100, {}});
        return list;
    };
    auto now = baseline_of(figures(120));
    now.hash = "other";
    auto before = figures(100);
    for (const auto* path : {"s.total.asa", "s.total.aht", "s.channels.phone.asa"}) before.push_back({path, 9, 1, {}});
    ScenarioCheck check;
    check.currency = "EUR";
    check.period = {"2026-03-02", "2026-03-02", "1 day", "", ""};
    check.comparison = compare_with_baseline(baseline_of(before), now, plan_with(0.01));
    const auto causes = causes_of(check);
    REQUIRE(causes.size() == 2);
    // What is gone comes before what moved: the worst first.
    CHECK(causes[0].figures == "s");
    CHECK(causes[0].what == "3 figures that do not exist any more: total.asa, total.aht, channels.phone.asa");
    CHECK(causes[1].figures == "s.total.cost, also in channels.phone, agent_groups.desk (3 figures)");
    CHECK(causes[1].what.starts_with("100 -> 120 EUR a day, +20.0"));
}

TEST_CASE("JUnit: a suite a scenario, a case a strategy and an expectation, markup escaped") {
    const auto text = check_junit({changed_check()});
    CHECK(text.find("<testsuites name=\"holdtime check\" tests=\"3\" failures=\"2\" errors=\"0\">") !=
          std::string::npos);
    CHECK(
        text.find("<testsuite name=\"A &lt;&amp;&gt; &quot;b&quot;, c: d\" tests=\"3\" failures=\"2\" errors=\"0\">") !=
        std::string::npos);
    CHECK(text.find("name=\"t\" file=\"work/a.yaml\"/>") != std::string::npos);
    CHECK(text.find("<failure message=\"s.total.cost: 100 -&gt; 120") != std::string::npos);
}

TEST_CASE("annotations stand at the strategy and at the expectation, and escape what GitHub would take for its own") {
    const auto text = check_annotations({changed_check()}, "work");
    CHECK(text.find("::error file=a.yaml,line=30,col=5,title=expectation not met::s.total.cost is 120") !=
          std::string::npos);
    CHECK(text.find("::error file=a.yaml,line=12,col=3,title=1 figure changed::s.total.cost: 100 -> 120") !=
          std::string::npos);
    CHECK(text.find("::notice file=a.yaml,line=12,col=3,title=1 new figure::s.total.asa: new: 10.0 s") !=
          std::string::npos);
    ScenarioCheck broken;
    broken.file = "a,b:c.yaml";
    broken.problems = {{{"a,b:c.yaml", 3, 4}, "100 % wrong\nreally"}};
    CHECK(check_annotations({broken}, "") ==
          "::error file=a%2Cb%3Ac.yaml,line=3,col=4,title=wrong input::100 %25 wrong%0Areally\n");
}

TEST_CASE("markdown escapes markup, and JSON has the layout of the contract") {
    CHECK(check_markdown({changed_check()}, {}).find("## A \\<&> \"b\", c: d: not met") != std::string::npos);
    const auto json = check_json({changed_check()}, {});
    CHECK(json.find("\"status\": \"not_met\"") != std::string::npos);
    CHECK(json.find("\"path\": \"s.total.cost\"") != std::string::npos);
    CHECK(json.find("\"significant\": true") != std::string::npos);
}
