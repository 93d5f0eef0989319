// Targets and pairs over the replications: sim/stats/target_summary, pair_summary, and the figures that they need.

#include <cmath>

#include "sim/stats/summary.hpp"
#include "tests/catch.hpp"
#include "tests/unit/stats/centre.hpp"

using namespace holdtime;
using namespace holdtime::test;

namespace {

/// The small centre over two days of two intervals, with a target of 80 % on the phone and 90 % on e-mail (T 1 h).
Description two_days(TargetScope scope = TargetScope::horizon) {
    auto d = small_centre();
    d.grid.day = {0, 0, 0, 1, 1};
    d.grid.days = 2;
    d.channels[email].service_within = 3600;
    d.targets = {{TargetFigure::service_level, phone, 0.8, scope}, {TargetFigure::service_level, email, 0.9, scope}};
    return d;
}

std::vector<ContactRecord> calls(Seconds arrival, int good, int late) {
    std::vector<ContactRecord> list(static_cast<std::size_t>(good), answered(phone, arrival, 0));
    list.insert(list.end(), static_cast<std::size_t>(late), answered(phone, arrival, 100));
    return list;
}

/// What a centre reports of one replication.
struct Reported {
    std::vector<ContactRecord> contacts;
    std::vector<NeedRecord> needs = {};

