// From 1 to 10,000 agents and loads from 0.01 to 3 per agent nothing overflows, and what must hold holds.

#include <cmath>

#include "tests/catch.hpp"
#include "tests/unit/models/written.hpp"
#include "tests/validation_formulas/exact_values.hpp"

using namespace holdtime;

namespace {

const std::vector<std::uint32_t> sizes = {1, 2, 7, 50, 333, 2000, 10000};
const std::vector<double> loads = {0.01, 0.1, 0.5, 0.8, 0.95, 0.99, 1, 1.01, 1.05, 1.3, 2, 3};

QueueQuestion question_of(std::uint32_t agents, double load) {
    QueueQuestion question;
    question.service_mean = 300;
    question.rate = load * agents / 300;
    question.agents = agents;
    question.patience_mean = 180;
    return question;
}

/// What any queue in steady state owes: everybody is accounted for, shares are shares, Little's law.
void check_balance(const QueueFigures& q, const QueueQuestion& question) {
    CHECK(std::fabs(q.answered + q.abandoned + q.blocked - 1) < 1e-9);
    for (const double share : {q.delayed, q.blocked, q.abandoned, q.answered, q.answered_within, q.abandoned_within,
                               q.abandoned_within_5s}) {
        CHECK(share >= 0);
        CHECK(share <= 1 + 1e-12);
    }
    CHECK(q.answered_within <= q.answered * (1 + 1e-12));
    CHECK(q.abandoned_within <= q.abandoned + 1e-12);
    CHECK(q.abandoned_within_5s <= q.abandoned_within + 1e-12);
    CHECK(std::isfinite(q.asa));
    CHECK(std::isfinite(q.wait_mean));
    CHECK(q.wait_p50 <= q.wait_p90);
    CHECK(q.wait_p90 <= q.wait_p95);
    CHECK(std::isfinite(q.wait_p95));
    CHECK(q.occupancy <= 1 + 1e-12);
    CHECK(std::fabs(q.queue_mean - question.rate * q.wait_mean) <= 1e-9 * q.queue_mean + 1e-12);
}

}  // namespace

TEST_CASE("Nothing overflows from 1 to 10,000 agents") {
    const auto lognormal = written::distribution(
        "lognormal", written::map({{"mean", written::scalar("180s")}, {"cv", written::scalar("1.5")}}));
    for (const auto agents : sizes)
        for (const double load : loads) {
            INFO("agents " << agents << ", load " << load << " per agent");
            auto question = question_of(agents, load);
            check_balance(erlang_b_queue(question), question);
            check_balance(erlang_a_queue(question), question);
            check_balance(mmn_g_queue(question, lognormal.get()), question);
            question.balk = 0.1;
            check_balance(erlang_a_queue(question), question);
            check_balance(mmn_g_queue(question, lognormal.get()), question);
            question.lines = agents + agents / 10 + 1;
            check_balance(erlang_a_queue(question), question);
            question.patience_mean = forever;
            check_balance(erlang_a_queue(question), question);
            const auto fluid = fluid_queue(question_of(agents, load), lognormal.get());
            CHECK(std::fabs(fluid.answered + fluid.abandoned - 1) < 1e-12);
            const auto root = square_root_queue(question_of(agents, load));
            CHECK(std::fabs(root.answered + root.abandoned - 1) < 1e-12);
            CHECK(std::isfinite(root.asa + root.wait_p95 + root.answered_within));
            const auto endless = erlang_c_queue(question);
            CHECK(endless.steady == (load < 1));
            if (endless.steady) check_balance(endless, question);
        }
}

TEST_CASE("Exponential patience gives Erlang A, by integrals and by sums") {
    for (const auto agents : sizes)
        for (const double load : loads) {
            INFO("agents " << agents << ", load " << load << " per agent");
            auto question = question_of(agents, load);
            question.balk = 0.05;
            const auto law = written::distribution("exponential", written::scalar("180s"));
            const auto chain = erlang_a_queue(question), integral = mmn_g_queue(question, law.get());
            CHECK(std::fabs(chain.delayed - integral.delayed) < 1e-9);
            CHECK(std::fabs(chain.abandoned - integral.abandoned) < 1e-9);
            CHECK(std::fabs(chain.answered_within - integral.answered_within) < 1e-9);
            CHECK(std::fabs(chain.abandoned_within - integral.abandoned_within) < 1e-9);
            CHECK(std::fabs(chain.asa - integral.asa) < 1e-9 * (1 + chain.asa));
            CHECK(std::fabs(chain.wait_p90 - integral.wait_p90) < 1e-7 * (1 + chain.wait_p90));
        }
}

