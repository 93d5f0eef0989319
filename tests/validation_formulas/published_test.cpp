// Values printed by others: textbooks and other people's programs, to the digits they print.

#include <cmath>

#include "tests/catch.hpp"
#include "tests/unit/models/written.hpp"
#include "tests/validation_formulas/exact_values.hpp"

using namespace holdtime;

namespace {

/// |got - printed| is at most half a unit of the last printed digit (and what a sum of roundings adds to it).
void check_printed(double got, double printed, int decimals) {
    INFO("got " << got << ", printed " << printed);
    CHECK(std::fabs(got - printed) <= 0.5000001 * std::pow(10.0, -decimals));
}

QueueQuestion queue(double rate, double service_mean, std::uint32_t agents, Seconds within,
                    Seconds patience = forever) {
    QueueQuestion question;
    question.rate = rate, question.service_mean = service_mean, question.agents = agents;
    question.within = within, question.patience_mean = patience;
    return question;
}

}  // namespace

TEST_CASE("Erlang B agrees with printed tables") {
    check_printed(erlang_b(2, 5), 0.0367, 4);
    check_printed(erlang_b(10, 14), 0.0568, 4);
    check_printed(erlang_b(5, 10), 0.0184, 4);
    check_printed(erlang_b(1, 1), 0.5, 9);
    check_printed(erlang_b(1, 2), 0.2, 9);  // pyworkforce, test_erlang_b.py
}

TEST_CASE("Erlang C agrees with printed values") {
    check_printed(erlang_c_delay(0.5, 1), 0.5, 9);
    check_printed(erlang_c_delay(1, 2), 0.333333333333, 12);
    check_printed(erlang_c_delay(3, 5), 0.236151603499, 12);
    // CRAN package ErlangC 0.1.0, README
    const auto cran = erlang_c_queue(queue(100.0 / 1800, 180, 14, 20));
    check_printed(cran.delayed, 0.1741319, 7);
    check_printed(cran.answered_within, 0.88835, 5);
    check_printed(cran.asa, 7.83593701177724, 12);
    check_printed(cran.occupancy, 0.7142857, 7);
    // pyworkforce, test_erlang.py
    const auto python = erlang_c_queue(queue(100.0 / 1800, 180, 15, 19.8));
    check_printed(python.delayed, 0.102, 3);
    check_printed(python.answered_within, 0.941, 3);
    check_printed(python.occupancy, 0.667, 3);
    const auto typescript = erlang_c_queue(queue(10.0 / 300, 300, 12, 30));
    check_printed(typescript.delayed, 0.44939, 5);
    check_printed(typescript.answered_within, 0.63207, 5);
    // A. Herzog, Callcenter-Simulator, ErlangCTest.java
    check_printed(erlang_c_queue(queue(3.5 / 60, 180, 13, 20)).wait_mean, 26.56, 2);
}

TEST_CASE("Bronson's exercises come out") {
    const auto one = erlang_c_queue(queue(24.0, 1.0 / 30, 1, 0));  // Bronson 1982, 23.3; hours
    check_printed(one.queue_mean + 0.8, 4, 9);
    check_printed(one.wait_mean + 1.0 / 30, 1.0 / 6, 12);
    const auto three = erlang_c_queue(queue(300.0 / 365, 2, 3, 0));  // 24.6; days
    check_printed(three.queue_mean, 0.352, 3);
    check_printed(three.queue_mean + three.occupancy * 3, 1.996, 3);
    check_printed(three.wait_mean + 2, 2.429, 3);
}

TEST_CASE("The introduction of Garnett, Mandelbaum and Reiman comes out") {
    const auto without = erlang_c_queue(queue(0.8, 60, 50, 20));
    check_printed(without.asa, 20.8, 1);
    check_printed(without.wait_p90, 58.1, 1);
    check_printed(without.queue_mean, 17, 0);
    check_printed(without.occupancy, 0.96, 2);
    auto with = erlang_a_queue(queue(0.8, 60, 50, 20, 120));
    check_printed(with.abandoned, 0.031, 3);
    check_printed(with.wait_mean, 3.7, 1);
    check_printed(with.queue_mean, 3, 0);
    check_printed(with.occupancy, 0.93, 2);
    // They print the percentile of all waits as 12.5 s; of the answered it is a little less.
    CHECK(with.wait_p90 > 12.0);
    CHECK(with.wait_p90 < 12.5);
}

