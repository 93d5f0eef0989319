#include "studies/compare/verdict.hpp"
#include "studies/compare/remarks.hpp"

#include <cmath>

#include "studies/compare/wording.hpp"
#include "tests/catch.hpp"

using namespace holdtime;

namespace {

struct Outline {
    const char* name;
    double cost, service;
    double cost_half = 0,
           service_half = 0;  ///< half-widths of the difference with the baseline; 0 = the baseline itself
};

StrategyResults strategy(const Outline& outline) {
    StrategyResults s;
    s.name = outline.name;
    s.total[Figure::cost].mean = outline.cost;
    s.total[Figure::service_level].mean = outline.service;
    for (const auto figure :
         {Figure::abandoned, Figure::blocked, Figure::disconnected, Figure::unserved, Figure::waiting_at_end})
        s.total[figure].mean = 0;
    s.total[Figure::offered].mean = 1000;
    return s;
}

Estimate about(double mean, double half) { return {mean, mean - half, mean + half}; }

/// The first is the baseline.
Results results_of(const std::vector<Outline>& outlines) {
    Results results;
    results.replications = 100;
    results.baseline = outlines[0].name;
    for (const auto& outline : outlines) {
        results.strategies.push_back(strategy(outline));
        if (&outline == &outlines[0]) continue;
        StrategyResults difference;
        difference.name = outline.name;
        difference.total[Figure::cost] = about(outline.cost - outlines[0].cost, outline.cost_half);
        difference.total[Figure::service_level] = about(outline.service - outlines[0].service, outline.service_half);
        results.differences.push_back(difference);
    }
    return results;
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("A strategy that is cheaper and better is chosen") {
    CHECK(verdict(results_of({{"phone only", 3900, 0.79}, {"mixed", 3588, 0.84, 22, 0.005}}), "EUR") ==
          "'mixed' costs 312 EUR (8.0 %) less than 'phone only' (95 % interval 290 to 334) and answers 84.0 % within "
          "target "
          "against 79.0 % (better). Choose 'mixed'.");
}

TEST_CASE("A strategy that is as dear but better is chosen, and one as good but cheaper") {
    CHECK(
        verdict(results_of({{"a", 1000, 0.7}, {"b", 1001, 0.8, 5, 0.01}}), "EUR") ==
        "'b' costs about as much as 'a' (difference -4.00 to 6.00 EUR) and answers 80.0 % within target against 70.0 % "
        "(better). Choose 'b'.");
    CHECK(contains(verdict(results_of({{"a", 1000, 0.7}, {"b", 900, 0.701, 5, 0.01}}), ""),
                   "a difference that the replications do not tell from none. Choose 'b'."));
}

TEST_CASE("A strategy that is dearer and worse is not") {
    CHECK(contains(
        verdict(results_of({{"a", 1000, 0.8}, {"b", 1100, 0.7, 5, 0.01}}), "EUR"),
        "'b' costs 100 EUR (10.0 %) more than 'a' (95 % interval 95.00 to 105) and answers 70.0 % within target "
        "against 80.0 % (worse). Stay with 'a'."));
}

TEST_CASE("A trade-off is called one") {
    CHECK(contains(verdict(results_of({{"a", 1000, 0.8}, {"b", 900, 0.7, 5, 0.01}}), "EUR"),
                   "No strategy is both cheaper and better: the choice is the price of service."));
}

TEST_CASE("What the replications cannot tell is too close to call") {
    // half-widths 20 on a difference of 10, 0.01 on 0.002: cost tells first, after 4 x 100 replications
    CHECK(contains(verdict(results_of({{"a", 1000, 0.8}, {"b", 990, 0.802, 20, 0.01}}), "EUR"),
                   "Too close to call between 'b' and 'a': it would need about 400 replications to tell."));
    CHECK(contains(verdict(results_of({{"a", 1000, 0.8}, {"b", 1000, 0.8, 20, 0.01}}), "EUR"),
                   "no affordable number of replications would tell"));
}

TEST_CASE("Two that beat the baseline are not ranked by more than their figures") {
    CHECK(contains(verdict(results_of({{"a", 1000, 0.7}, {"b", 900, 0.8, 5, 0.01}, {"c", 800, 0.9, 5, 0.01}}), ""),
                   "Choose 'c'."));
    CHECK(contains(verdict(results_of({{"a", 1000, 0.7}, {"b", 900, 0.9, 5, 0.01}, {"c", 800, 0.8, 5, 0.01}}), ""),
                   "'c' is the cheapest and 'b' answers most within target: the choice is the price of service."));
}

TEST_CASE("Two that beat the baseline are told apart by their intervals") {
    CHECK(contains(verdict(results_of({{"a", 1000, 0.7}, {"b", 900, 0.8, 5, 0.01}, {"c", 896, 0.795, 5, 0.01}}), ""),
                   "Choose 'c' or 'b': the replications do not tell them apart."));
    CHECK(contains(verdict(results_of({{"a", 1000, 0.7}, {"b", 900, 0.9, 5, 0.01}, {"c", 896, 0.8, 5, 0.01}}), ""),
                   "Choose 'b'."));
    CHECK(contains(verdict(results_of({{"a", 1000, 0.7}, {"b", 900, 0.801, 5, 0.01}, {"c", 800, 0.8, 5, 0.01}}), ""),
                   "Choose 'c'."));
}

TEST_CASE("Who serves more people for more money is named beside the choice") {
    auto results = results_of({{"a", 1000, 0.7}, {"b", 900, 0.8, 5, 0.01}, {"c", 1400, 0.9, 5, 0.01}});
    for (std::size_t i = 0; i < 3; ++i)
        results.strategies[i].total[Figure::unserved].mean = 500 - 150.0 * static_cast<double>(i);
    results.differences[0].total[Figure::unserved] = about(-150, 10);
    results.differences[1].total[Figure::unserved] = about(-300, 10);
    CHECK(contains(verdict(results, "EUR"),
                   "Choose 'b'. 'c' would leave 16.7 % of the customers unserved, for 500 EUR more."));
    results.differences[1].total[Figure::unserved] = about(-300, 160);
    CHECK_FALSE(contains(verdict(results, "EUR"), "would leave"));
}

TEST_CASE("Less than a point of service is no reason to pay") {
    CHECK(contains(verdict(results_of({{"a", 1000, 1.0}, {"b", 740, 0.9995, 5, 0.0001}}), ""),
                   "answers 100.0 % within target against 100.0 %, which is about the same. Choose 'b'."));
}

TEST_CASE("Whoever still waits at the end was not served") {
    auto results = results_of({{"a", 1000, 0.8}, {"nobody", 100, 0.8, 5, 0.01}});
    results.strategies[1].total[Figure::waiting_at_end].mean = 1000;
    results.differences[0].total[Figure::unserved] = about(0, 0);
    results.differences[0].total[Figure::waiting_at_end] = about(1000, 10);
    CHECK(contains(verdict(results, ""),
                   "leaves 100.0 % of the customers unserved or waiting at the end against 0.0 % (worse). "
                   "No strategy is better in every respect"));
}

TEST_CASE("Without costs service alone decides") {
    CHECK(
        verdict(results_of({{"a", 0, 0.7}, {"b", 0, 0.8, 0, 0.01}}), "EUR") ==
        "'b' answers 80.0 % within target against 70.0 % (better). No costs are given, so that service alone decides. "
        "Choose 'b'.");
}

TEST_CASE("A strategy that is cheaper because it serves fewer customers is not simply better") {
    auto results = results_of({{"a", 1000, 0.8}, {"b", 900, 0.9, 5, 0.01}});
    results.strategies[1].total[Figure::unserved].mean = 1000;  // nobody left the queue: these found nothing offered
    results.differences[0].total[Figure::unserved] = about(1000, 10);
    CHECK(contains(verdict(results, ""),
                   "answers 90.0 % within target against 80.0 % (better) and leaves 50.0 % of the customers "
                   "unserved against 0.0 % (worse). No strategy is better in every respect"));
    results.strategies[1].total[Figure::unserved].mean = 5;  // half a per cent is not worth a word
    results.differences[0].total[Figure::unserved] = about(5, 1);
    CHECK(contains(verdict(results, ""), "(better). Choose 'b'."));
}

TEST_CASE("One strategy, one replication or none at all have verdicts of their own") {
    CHECK(verdict(results_of({{"a", 1234.5, 0.8}}), "EUR") ==
          "Only one strategy: 'a' costs 1,234 EUR and answers 80.0 % within target.");
    auto results = results_of({{"a", 1000, 0.8}, {"b", 900, 0.8, 5, 0.01}});
    results.replications = 1;
    CHECK(contains(verdict(results, ""), "One replication cannot tell"));
    results.replications = 0;
    CHECK(contains(verdict(results, ""), "nothing to compare"));
}

TEST_CASE("The terms of the comparison are named") {
    CHECK(contains(fairness(results_of({{"a", 1, 0.80}, {"b", 1, 0.805}})), "at about equal service"));
    CHECK(contains(fairness(results_of({{"a", 1, 0.80}, {"b", 1, 0.9}})), "as staffed, not at equal service"));
    CHECK(fairness(results_of({{"a", 1, 0.80}})).empty());
}

TEST_CASE("Warnings name what a reader should look at") {
    auto results = results_of({{"a", 1, 0.8}});
    CHECK(warnings(results).empty());
    results.partial = true;
    results.precision_reached = false;
    results.strategies[0].total[Figure::waiting_at_end].mean = 20;
    results.strategies[0].total[Figure::unserved].mean = results.strategies[0].total[Figure::abandoned].mean = 60;
    const auto list = warnings(results);
    REQUIRE(list.size() == 4);
    CHECK(contains(list[0], "100 replications"));
    CHECK(contains(list[2], "6.0 % of its customers"));
    CHECK(contains(list[3], "2.0 % of the offered"));
}

TEST_CASE("A mean over calls and e-mails is not left to speak for itself") {
    auto results = results_of({{"a", 1, 0.8}});
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
