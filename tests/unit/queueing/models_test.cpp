// What every queueing model owes, whatever its formula; and what the variants of `stationary` do with the rate.

#include <cmath>

#include "models/catalogue.hpp"
#include "models/queueing/queueing.hpp"
#include "tests/catch.hpp"
#include "tests/unit/models/example.hpp"

using namespace holdtime;

namespace {

PoolAnswer ask(const ModelChoice& choice, const PoolQuestion& pool) {
    Problems problems;
    Parameters reader(choice, "engine", problems);
    auto answer = written::model(queueing_models(), choice.name).answer(pool, reader);
    reader.done();
    problems.throw_if_any();
    return answer;
}

PoolAnswer ask(const std::string& name, const PoolQuestion& pool, const written::Block& parameters = {}) {
    return ask(written::choice(name, written::map(parameters)), pool);
}

/// A quiet morning, a rush, an empty hour, and an hour with nobody on duty.
PoolQuestion some_day() {
    PoolQuestion pool;
    pool.moments = {{1800, 0.02, 4, 120, 90, 0.05},
                    {1800, 0.08, 9, 120, 90, 0.05},
                    {3600, 0, 6, 120, 90, 0.05},
                    {3600, 0.01, 0, 120, 90, 0.05}};
    pool.patience = written::distribution("exponential", written::map({{"mean", written::scalar("90s")}}));
    return pool;
}

bool share(double x) { return x >= 0 && x <= 1 + 1e-9; }

}  // namespace

TEST_CASE("Every queueing model answers for every moment with shares that add up") {
    for (const auto* model : queueing_models())
        for (const bool chat : {false, true}) {
            INFO(model->info.name << (chat ? ", chat" : ", voice"));
            auto pool = some_day();
            if (chat) pool.kind = ChannelKind::chat, pool.concurrency = 3, pool.pace = {1, 0.9, 0.8};
            const auto answer = ask(written::example(model->info), pool);
            REQUIRE(answer.moments.size() == pool.moments.size());
            for (std::size_t m = 0; m < answer.moments.size(); ++m) {
                const auto& f = answer.moments[m];
                if (!f.steady || pool.moments[m].rate == 0) continue;
                INFO("moment " << m);
                CHECK(f.answered + f.abandoned + f.blocked == Approx(1).epsilon(1e-9));
                CHECK(share(f.delayed));
                CHECK(share(f.answered_within));
                CHECK(f.answered_within <= f.answered + 1e-9);
                CHECK(f.abandoned_within_5s <= f.abandoned_within + 1e-9);
                if (pool.moments[m].agents == 0 && model->represents.has(Mechanism::patience))
                    CHECK(f.answered < 0.02);  // after hours nobody answers; the transient chain may carry a few over
            }
        }
}

TEST_CASE("Every queueing model tells what it is") {
    for (const auto* model : queueing_models()) {
        INFO(model->info.name);
        CHECK(model->info.sentence.size() > 20);
        CHECK(model->info.formula.size() > 10);
        CHECK(model->info.reference.size() > 20);
    }
}

TEST_CASE("sipp is the formula itself") {
    const auto pool = some_day();
    const auto plain = ask("erlang_a", pool), wrapped = ask("stationary", pool, {{"variant", written::scalar("sipp")}});
    for (std::size_t m = 0; m < plain.moments.size(); ++m) {
        CHECK(plain.moments[m].delayed == wrapped.moments[m].delayed);
        CHECK(plain.moments[m].wait_mean == wrapped.moments[m].wait_mean);
    }
}

