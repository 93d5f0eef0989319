#include "sim/stats/tally.hpp"

#include <cmath>
#include <vector>

#include "sim/stats/summary.hpp"
#include "tests/catch.hpp"
#include "tests/unit/stats/centre.hpp"

using namespace holdtime;
using namespace holdtime::test;

namespace {

struct Records {
    std::vector<ContactRecord> contacts;
    std::vector<AgentSpan> spans;
    std::vector<QueueRecord> queues;
    std::vector<DutyRecord> duties;
    std::vector<NeedRecord> needs;
};

StrategyResults results_of(const Description& description, const Records& records) {
    Tally tally(description);
    tally.contacts(records.contacts);
    tally.spans(records.spans);
    tally.queues(records.queues);
    tally.duties(records.duties);
    tally.needs(records.needs);
    Summary summary({&description, 1}, 0, 0.95);
    summary.add({&tally, 1});
    return summary.results().strategies[0];
}

double mean(const Figures& figures, Figure figure) { return figures[figure].mean; }

}  // namespace

TEST_CASE("The five service levels are those of the worked example") {
    // offered 1,060, answered 1,000, within 20 s 860, abandoned 60, of which 20 within 20 s and 10 within 5 s
    Records records;
    for (int i = 0; i < 860; ++i) records.contacts.push_back(answered(phone, 10, i < 400 ? 0 : 20));
    for (int i = 0; i < 140; ++i) records.contacts.push_back(answered(phone, 10, 20.001));
    for (int i = 0; i < 60; ++i) records.contacts.push_back(left(phone, 10, i < 10 ? 5 : i < 20 ? 20 : 21));
    const auto total = results_of(small_centre(), records).total;
    CHECK(mean(total, Figure::offered) == 1060);
    CHECK(mean(total, Figure::answered) == 1000);
    CHECK(mean(total, Figure::service_level_offered) == 860.0 / 1060);
    CHECK(mean(total, Figure::service_level) == 860.0 / 1060);
    CHECK(mean(total, Figure::service_level_answered) == 860.0 / 1000);
    CHECK(mean(total, Figure::service_level_excluding_abandoned_within) == 860.0 / 1040);
    CHECK(mean(total, Figure::service_level_abandoned_within_as_good) == 880.0 / 1060);
    CHECK(mean(total, Figure::service_level_short_abandons_as_good) == 870.0 / 1060);
}

TEST_CASE("A wait of exactly T is within T, though the clock has rounded") {
    auto description = small_centre();
    description.channels[phone].service_within = 12.3;
    Records records;
    for (int i = 1; i <= 500; ++i) {
        const double arrival = i / 0.7;
        records.contacts.push_back(left(phone, arrival, (arrival + 12.3) - arrival));
    }
    CHECK(mean(results_of(description, records).total, Figure::service_level_abandoned_within_as_good) == 1);
    for (auto& record : records.contacts) record.wait += 1e-5;
    CHECK(mean(results_of(description, records).total, Figure::service_level_abandoned_within_as_good) == 0);
}

TEST_CASE("Every contact has one outcome and the parts add up") {
    Records records;
    records.contacts = {answered(phone, 1, 0),
                        answered(chat, 2, 7),
                        answered(email, 3, 4000),
                        left(phone, 4, 9),
                        left(chat, 1900, 0, Outcome::blocked),
                        left(phone, 5400, 30, Outcome::disconnected),
                        left(email, 7199, 1, Outcome::waiting_at_end)};
    records.contacts[3].reason = 1;
    ContactRecord nobody_there = left(phone, 5, 0, Outcome::unavailable);
    nobody_there.channel = no_channel;
    records.contacts.push_back(nobody_there);
    const auto results = results_of(small_centre(), records);
    const auto& total = results.total;
    CHECK(mean(total, Figure::offered) == 7);
    CHECK(mean(total, Figure::offered) == mean(total, Figure::answered) + mean(total, Figure::abandoned) +
                                              mean(total, Figure::blocked) + mean(total, Figure::disconnected) +
                                              mean(total, Figure::waiting_at_end));
    CHECK(mean(total, Figure::answered) == 3);
    CHECK(mean(total, Figure::abandoned) == 1);
    CHECK(mean(total, Figure::blocked) == 1);
    CHECK(mean(total, Figure::disconnected) == 1);
    CHECK(mean(total, Figure::waiting_at_end) == 1);
    CHECK(mean(total, Figure::unserved) == 4);  // abandoned, blocked, disconnected, and nothing offered
    CHECK(mean(total, Figure::resolution_rate) == Approx(3.0 / 7));
    double by_channel = 0, by_reason = 0, by_interval = 0;
    for (const auto& channel : results.channels) by_channel += mean(channel.figures, Figure::offered);
    for (const auto& reason : results.reasons) by_reason += mean(reason.figures, Figure::offered);
    for (const auto& channel : results.channel_intervals)
        for (const double offered : channel.values[static_cast<std::size_t>(Figure::offered)]) by_interval += offered;
    CHECK(by_channel == 7);
    CHECK(by_reason == 7);
    CHECK(by_interval == 7);
    CHECK(mean(results.segments[0].figures, Figure::offered) == 7);
    CHECK(mean(results.reasons[1].figures, Figure::offered) == 1);
    const auto& phone_offered = results.channel_intervals[phone].values[static_cast<std::size_t>(Figure::offered)];
    CHECK(phone_offered == std::vector<double>{2, 0, 0, 1});
}