TEST_CASE("Erlang A agrees with printed values") {
    const auto python = erlang_a_queue(queue(100.0 / 1800, 180, 14, 20, 300));  // pyworkforce, test_abandonment.py
    check_printed(python.delayed, 0.14526, 5);
    check_printed(python.abandoned, 0.013984, 6);
    check_printed(python.occupancy, 0.704297, 6);
    check_printed(python.wait_mean / 60, 0.069919, 6);
    check_printed(python.answered_within, 0.916792, 6);
    auto herzog = queue(3.5 / 60, 180, 13, 20, 300);
    herzog.lines = 100;
    check_printed(erlang_a_queue(herzog).wait_mean, 9.91, 2);
    auto whitt = queue(102, 1, 100, 0, 1);  // the setting of W. Whitt 2005
    whitt.lines = 300;
    const auto figures = erlang_a_queue(whitt);
    check_printed(1 - figures.delayed, 0.40828136548114713, 12);
    check_printed(figures.abandoned, 0.04991797599982206, 12);
    check_printed(figures.queue_mean, 5.091633551981863, 11);
    check_printed(figures.asa, 0.04904092185477586, 12);
}

namespace {

/// Eight hours from the empty start in `doc/examples` of the ContactCenters library: 1000 replications, 95 % intervals.
TransientFigures eight_hours(Seconds patience, std::uint32_t lines) {
    TransientQuestion question;
    question.segments = {{8 * 3600.0, 4.2 / 60, 12}};
    question.service_mean = 120, question.patience_mean = patience, question.lines = lines, question.within = 20;
    return transient_queue(question).front();
}

void check_within(double got, double low, double high) {
    INFO("got " << got << ", printed interval " << low << " to " << high);
    CHECK(got >= low);
    CHECK(got <= high);
}

}  // namespace

TEST_CASE("Days of the ContactCenters library fall inside their printed intervals") {
    const auto patient = eight_hours(60, no_limit);
    check_within(patient.abandonments, 57.66, 59.558);
    check_within(patient.contacts.occupancy, 0.674, 0.677);
    check_printed(patient.contacts.answered_within / patient.contacts.answered, 0.975, 2);
    const auto endless = eight_hours(forever, no_limit);
    check_within(endless.contacts.occupancy, 0.694, 0.697);
    check_within(endless.contacts.answered_within, 0.900, 0.904);
    const auto blocked = eight_hours(forever, 17);
    check_within(blocked.contacts.blocked * blocked.offered, 18.045, 19.265);
    check_within(blocked.contacts.answered_within / blocked.contacts.answered, 0.928, 0.930);
    check_within(blocked.contacts.occupancy, 0.6875, 0.6905);
    check_within(blocked.contacts.asa / 60, 0.059, 0.061);
}

TEST_CASE("The day of the SSJ tutorial falls inside its printed intervals") {
    // CallCenter.java: 13 hours, 10 % balk, gamma busyness of shape 400 and 10; 10,000 days, 90 % intervals of the
    // mean.
    const std::vector<std::uint32_t> agents = {4, 6, 8, 8, 8, 7, 8, 8, 6, 6, 4, 4, 4};
    const std::vector<double> calls = {100, 150, 150, 180, 200, 150, 150, 150, 120, 100, 80, 70, 60};
    const auto law = written::distribution(
        "gamma", written::map({{"mean", written::scalar("1s")}, {"shape", written::scalar("400")}}));
    double waits = 0, lost = 0, soon = 0;
    constexpr int points = 8;  // equally likely busyness
    for (int k = 0; k < points; ++k) {
        const double busyness = law->quantile((k + 0.5) / points);
        TransientQuestion question;
        question.service_mean = 100, question.patience_mean = 1000, question.balk = 0.1, question.within = 20;
        question.shift_end = ShiftEnd::first_done;
        for (std::size_t h = 0; h < agents.size(); ++h)
            question.segments.push_back({3600, busyness * calls[h] / 3600, agents[h]});
        for (const auto& hour : transient_queue(question)) {
            waits += hour.offered * hour.contacts.wait_mean / points / 1660;
            lost += hour.offered * hour.contacts.abandoned / points / 1660;
            soon += hour.offered * (hour.contacts.answered_within + hour.contacts.abandoned_within) / points / 1660;
        }
    }
    check_within(waits, 4.68, 4.746);
    check_within(soon, 0.9235, 0.9255);
    check_within(lost, 0.0195, 0.0205);
}
