#include "studies/compare/verdict.hpp"
#include "studies/compare/remarks.hpp"

#include <algorithm>
#include <cmath>

#include "studies/compare/verdict_text.hpp"
#include "studies/compare/wording.hpp"
#include "tests/catch.hpp"

using namespace holdtime;

namespace {

/// A strategy for 1,000 customers, and how far each of its differences is known.
struct Outline {
    const char* name;
    double cost, unserved, resolved;  ///< means
    double half = 0.1;                ///< of the intervals of differences with it
};

StrategyResults strategy(const Outline& outline) {
    StrategyResults s;
    s.name = outline.name;
    s.total[Figure::customers].mean = 1000;
    s.total[Figure::offered].mean = 1000;
    s.total[Figure::cost].mean = outline.cost;
    s.total[Figure::unserved].mean = outline.unserved;
    s.total[Figure::resolution_rate].mean = outline.resolved / 1000;
    return s;
}

Estimate about(double mean, double half) { return {mean, mean - half, mean + half}; }

PairOutcome pair_of(const Outline& a, const Outline& b) {
    PairOutcome pair;
    const double half = std::max(a.half, b.half);
    pair.a = a.name;
    pair.b = b.name;
    pair.cost.difference = about(a.cost - b.cost, half);
    pair.unserved.difference = about(a.unserved - b.unserved, half);
    pair.resolved.difference = about(a.resolved - b.resolved, half);
    return pair;
}

Results results_of(const std::vector<Outline>& outlines) {
    Results results;
    results.replications = 100;
    for (const auto& outline : outlines) results.strategies.push_back(strategy(outline));
    for (std::size_t a = 0; a < outlines.size(); ++a)
        for (std::size_t b = a + 1; b < outlines.size(); ++b)
            results.pairs.push_back(pair_of(outlines[a], outlines[b]));
    return results;
}

void give_target(StrategyResults& strategy, TargetState state, double mean = 0.85, double target = 0.8) {
    TargetOutcome outcome;
    outcome.name = "phone";
    outcome.target = target;
    outcome.value = about(mean, 0.004);
    outcome.state = state;
    outcome.days = 200;
    outcome.days_met = 133;
    strategy.targets.push_back(outcome);
}

std::string text_of(const Results& results, const char* currency = "EUR") {
    return verdict_text(judge(results), results, currency);
}

/// Strategies that answer so much within target.
Results served(const std::vector<double>& levels) {
    std::vector<Outline> outlines(levels.size(), {"a", 1, 0, 900});
    auto results = results_of(outlines);
    for (std::size_t s = 0; s < levels.size(); ++s) results.strategies[s].total[Figure::service_level].mean = levels[s];
    return results;
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string choice_of(const Results& results) {
    const auto verdict = judge(results);
    return verdict.choice ? results.strategies[*verdict.choice].name : "";
}

}  // namespace

TEST_CASE("Who is cheaper and no worse is chosen") {
    const auto results = results_of({{"phone only", 3900, 20, 900}, {"mixed", 3588, 20, 900}});
    CHECK(choice_of(results) == "mixed");
    CHECK(text_of(results) ==
          "Choose mixed. Against phone only it costs 312 EUR (8.0 %) less (95 % interval 312 to 312).");
    CHECK(choice_of(results_of({{"a", 1000, 0, 900}, {"b", 1000, 0, 950}})) == "b");
    CHECK(choice_of(results_of({{"a", 1000, 100, 900}, {"b", 1000, 0, 900}})) == "b");
}

TEST_CASE("A strategy that leaves more unserved or unresolved is never chosen on money alone") {
    for (const auto& worse : {Outline{"cheap", 500, 20, 700}, Outline{"cheap", 500, 500, 900}}) {
        const auto results = results_of({{"dear", 1000, 20, 900}, worse});
        const auto verdict = judge(results);
        CHECK_FALSE(verdict.choice);
        CHECK(verdict.undominated == std::vector<std::size_t>{0, 1});
    }
}

TEST_CASE("Nobody is chosen on money alone while a notable loss is not told") {
    auto results = results_of({{"dear", 1000, 20, 900}, {"cheap", 500, 170, 900}});
    results.pairs[0].unserved.difference = about(-150, 400);
    const auto verdict = judge(results);
    CHECK_FALSE(verdict.choice);
    CHECK(verdict.best.empty());
    for (const char* said : {"cheap is the best guess", "more replications", "17.0 %", "2.0 %"})
        CHECK(text_of(results).find(said) != std::string::npos);
    results.pairs[0].unserved.difference = about(-5, 400);  // less than notable by the mean, too
    CHECK(judge(results).choice == std::size_t{1});
}

TEST_CASE("The price at which the answer turns is named") {
    const auto results = results_of({{"phone only", 2438, 20, 900}, {"chat only", 1000, 20, 700}});
    const auto verdict = judge(results);
    REQUIRE(verdict.prices.size() == 2);
    CHECK(verdict.prices[1].price == Approx(7.19));
    CHECK(text_of(results).starts_with(
        "Choose phone only if settling one more matter is worth 7.19 EUR to you, else chat only."));
    CHECK(text_of(results_of({{"dear", 2000, 20, 900}, {"cheap", 1000, 120, 900}}))
              .starts_with("Choose dear if serving one more customer is worth 10.00 EUR to you, else cheap."));
}

TEST_CASE("Of three each may be the best at its price, and one at none") {
    const std::vector<Outline> outlines{{"a", 1000, 0, 700}, {"b", 1200, 0, 800}, {"c", 2000, 0, 900}};
    CHECK(text_of(results_of(outlines))
              .starts_with("Choose c if settling one more matter is worth 8.00 EUR to you, b if it is worth 2.00 EUR, "
                           "else a."));
    CHECK(text_of(results_of({outlines[0], {"b", 1900, 0, 800}, outlines[2]}))
              .starts_with("Choose c if settling one more matter is worth 5.00 EUR to you, else a. At no price is it "
                           "b. a costs"));  // and whoever no price chooses is not described
    CHECK(text_of(results_of({outlines[0], {"b", 1900, 0, 800}, outlines[2]})).find("b costs") == std::string::npos);
}

TEST_CASE("Less than the notable decides nothing, and equals are all named") {
    const auto results = results_of({{"a", 1000, 20, 900}, {"b", 995, 25, 905}});
    CHECK_FALSE(judge(results).choice);
    CHECK(judge(results).best.size() == 2);
    CHECK(text_of(results).starts_with("Choose b or a: they are alike in cost, customers served and matters settled."));
}

TEST_CASE("What the replications do not tell is said with how many would") {
    // half-width 40 on a difference of 20: four times 100 replications; 40 on nothing of 10 notable customers: 16 times
    const auto results = results_of({{"a", 1020, 20, 900, 40}, {"b", 1000, 20, 900, 40}});
    CHECK_FALSE(judge(results).choice);
    CHECK(judge(results).pairs[0].more_replications == Approx(1500));
    CHECK(contains(text_of(results),
                   "do not tell them apart in cost, customers served and matters settled. About 1,500 "
                   "more replications would tell."));
}

TEST_CASE("Whoever misses a target is not chosen, however cheap") {
    auto results = results_of({{"dear", 2000, 20, 900}, {"cheap", 1000, 20, 900}});
    give_target(results.strategies[0], TargetState::met);
    give_target(results.strategies[1], TargetState::missed, 0.471);
    CHECK(choice_of(results) == "dear");
    CHECK(judge(results).undominated == std::vector<std::size_t>{0});
    CHECK(contains(text_of(results), "cheap misses a target (phone 47.1 % of 80 %)."));
    CHECK(contains(text_of(results), "Met on average: phone 85.0 % of 80 % (holds on 133 of 200 days)."));
}

TEST_CASE("Where all miss a target the least short is named and none chosen") {
    auto results = results_of({{"a", 2000, 20, 900}, {"b", 1000, 20, 900}});
    give_target(results.strategies[0], TargetState::missed, 0.79);
    give_target(results.strategies[1], TargetState::missed, 0.5);
    CHECK_FALSE(judge(results).choice);
    CHECK(judge(results).undominated.empty());
    CHECK(
        text_of(results).starts_with("Every strategy misses a target: there is none to choose. The least short is a."));
}

TEST_CASE("What is on the line or undecided stays eligible and is said") {
    auto results = results_of({{"a", 1000, 20, 900}, {"b", 2000, 20, 900}});
    give_target(results.strategies[0], TargetState::undecided);
    CHECK(choice_of(results) == "a");
    CHECK(contains(text_of(results), "calendar.cool_down"));
    results.strategies[0].targets[0].state = TargetState::on_the_line;
    CHECK(contains(text_of(results), "On the line"));
    results.strategies[0].targets[0].state = TargetState::no_contacts;
    CHECK(contains(text_of(results), "Not judged, for there were no contacts: phone."));
}

TEST_CASE("The verdict depends neither on the baseline nor on the order of the strategies") {
    std::vector<Outline> outlines{
        {"a", 1000, 20, 700}, {"b", 1200, 30, 800}, {"c", 2000, 10, 900}, {"d", 1000, 20, 704}, {"e", 900, 200, 640}};
    const auto text = text_of(results_of(outlines));
    std::vector<std::string> names;
    for (const auto s : judge(results_of(outlines)).undominated) names.push_back(outlines[s].name);
    std::sort(outlines.begin(), outlines.end(),
              [](const auto& x, const auto& y) { return std::string(x.name) < y.name; });
    do {
        auto results = results_of(outlines);
        results.baseline = outlines[2].name;
        CHECK(text_of(results) == text);
        std::vector<std::string> now;
        for (const auto s : judge(results).undominated) now.push_back(outlines[s].name);
        std::sort(now.begin(), now.end());
        CHECK(now == names);
    } while (std::next_permutation(outlines.begin(), outlines.end(),
                                   [](const auto& x, const auto& y) { return std::string(x.name) < y.name; }));
}

TEST_CASE("A verdict on eight strategies is short") {
    std::vector<Outline> outlines;
    for (const char* name : {"one", "two", "three", "four", "five", "six", "seven", "eight"})
        outlines.push_back({name, 1000 + 100.0 * static_cast<double>(outlines.size()), 20, 900});
    auto results = results_of(outlines);
    for (std::size_t s = 0; s < 8; ++s)
        give_target(results.strategies[s], s < 5 ? TargetState::missed : TargetState::met);
    const auto text = text_of(results);
    CHECK(text.starts_with("Choose six."));
    CHECK(contains(text, "5 strategies miss a target: one, two, three, four and five."));
    CHECK(text.size() < 600);
}

TEST_CASE("Without costs customers served and matters settled decide") {
    const auto results = results_of({{"a", 0, 20, 900}, {"b", 0, 20, 950}});
    CHECK(choice_of(results) == "b");
    CHECK(contains(text_of(results), "No strategy costs anything"));
}

TEST_CASE("One strategy, one replication or none at all have verdicts of their own") {
    CHECK(text_of(results_of({{"a", 1234.5, 20, 800}})) ==
          "There is only one strategy. a costs 1,235 EUR, never serves 2.0 % of the customers and settles 80.0 % of "
          "their matters.");
    auto results = results_of({{"a", 1000, 20, 800}, {"b", 900, 20, 800}});
    for (auto& pair : results.pairs)
        for (auto* figure : {&pair.cost, &pair.unserved, &pair.resolved})
            figure->difference = {figure->difference.mean};
    results.replications = 1;
    CHECK(choice_of(results).empty());
    CHECK(contains(text_of(results), "One replication cannot tell"));
    results.replications = 0;
    CHECK(contains(text_of(results), "nothing to compare"));
}

TEST_CASE("The terms of the comparison are named") {
    CHECK(contains(fairness(served({0.80, 0.805})), "at about equal service"));
    CHECK(contains(fairness(served({0.80, 0.9})), "as staffed, not at equal service"));
    CHECK(fairness(served({0.80})).empty());
}

TEST_CASE("Warnings name what a reader should look at") {
    auto results = served({0.8});
    CHECK(warnings(results).empty());
    results.partial = true;
    results.precision_reached = false;
    results.strategies[0].total[Figure::waiting_at_end].mean = 20;
    results.strategies[0].total[Figure::unserved].mean = results.strategies[0].total[Figure::abandoned].mean = 60;
    const auto list = warnings(results);
    REQUIRE(list.size() == 4);
    CHECK(contains(list[0], "100 replications"));
    CHECK(contains(list[2], "of all customers: 'a' 6.0 %"));
    CHECK(contains(list[3], "20 contacts (2.0 % of the offered)"));
}

TEST_CASE("A mean over calls and e-mails is not left to speak for itself") {
    auto results = served({0.8});
    const auto add = [&](const std::string& name, double asa, double answered) {
        NamedFigures channel{name, {}};
        channel.figures[Figure::asa].mean = asa, channel.figures[Figure::answered].mean = answered;
        results.strategies[0].channels.push_back(channel);
    };
    add("phone", 9, 2700);
    add("chat", 30, 1500);
    CHECK(warnings(results).empty());
    add("email", 2300, 380);
    REQUIRE(warnings(results).size() == 1);
    CHECK(contains(warnings(results)[0], "mostly that of 'email'"));
}

TEST_CASE("Numbers are worded for people") {
    CHECK(number_text(1234567.8) == "1,234,568");
    CHECK(number_text(-1234) == "-1,234");
    CHECK(number_text(99.5) == "99.50");
    CHECK(number_text(-0.001) == "0.00");
    CHECK(number_text(999) == "999");
    CHECK(money_text(12, "EUR") == "12.00 EUR");
    CHECK(share_text(-0.0001) == "0.0 %");
}