TEST_CASE("What arrives in the warm-up or after the end is not counted") {
    Records records;
    records.contacts = {answered(phone, -0.001, 0), answered(phone, 0, 0), answered(phone, 7200, 0)};
    records.contacts[0].interval = 0;
    CHECK(mean(results_of(small_centre(), records).total, Figure::offered) == 1);
}

TEST_CASE("A channel without a T has no service level and stays out of the total's") {
    Records records;
    records.contacts = {answered(phone, 1, 0), answered(phone, 1, 21), answered(email, 1, 0), left(chat, 1, 2),
                        left(email, 1, 2)};
    const auto results = results_of(small_centre(), records);
    CHECK_FALSE(results.channels[email].figures[Figure::service_level].exists());
    CHECK(mean(results.total, Figure::service_level) == 1.0 / 3);
    CHECK(mean(results.total, Figure::service_level_answered) == 1.0 / 2);
    CHECK(mean(results.total, Figure::service_level_short_abandons_as_good) == 2.0 / 3);
    CHECK(mean(results.channels[chat].figures, Figure::service_level) == 0);
    CHECK_FALSE(results.channels[chat].figures[Figure::asa].exists());
    CHECK_FALSE(results.channels[chat].figures[Figure::wait_p90].exists());
}

TEST_CASE("Waits, handle times and resolution are averaged over the right contacts") {
    Records records;
    records.contacts = {answered(phone, 0, 10, 100, 20), answered(phone, 0, 0, 200, 40), left(phone, 0, 50),
                        answered(chat, 0, 6, 300, 0)};
    records.contacts[1].resolved = false;
    records.contacts[3].effort = 120;
    const auto results = results_of(small_centre(), records);
    const auto& of_phone = results.channels[phone].figures;
    CHECK(mean(of_phone, Figure::asa) == 5);
    CHECK(mean(of_phone, Figure::wait_mean) == 20);
    CHECK(mean(of_phone, Figure::wait_max) == 10);
    CHECK(mean(of_phone, Figure::wait_p50) == 0);
    CHECK(mean(of_phone, Figure::wait_p90) == 10);
    CHECK(mean(of_phone, Figure::aht) == 180);
    CHECK(mean(of_phone, Figure::delayed_rate) == 2.0 / 3);
    CHECK(mean(of_phone, Figure::resolution_time) == 110);
    CHECK(mean(of_phone, Figure::resolution_rate) == 1.0 / 3);
    CHECK_FALSE(of_phone[Figure::first_response].exists());
    CHECK(mean(results.total, Figure::first_response) == 6);
    CHECK(mean(results.channels[chat].figures, Figure::effort) == 120);
    CHECK(mean(results.agent_groups[digital_desk].figures, Figure::answered) == 1);
    CHECK(mean(results.agent_groups[phone_desk].figures, Figure::aht) == 180);
}

TEST_CASE("Unfinished work is in progress, and part of the answered") {
    Records records;
    records.contacts = {answered(phone, 7100, 0, 50, 50), answered(phone, 7100, 0, 50, 50.5),
                        answered(phone, 7199, 30)};
    const auto total = results_of(small_centre(), records).total;
    CHECK(mean(total, Figure::answered) == 3);
    CHECK(mean(total, Figure::in_progress) == 2);
}