TEST_CASE("Very patient customers give Erlang C") {
    for (const auto agents : sizes)
        for (const double load : {0.01, 0.5, 0.9}) {
            auto question = question_of(agents, load);
            const auto endless = erlang_c_queue(question);
            question.patience_mean = forever;
            const auto chain = erlang_a_queue(question);
            CHECK(chain.delayed == Approx(endless.delayed).epsilon(1e-9).margin(1e-12));
            CHECK(chain.asa == Approx(endless.asa).epsilon(1e-9).margin(1e-12));
            CHECK(chain.answered_within == Approx(endless.answered_within).epsilon(1e-9));
            CHECK(chain.wait_p95 == Approx(endless.wait_p95).epsilon(1e-9).margin(1e-9));
        }
}

TEST_CASE("Chats that do not disturb each other are Erlang A with n K servers") {
    for (const ChatRule rule : {ChatRule::least_loaded, ChatRule::most_loaded, ChatRule::random})
        for (const double rate : {0.004, 0.02, 0.035}) {
            ChatQuestion chat;
            chat.rate = rate, chat.agents = 6, chat.rates = {1 / 500.0, 2 / 500.0, 3 / 500.0}, chat.rule = rule;
            chat.patience_mean = 200, chat.within = 30;
            const QueueQuestion phone{rate, 500, 18, 200, 0, no_limit, 30, true};
            const auto got = erlang_chat_pool(chat).queue, want = erlang_a_queue(phone);
            CHECK(got.delayed == Approx(want.delayed).epsilon(1e-9));
            CHECK(got.abandoned == Approx(want.abandoned).epsilon(1e-9));
            CHECK(got.asa == Approx(want.asa).epsilon(1e-9));
            CHECK(got.answered_within == Approx(want.answered_within).epsilon(1e-9));
        }
}

TEST_CASE("The chat pool's approximation is as near as it says") {
    // Against the exact chains of 26 agents with 3 chats each, and of 12 with 5.
    const std::vector<std::pair<std::uint32_t, std::vector<double>>> pools = {
        {26, {1 / 600.0, 1 / 405.0, 1 / 340.0}}, {12, {1 / 600.0, 1.76 / 600, 2.28 / 600, 2.64 / 600, 3 / 600.0}}};
    for (const auto& [agents, rates] : pools)
        for (const auto& [rule, load] : std::vector<std::pair<ChatRule, double>>{{ChatRule::least_loaded, 0.6},
                                                                                 {ChatRule::least_loaded, 0.95},
                                                                                 {ChatRule::most_loaded, 0.8},
                                                                                 {ChatRule::most_loaded, 1.1},
                                                                                 {ChatRule::random, 0.8},
                                                                                 {ChatRule::random, 0.95}}) {
            ChatQuestion question;
            question.agents = agents;
            question.rates = rates;
            question.rule = rule;
            question.rate = load * question.agents * rates.back();
            question.patience_mean = 300;
            question.most_work = 1e10;
            const auto exact = erlang_chat_pool(question);
            question.most_work = 3e6;
            const auto near = erlang_chat_pool(question);
            INFO("rule " << static_cast<int>(rule) << ", load " << load << ": exact " << exact.queue.delayed
                         << ", approximation " << near.queue.delayed << ", error said " << near.error);
            CHECK(exact.exact);
            CHECK_FALSE(near.exact);
            CHECK(std::fabs(near.queue.delayed - exact.queue.delayed) <= near.error);
            CHECK(near.concurrency == Approx(exact.concurrency).epsilon(agents > 20 ? 0.02 : 0.06));
        }
}

TEST_CASE("Thousands of chat agents are answered") {
    for (const double load : loads) {
        ChatQuestion question;
        question.agents = 10000;
        question.rates = {1 / 600.0, 1 / 405.0, 1 / 340.0};
        question.rate = load * question.agents / 340;
        question.patience_mean = 300;
        const auto figures = erlang_chat_pool(question);
        INFO("load " << load);
        CHECK(std::fabs(figures.queue.answered + figures.queue.abandoned - 1) < 1e-9);
        CHECK(std::isfinite(figures.queue.wait_p95));
        CHECK(figures.concurrency >= 1 - 1e-9);
        CHECK(figures.concurrency <= 3);
        // What goes in comes out, as far as the approximation of the agents' mean speed is right.
        const double finished =
            question.agents * (figures.level[1] / 600 + figures.level[2] / 405 + figures.level[3] / 340);
        CHECK(finished == Approx(question.rate * figures.queue.answered).epsilon(1e-6));
    }
}
