#include "sim/stats/customer_side.hpp"

#include <cmath>
#include <vector>

#include "sim/stats/summary.hpp"
#include "sim/stats/tally.hpp"
#include "tests/catch.hpp"
#include "tests/unit/stats/centre.hpp"

using namespace holdtime;
using namespace holdtime::test;

namespace {

StrategyResults results_of(const Description& description, const std::vector<ContactRecord>& contacts,
                           const std::vector<NeedRecord>& needs = {}) {
    Tally tally(description);
    tally.contacts(contacts);
    tally.needs(needs);
    Summary summary({&description, 1}, 0, 0.95);
    summary.add({&tally, 1});
    return summary.results().strategies[0];
}

double mean(const Figures& figures, Figure figure) { return figures[figure].mean; }
double item(const Figures& figures, Item item) { return figures.items[static_cast<std::size_t>(item)].mean; }
double over_intervals(const StrategyResults& results, std::size_t channel, Figure figure) {
    double sum = 0;
    for (const double value : results.channel_intervals[channel].values[static_cast<std::size_t>(figure)]) sum += value;
    return sum;
}

Description judged_centre() {
    auto d = small_centre();
    d.experience.satisfaction = Satisfaction{0.80, 0.45, 0.20, -0.15, 180, -0.02, 30, -0.05, {0.05, 0, 0}};
    d.experience.churn = Churn{0.05, 0.09, 0.25, 0.30, 0.10, 400};
    d.experience.incidents = {0.001, 0.008, 0};
    d.some_figures = of_satisfaction | of_churn | of_incidents | of_value;
    return d;
}

/// Of two contacts by phone, the second of which settled it.
NeedRecord twice(Seconds waited) {
    NeedRecord need;
    need.arrival = 100;
    need.fate = Fate::resolved;
    need.contacts = 2;
    need.answered = true;
    need.spoke_on = phone;
    need.waited = waited;
    return need;
}

}  // namespace

TEST_CASE("Satisfaction and churn go by each need's fate, waits and contacts") {
    auto open = answered(chat, 10, 240);
    open.resolved = false;
    auto first = answered(phone, 100, 150), second = answered(phone, 2000, 150);
    first.of_several = second.of_several = true;
    first.resolved = false;
    const auto total =
        results_of(judged_centre(), {answered(phone, 5, 0), left(phone, 6, 300), open, first, second}, {twice(300)})
            .total;
    // 80 + 5; 20 - 2 x 2; 45 - 1 x 2; 80 - 15 + 5 - 2 x 2
    CHECK(mean(total, Figure::csat) == Approx((0.85 + 0.16 + 0.43 + 0.66) / 4));
    CHECK(mean(total, Figure::csat_measured) == Approx((0.85 + 0.43 + 0.66) / 3));
    CHECK(mean(total, Figure::churn) == Approx(0.05 + 0.30 + 0.25 + 0.09));
    CHECK(mean(total, Figure::churn_silent) == Approx(0.10));
    CHECK(mean(total, Figure::lost_value) == Approx(400 * (0.25 + 0.20 + 0.04)));
    CHECK(mean(total, Figure::value) == Approx(-400 * 0.49));
    // one chat and the first of the two calls settled nothing
    CHECK(mean(total, Figure::incidents) == Approx(1000 * (0.008 + 0.001) / 5));
}

TEST_CASE("Points are kept between none and all, and who is on the way has no opinion") {
    const auto total =
        results_of(judged_centre(), {left(phone, 6, 3000), left(email, 7, 9, Outcome::waiting_at_end)}).total;
    CHECK(mean(total, Figure::csat) == 0);
    CHECK(std::isnan(mean(total, Figure::csat_measured)));
    CHECK(mean(total, Figure::churn) == Approx(0.30));
}

TEST_CASE("Letters are not waited for") {
    const auto total = results_of(judged_centre(), {answered(email, 6, 3000)}).total;
    CHECK(mean(total, Figure::csat) == Approx(0.80));
}

TEST_CASE("The customers' own time is that of their contacts, times attention") {
    auto d = small_centre();
    d.some_figures = of_customer_time;
    d.money.customer_hour = 12;
    for (int segment = 0; segment < 2; ++segment)
        for (const CustomerRate rate : {CustomerRate{1, 0.2}, CustomerRate{0.4, 0}, CustomerRate{0, 0}})
            d.money.customers.push_back(rate);
    const auto results = results_of(d, {answered(phone, 10, 20, 100), left(phone, 20, 60), answered(chat, 30, 60, 240),
                                        left(chat, 1900, 120), answered(email, 40, 3000)});
    const double minutes = 3 + 0.4 * 7;
    CHECK(mean(results.total, Figure::customer_minutes) == Approx(minutes));
    CHECK(mean(results.total, Figure::customer_cost) == Approx(3 * 0.2 + minutes / 5));
    CHECK(mean(results.channels[chat].figures, Figure::customer_minutes) == Approx(2.8));
    CHECK(over_intervals(results, phone, Figure::customer_cost) == Approx(3 * 0.2 + 3 * 0.2));
    CHECK(over_intervals(results, chat, Figure::customer_minutes) == Approx(2.8));
}

TEST_CASE("A segment's own rates are charged in every breakdown") {
    auto d = small_centre();
    d.segments.push_back(d.segments[0]);
    d.segments[1].name = "abroad";
    d.money.add(Item::telephony, Quantity::line_minutes, 0.1, phone);
    d.money.add(Item::recording, Quantity::recorded, 0.02, phone);
    d.money.own.push_back({Item::telephony, Quantity::line_minutes, 0.5, phone, 1});
    auto far = answered(phone, 2000, 60, 120);
    far.segment = 1;
    auto forgotten = answered(phone, 4000, 0, 60);
    forgotten.marks = left_no_record;
    const auto results = results_of(d, {answered(phone, 10, 0, 60), far, forgotten});
    CHECK(item(results.total, Item::telephony) == Approx(0.1 + 1.5 + 0.1));
    CHECK(item(results.total, Item::recording) == Approx(0.04));
    CHECK(item(results.segments[1].figures, Item::telephony) == Approx(1.5));
    CHECK(item(results.channels[phone].figures, Item::telephony) == Approx(1.7));
    CHECK(over_intervals(results, phone, Figure::cost) == Approx(1.74));
    const auto& cost = results.channel_intervals[phone].values[static_cast<std::size_t>(Figure::cost)];
    CHECK(cost[1] == Approx(1.52));
}

TEST_CASE("Turnover follows paid hours, and what a load above 85 % adds") {
    auto d = small_centre();
    d.money.shrinkage = 0.2;
    d.money.add(Item::turnover, Quantity::paid_hours, 2, phone_desk);
    d.money.add(Item::turnover, Quantity::strained_hours, 5, phone_desk);
    Tally tally(d);
    const std::vector<DutyRecord> duties{{0, 1800, 1, 2, phone_desk}, {1800, 3600, 2, 2, phone_desk}};
    const std::vector<AgentSpan> spans{
        {0, 1800, 0, phone_desk, phone, 1}, {0, 3600, 1, phone_desk, phone, 1}, {1800, 3384, 0, phone_desk, phone, 1}};
    tally.duties(duties);
    tally.spans(spans);
    Summary summary({&d, 1}, 0, 0.95);
    summary.add({&tally, 1});
    const auto results = summary.results().strategies[0];
    // two hours on duty, 97 % busy, two and a half paid
    CHECK(item(results.agent_groups[phone_desk].figures, Item::turnover) == Approx(2.5 * (2 + 5 * 0.12)));
    CHECK(item(results.total, Item::turnover) == Approx(6.5));
}