TEST_CASE("Agents' time is split over the intervals and clipped to the horizon") {
    const auto description = small_centre();
    Records records;
    // phone desk: busy from -100 to 1900 (1,900 s counted), overtime 7100 to 7500
    records.spans.push_back({-100, 1900, 0, phone_desk, phone, 1, false});
    records.spans.push_back({7100, 7500, 0, phone_desk, phone, 1, true});
    // digital desk: 3 chats for 600 s, 1 chat for 300 s across a boundary
    records.spans.push_back({2000, 2600, 0, digital_desk, chat, 3, false});
    records.spans.push_back({3500, 3800, 0, digital_desk, chat, 1, false});
    records.spans.push_back({-50, -10, 0, digital_desk, chat, 1, true});
    for (std::uint32_t i = 0; i < 5; ++i) {
        const double from = description.grid.boundaries[i], to = description.grid.boundaries[i + 1];
        records.duties.push_back({from, to, i, 2, phone_desk});
        records.duties.push_back({from, to, i, 1, digital_desk});
    }
    const auto results = results_of(description, records);
    const auto& phone_figures = results.agent_groups[phone_desk].figures;
    const auto& digital = results.agent_groups[digital_desk].figures;
    CHECK(mean(phone_figures, Figure::occupancy) == Approx(1900.0 / 14400).epsilon(1e-12));
    CHECK(mean(phone_figures, Figure::overtime_hours) == Approx(400.0 / 3600).epsilon(1e-12));
    CHECK(mean(phone_figures, Figure::agents) == 2);
    CHECK_FALSE(phone_figures[Figure::slot_occupancy].exists());
    CHECK_FALSE(phone_figures[Figure::concurrency].exists());
    CHECK(mean(digital, Figure::occupancy) == Approx(900.0 / 7200).epsilon(1e-12));
    CHECK(mean(digital, Figure::concurrency) == Approx(2100.0 / 900).epsilon(1e-12));
    CHECK(mean(digital, Figure::slot_occupancy) == Approx(2100.0 / (3 * 7200)).epsilon(1e-12));
    CHECK(mean(results.channels[chat].figures, Figure::concurrency) == Approx(2100.0 / 900).epsilon(1e-12));
    CHECK(mean(results.total, Figure::occupancy) == Approx(2800.0 / 21600).epsilon(1e-12));
    CHECK(mean(results.total, Figure::agents) == 3);
    // the timetable's peaks from time 0 on: phone desk 2 2 3 1, digital desk 1 1 1 4
    CHECK(mean(phone_figures, Figure::agents_peak) == 3);
    CHECK(mean(digital, Figure::agents_peak) == 4);
    CHECK(mean(results.total, Figure::agents_peak) == 5);
    const auto& by_interval = results.group_intervals[phone_desk].values;
    const auto& occupancy = by_interval[static_cast<std::size_t>(Figure::occupancy)];
    CHECK(occupancy[0] == 1800.0 / 3600);
    CHECK(occupancy[1] == 100.0 / 3600);
    CHECK(occupancy[2] == 0);
    CHECK(by_interval[static_cast<std::size_t>(Figure::overtime_hours)][3] == 100.0 / 3600);
    CHECK(by_interval[static_cast<std::size_t>(Figure::offered)].empty());
}

TEST_CASE("The mean queue is time-averaged over the horizon") {
    Records records;
    records.queues = {{0, phone, 1e6}, {1, phone, 900}, {4, phone, 180}, {2, chat, 360}, {5, chat, 1e6}};
    const auto results = results_of(small_centre(), records);
    CHECK(mean(results.channels[phone].figures, Figure::queue_mean) == 1080.0 / 7200);
    CHECK(mean(results.total, Figure::queue_mean) == 1440.0 / 7200);
    CHECK(results.channel_intervals[phone].values[static_cast<std::size_t>(Figure::queue_mean)] ==
          std::vector<double>{0.5, 0, 0, 0.1});
}

TEST_CASE("Deferred work can be judged in opening hours") {
    auto description = small_centre();
    description.channels[email].service_within = 600;
    description.channels[email].working_hours = true;
    for (const std::size_t moment : {2u, 3u})
        description.timetable.open[moment * 3 + email] = 0;  // closed 1800 to 5400
    Records records;
    records.contacts = {answered(email, 1500, 4100),   // sent 300 s before closing, 300 s after opening: just within
                        answered(email, 1500, 4101),   // a second too late
                        answered(email, 2000, 3300)};  // closed all the time
    const auto results = results_of(description, records);
    CHECK(mean(results.channels[email].figures, Figure::service_level) == 2.0 / 3);
}