TEST_CASE("lag, max and mol feed the formula other rates") {
    auto pool = some_day();
    const auto at_rate = [&](std::size_t m, double rate) {
        const auto& moment = pool.moments[m];
        QueueQuestion q;
        q.rate = rate, q.agents = moment.agents, q.service_mean = moment.handle_time;
        q.patience_mean = moment.patience_mean, q.balk = moment.balk;
        return erlang_a_queue(q).delayed;
    };
    const auto delayed = [&](const std::string& variant, std::size_t m) {
        return ask("stationary", pool, {{"variant", written::scalar(variant)}}).moments[m].delayed;
    };
    // The rush is seen one handle time late: 120 of its 1800 seconds are still the morning's.
    CHECK(delayed("lag", 1) == Approx(at_rate(1, (0.02 * 120 + 0.08 * 1680) / 1800)).epsilon(1e-12));
    // The largest of the linear curve through the boundaries (0.05 between morning and rush).
    CHECK(delayed("max", 0) == Approx(at_rate(0, 0.05)).epsilon(1e-12));
    CHECK(delayed("max", 1) == Approx(at_rate(1, 0.08)).epsilon(1e-12));
    // m(t) / handle time, averaged: 0.02 (1 - e^(-t/120)) from the empty start.
    const double left = 0.02 * (1 - 120.0 / 1800 * (1 - std::exp(-15)));
    CHECK(delayed("mol", 0) == Approx(at_rate(0, left)).epsilon(1e-9));
}

TEST_CASE("stationary passes the question on to the formula that is asked for") {
    const auto pool = some_day();
    const auto got =
        ask("stationary", pool, {{"variant", written::scalar("sipp")}, {"model", written::scalar("square_root")}});
    CHECK(got.moments[1].delayed == ask("square_root", pool).moments[1].delayed);
    CHECK_THROWS_AS(ask("stationary", pool, {{"model", written::scalar("stationary")}}), InputError);
    CHECK_THROWS_AS(ask("stationary", pool, {{"variant", written::scalar("late")}}), InputError);
}

TEST_CASE("The offered load of any law of handle times settles at rate times mean") {
    const auto law = written::distribution(
        "lognormal", written::map({{"mean", written::scalar("300s")}, {"cv", written::scalar("1")}}));
    const std::vector<Seconds> boundaries = {0, 5e5, 1e6}, times = {4.9e5, 9.9e5};
    const std::vector<double> rates = {0.1, 0.2};
    for (const Distribution* service : {static_cast<const Distribution*>(nullptr), law.get()}) {
        const auto loads = offered_load(times, boundaries, rates, 300, service);
        CHECK(loads[0] == Approx(30).epsilon(1e-9));
        CHECK(loads[1] == Approx(60).epsilon(1e-9));
    }
}

TEST_CASE("An Erlang calculator's day does not depend on how it is cut") {
    // The same rate and staffing in one segment or in six.
    TransientQuestion whole, cut;
    whole.service_mean = cut.service_mean = 200, whole.patience_mean = cut.patience_mean = 120;
    whole.segments = {{3600, 0.05, 9}};
    for (int i = 0; i < 6; ++i) cut.segments.push_back({600, 0.05, 9});
    const auto once = transient_queue(whole).front();
    double abandoned = 0, within = 0, wait = 0;
    for (const auto& part : transient_queue(cut)) {
        abandoned += part.abandonments;
        within += part.contacts.answered_within / 6;
        wait += part.contacts.wait_mean / 6;
    }
    CHECK(abandoned == Approx(once.abandonments).epsilon(1e-10));
    CHECK(within == Approx(once.contacts.answered_within).epsilon(1e-10));
    CHECK(wait == Approx(once.contacts.wait_mean).epsilon(1e-10));
}

TEST_CASE("A long transient segment ends in Erlang A") {
    for (const std::uint32_t lines : {no_limit, 14u}) {
        TransientQuestion question;
        question.service_mean = 200, question.patience_mean = 120, question.balk = 0.1, question.lines = lines;
        question.segments = {{4 * 3600, 0.06, 11}, {1800, 0.06, 11}};
        QueueQuestion stationary{0.06, 200, 11, 120, 0.1, lines, 20, true};
        const auto got = transient_queue(question).back().contacts, want = erlang_a_queue(stationary);
        CHECK(got.delayed == Approx(want.delayed).epsilon(1e-8));
        CHECK(got.blocked == Approx(want.blocked).epsilon(1e-8).margin(1e-14));
        CHECK(got.abandoned == Approx(want.abandoned).epsilon(1e-8));
        CHECK(got.asa == Approx(want.asa).epsilon(1e-8));
        CHECK(got.wait_mean == Approx(want.wait_mean).epsilon(1e-8));
        CHECK(got.answered_within == Approx(want.answered_within).epsilon(1e-8));
        CHECK(got.abandoned_within == Approx(want.abandoned_within).epsilon(1e-8));
        CHECK(got.occupancy == Approx(want.occupancy).epsilon(1e-8));
    }
}

