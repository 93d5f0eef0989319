#include <cmath>
#include <vector>

#include "sim/stats/summary.hpp"
#include "tests/catch.hpp"
#include "tests/unit/stats/centre.hpp"

using namespace holdtime;
using namespace holdtime::test;

namespace {

struct Day {
    std::vector<ContactRecord> contacts;
    std::vector<AgentSpan> spans;
    std::vector<DutyRecord> duties;
};

StrategyResults results_of(const Description& description, const std::vector<Day>& days) {
    Tally tally(description);
    Summary summary({&description, 1}, 0, 0.95);
    for (const auto& day : days) {
        tally.reset();
        tally.contacts(day.contacts);
        tally.spans(day.spans);
        tally.duties(day.duties);
        summary.add({&tally, 1});
    }
    return summary.results().strategies[0];
}

double item(const Figures& figures, Item item) { return figures.items[static_cast<std::size_t>(item)].mean; }

double sum_of_items(const Figures& figures) {
    double sum = 0;
    for (const auto& one : figures.items) sum += one.exists() ? one.mean : 0;
    return sum;
}

/// Everything that can be paid.
Description dear_centre() {
    auto description = small_centre();
    pay(description, phone_desk, 20, 4);
    pay(description, digital_desk, 30, 1);
    auto& money = description.money;
    money.shrinkage = 0.2;
    money.overtime_extra = 0.5;
    money.premiums = {{0.25, {{900, 1800}, {7200, 20000}}}};
    money.add(Item::premiums, Quantity::premium_hours, 20, phone_desk);
    money.add(Item::premiums, Quantity::premium_hours, 30, digital_desk);
    for (const auto channel : {phone, chat, email}) {
        money.add(Item::telephony, Quantity::line_minutes, 0.1, channel);
        money.add(Item::telephony, Quantity::offered, 0.02, channel);
        money.add(Item::fees, Quantity::answered, 0.5, channel);
        money.add(Item::quality, Quantity::answered, 0.08, channel);
    }
    money.add(Item::set_up, Quantity::channel_days, 3, chat);
    money.add(Item::per_day, Quantity::days, 100);
    return description;
}

Day busy_day(double longer) {
    Day day;
    day.contacts = {answered(phone, 0, 30, 60 + longer, 30), left(phone, 0, 20), answered(chat, 0, 40, 120),
                    answered(email, 0, 0, 120)};
    day.contacts[0].reason = 1;
    day.spans = {{30, 120 + longer, 0, phone_desk, phone, 1, false},
                 {7200, 7260, 0, phone_desk, phone, 1, true},
                 {40, 160, 0, digital_desk, chat, 1, false},
                 {160, 280, 0, digital_desk, email, 1, false}};
    day.duties = {{0, 1800, 1, 2, phone_desk}, {0, 1800, 1, 1, digital_desk}};
    return day;
}

}  // namespace

TEST_CASE("Items add up to the cost in every breakdown") {
    const auto results = results_of(dear_centre(), {busy_day(0), busy_day(7.3), busy_day(19.1)});
    std::size_t parts = 1;
    CHECK(sum_of_items(results.total) == Approx(results.total[Figure::cost].mean).epsilon(1e-14));
    for (const auto* list : {&results.channels, &results.agent_groups, &results.segments, &results.reasons})
        for (const auto& part : *list) {
            INFO(part.name);
            ++parts;
            CHECK(sum_of_items(part.figures) == Approx(part.figures[Figure::cost].mean).epsilon(1e-14));
            for (const auto& one : part.figures.items) CHECK_FALSE(one.mean < 0);
        }
    CHECK(parts == 1 + 3 + 2 + 1 + 2);
    for (const auto* list : {&results.channels, &results.segments, &results.reasons}) {  // and the parts to the total
        double sum = 0;
        for (const auto& part : *list) sum += part.figures[Figure::cost].mean;
        CHECK(sum == Approx(results.total[Figure::cost].mean).epsilon(1e-12));
    }
    for (std::size_t i = 0; i < item_count; ++i) {
        const auto one = static_cast<Item>(i);
        if (one == Item::bot || one == Item::on_call || one == Item::recording || one == Item::turnover) continue;
        CHECK(item(results.total, one) > 0);
    }
}

