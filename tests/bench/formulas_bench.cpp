// Times every queueing formula on one core and prints a Markdown table. Usage: formulas_bench

#include <fmt/core.h>

#include <cmath>
#include <functional>
#include <stdexcept>

#include "models/catalogue.hpp"
#include "models/queueing/queueing.hpp"
#include "tests/bench/bare_loop.hpp"
#include "tests/unit/models/written.hpp"

namespace {

using namespace holdtime;

double sink = 0;  // what is computed is used

/// Seconds of processor time a call, over at least a fifth of a second.
double seconds_a_call(const std::function<double()>& call) {
    for (long calls = 1;; calls *= 4) {
        const double start = bench::processor_seconds();
        for (long i = 0; i < calls; ++i) sink += call();
        const double spent = bench::processor_seconds() - start;
        if (spent > 0.2) return spent / static_cast<double>(calls);
    }
}

std::string time_text(double seconds) {
    if (seconds < 1e-3) return fmt::format("{:.3g} us", seconds * 1e6);
    return seconds < 1 ? fmt::format("{:.3g} ms", seconds * 1e3) : fmt::format("{:.3g} s", seconds);
}

QueueQuestion question(std::uint32_t agents, double load, bool quantiles) {
    QueueQuestion q;
    q.agents = agents, q.service_mean = 300, q.rate = load * agents / 300, q.patience_mean = 180,
    q.quantiles = quantiles;
    return q;
}

void row(const std::string& name, const std::function<double(std::uint32_t)>& call) {
    fmt::print("| {} |", name);
    for (const std::uint32_t agents : {10u, 100u, 1000u, 10000u})
        fmt::print(" {} |", time_text(seconds_a_call([&] { return call(agents); })));
    fmt::print("\n");
}

ChatQuestion chats(std::uint32_t agents, double most_work) {
    ChatQuestion q;
    q.agents = agents, q.rates = {1 / 600.0, 1 / 405.0, 1 / 340.0}, q.rate = 0.95 * agents / 340, q.patience_mean = 300;
    q.most_work = most_work;
    return q;
}

void chat_rows() {
    fmt::print("\n| chat pool, 3 chats an agent | time |\n| --- | ---: |\n");
    for (const std::uint32_t agents : {5u, 10u, 20u, 30u})
        fmt::print("| exact chain, {} agents | {} |\n", agents,
                   time_text(seconds_a_call([&] { return erlang_chat_pool(chats(agents, 1e18)).queue.delayed; })));
    for (const std::uint32_t agents : {50u, 500u, 5000u})
        fmt::print("| approximation, {} agents | {} |\n", agents,
                   time_text(seconds_a_call([&] { return erlang_chat_pool(chats(agents, 1e7)).queue.delayed; })));
}

/// A day of half hours with two peaks, agents at the load plus its square root.
PoolQuestion day(std::uint32_t most) {
    PoolQuestion pool;
    for (int i = 0; i < 48; ++i) {
        const double load =
            most * (0.35 + 0.3 * std::pow(std::sin(M_PI * i / 48), 2) + 0.2 * std::pow(std::sin(2 * M_PI * i / 48), 2));
        pool.moments.push_back({1800, load / 300, static_cast<std::uint32_t>(load + std::sqrt(load)), 300, 180, 0});
    }
    pool.patience = written::distribution(
        "lognormal", written::map({{"mean", written::scalar("180s")}, {"cv", written::scalar("1.2")}}));
    return pool;
}

void day_rows() {
    fmt::print("\n| a day of 48 half hours | 20 agents at the peak | 200 | 2000 |\n| --- | ---: | ---: | ---: |\n");
    for (const auto* model : queueing_models()) {
        fmt::print("| {} |", model->info.name);
        for (const std::uint32_t most : {20u, 200u, 2000u}) {
            const auto pool = day(most);
            fmt::print(" {} |", time_text(seconds_a_call([&] {
                           Problems problems;
                           ModelChoice choice;
                           choice.name = std::string(model->info.name);
                           choice.parameters.kind = Value::Kind::map;
                           Parameters parameters(choice, "engine", problems);
                           return model->answer(pool, parameters).moments.front().delayed;
                       })));
        }
        fmt::print("\n");
    }
}

}  // namespace

int main() {
    const auto law = written::distribution(
        "lognormal", written::map({{"mean", written::scalar("180s")}, {"cv", written::scalar("1.2")}}));
    fmt::print("| one queue, load 0.98 | 10 agents | 100 | 1000 | 10,000 |\n| --- | ---: | ---: | ---: | ---: |\n");
    row("erlang_b", [](auto n) { return erlang_b(0.98 * n, n); });
    row("erlang_c", [](auto n) { return erlang_c_queue(question(n, 0.98, true)).asa; });
    row("erlang_a, without percentiles", [](auto n) { return erlang_a_queue(question(n, 0.98, false)).asa; });
    row("erlang_a", [](auto n) { return erlang_a_queue(question(n, 0.98, true)).asa; });
    row("erlang_a, load 3", [](auto n) { return erlang_a_queue(question(n, 3, true)).asa; });
    row("square_root", [](auto n) { return square_root_queue(question(n, 0.98, true)).asa; });
    row("fluid, load 1.3", [&](auto n) { return fluid_queue(question(n, 1.3, true), law.get()).asa; });
    row("mmn_g, lognormal patience", [&](auto n) { return mmn_g_queue(question(n, 0.98, true), law.get()).asa; });
    row("mmn_g, load 3", [&](auto n) { return mmn_g_queue(question(n, 3, true), law.get()).asa; });
    chat_rows();
    day_rows();
    return sink == 0.123 ? 1 : 0;
}