TEST_CASE("What is rare of contacts is counted in their parts and intervals") {
    auto description = small_centre();
    description.comes_back = true;
    auto letters = answered(email, 100, 50);  // three answers, and a message that nobody answered
    letters.more_answers = 2;
    letters.marks = message_waits | unfinished;
    auto refused = left(phone, 2000, 0, Outcome::blocked);
    refused.marks = found_queue_full;
    auto unrecorded = answered(chat, 2000, 0);
    unrecorded.marks = left_no_record;
    Records records;
    records.contacts = {letters,
                        answered(email, 200, 0),
                        left(email, 300, 60, Outcome::waiting_at_end),
                        refused,
                        left(phone, 2100, 0, Outcome::blocked),
                        unrecorded,
                        answered(chat, 2200, 0)};
    const auto results = results_of(description, records);
    CHECK(mean(results.channels[email].figures, Figure::touches) == 4);
    CHECK(mean(results.channels[email].figures, Figure::backlog) == 2);
    CHECK(mean(results.channels[email].figures, Figure::in_progress) == 1);
    CHECK(mean(results.agent_groups[digital_desk].figures, Figure::touches) == 4);
    CHECK_FALSE(results.channels[phone].figures[Figure::touches].exists());
    CHECK_FALSE(results.agent_groups[phone_desk].figures[Figure::backlog].exists());
    CHECK(mean(results.channels[phone].figures, Figure::blocked) == 2);
    CHECK(mean(results.channels[phone].figures, Figure::blocked_waiting) == 1);
    CHECK(mean(results.channels[chat].figures, Figure::records) == 0.5);
    CHECK(mean(results.total, Figure::records) == 0.75);
    const auto touches = results.channel_intervals[email].values[static_cast<std::size_t>(Figure::touches)];
    CHECK(touches == std::vector<double>{4, 0, 0, 0});
}

TEST_CASE("Who came while the first choice was closed is counted once, when the need began") {
    auto description = small_centre();
    description.comes_back = true;
    auto elsewhere = answered(chat, 200, 0), gone = left(phone, 300, 0, Outcome::unavailable);
    elsewhere.marks = gone.marks = came_closed;
    gone.channel = no_channel;
    auto yesterday = elsewhere;
    yesterday.arrival = -10;
    auto later = answered(phone, 1800, 0);  // wished at 100, came at the opening
    later.of_several = true;
    auto need = need_of(later);
    need.arrival = 100;
    need.came_closed = true;
    Records records;
    records.contacts = {elsewhere, gone, yesterday, later, answered(phone, 50, 0)};
    records.needs = {need};
    const auto results = results_of(description, records);
    CHECK(mean(results.total, Figure::customers) == 4);
    CHECK(mean(results.total, Figure::out_of_hours) == 3);
    CHECK(mean(results.segments[0].figures, Figure::out_of_hours) == 3);
    CHECK(mean(results.total, Figure::unserved) == 1);
}