TEST_CASE("Each item is its rate times its quantity") {
    const auto total = results_of(dear_centre(), {busy_day(0)}).total;
    const double phone_hours = 2 * 0.5 / 0.8 + 60.0 / 3600, digital_hours = 0.5 / 0.8;
    CHECK(item(total, Item::wages) == Approx(20 * phone_hours + 30 * digital_hours));
    CHECK(item(total, Item::seats) == Approx(4 * phone_hours + 1 * digital_hours));
    // a quarter more for the second half of the duty and for the minute of overtime, which bears another half
    CHECK(item(total, Item::premiums) ==
          Approx(20 * (0.25 * 2 * 0.25 / 0.8 + (0.25 + 0.5) / 60) + 30 * 0.25 * 0.25 / 0.8));
    CHECK(item(total, Item::telephony) == Approx(0.1 * (90 + 20 + 120 + 120) / 60 + 0.02 * 4));
    CHECK(item(total, Item::fees) == Approx(0.5 * 3));
    CHECK(item(total, Item::quality) == Approx(0.08 * 3));
    CHECK(item(total, Item::set_up) == 3);
    CHECK(item(total, Item::per_day) == 100);
}

TEST_CASE("A strategy's money that is not there is no item") {
    auto description = small_centre();
    pay(description, phone_desk, 20);
    const auto total = results_of(description, {busy_day(0)}).total;
    CHECK(item(total, Item::wages) > 0);
    CHECK_FALSE(total.items[static_cast<std::size_t>(Item::seats)].exists());
}

TEST_CASE("A channel is not charged for what is worked on it after the end") {
    auto description = small_centre();  // two hours, of which the last half is the cool-down
    description.grid.cool_down_intervals = 2;
    pay(description, digital_desk, 36);
    Day day;
    day.duties = {{0, 1800, 1, 1, digital_desk}, {1800, 3600, 2, 1, digital_desk}};
    day.contacts = {answered(chat, 0, 0, 600), answered(email, 100, 4900, 600)};  // answered from 5000 on
    day.spans = {{0, 600, 0, digital_desk, chat, 1, false}, {5000, 5600, 0, digital_desk, email, 1, false}};
    const auto results = results_of(description, {day});
    CHECK(results.channels[chat].figures[Figure::cost].mean == Approx(36));
    CHECK(results.channels[email].figures[Figure::cost].mean == 0);
}

TEST_CASE("Cost per resolution is cost over customers times resolution rate, whatever waits at the end") {
    auto description = small_centre();
    pay(description, phone_desk, 20);
    std::vector<Day> days;
    for (int d = 0; d < 4; ++d) {
        Day day = busy_day(10.0 * d);
        day.contacts.push_back(answered(email, 50, 10));
        day.contacts.back().resolved = d % 2 == 0;
        for (int i = 0; i <= d; ++i) day.contacts.push_back(left(email, 7000, 200, Outcome::waiting_at_end));
        day.duties.push_back({1800, 2000 + 100.0 * d, 2, 1, phone_desk});
        days.push_back(day);
    }
    const auto total = results_of(description, days).total;
    const double expected =
        total[Figure::cost].mean / (total[Figure::customers].mean * total[Figure::resolution_rate].mean);
    CHECK(total[Figure::waiting_at_end].mean == 2.5);
    CHECK(total[Figure::cost_per_resolution].mean == Approx(expected).epsilon(1e-14));
    // By the jackknife, which knows nothing of derivatives: roughly the same half-width.
    double mean = 0, squares = 0;
    std::vector<double> without;
    for (std::size_t leave = 0; leave < days.size(); ++leave) {
        auto rest = days;
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(leave));
        without.push_back(results_of(description, rest).total[Figure::cost_per_resolution].mean);
        mean += without.back() / 4;
    }
    for (const double value : without) squares += (value - mean) * (value - mean);
    const double half = 3.1824463 * std::sqrt(3.0 / 4 * squares);  // Student's t of 3 degrees of freedom
    CHECK(total[Figure::cost_per_resolution].half_width() == Approx(half).epsilon(0.1));
}

TEST_CASE("Deferred work is judged by when its answer is sent") {
    auto description = small_centre();
    description.channels[email].service_within = 600;
    Day day;
    day.contacts = {
        answered(email, 0, 500, 100, 50),  // sent at 600: in time, though its after-contact work is not done
        answered(email, 0, 500, 101), answered(chat, 0, 60, 500)};
    const auto results = results_of(description, {day});
    const auto& mail = results.channels[email].figures;
    CHECK(mail[Figure::service_level].mean == 0.5);
    CHECK(mail[Figure::asa].mean == 500);
    CHECK(mail[Figure::first_response].mean == 600.5);
    CHECK(results.channels[chat].figures[Figure::service_level].mean == 1);
    CHECK(results.channels[chat].figures[Figure::first_response].mean == 60);
}

TEST_CASE("Who leaves within service_level.short counts as served in one of the levels") {
    auto description = small_centre();
    description.channels[phone].short_abandonment = 10;
    Day day;
    day.contacts = {answered(phone, 0, 0), left(phone, 0, 10), left(phone, 0, 10.1)};
    const auto total = results_of(description, {day}).total;
    CHECK(total[Figure::service_level_short_abandons_as_good].mean == 2.0 / 3);
}
