#include "sim/demand/sessions.hpp"

#include <cmath>

#include "tests/catch.hpp"
#include "tests/unit/demand/laid_out.hpp"

// What customers do in menus, with bots and on pages.
namespace holdtime {

namespace {

constexpr std::uint32_t many = 200000;

Description with_menu() {
    auto d = laid_out::four_hours(1, 1, 0);
    const auto time = written::distribution("exponential", written::scalar("20s"));
    d.channels[0].menu = {{{time, 0.1, {0.2}, {0.75}}, {time, 0.05, {0}, {1}}}, 0.25, 0, nullptr};
    return d;
}

Description with_bot() {
    auto d = laid_out::four_hours(2, 1, 0);
    d.channels[1].kind = ChannelKind::bot;
    d.channels[1].opt_out = 0.1;
    d.channels[0].met_first = {1};
    d.reasons[0].resolved = {1, 0.4};
    d.reasons[0].contained = {0, 0.5};
    d.reasons[0].leave = {0, 0.05};
    return d;
}

Attempt customer(std::uint32_t number, Cause cause = Cause::arrival) {
    Attempt attempt;
    attempt.number = number;
    attempt.channel = 0;
    attempt.cause = cause;
    return attempt;
}

/// Level 1e-5 for each, by the normal law.
void check_share(std::uint32_t count, double share) {
    CHECK(std::abs(count - many * share) < 4.42 * std::sqrt(many * share * (1 - share)));
}

}  // namespace

TEST_CASE("Menu: shares of those who leave, serve themselves and go on") {
    const auto d = with_menu();
    Sessions sessions(d);
    sessions.restart({7, 0});
    std::uint32_t skips = 0, leaves = 0, served = 0, settled = 0;
    for (std::uint32_t i = 0; i < many; ++i) {
        const auto visit = sessions.menu({}, customer(i));
        skips += visit.time == 0;
        leaves += visit.end == Session::End::leaves;
        served += visit.end == Session::End::contained;
        settled += visit.settles;
    }
    check_share(skips, 0.25);
    check_share(leaves, 0.75 * (0.1 + 0.7 * 0.05));
    check_share(served, 0.75 * 0.2);
    check_share(settled, 0.75 * 0.15);
}

TEST_CASE("Bot: shares are of all sessions, those that opt out included") {
    const auto d = with_bot();
    Sessions sessions(d);
    sessions.restart({7, 0});
    std::uint32_t at_once = 0, leaves = 0, contained = 0, settled = 0;
    for (std::uint32_t i = 0; i < many; ++i) {
        const auto session = sessions.session({}, customer(i), 1);
        at_once += session.time == 0;
        leaves += session.end == Session::End::leaves;
        contained += session.end == Session::End::contained;
        settled += session.settles;
    }
    check_share(at_once, 0.1);
    check_share(leaves, 0.05);
    check_share(contained, 0.5);
    check_share(settled, 0.4);
}

TEST_CASE("A bot that contains more contains those whom the other contained") {
    auto d = with_bot();
    const Sessions one(d);
    auto e = with_bot();
    e.reasons[0].contained[1] = 0.6;
    const Sessions other(e);
    for (std::uint32_t i = 0; i < 1000; ++i) {
        const auto a = one.session({}, customer(i), 1), b = other.session({}, customer(i), 1);
        CHECK(a.time == b.time);
        if (a.end != Session::End::goes_on) CHECK(b.end == a.end);
    }
}

TEST_CASE("Numbers of a session are keyed by what brings the customer, and how manyeth of that it is") {
    const auto d = with_menu();
    Sessions sessions(d);
    sessions.restart({7, 0});
    Need need;
    need.redials = 1;
    const auto redial = sessions.menu(need, customer(5, Cause::abandoned));
    need.repeats = 3;
    CHECK(sessions.menu(need, customer(5, Cause::blocked)).time == redial.time);
    CHECK(sessions.menu(need, customer(5)).time == sessions.menu({}, customer(5)).time);
    int differ = 0;
    for (std::uint32_t i = 0; i < 100; ++i) {
        Need first, second;
        first.redials = 1, second.redials = 2;
        differ +=
            sessions.menu(first, customer(i, Cause::menu)).time != sessions.menu(second, customer(i, Cause::menu)).time;
    }
    CHECK(differ > 50);
}

}  // namespace holdtime