TEST_CASE("Money is added up as defined, and shared in proportion to effort") {
    auto description = small_centre();
    pay(description, phone_desk, 20, 4);
    pay(description, digital_desk, 30);
    description.money.shrinkage = 0.2;
    description.money.add(Item::telephony, Quantity::line_minutes, 0.06, phone);
    description.money.add(Item::telephony, Quantity::line_minutes, 0.6, chat);
    description.money.add(Item::fees, Quantity::answered, 0.5, chat);
    description.money.add(Item::per_day, Quantity::days, 100);
    Records records;
    records.duties = {{0, 1800, 1, 2, phone_desk}, {0, 1800, 1, 1, digital_desk}};
    records.spans = {{7200, 9000, 0, phone_desk, phone, 1, true},
                     {0, 40, 0, digital_desk, chat, 1, false},
                     {40, 160, 0, digital_desk, email, 1, false}};
    records.contacts = {answered(phone, 0, 30, 60, 30), left(phone, 0, 20), answered(chat, 0, 40, 120),
                        answered(email, 0, 0, 120)};
    records.contacts[0].reason = 1;
    records.contacts[2].effort = 40;
    const auto results = results_of(description, records);
    const double phone_pay = 24 * (1 / 0.8 + 0.5), digital_pay = 30 * 0.5 / 0.8;
    CHECK(mean(results.agent_groups[phone_desk].figures, Figure::paid_hours) == Approx(1.75).epsilon(1e-12));
    CHECK(mean(results.agent_groups[phone_desk].figures, Figure::cost) == Approx(phone_pay).epsilon(1e-12));
    CHECK(mean(results.agent_groups[digital_desk].figures, Figure::cost) == Approx(digital_pay).epsilon(1e-12));
    const double phone_lines = 0.06 * (90 + 20) / 60, chat_lines = 0.6 * 2 + 0.5;  // the chat's wait is free
    // per day goes with customers: two of the phone, one of the chat, one of the mail
    CHECK(mean(results.channels[phone].figures, Figure::cost) == Approx(phone_pay + phone_lines + 50).epsilon(1e-12));
    CHECK(mean(results.channels[chat].figures, Figure::cost) ==
          Approx(digital_pay / 4 + chat_lines + 25).epsilon(1e-12));
    CHECK(mean(results.channels[email].figures, Figure::cost) == Approx(digital_pay * 3 / 4 + 25).epsilon(1e-12));
    const double total = phone_pay + digital_pay + phone_lines + chat_lines + 100;
    CHECK(mean(results.total, Figure::cost) == Approx(total).epsilon(1e-12));
    CHECK(mean(results.total, Figure::cost_per_contact) == Approx(total / 3).epsilon(1e-12));
    CHECK(mean(results.total, Figure::cost_per_resolution) == Approx(total / 3).epsilon(1e-12));
    CHECK(mean(results.reasons[1].figures, Figure::cost) == Approx(phone_pay + 0.06 * 90 / 60 + 25).epsilon(1e-12));
    CHECK(results.channel_intervals[chat].values[static_cast<std::size_t>(Figure::cost)][0] ==
          Approx(digital_pay / 4 + chat_lines + 25).epsilon(1e-12));
}

TEST_CASE("Pay that nobody worked for goes with all effort") {
    auto description = small_centre();
    pay(description, digital_desk, 30);
    Records records;
    records.duties = {{0, 1800, 1, 2, digital_desk}};
    records.contacts = {answered(phone, 0, 0)};
    const auto results = results_of(description, records);
    CHECK(mean(results.total, Figure::cost) == 30);
    CHECK(mean(results.channels[phone].figures, Figure::cost) == 30);
    CHECK(mean(results.channels[chat].figures, Figure::cost) == 0);
    CHECK_FALSE(results.channels[chat].figures[Figure::cost_per_contact].exists());
    CHECK(mean(results.segments[0].figures, Figure::cost) == 30);
    CHECK(mean(results.agent_groups[phone_desk].figures, Figure::cost) == 0);
}

TEST_CASE("A day on which nobody comes costs the same in every breakdown") {
    auto description = small_centre();
    pay(description, digital_desk, 30);
    description.money.add(Item::per_day, Quantity::days, 100);
    description.money.add(Item::set_up, Quantity::channel_days, 12, chat);
    Records records;
    records.duties = {{0, 1800, 1, 2, digital_desk}};
    const auto results = results_of(description, records);
    CHECK(mean(results.total, Figure::cost) == 142);
    for (const auto* parts : {&results.channels, &results.segments, &results.reasons}) {
        double sum = 0;
        for (const auto& part : *parts) sum += mean(part.figures, Figure::cost);
        CHECK(sum == Approx(142).epsilon(1e-12));
    }
    const double own = mean(results.channels[chat].figures, Figure::cost);
    CHECK(own == Approx(130.0 / 3 + 12).epsilon(1e-12));
    double by_interval = 0;
    for (const double cost : results.channel_intervals[chat].values[static_cast<std::size_t>(Figure::cost)])
        by_interval += cost;
    CHECK(by_interval == Approx(own).epsilon(1e-12));
}

TEST_CASE("A reset tally has forgotten everything") {
    const auto description = small_centre();
    Tally tally(description);
    const std::vector<ContactRecord> contacts{answered(phone, 0, 30), left(chat, 0, 20)};
    const std::vector<AgentSpan> spans{{0, 7000, 0, phone_desk, phone, 1, false}};
    tally.contacts(contacts);
    tally.spans(spans);
    tally.reset();
    Summary summary({&description, 1}, 0, 0.95);
    summary.add({&tally, 1});
    const auto results = summary.results().strategies[0];
    CHECK(mean(results.total, Figure::offered) == 0);
    CHECK_FALSE(results.total[Figure::asa].exists());
    CHECK_FALSE(results.total[Figure::wait_max].exists());
    CHECK_FALSE(results.total[Figure::occupancy].exists());
}