TEST_CASE("The transient chain keeps its probability when thousands wait") {
    TransientQuestion question;
    question.service_mean = 300, question.patience_mean = 3600, question.start = 9000;
    question.segments = {{1800, 6, 1000}, {1800, 0.5, 1000}};
    const auto segments = transient_queue(question);
    CHECK(segments.front().queue_end > 5000);
    double balance = question.start;  // who was there and came has gone or is there
    for (const auto& segment : segments) {
        balance += segment.offered - segment.completions - segment.abandonments;
        CHECK(segment.busy_end + segment.queue_end == Approx(balance).epsilon(1e-10));
        CHECK(segment.contacts.answered < 1);
        CHECK(segment.contacts.answered > 0.2);
    }
}

TEST_CASE("Hours of double load on 1,000 agents end in Erlang A") {
    TransientQuestion question;
    question.service_mean = 300, question.patience_mean = 600;
    question.segments = {{4 * 3600, 2000 / 300.0, 1000}, {1800, 2000 / 300.0, 1000}};
    const auto got = transient_queue(question).back().contacts;
    const auto want = erlang_a_queue({2000 / 300.0, 300, 1000, 600, 0, no_limit, 20, true});
    CHECK(got.abandoned == Approx(want.abandoned).epsilon(1e-8));
    CHECK(got.asa == Approx(want.asa).epsilon(1e-8));
    CHECK(got.queue_mean == Approx(want.queue_mean).epsilon(1e-8));
    CHECK(got.occupancy == Approx(want.occupancy).epsilon(1e-8));
}

TEST_CASE("The square-root rule keeps agents at most busy, and waits above 0, with little patience") {
    for (const double patience : {1.0, 5.0, 30.0, 300.0})
        for (const std::uint32_t agents : {1u, 5u, 20u, 500u})
            for (const double load : {0.1, 0.7, 1.0, 1.5, 3.0}) {
                INFO("patience " << patience << ", agents " << agents << ", load " << load);
                const QueueQuestion question{load * agents / 180, 180, agents, patience, 0, no_limit, 20, true};
                const auto got = square_root_queue(question), exact = erlang_a_queue(question);
                CHECK(got.occupancy <= 1);
                CHECK(got.abandoned <= got.delayed);
                CHECK(got.answered_within <= got.answered + 1e-12);
                CHECK((got.delayed < 1e-12 || got.asa > 0));
                CHECK(std::fabs(got.abandoned - exact.abandoned) < 0.08);
            }
}

TEST_CASE("Agents are never more than busy when thousands of patient customers overload them") {
    const auto law = written::distribution(
        "lognormal", written::map({{"mean", written::scalar("1h")}, {"cv", written::scalar("0.3")}}));
    for (const double load : {1.01, 1.1, 2.0, 5.0})
        for (const std::uint32_t agents : {5u, 50u, 500u})
            CHECK(
                mmn_g_queue({load * agents / 180, 180, agents, forever, 0, no_limit, 20, true}, law.get()).occupancy <=
                1);
}

TEST_CASE("Millions who wait for hours are answered as the fluid flows") {
    const double rate = 120, hours = 24 * 3600.0;
    const auto got = erlang_a_queue({rate, 180, 10000, hours, 0, no_limit, 20, true});
    const double answered = 10000 / 180.0 / rate, wait = -hours * std::log(answered);
    CHECK(got.answered == Approx(answered).epsilon(1e-9));
    CHECK(got.wait_p50 == Approx(wait).epsilon(0.001));
    CHECK(got.answered_within == Approx(0).margin(1e-12));
    CHECK(got.occupancy == Approx(1).epsilon(1e-9));
}
