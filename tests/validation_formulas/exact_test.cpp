// Every case of the reference file that a formula covers, to 1e-9 of the figure.

#include "models/attention/turn_taking.hpp"
#include "tests/catch.hpp"
#include "tests/validation_formulas/exact_values.hpp"

using namespace holdtime;
using namespace holdtime::formulas;

namespace {

constexpr double digits = 1e-9;

/// Figures that all waiting queues have. `entered` is the share of the offered that the reference calls entered.
void check_queue(const QueueFigures& got, const nlohmann::json& want, double entered, double offered) {
    CHECK_FIGURE("p_wait", got.delayed / entered, want.at("p_wait").get<double>(), digits);
    CHECK_FIGURE("p_abandon", 1 + got.abandoned / entered, 1 + want.at("p_abandon").get<double>(), digits);
    CHECK_FIGURE("asa", got.asa, want.at("asa").get<double>(), digits);
    CHECK_FIGURE("wait_all", got.wait_mean / entered, want.at("wait_all").get<double>(), digits);
    CHECK_FIGURE("lq", got.queue_mean, want.at("lq").get<double>(), digits);
    CHECK_FIGURE("sl1", got.answered_within / offered, want.at("sl1").get<double>(), digits);
    CHECK_FIGURE("sl2", got.answered_within / got.answered, want.at("sl2").get<double>(), digits);
    CHECK_FIGURE("sl3", got.answered_within / (offered - got.abandoned_within), want.at("sl3").get<double>(), digits);
    CHECK_FIGURE("sl4", (got.answered_within + got.abandoned_within) / offered, want.at("sl4").get<double>(), digits);
}

}  // namespace

TEST_CASE("Erlang B and C agree with the exact values") {
    for (const auto& c : exact_cases("erlang_b"))
        CHECK_FIGURE("B", erlang_b(c.at("args").at("a"), c.at("args").at("n")), c.at("result").get<double>(), digits);
    for (const auto& c : exact_cases("erlang_b_real"))
        CHECK_FIGURE("B", erlang_b_real(c.at("args").at("a"), c.at("args").at("x")), c.at("result").get<double>(),
                     digits);
    for (const auto& c : exact_cases("erlang_c_pw"))
        CHECK_FIGURE("C", erlang_c_delay(c.at("args").at("a"), c.at("args").at("n")), c.at("result").get<double>(),
                     digits);
    for (const auto& c : exact_cases("erlang_c")) {
        const auto got = erlang_c_queue(queue_question(c.at("args")));
        const auto& want = c.at("result");
        CHECK_FIGURE("p_wait", got.delayed, want.at("p_wait").get<double>(), digits);
        CHECK_FIGURE("asa", got.asa, want.at("asa").get<double>(), digits);
        CHECK_FIGURE("sl", got.answered_within, want.at("sl").get<double>(), digits);
        CHECK_FIGURE("occupancy", got.occupancy, want.at("occupancy").get<double>(), digits);
        CHECK_FIGURE("lq", got.queue_mean, want.at("lq").get<double>(), digits);
    }
}

TEST_CASE("Erlang A agrees with the exact values") {
    for (const auto& c : exact_cases("erlang_a")) {
        INFO(c.at("args").dump());
        const auto& want = c.at("result");
        const auto got = erlang_a_queue(queue_question(c.at("args")));
        const double entered = 1 - got.blocked;
        check_queue(got, want, entered, c.at("args").contains("blocked_in_offered") ? 1 : entered);
        CHECK_FIGURE("p_block", 1 + got.blocked, 1 + want.at("p_block").get<double>(), digits);
        CHECK_FIGURE("occupancy", got.occupancy, want.at("occupancy").get<double>(), digits);
    }
}

TEST_CASE("M/M/n+G agrees with the exact values") {
    for (const auto& c : exact_cases("mmng")) {
        INFO(c.at("args").dump());
        const auto got = mmn_g_queue(queue_question(c.at("args")), patience_law(c.at("args").at("patience")).get());
        check_queue(got, c.at("result"), 1, 1);
        CHECK_FIGURE("occupancy", got.occupancy, c.at("result").at("occupancy").get<double>(), digits);
    }
}

TEST_CASE("The chat pool agrees with the exact values") {
    for (const auto& c : exact_cases("chat_pool")) {
        if (c.at("args").contains("eta")) continue;  // leaving in the middle of a chat is not in the model
        INFO(c.at("args").dump());
        const auto got = erlang_chat_pool(chat_question(c.at("args")));
        const auto& want = c.at("result");
        CHECK(got.exact);
        check_queue(got.queue, want, 1, 1);
        CHECK_FIGURE("chats", got.queue.chats, want.at("chats").get<double>(), digits);
        CHECK_FIGURE("duration", got.duration, want.at("chat_duration").get<double>(), digits);
        CHECK_FIGURE("concurrency", got.concurrency, want.at("concurrency").get<double>(), digits);
        CHECK_FIGURE("util", got.queue.occupancy, want.at("util").get<double>(), digits);
        for (std::size_t i = 0; i < got.level.size(); ++i)
            CHECK_FIGURE("level", got.level[i], want.at("level").at(i).get<double>(), digits);
    }
    for (const auto& c : exact_cases("chat_curve_turns")) {
        const auto& args = c.at("args");
        const TurnTaking turns{args.at("work"), args.at("think"), args.at("turns"), args.at("switch")};
        const auto got = completion_rates(turns, args.at("K"));
        for (std::size_t i = 0; i < got.size(); ++i)
            CHECK_FIGURE("mu", got[i], c.at("result").at("mu").at(i).get<double>(), digits);
    }
}

TEST_CASE("Limits for many agents agree with the exact values") {
    for (const auto& c : exact_cases("halfin_whitt_alpha"))
        CHECK_FIGURE("alpha", halfin_whitt_delay(c.at("args").at("beta")), c.at("result").get<double>(), digits);
    for (const auto& c : exact_cases("garnett")) {
        const double beta = c.at("args").at("beta"), ratio = c.at("args").at("theta_over_mu");
        CHECK_FIGURE("p_wait", garnett_delay(beta, ratio), c.at("result").at("p_wait").get<double>(), digits);
        CHECK_FIGURE("p_ab", garnett_abandonment(beta, ratio), c.at("result").at("p_ab_sqrt_n").get<double>(), digits);
    }
    for (const auto& c : exact_cases("fluid_mmng")) {
        const auto got = fluid_queue(queue_question(c.at("args")), patience_law(c.at("args").at("patience")).get());
        CHECK_FIGURE("p_abandon", got.abandoned, c.at("result").at("p_abandon").get<double>(), digits);
        CHECK_FIGURE("wait", got.asa, c.at("result").at("wait").get<double>(), digits);
        CHECK_FIGURE("lq", got.queue_mean, c.at("result").at("lq").get<double>(), digits);
    }
}

TEST_CASE("The offered load of a sine wave agrees with the exact value") {
    const auto c = exact_cases("mol_offered_load").at(0);
    const auto rate = [](Seconds t) { return 0.1 + 0.06 * std::sin(2 * M_PI * t / 28800); };
    CHECK_FIGURE("load", offered_load(c.at("args").at("t"), rate, c.at("args").at("aht")), c.at("result").get<double>(),
                 digits);
}