    /// A contact whose need began at another time.
    Reported& came(ContactRecord contact, Seconds began) {
        contact.of_several = true;
        contacts.push_back(contact);
        needs.push_back(need_of(contact));
        needs.back().arrival = began;
        return *this;
    }
};

Results results_of(const Description& d, const std::vector<Reported>& replications) {
    std::vector<Tally> tallies;
    tallies.emplace_back(d);
    Summary summary(std::vector<Description>{d}, 0, 0.95);
    for (const auto& reported : replications) {
        tallies[0].reset();
        tallies[0].contacts(reported.contacts);
        tallies[0].needs(reported.needs);
        summary.add(tallies);
    }
    return summary.results();
}

Results replicated(const Description& d, const std::vector<std::vector<ContactRecord>>& replications) {
    std::vector<Reported> reported;
    for (const auto& contacts : replications) reported.push_back({contacts});
    return results_of(d, reported);
}

std::vector<ContactRecord> operator+(std::vector<ContactRecord> a, const std::vector<ContactRecord>& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

}  // namespace

TEST_CASE("A target met on average counts the days on which it held") {
    // replication 1: 9 of 10 and 7 of 10 in time; replication 2: 10 of 10, 9 of 10
    const auto results =
        replicated(two_days(), {calls(10, 9, 1) + calls(4000, 7, 3), calls(10, 10, 0) + calls(4000, 9, 1)});
    const auto& target = results.strategies[0].targets.at(0);
    CHECK(target.name == "phone");
    CHECK(target.value.mean == Approx(35.0 / 40));
    CHECK(target.value.mean == results.strategies[0].channels[0].figures[Figure::service_level].mean);
    CHECK(target.days == 4);
    CHECK(target.days_met == 3);
    CHECK_FALSE(target.by_replication);
    CHECK(results.strategies[0].targets.at(1).state == TargetState::no_contacts);
    CHECK(results.strategies[0].targets.at(1).days == 0);
}

TEST_CASE("Of a duration the replications are counted") {
    auto d = two_days();
    d.whole_days = false;
    const auto results = replicated(d, {calls(10, 9, 1) + calls(4000, 6, 4), calls(10, 10, 0)});
    CHECK(results.strategies[0].targets[0].days == 2);
    CHECK(results.strategies[0].targets[0].days_met == 1);
    CHECK(results.strategies[0].targets[0].by_replication);
}

TEST_CASE("A target by day or by interval is judged where it is furthest off") {
    std::vector<std::vector<ContactRecord>> replications(
        5, calls(10, 9, 1) + calls(2000, 10, 0) + calls(4000, 6, 4) + calls(6000, 10, 0));
    replications[0] = replications[0] + calls(10, 1, 0);  // no two replications need be alike
    const auto whole = replicated(two_days(), replications).strategies[0].targets[0];
    CHECK(whole.state == TargetState::met);
    const auto by_day = replicated(two_days(TargetScope::day), replications).strategies[0].targets[0];
    CHECK(by_day.state == TargetState::met);
    CHECK(by_day.value.mean == Approx(0.8));
    CHECK(by_day.interval == 2);
    const auto by_interval = replicated(two_days(TargetScope::interval), replications).strategies[0].targets[0];
    CHECK(by_interval.state == TargetState::missed);
    CHECK(by_interval.value.mean == Approx(0.6));
    CHECK(by_interval.interval == 2);
    CHECK(by_interval.days == 10);
    CHECK(by_interval.days_met == 5);
}

TEST_CASE("A target is met or missed when its interval says so, else on the line") {
    std::vector<std::vector<ContactRecord>> replications;
    for (int r = 0; r < 10; ++r) replications.push_back(calls(10, r % 2 ? 10 : 6, r % 2 ? 0 : 4));
    CHECK(replicated(two_days(), replications).strategies[0].targets[0].state == TargetState::on_the_line);
    for (auto& one : replications) one = calls(10, 7, 3);
    CHECK(replicated(two_days(), replications).strategies[0].targets[0].state == TargetState::missed);
    CHECK(replicated(two_days(), {calls(10, 7, 3)}).strategies[0].targets[0].state == TargetState::missed);
    CHECK(replicated(two_days(), {calls(10, 8, 2)}).strategies[0].targets[0].state == TargetState::met);
}

TEST_CASE("Letters that are not decided yet decide nothing") {
    // at the end of all work, 7200 s: one that has waited 1000 s is undecided, one of 5000 s is late
    const auto waiting = left(email, 6200, 1000, Outcome::waiting_at_end);
    const auto late = left(email, 2200, 5000, Outcome::waiting_at_end);
    std::vector<ContactRecord> records(18, answered(email, 100, 50));
    records.push_back(late);
    auto results = replicated(two_days(), {records, records});
    auto figures = results.strategies[0].channels[email].figures;
    CHECK(figures[Figure::undecided].mean == 0);
    CHECK(figures[Figure::service_level].mean == Approx(18.0 / 19));
    CHECK(results.strategies[0].targets[1].state == TargetState::met);
    records.insert(records.end(), 2, waiting);
    results = replicated(two_days(), {records, records});
    figures = results.strategies[0].channels[email].figures;
    CHECK(figures[Figure::undecided].mean == 2);
    CHECK(figures[Figure::waiting_at_end].mean == 3);
    CHECK(figures[Figure::service_level].mean == Approx(18.0 / 19));
    CHECK(figures[Figure::service_level_low].mean == Approx(18.0 / 21));
    CHECK(figures[Figure::service_level_high].mean == Approx(20.0 / 21));
    CHECK(results.strategies[0].targets[1].state == TargetState::undecided);
    CHECK(results.strategies[0].targets[1].days == 2);  // the second day of each replication is not decided
    CHECK(results.strategies[0].targets[1].days_met == 2);
    records.insert(records.end(), 9, late);
    results = replicated(two_days(), {records, records});
    CHECK(results.strategies[0].targets[1].state == TargetState::missed);
    const auto nobody = replicated(two_days(), {{waiting}, {waiting}});
    CHECK_FALSE(nobody.strategies[0].channels[email].figures[Figure::service_level].exists());
    CHECK(nobody.strategies[0].targets[1].state == TargetState::undecided);
}

TEST_CASE("A caller who waits at the end is late, not undecided") {
    const auto results = replicated(two_days(), {{left(phone, 7195, 5, Outcome::waiting_at_end)}});
    CHECK(results.strategies[0].total[Figure::undecided].mean == 0);
    CHECK(results.strategies[0].total[Figure::service_level].mean == 0);
}

TEST_CASE("Customers are the needs that began, whenever they came") {
    auto nowhere = left(phone, 200, 0);
    nowhere.outcome = Outcome::unavailable;
    nowhere.channel = no_channel;
    Reported one{calls(10, 1, 1) + std::vector{nowhere}}, other{calls(10, 1, 1)};
    one.came(answered(phone, 100, 0), -50);  // its need began in the warm-up, it came at the opening
    other.came(left(phone, 8000, 5), 7000);  // it began in the day, and came after the end
    const auto results = results_of(two_days(), {one, other});
    const auto& total = results.strategies[0].total;
    CHECK(total[Figure::offered].mean == 2.5);
    CHECK(total[Figure::customers].mean == 3);  // 2 + 1, and 2 + 1
    CHECK(total[Figure::unserved].mean == 1);   // the one that found no way in, the one that gave up
    CHECK(total[Figure::resolution_rate].mean == Approx(4.0 / 6));  // the four ordinary ones
    CHECK(results.strategies[0].segments[0].figures[Figure::customers].mean == 3);
    CHECK(results.strategies[0].reasons[0].figures[Figure::customers].mean == 3);
}

TEST_CASE("The fates of needs add up, also of those that entered after the end or began before the start") {
    Reported reported;
    for (const Seconds arrival : {100.0, -50.0}) {
        auto unresolved = answered(email, arrival, 0);
        unresolved.resolved = false;
        for (const auto& record : {answered(email, arrival, 0), unresolved, left(email, arrival, 5),
                                   left(email, arrival, 5, Outcome::waiting_at_end)}) {
            reported.contacts.push_back(record);
            for (int i = 0; i < (arrival < 0 ? 2 : 1); ++i)
                reported.came(record, arrival < 0 ? 7000 : -70);  // on the other side
        }
    }
    const auto results = results_of(two_days(), {reported});
    for (const auto* part : {&results.strategies[0].total, &results.strategies[0].segments[0].figures}) {
        const auto& figures = *part;
        CHECK(figures[Figure::customers].mean == 12);  // began and entered in [start, end): 4; only began in it: 8
        CHECK(figures[Figure::unresolved].mean == 3);
        CHECK(figures[Figure::unserved].mean == 3);
        CHECK(figures[Figure::needs_in_progress].mean == 3);
        CHECK(figures[Figure::resolution_rate].mean == Approx(3.0 / 9));
    }
}

TEST_CASE("Needs that came in outside the day they began in are of their own fate, and count from their beginning") {
    auto unsolved = answered(phone, 8000, 0), other_day = answered(phone, 100, 0);
    unsolved.resolved = other_day.resolved = false;
    Reported reported;
    reported.came(unsolved, 5000).came(left(email, 7300, 50, Outcome::waiting_at_end), 5000);
    reported.came(answered(phone, 7400, 0, 300), 6400).came(other_day, -20);
    const auto results = results_of(two_days(), {reported});
    const auto& total = results.strategies[0].total;
    CHECK(total[Figure::customers].mean == 3);
    CHECK(total[Figure::unresolved].mean == 1);
    CHECK(total[Figure::needs_in_progress].mean == 1);
    CHECK(total[Figure::unserved].mean == 0);
    CHECK(total[Figure::resolution_rate].mean == Approx(0.5));
    CHECK(total[Figure::resolution_time].mean == Approx(1300));
}

TEST_CASE("Two strategies are held against each other without a baseline") {
    std::vector<Description> strategies(2, small_centre());
    strategies[0].strategy = "a", strategies[1].strategy = "b";
    strategies[0].money.add(Item::fees, Quantity::answered, 3, phone);
    strategies[1].money.add(Item::fees, Quantity::answered, 1, phone);
    std::vector<Tally> tallies;
    for (const auto& one : strategies) tallies.emplace_back(one);
    for (const std::size_t baseline : {0u, 1u}) {
        Summary summary(strategies, baseline, 0.95);
        for (int r = 0; r < 4; ++r) {
            tallies[0].reset(), tallies[1].reset();
            tallies[0].contacts(calls(10, 10 + r, 0));
            tallies[1].contacts(calls(10, 8, 0) + std::vector(static_cast<std::size_t>(2 + r), left(phone, 20, 9)));
            summary.add(tallies);
        }
        const auto pair = summary.results().pairs.at(0);
        CHECK(pair.a == "a");
        CHECK(pair.cost.difference.mean == Approx(3 * 11.5 - 8));
        CHECK(pair.cost.days == 0);
        CHECK(pair.unserved.difference.mean == Approx(-3.5));
        CHECK(pair.unserved.days == 1);
        CHECK(pair.resolved.difference.mean == Approx(3.5));
        CHECK(pair.price_per_need.mean == Approx((3 * 11.5 - 8) / 3.5));
        CHECK(pair.price_per_need.has_interval());
    }
}
